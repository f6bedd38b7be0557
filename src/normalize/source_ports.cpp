#include "normalize/source_ports.h"

#include "normalize/cells.h"
#include "portbook/grammar/direction.h"

namespace portbook::normalize {

using model::Role;

SourcePorts::SourcePorts(const model::Entry& entry, const rules::RuleSet& rules, diag::Sink& sink)
    : entry_(entry) {
  for (const Role role : {Role::source_port, Role::source_protocol_port}) {
    const model::RoleCell* cell = StatedCell(entry, role);
    if (!cell || ports_.cell) continue;
    direction_ = grammar::DirectionOf(cell->text().value(), rules);
    ports_ = direction_ ? Ports{cell, {}, std::nullopt} : ReadPorts(*cell, rules, sink);
  }
}

std::vector<const grammar::PortItem*> SourcePorts::ItemsFor(model::Transport transport) const {
  std::vector<const grammar::PortItem*> items;
  for (const grammar::PortItem& item : ports_.items) {
    if (!item.transport || *item.transport == transport) items.push_back(&item);
  }
  if (items.empty()) items.push_back(nullptr);
  return items;
}

void SourcePorts::Apply(const grammar::PortItem* item, model::Flow& flow) const {
  if (!ports_.cell) return ApplyContext(flow);
  if (direction_) return;
  const bool remote = ports_.cell->role == Role::source_protocol_port;
  flow.source_port_role = remote ? model::SourcePortRole::remote : model::SourcePortRole::source;
  flow.source_port = item ? item->port : model::PortSpec{};
  if (!item) return;
  StateCell(flow, model::Field::source_port, ToString(item->port), *ports_.cell, item->span, "grammar:ports");
}

// "The outgoing ports are not constant", above the table.
void SourcePorts::ApplyContext(model::Flow& flow) const {
  const model::Context* context = ContextOf(entry_, model::Field::source_port);
  const bool has_ports = flow.transport != model::Transport::icmp && flow.transport != model::Transport::ip;
  if (!context || !has_ports) return;
  flow.source_port_role = model::SourcePortRole::source;
  flow.source_port = model::PortSpec{};
  flow.source_port->kind = model::ParsePortKind(context->value).value_or(model::PortKind::unresolved);
  StateContext(flow, *context);
}

}  // namespace portbook::normalize
