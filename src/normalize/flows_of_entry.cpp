// Over 400 lines because all fields of a flow are set in one order, each by the same rules of precedence.
#include "normalize/flows_of_entry.h"

#include <algorithm>

#include "normalize/cells.h"
#include "normalize/endpoints.h"
#include "normalize/named_ends.h"
#include "normalize/pairing.h"
#include "normalize/port_cells.h"
#include "normalize/prose_fields.h"
#include "normalize/protocols.h"
#include "normalize/source_ports.h"
#include "portbook/base/joined.h"
#include "portbook/base/utf8.h"
#include "portbook/grammar/direction.h"
#include "portbook/grammar/ports.h"

namespace portbook::normalize {
namespace {

using model::Basis;
using model::Entry;
using model::Field;
using model::Flow;
using model::PortKind;
using model::Role;
using model::RoleCell;
using model::Transport;

std::vector<std::string> Merged(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> merged = a;
  for (const std::string& service : b) {
    if (std::find(merged.begin(), merged.end(), service) == merged.end()) merged.push_back(service);
  }
  return merged;
}

// ICMP and IP itself are addressed without ports: a dash says so. An empty cell may as well have been lost.
bool HasNoPorts(Transport transport) { return transport == Transport::icmp || transport == Transport::ip; }

class EntryReader {
 public:
  EntryReader(const Entry& entry, const rules::RuleSet& rules, const NormalizeOptions& options,
              diag::Sink& sink)
      : entry_(entry), rules_(rules), options_(options), sink_(sink), source_ports_(entry, rules, sink) {}

  std::vector<WayFlow> Read() {
    protocols_ = ReadProtocols(entry_, rules_, sink_);
    const std::vector<Way> ways = ReadWays(entry_, rules_, sink_);
    std::vector<Ports> cells;
    for (const RoleCell* cell : PortCells(entry_, rules_))
      cells.push_back(ReadPortCell(*cell, protocols_, rules_, sink_));
    if (cells.empty()) cells.push_back({});
    for (const Ports& ports : cells) AddPorts(ports, ways);
    if (entry_.form != model::EntryForm::row) CallProse();
    return std::move(flows_);
  }

 private:
  // The cells of a sentence are words of it.
  void CallProse() {
    for (WayFlow& way : flows_) {
      for (model::Statement& statement : way.flow.statements) {
        if (statement.basis == Basis::cell) statement.basis = Basis::prose;
      }
    }
  }

  void AddPorts(const Ports& ports, const std::vector<Way>& ways) {
    std::vector<grammar::PortItem> items = ports.items;
    const bool unread = items.empty();
    if (unread) items.push_back({});
    Protocols protocols = protocols_;
    AddHeaderTransport(ports, protocols);
    std::vector<int> lines;
    for (const grammar::PortItem& item : items)
      lines.push_back(unread ? 0 : LineOf(*ports.cell, item.span.begin));
    const Pairing pairing = PairLists(items, lines, protocols, rules_);
    if (pairing.uncertain) ReportUncertain(ports);
    for (Way way : ways) {
      if (ports.cell && ports.cell->role == Role::matrix_port) {
        way.name = ports.cell->header;
        way.destination = base::Evidence{base::Text::Synthesized(ports.cell->header), ports.cell->place};
      }
      for (const Atom& atom : pairing.atoms) AddAtom(ports, items, protocols, way, atom);
    }
  }

  // "TCP port": the header speaks where neither the cell nor a protocol cell does.
  void AddHeaderTransport(const Ports& ports, Protocols& protocols) const {
    if (!ports.cell || !ports.cell->transport) return;
    if (protocols.alternatives.size() != 1 || protocols.alternatives.front().basis == Basis::cell) {
      if (protocols.alternatives.front().evidence) return;
    }
    Alternative& alternative = protocols.alternatives.front();
    alternative.transport = *ports.cell->transport;
    alternative.basis = Basis::heading;
    alternative.rule = "column-header";
    alternative.evidence = base::Evidence{base::Text::Synthesized(ports.cell->header), ports.cell->place};
  }

  void ReportUncertain(const Ports& ports) {
    std::vector<base::Evidence> evidence{EvidenceOf(*ports.cell)};
    for (Role role : {Role::transport, Role::service}) {
      if (const RoleCell* cell = StatedCell(entry_, role)) evidence.push_back(EvidenceOf(*cell));
    }
    sink_.Emit(diag::Kind::pairing_uncertain,
               "two lists in one row, and nothing says which port goes with which protocol: each was "
               "taken with each",
               std::move(evidence), "decide which combinations are meant");
  }

  void AddAtom(const Ports& ports, const std::vector<grammar::PortItem>& items, const Protocols& protocols,
               const Way& way, const Atom& atom) {
    const grammar::PortItem& item = items[static_cast<std::size_t>(atom.port)];
    Flow flow;
    ApplyEndpoints(entry_, way, rules_, flow);
    named_ends_.AddCandidates(flow);
    ApplyTransport(ports, item, protocols, atom, flow);
    ApplyServices(ports, item, protocols, atom, flow);
    ApplyPort(ports, item, flow);
    ApplyDirection(ports, item, flow);
    ApplyTexts(flow);
    ApplyRelease(ports, flow);
    ApplyProse(entry_, rules_, flow);
    for (const grammar::PortItem* source : source_ports_.ItemsFor(flow.transport)) {
      if (flows_.size() >= options_.max_flows_per_entry) return ReportLimit(ports);
      Flow with_source = flow;
      source_ports_.Apply(source, with_source);
      std::stable_sort(
          with_source.statements.begin(), with_source.statements.end(),
          [](const model::Statement& a, const model::Statement& b) { return a.field < b.field; });
      flows_.push_back({std::move(with_source), way.name});
    }
  }

  void ReportLimit(const Ports& ports) {
    if (limit_reported_) return;
    limit_reported_ = true;
    sink_.Emit(
        diag::Kind::limit_exceeded,
        "the row means more than " + std::to_string(options_.max_flows_per_entry) +
            " flows; the rest was not written",
        {ports.cell ? EvidenceOf(*ports.cell) : base::Evidence{base::Text(), {entry_.grid, entry_.row, 0}}});
  }

  void ApplyTransport(const Ports& ports, const grammar::PortItem& item, const Protocols& protocols,
                      const Atom& atom, Flow& flow) {
    if (item.transport) {
      flow.transport = *item.transport;
      flow.protocol_number = item.protocol_number;
      flow.security = item.security;
      StateCell(flow, Field::transport, std::string(Name(flow.transport)), *ports.cell,
                WholeCell(*ports.cell), "grammar:ports");
      return;
    }
    const Alternative& alternative =
        protocols.alternatives[static_cast<std::size_t>(std::max(atom.alternative, 0))];
    flow.transport = alternative.transport;
    flow.protocol_number = alternative.protocol_number;
    flow.security = item.security ? item.security : alternative.security;
    if (flow.transport == Transport::unresolved) ImplyTransport(ports, item, flow);
    if (!alternative.evidence) return;
    if (flow.transport != Transport::unresolved) {
      State(flow, Field::transport, std::string(Name(flow.transport)), alternative.evidence->quote.value(),
            alternative.basis, alternative.rule, {*alternative.evidence});
    }
    if (flow.security) {
      State(flow, Field::security, std::string(Name(*flow.security)), alternative.evidence->quote.value(),
            Basis::cell, "grammar:protocols", {*alternative.evidence});
    }
  }

  // "443: HTTPS", where nothing else says a transport.
  void ImplyTransport(const Ports& ports, const grammar::PortItem& item, Flow& flow) const {
    for (const std::string& service : item.services) {
      const rules::ServiceTerm* term = rules_.FindService(service);
      if (!term || !term->implies_transport) continue;
      flow.transport = *term->implies_transport;
      const base::Evidence evidence = EvidenceOf(*ports.cell);
      return State(flow, Field::transport, std::string(Name(flow.transport)), evidence.quote.value(),
                   Basis::implied, term->name, {evidence});
    }
  }

  static base::Span WholeCell(const RoleCell& cell) {
    return {0, static_cast<std::uint32_t>(cell.text().value().size())};
  }

  void ApplyServices(const Ports& ports, const grammar::PortItem& item, const Protocols& protocols,
                     const Atom& atom, Flow& flow) {
    std::vector<base::Evidence> evidence;
    if (!item.services.empty()) {
      flow.services = item.services;
      evidence.push_back(EvidenceOf(*ports.cell));
      ImplySecurity(ports, flow);
    } else if (!OwnServices(protocols, atom).empty()) {
      flow.services = OwnServices(protocols, atom);
      evidence.push_back(*protocols.alternatives[static_cast<std::size_t>(atom.alternative)].evidence);
    } else {
      AddServiceItems(protocols, atom, flow, evidence);
    }
    if (flow.services.empty()) return ApplyContextService(flow);
    std::string raw = evidence.front().quote.value();
    State(flow, Field::services, base::Joined(flow.services, ", "), std::move(raw), Basis::cell,
          "grammar:protocols", std::move(evidence));
  }

  // Where each of them implies it: `HTTP, HTTPS` on one port is not wholly TLS.
  void ImplySecurity(const Ports& ports, Flow& flow) const {
    if (flow.security) return;
    std::optional<model::Security> implied;
    std::string rule;
    for (const std::string& service : flow.services) {
      const rules::ServiceTerm* term = rules_.FindService(service);
      if (!term || !term->implies_security) return;
      implied = term->implies_security;
      rule = term->name;
    }
    flow.security = implied;
    const base::Evidence evidence = EvidenceOf(*ports.cell);
    State(flow, Field::security, std::string(Name(*implied)), evidence.quote.value(), Basis::implied, rule,
          {evidence});
  }

  // Services that only one of several transports carries.
  static std::vector<std::string> OwnServices(const Protocols& protocols, const Atom& atom) {
    if (atom.alternative < 0 || atom.service >= 0 || protocols.alternatives.size() < 2) return {};
    const Alternative& own = protocols.alternatives[static_cast<std::size_t>(atom.alternative)];
    std::vector<std::string> services = own.services;
    for (const Alternative& other : protocols.alternatives) {
      if (other.transport == own.transport) services = Merged(services, other.services);
    }
    return services;
  }

  void AddServiceItems(const Protocols& protocols, const Atom& atom, Flow& flow,
                       std::vector<base::Evidence>& evidence) {
    const ServiceItem* secure = nullptr;
    bool all_secure = true;
    for (int i = 0; i < static_cast<int>(protocols.services.size()); ++i) {
      if (atom.service >= 0 && atom.service != i) continue;
      const ServiceItem& service = protocols.services[static_cast<std::size_t>(i)];
      if (service.services.empty()) continue;  // "TLS" alone speaks for its transport
      flow.services = Merged(flow.services, service.services);
      evidence.push_back(*service.evidence);
      all_secure = all_secure && service.security.has_value();
      secure = &service;
    }
    // `HTTP, HTTPS` on one port is not wholly TLS.
    if (flow.security || !secure || !all_secure) return;
    flow.security = secure->security;
    State(flow, Field::security, std::string(Name(*flow.security)), secure->evidence->quote.value(),
          secure->security_basis, secure->security_rule, {*secure->evidence});
  }

  void ApplyContextService(Flow& flow) {
    const model::Context* context = ContextOf(entry_, Field::services);
    if (!context) return;
    flow.services = {context->value};
    StateContext(flow, *context);
  }

  // A row that says ICMP in a cell has no port to miss. Where only a heading says so, an empty cell may have
  // been lost (IM and Presence table 29).
  void ApplyNoPort(const Ports& ports, Flow& flow) const {
    if (ports.icmp) {
      flow.icmp_type = ports.icmp->type;
      flow.icmp_code = ports.icmp->code;
      flow.port.kind = PortKind::not_applicable;
      return StateCell(flow, Field::port, ToString(flow.port), *ports.cell, WholeCell(*ports.cell),
                       "grammar:icmp");
    }
    const model::Statement* transport = model::Find(flow, Field::transport);
    const bool stated = transport && transport->basis == Basis::cell;
    if (ports.cell && !ports.cell->lines.empty() && !IsDash(*ports.cell, rules_)) return;
    if (!stated && (!ports.cell || ports.cell->lines.empty())) return;
    flow.port.kind = PortKind::not_applicable;
    State(flow, Field::port, ToString(flow.port), "", Basis::implied, "transport-without-ports",
          transport->evidence);
  }

  void ApplyPort(const Ports& ports, const grammar::PortItem& item, Flow& flow) {
    flow.port = item.port;
    if (ports.items.empty() && HasNoPorts(flow.transport)) return ApplyNoPort(ports, flow);
    if (IsProtocolNumber(item.port, flow)) return ApplyProtocolNumber(ports, item, flow);
    // "Any" beside ICMP: any of its messages.
    if (HasNoPorts(flow.transport) && flow.port.kind == PortKind::any)
      flow.port.kind = PortKind::not_applicable;
    if (flow.port.kind == PortKind::unresolved) return;
    StateCell(flow, Field::port, ToString(flow.port), *ports.cell, item.span, "grammar:ports");
    const base::Span whole = WholeCell(*ports.cell);
    if (flow.port.is_default) {
      StateCell(flow, Field::port_default, *flow.port.is_default ? "true" : "false", *ports.cell, whole,
                "grammar:ports");
    } else if (flow.port.range) {
      ApplyHeaderPhrases(*ports.cell, flow);
    }
    if (flow.port.step)
      StateCell(flow, Field::port_step, std::to_string(*flow.port.step), *ports.cell, whole, "grammar:ports");
    if (flow.port.count)
      StateCell(flow, Field::port_count, std::to_string(*flow.port.count), *ports.cell, whole,
                "grammar:ports");
  }

  // "IP protocol" beside 50 in a column of ports.
  static bool IsProtocolNumber(const model::PortSpec& port, const Flow& flow) {
    if (flow.transport != Transport::ip || !port.range || port.range->first() != port.range->last())
      return false;
    const std::uint16_t number = port.range->first();
    return number <= model::kLargestProtocolNumber && flow.protocol_number.value_or(number) == number;
  }
  static void ApplyProtocolNumber(const Ports& ports, const grammar::PortItem& item, Flow& flow) {
    flow.protocol_number = item.port.range->first();
    flow.port = {};
    flow.port.kind = PortKind::not_applicable;
    StateCell(flow, Field::protocol_number, std::to_string(*flow.protocol_number), *ports.cell, item.span,
              "grammar:ports");
    StateCell(flow, Field::port, ToString(flow.port), *ports.cell, item.span, "grammar:ports");
  }

  // "Default port": said of every number below it.
  void ApplyHeaderPhrases(const RoleCell& cell, Flow& flow) const {
    for (const rules::PhraseRule* rule : rules_.header_phrases) {
      if (rule->field != Field::port_default || !rule->match.Matches(cell.header)) continue;
      flow.port.is_default = rule->value == "true";
      return StateHeader(Field::port_default, rule->value, cell, rule->name, flow);
    }
  }

  void ApplyDirection(const Ports& ports, const grammar::PortItem& item, Flow& flow) {
    if (item.direction) return SetDirection(*item.direction, *ports.cell, flow);
    const RoleCell* cell = StatedCell(entry_, Role::direction);
    if (cell) {
      const std::optional<model::Direction> direction = DirectionIn(*cell, rules_);
      if (direction) return SetDirection(*direction, *cell, flow);
    }
    if (const RoleCell* said = source_ports_.DirectionCell())
      return SetDirection(*source_ports_.direction(), *said, flow);
    if (ports.cell && ports.cell->direction) {
      flow.direction = ports.cell->direction;
      return StateHeader(Field::direction, std::string(Name(*flow.direction)), *ports.cell, "column-header",
                         flow);
    }
    if (const model::Context* context = ContextOf(entry_, Field::direction)) {
      flow.direction = model::ParseDirection(context->value);
      StateContext(flow, *context);
    }
  }

  static void StateHeader(Field field, std::string value, const RoleCell& cell, std::string rule,
                          Flow& flow) {
    State(flow, field, std::move(value), cell.header, Basis::heading, std::move(rule),
          {{base::Text::Synthesized(cell.header), cell.place}});
  }

  static void SetDirection(model::Direction direction, const RoleCell& cell, Flow& flow) {
    flow.direction = direction;
    StateCell(flow, Field::direction, std::string(Name(direction)), cell, WholeCell(cell), "direction");
  }

  void ApplyTexts(Flow& flow) {
    ApplyText(Role::purpose, Field::purpose, flow.purpose, flow);
    ApplyText(Role::remarks, Field::remarks, flow.remarks, flow);
  }

  // A column of releases, or a port column for each of them.
  void ApplyRelease(const Ports& ports, Flow& flow) {
    if (ports.cell && !ports.cell->applies_to.empty()) {
      flow.applies_to.push_back(ports.cell->applies_to);
      StateHeader(Field::applies_to, ports.cell->applies_to, *ports.cell, "column-header", flow);
    } else if (const RoleCell* cell = StatedCell(entry_, Role::applies_to)) {
      for (const base::Text& line : cell->lines) flow.applies_to.push_back(base::FoldSpace(line.value()));
      StateCell(flow, Field::applies_to, base::Joined(flow.applies_to, ", "), *cell, WholeCell(*cell),
                "column");
    }
  }

  // Several columns of remarks are one text, in their order; so are the row's footnotes.
  void ApplyText(Role role, Field field, std::optional<std::string>& value, Flow& flow) {
    std::string words;
    std::vector<base::Evidence> evidence;
    for (const RoleCell* cell : CellsOf(entry_, role)) {
      if (cell->lines.empty()) continue;
      words += (words.empty() ? "" : " | ") + base::FoldSpace(cell->text().value());
      evidence.push_back(EvidenceOf(*cell));
    }
    if (words.empty()) return;
    value = words;
    std::string raw = evidence.front().quote.value();
    State(flow, field, std::move(words), std::move(raw), Basis::cell, "column", std::move(evidence));
  }

  const Entry& entry_;
  const rules::RuleSet& rules_;
  const NormalizeOptions& options_;
  diag::Sink& sink_;
  Protocols protocols_;
  SourcePorts source_ports_;
  NamedEnds named_ends_{entry_, rules_};
  std::vector<WayFlow> flows_;
  bool limit_reported_ = false;
};

}  // namespace

std::vector<WayFlow> FlowsOfEntry(const Entry& entry, const rules::RuleSet& rules,
                                  const NormalizeOptions& options, diag::Sink& sink) {
  return EntryReader(entry, rules, options, sink).Read();
}

}  // namespace portbook::normalize
