#include "normalize/protocols.h"

#include <algorithm>

#include "normalize/cells.h"
#include "portbook/base/utf8.h"

namespace portbook::normalize {
namespace {

using model::Field;
using model::Role;
using model::Transport;

// The words of a service cell that names no application protocol ("Ephemeral port range").
bool IsNoService(const model::RoleCell& cell, const rules::RuleSet& rules) {
  const std::string text = base::FoldSpace(cell.text().value());
  return std::any_of(rules.cells.begin(), rules.cells.end(), [&](const rules::CellRule* rule) {
    return rule->meaning == rules::CellRule::Meaning::not_a_service && rule->match.Matches(text);
  });
}

grammar::ProtocolCell Parse(const model::RoleCell* cell, grammar::ProtocolColumn column,
                            const rules::RuleSet& rules) {
  if (!cell || cell->placement == model::CellPlacement::foreign) return {};
  return grammar::ParseProtocols(cell->text().value(), column, rules);
}

Alternative AlternativeOf(const grammar::ProtocolItem& item, const model::RoleCell& cell) {
  Alternative alternative;
  alternative.evidence = EvidenceOf(cell, item.span);
  alternative.security = item.security;
  if (item.transport) {
    alternative.transport = *item.transport;
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

std::vector<ServiceItem> ServiceItems(const grammar::ProtocolCell& services, const model::RoleCell* cell) {
  std::vector<ServiceItem> items;
  for (const grammar::ProtocolItem& item : services.items) {
    if (item.services.empty() && !item.security) continue;
    items.push_back({item.services, item.security, EvidenceOf(*cell, item.span)});
  }
  return items;
}

void ReportUnknown(const grammar::ProtocolCell& parsed, const model::RoleCell& cell, diag::Sink& sink) {
  for (const base::Span& span : parsed.unknown) {
    const base::Evidence evidence = EvidenceOf(cell, span);
    sink.Emit(diag::Kind::value_unparsed,
              "`" + evidence.quote.value() + "` in a transport cell is no transport that is known",
              {evidence}, "add the word to rules/common/transports.toml if it is one");
  }
}

}  // namespace

Protocols ReadProtocols(const model::Entry& entry, const rules::RuleSet& rules, diag::Sink& sink) {
  const model::RoleCell* transport_cell = StatedCell(entry, Role::transport);
  const model::RoleCell* service_cell = StatedCell(entry, Role::service);
  if (service_cell && IsNoService(*service_cell, rules)) service_cell = nullptr;
  const grammar::ProtocolCell transports = Parse(transport_cell, grammar::ProtocolColumn::transport, rules);
  const grammar::ProtocolCell services = Parse(service_cell, grammar::ProtocolColumn::service, rules);

  Protocols result;
  result.services = ServiceItems(services, service_cell);
  for (const grammar::ProtocolItem& item : transports.items)
    result.alternatives.push_back(AlternativeOf(item, *transport_cell));
  if (transport_cell) ReportUnknown(transports, *transport_cell, sink);
  if (std::any_of(result.alternatives.begin(), result.alternatives.end(), SaysTransport)) {
    PreferIcmp(services, result.alternatives);
    if (service_cell) ReportContradiction(services, *service_cell, result.alternatives, sink);
    return result;
  }
  result.alternatives.clear();
  if (service_cell) result.alternatives = AlternativesOfServices(services, *service_cell);
  const model::Context* context = ContextOf(entry, Field::transport);
  if (result.alternatives.empty() && context) {
    Alternative alternative;
    alternative.transport = model::ParseTransport(context->value).value_or(Transport::unresolved);
    alternative.basis = model::Basis::heading;
    alternative.rule = context->rule;
    alternative.evidence = context->evidence;
    result.alternatives.push_back(std::move(alternative));
  }
  if (result.alternatives.empty()) result.alternatives.push_back({});
  return result;
}

}  // namespace portbook::normalize
