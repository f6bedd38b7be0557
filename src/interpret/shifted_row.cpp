#include "interpret/shifted_row.h"

#include <algorithm>

#include "portbook/grammar/direction.h"
#include "portbook/grammar/ports.h"
#include "portbook/grammar/protocols.h"

namespace portbook::interpret {
namespace {

using model::Role;

bool IsTyped(Role role) {
  return role == Role::port || role == Role::source_port || role == Role::protocol_port ||
         role == Role::source_protocol_port || role == Role::transport || role == Role::direction;
}

bool ReadsAsPorts(const std::string& text, const rules::RuleSet& rules) {
  const grammar::PortCell cell = grammar::ParsePorts(text, rules);
  return cell.blank || (!cell.items.empty() && cell.issues.empty());
}

// In its place a transport cell may name services too ("TCP (SIP)"); to move a cell there, it must be a
// transport and no more.
enum class Strictness { in_place, moved };

bool ReadsAsTransport(const std::string& text, Strictness strictness, const rules::RuleSet& rules) {
  const grammar::ProtocolCell cell = grammar::ParseProtocols(text, grammar::ProtocolColumn::transport, rules);
  if (cell.blank) return true;
  if (cell.items.empty() || !cell.unknown.empty()) return false;
  return strictness == Strictness::in_place ||
         std::all_of(cell.items.begin(), cell.items.end(),
                     [](const auto& item) { return item.services.empty(); });
}

bool Accepts(Role role, const std::string& text, Strictness strictness, const rules::RuleSet& rules) {
  if (role == Role::transport) return ReadsAsTransport(text, strictness, rules);
  if (role == Role::direction) return grammar::DirectionOf(text, rules).has_value();
  if (role == Role::source_port && grammar::DirectionOf(text, rules)) return true;
  return ReadsAsPorts(text, rules);
}

int Violations(const doc::Row& row, const std::vector<int>& column_of, Strictness strictness,
               const Columns& columns, const rules::RuleSet& rules) {
  int violations = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const doc::Cell& cell = row.cells[i];
    const Role role = columns.columns[static_cast<std::size_t>(column_of[i])].role;
    if (!IsTyped(role) || cell.lines.empty()) continue;
    violations += !Accepts(role, cell.text().value(), strictness, rules);
  }
  return violations;
}

// Without the blank cells at its end: where a grid has as many cells in each row, they stand for lost ones.
std::size_t CountCells(const doc::Row& row) {
  std::size_t count = row.cells.size();
  while (count > 0 && row.cells[count - 1].lines.empty()) --count;
  return count;
}

// The cells behind the gap one column further; blank cells at the end fill the gap.
std::vector<int> WithGap(const doc::Row& row, std::size_t cells, std::size_t gap_at) {
  std::vector<int> column_of;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    column_of.push_back(static_cast<int>(i < gap_at ? i : i < cells ? i + 1 : gap_at));
  }
  return column_of;
}

// A column whose values are known by their form holds one of the moved cells. A column of free text takes any
// cell: a sentence in a port column, beside a blank last cell, is no shifted row.
bool IsConfirmed(const doc::Row& row, const std::vector<int>& column_of, std::size_t gap_at,
                 const Columns& columns) {
  for (std::size_t i = gap_at; i < row.cells.size(); ++i) {
    const Role role = columns.columns[static_cast<std::size_t>(column_of[i])].role;
    if (IsTyped(role) && !row.cells[i].lines.empty()) return true;
  }
  return false;
}

// The text is a protocol, whole: what a port column cannot hold.
bool IsProtocol(const std::string& text, const rules::RuleSet& rules) {
  const grammar::ProtocolCell cell = grammar::ParseProtocols(text, grammar::ProtocolColumn::transport, rules);
  return !cell.items.empty() && cell.unknown.empty();
}

void MarkDisplaced(const doc::Row& row, const Columns& columns, const rules::RuleSet& rules,
                   PlacedRow& placed) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const Role role = columns.columns[static_cast<std::size_t>(placed.column_of[i])].role;
    if (row.cells[i].lines.empty() || !IsTyped(role)) continue;
    const std::string text = row.cells[i].text().value();
    if (Accepts(role, text, Strictness::in_place, rules)) continue;
    const bool belongs_elsewhere =
        role == Role::transport ? ReadsAsPorts(text, rules) : IsProtocol(text, rules);
    if (!belongs_elsewhere) continue;
    placed.displaced[i] = true;
    placed.shift = Shift::displaced;
  }
}

}  // namespace

PlacedRow PlaceCells(const doc::Row& row, const Columns& columns, const rules::RuleSet& rules) {
  PlacedRow placed;
  placed.displaced.assign(row.cells.size(), false);
  for (const doc::Cell& cell : row.cells) placed.column_of.push_back(cell.column);
  const std::size_t cells = CountCells(row);
  if (Violations(row, placed.column_of, Strictness::in_place, columns, rules) == 0) return placed;
  // Of two lost cells nothing says which two.
  if (cells + 1 == columns.columns.size()) {
    std::vector<std::size_t> fitting;
    for (std::size_t at = 0; at < cells; ++at) {
      const std::vector<int> column_of = WithGap(row, cells, at);
      if (Violations(row, column_of, Strictness::moved, columns, rules) == 0 &&
          IsConfirmed(row, column_of, at, columns))
        fitting.push_back(at);
    }
    if (fitting.size() == 1) {
      placed.shift = Shift::repaired;
      placed.lost_column = static_cast<int>(fitting.front());
      placed.column_of = WithGap(row, cells, fitting.front());
      for (std::size_t i = fitting.front(); i < cells; ++i) placed.displaced[i] = true;
      return placed;
    }
  }
  MarkDisplaced(row, columns, rules, placed);
  return placed;
}

}  // namespace portbook::interpret
