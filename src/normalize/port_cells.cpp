#include "normalize/port_cells.h"

#include <algorithm>

#include "normalize/cells.h"

namespace portbook::normalize {
namespace {

using model::PortKind;
using model::Role;
using model::RoleCell;

void ReportIssues(const RoleCell& cell, const grammar::PortCell& parsed, diag::Sink& sink) {
  for (const grammar::PortIssue& issue : parsed.issues) {
    const bool reversed = issue.kind == grammar::PortIssue::Kind::reversed;
    sink.Emit(reversed ? diag::Kind::range_suspicious : diag::Kind::value_unparsed, issue.message,
              {EvidenceOf(cell, issue.span), EvidenceOf(cell)},
              "read the cell in the guide; nothing was guessed from it");
  }
}

bool StatesPort(const RoleCell& cell, const rules::RuleSet& rules) {
  const grammar::PortCell parsed = grammar::ParsePorts(cell.text().value(), rules);
  return std::any_of(parsed.items.begin(), parsed.items.end(), [](const grammar::PortItem& item) {
    return item.port.kind != PortKind::not_applicable;
  });
}

// A dash, "none", "not applicable".
bool SaysNoPort(const RoleCell& cell, const rules::RuleSet& rules) {
  const grammar::PortCell parsed = grammar::ParsePorts(cell.text().value(), rules);
  return parsed.issues.empty() &&
         std::all_of(parsed.items.begin(), parsed.items.end(), [](const grammar::PortItem& item) {
           return item.port.kind == PortKind::not_applicable && !item.transport;
         });
}

}  // namespace

Ports ReadPorts(const RoleCell& cell, const rules::RuleSet& rules, diag::Sink& sink) {
  Ports ports{&cell, {}, std::nullopt};
  if (cell.lines.empty() || cell.placement == model::CellPlacement::foreign) return ports;
  const grammar::PortCell parsed = grammar::ParsePorts(cell.text().value(), rules);
  ReportIssues(cell, parsed, sink);
  ports.items = parsed.items;
  return ports;
}

Ports ReadPortCell(const RoleCell& cell, const Protocols& protocols, const rules::RuleSet& rules,
                   diag::Sink& sink) {
  const bool icmp = std::all_of(
      protocols.alternatives.begin(), protocols.alternatives.end(),
      [](const Alternative& alternative) { return alternative.transport == model::Transport::icmp; });
  const std::optional<grammar::IcmpMessage> message =
      icmp ? grammar::ParseIcmpMessage(cell.text().value()) : std::nullopt;
  return message ? Ports{&cell, {}, message} : ReadPorts(cell, rules, sink);
}

std::vector<const RoleCell*> PortCells(const model::Entry& entry, const rules::RuleSet& rules) {
  std::vector<const RoleCell*> cells = CellsOf(entry, Role::port);
  for (const RoleCell* cell : CellsOf(entry, Role::protocol_port)) cells.push_back(cell);
  for (const RoleCell* cell : CellsOf(entry, Role::matrix_port)) {
    if (!cell->lines.empty() && !IsDash(*cell, rules)) cells.push_back(cell);
  }
  if (cells.size() < 2) return cells;
  const auto states = [&](const RoleCell* cell) { return StatesPort(*cell, rules); };
  const auto is_empty = [&](const RoleCell* cell) { return cell->lines.empty(); };
  if (std::any_of(cells.begin(), cells.end(), states)) {
    std::erase_if(cells, [&](const RoleCell* cell) { return is_empty(cell) || SaysNoPort(*cell, rules); });
  } else if (!std::all_of(cells.begin(), cells.end(), is_empty)) {
    std::erase_if(cells, is_empty);
  } else {
    cells.resize(1);
  }
  return cells;
}

bool IsDash(const RoleCell& cell, const rules::RuleSet& rules) {
  return grammar::ParsePorts(cell.text().value(), rules).blank;
}

}  // namespace portbook::normalize
