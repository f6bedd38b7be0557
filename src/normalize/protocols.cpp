#include "normalize/protocols.h"

#include <algorithm>

#include "normalize/cells.h"
#include "portbook/base/utf8.h"

namespace portbook::normalize {
namespace {

using model::Entry;
using model::Field;
using model::Role;
using model::Transport;

// Words that name no application protocol ("Ephemeral port range"; the "optional" of "Syslog (optional)").
bool IsNoService(const std::string& text, const rules::RuleSet& rules) {
  return std::any_of(rules.cells.begin(), rules.cells.end(), [&](const rules::CellRule* rule) {
    return rule->meaning == rules::CellRule::Meaning::not_a_service && rule->match.Matches(text);
  });
}

// A row may have several: "Service" and "Protocol".
struct ServiceCell {
  const model::RoleCell* cell;
  grammar::ProtocolCell parsed;
};

bool SaysBoth(const model::RoleCell& cell, const rules::RuleSet& rules) {
  const std::string text = base::FoldSpace(cell.text().value());
  return std::any_of(rules.cells.begin(), rules.cells.end(), [&](const rules::CellRule* rule) {
    return rule->meaning == rules::CellRule::Meaning::tcp_and_udp && rule->match.Matches(text);
  });
}

grammar::ProtocolCell Both(const model::RoleCell& cell) {
  grammar::ProtocolCell both;
  for (const Transport transport : {Transport::tcp, Transport::udp}) {
    grammar::ProtocolItem item;
    item.transport = transport;
    item.span = {0, static_cast<std::uint32_t>(cell.text().value().size())};
    both.items.push_back(std::move(item));
  }
  return both;
}

grammar::ProtocolCell Parse(const model::RoleCell& cell, grammar::ProtocolColumn column,
                            const rules::RuleSet& rules) {
  if (cell.placement == model::CellPlacement::foreign) return {};
  if (SaysBoth(cell, rules)) return Both(cell);
  return grammar::ParseProtocols(cell.text().value(), column, rules);
}

Alternative AlternativeOf(const grammar::ProtocolItem& item, const model::RoleCell& cell) {
  Alternative alternative;
  alternative.evidence = EvidenceOf(cell, item.span);
  alternative.line = LineOf(cell, item.span.begin);
  alternative.security = item.security;
  if (item.transport) {
    alternative.transport = *item.transport;
    alternative.protocol_number = item.protocol_number;
    alternative.rule = "grammar:protocols";
  } else if (item.implied_transport) {
    alternative.transport = *item.implied_transport;
    alternative.basis = model::Basis::implied;
    alternative.rule = item.implied_by;
  }
  return alternative;
}

bool SaysTransport(const Alternative& alternative) { return alternative.transport != Transport::unresolved; }

// ICMP is carried by IP itself: "ICMP" beside "IP" is icmp.
void PreferIcmp(const grammar::ProtocolCell& services, std::vector<Alternative>& alternatives) {
  const bool icmp =
      std::any_of(services.items.begin(), services.items.end(),
                  [](const grammar::ProtocolItem& item) { return item.transport == Transport::icmp; });
  for (Alternative& alternative : alternatives) {
    if (icmp && alternative.transport == Transport::ip) alternative.transport = Transport::icmp;
  }
}

void ReportContradiction(const grammar::ProtocolCell& services, const model::RoleCell& service_cell,
                         const std::vector<Alternative>& alternatives, diag::Sink& sink) {
  for (const grammar::ProtocolItem& item : services.items) {
    if (!item.transport || item.transport == Transport::ip || alternatives.empty()) continue;
    const bool agreed = std::any_of(alternatives.begin(), alternatives.end(), [&](const Alternative& other) {
      return other.transport == item.transport;
    });
    if (agreed) continue;
    sink.Emit(diag::Kind::transport_contradicted,
              "the protocol cell says " + std::string(Name(*item.transport)) + ", the transport cell says " +
                  std::string(Name(alternatives.front().transport)),
              {EvidenceOf(service_cell, item.span), *alternatives.front().evidence},
              "ask the vendor which transport is meant; both are what the guide prints");
  }
}

// The service cell speaks for the transport where no transport cell does. Items that say the same are one
// alternative; services that hold for one transport only stay with it.
std::vector<Alternative> AlternativesOfServices(const grammar::ProtocolCell& services,
                                                const model::RoleCell& cell) {
  std::vector<Alternative> alternatives;
  const bool any =
      std::any_of(services.items.begin(), services.items.end(),
                  [](const grammar::ProtocolItem& item) { return item.transport || item.implied_transport; });
  if (!any) return alternatives;
  for (const grammar::ProtocolItem& item : services.items) {
    Alternative alternative = AlternativeOf(item, cell);
    alternative.services = item.services;
    alternatives.push_back(std::move(alternative));
  }
  return alternatives;
}

void ImplySecurity(const rules::RuleSet& rules, ServiceItem& item) {
  for (const std::string& name : item.services) {
    const rules::ServiceTerm* term = rules.FindService(name);
    if (item.security || !term || !term->implies_security) continue;
    item.security = term->implies_security;
    item.security_basis = model::Basis::implied;
    item.security_rule = term->name;
  }
}

// "HTTP/HTTPS" is a list like "HTTP, HTTPS".
void AddServiceItems(const ServiceCell& service, const rules::RuleSet& rules,
                     std::vector<ServiceItem>& items) {
  for (const grammar::ProtocolItem& item : service.parsed.items) {
    if (item.services.empty() && !item.security) continue;
    const base::Evidence evidence = EvidenceOf(*service.cell, item.span);
    const int line = LineOf(*service.cell, item.span.begin);
    if (item.services.empty())
      items.push_back({{}, item.security, model::Basis::cell, "grammar:protocols", evidence, line});
    for (const std::string& name : item.services) {
      items.push_back({{name}, item.security, model::Basis::cell, "grammar:protocols", evidence, line});
      ImplySecurity(rules, items.back());
    }
  }
}

void ReportUnknown(const grammar::ProtocolCell& parsed, const model::RoleCell& cell, diag::Sink& sink) {
  for (const base::Span& span : parsed.unknown) {
    const base::Evidence evidence = EvidenceOf(cell, span);
    sink.Emit(diag::Kind::value_unparsed,
              "`" + evidence.quote.value() + "` in a transport cell is no transport that is known",
              {evidence}, "add the word to rules/common/transports.toml if it is one");
  }
}

std::vector<ServiceCell> ServiceCells(const Entry& entry, const rules::RuleSet& rules) {
  std::vector<ServiceCell> cells;
  for (const model::RoleCell* cell : CellsOf(entry, Role::service)) {
    if (cell->lines.empty() || IsNoService(base::FoldSpace(cell->text().value()), rules)) continue;
    cells.push_back({cell, Parse(*cell, grammar::ProtocolColumn::service, rules)});
    for (grammar::ProtocolItem& item : cells.back().parsed.items)
      std::erase_if(item.services, [&](const std::string& service) { return IsNoService(service, rules); });
  }
  return cells;
}

Alternative AlternativeOf(const model::Context& context) {
  Alternative alternative;
  alternative.transport = model::ParseTransport(context.value).value_or(Transport::unresolved);
  alternative.basis = model::Basis::heading;
  alternative.rule = context.rule;
  alternative.evidence = context.evidence;
  return alternative;
}

// "The DNS server (TCP and UDP)", "The API (TCP only)": where no column says a transport, and one bracket of
// the words of the row names transports and nothing else.
std::vector<Alternative> TransportsInBrackets(const Entry& entry, const rules::RuleSet& rules) {
  constexpr std::string_view kOnly = " only";
  std::vector<Alternative> found;
  for (const model::RoleCell& cell : entry.cells) {
    if (cell.role != Role::component && cell.role != Role::purpose) continue;
    const std::string text = cell.text().value();
    if (text.ends_with('.')) continue;  // a sentence explains an abbreviation so
    const std::size_t open = text.find('('), close = text.find(')', std::min(open, text.size()));
    if (close == text.npos || text.find('(', open + 1) != text.npos) continue;
    std::string words = text.substr(open + 1, close - open - 1);
    if (base::FoldForComparison(words).ends_with(kOnly)) words.resize(words.size() - kOnly.size());
    const grammar::ProtocolCell read =
        grammar::ParseProtocols(words, grammar::ProtocolColumn::transport, rules);
    const bool transports = !read.items.empty() && read.unknown.empty() &&
                            std::all_of(read.items.begin(), read.items.end(), [](const auto& item) {
                              return item.transport && item.services.empty();
                            });
    if (!transports) continue;
    if (!found.empty()) return {};
    for (grammar::ProtocolItem item : read.items) {
      item.span.begin += static_cast<std::uint32_t>(open + 1);
      item.span.end += static_cast<std::uint32_t>(open + 1);
      found.push_back(AlternativeOf(item, cell));
    }
  }
  return found;
}

}  // namespace

int LineOf(const model::RoleCell& cell, std::size_t at) {
  const std::string text = cell.text().value();
  return static_cast<int>(
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size())), '\n'));
}

Protocols ReadProtocols(const Entry& entry, const rules::RuleSet& rules, diag::Sink& sink) {
  Protocols result;
  const std::vector<ServiceCell> services = ServiceCells(entry, rules);
  for (const ServiceCell& service : services) AddServiceItems(service, rules, result.services);
  if (const model::RoleCell* cell = StatedCell(entry, Role::transport)) {
    const grammar::ProtocolCell transports = Parse(*cell, grammar::ProtocolColumn::transport, rules);
    for (const grammar::ProtocolItem& item : transports.items)
      result.alternatives.push_back(AlternativeOf(item, *cell));
    ReportUnknown(transports, *cell, sink);
  }
  if (std::any_of(result.alternatives.begin(), result.alternatives.end(), SaysTransport)) {
    for (const ServiceCell& service : services) {
      PreferIcmp(service.parsed, result.alternatives);
      ReportContradiction(service.parsed, *service.cell, result.alternatives, sink);
    }
    return result;
  }
  result.alternatives.clear();
  for (const ServiceCell& service : services) {
    if (result.alternatives.empty())
      result.alternatives = AlternativesOfServices(service.parsed, *service.cell);
  }
  const model::Context* context = ContextOf(entry, Field::transport);
  if (result.alternatives.empty() && !context && entry.form == model::EntryForm::row)
    result.alternatives = TransportsInBrackets(entry, rules);
  if (result.alternatives.empty())
    result.alternatives.push_back(context ? AlternativeOf(*context) : Alternative{});
  return result;
}

}  // namespace portbook::normalize
