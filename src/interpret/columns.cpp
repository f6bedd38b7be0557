#include "interpret/columns.h"

#include <algorithm>

#include "interpret/column_shapes.h"
#include "portbook/base/utf8.h"
#include "portbook/grammar/ports.h"

namespace portbook::interpret {
namespace {

using model::Role;

bool IsPortRole(Role role) { return role == Role::port || role == Role::protocol_port; }

const rules::LayoutRule* LayoutOf(const doc::Grid& grid, const rules::RuleSet& rules) {
  for (const rules::LayoutRule* layout : rules.layouts) {
    if (layout->name == grid.layout) return layout;
  }
  return nullptr;
}

std::vector<Role> RolesOfLayout(const rules::LayoutRule& layout) {
  if (!layout.columns.empty()) return layout.columns;
  std::vector<Role> roles;
  for (const rules::LayoutRule::Field& field : layout.fields) roles.push_back(field.role);
  return roles;
}

// A header names things; a row with a port number in it is data, whatever its words.
bool IsHeaderRow(const doc::Row& row, const rules::RuleSet& rules) {
  int stated = 0, known = 0, marked = 0;
  bool names_ports = false;
  for (const doc::Cell& cell : row.cells) {
    if (cell.state == doc::CellState::blank || cell.state == doc::CellState::absent) continue;
    ++stated;
    const std::string text = cell.text().value();
    const rules::HeaderRule* rule = rules.FindHeader(text);
    if (!rule && grammar::LooksLikePorts(text, rules)) return false;
    known += rule != nullptr;
    marked += cell.header;
    names_ports = names_ports || (rule && IsPortRole(rule->role));
  }
  if (stated < 2 || known == 0) return false;
  return 2 * known > stated || marked == stated || names_ports;
}

// Stated by every header cell above the column, the top one first: a spanning header and the one below it are
// one name.
base::Text HeaderText(const doc::Grid& grid, const Columns& columns, int column) {
  base::Text text;
  for (int r = columns.title_rows; r < columns.header_rows; ++r) {
    for (const doc::Cell& cell : grid.rows[static_cast<std::size_t>(r)].cells) {
      if (cell.column != column || cell.lines.empty()) continue;
      const base::Text part = cell.text().Folded();
      if (part.value() == text.value()) continue;  // one cell over both rows
      if (!text.empty()) text.AppendSynthesized(" ");
      text.Append(part);
    }
  }
  return text;
}

const rules::HeaderRule* FindRule(const doc::Grid& grid, const Columns& columns, int column,
                                  const std::string& whole, const rules::RuleSet& rules) {
  if (const rules::HeaderRule* rule = rules.FindHeader(whole)) return rule;
  for (int r = columns.header_rows - 1; r >= columns.title_rows;
       --r) {  // the lowest row is the most specific
    for (const doc::Cell& cell : grid.rows[static_cast<std::size_t>(r)].cells) {
      if (cell.column != column || cell.lines.empty()) continue;
      if (const rules::HeaderRule* rule = rules.FindHeader(cell.text().value())) return rule;
    }
  }
  return nullptr;
}

bool IsMarked(const doc::Row& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const doc::Cell& cell) { return cell.header || cell.lines.empty(); });
}

bool HasSpan(const doc::Row& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [](const doc::Cell& cell) { return cell.column_span > 1; });
}

// Values may be header words too ("Client", "Server"): a second header row must be marked as one, or stand
// under a cell that spans several columns.
int CountHeaderRows(const doc::Grid& grid, int title_rows, const rules::RuleSet& rules,
                    const InterpretOptions& options) {
  const int most = std::min(title_rows + options.max_header_rows, static_cast<int>(grid.rows.size()));
  int rows = title_rows;
  while (rows < most) {
    const doc::Row& row = grid.rows[static_cast<std::size_t>(rows)];
    if (rows > title_rows && !IsMarked(row) && !HasSpan(grid.rows[static_cast<std::size_t>(rows - 1)])) break;
    if (!IsHeaderRow(row, rules)) break;
    ++rows;
  }
  return rows;
}

bool IsOneCell(const doc::Row& row, int columns) {
  return columns > 1 && !row.cells.empty() && row.cells.front().column_span == columns;
}

// A row of one cell above the header names the table (the title of a sheet: Security Onion's cheatsheet).
int CountTitleRows(const doc::Grid& grid, const rules::RuleSet& rules) {
  std::size_t rows = 0;
  while (rows < grid.rows.size() && IsOneCell(grid.rows[rows], grid.columns)) ++rows;
  return rows < grid.rows.size() && IsHeaderRow(grid.rows[rows], rules) ? static_cast<int>(rows) : 0;
}

int CountMarkedRows(const doc::Grid& grid) {
  int rows = 0;
  for (const doc::Row& row : grid.rows) {
    if (!std::all_of(row.cells.begin(), row.cells.end(), [](const doc::Cell& cell) { return cell.header; }))
      break;
    ++rows;
  }
  return rows;
}

// REQUIRES: result.header_rows is set.
void NameColumns(const doc::Grid& grid, int grid_index, const std::vector<Role>& roles,
                 const rules::RuleSet& rules, Columns& result) {
  for (int c = 0; c < grid.columns; ++c) {
    Column column;
    column.evidence.quote = HeaderText(grid, result, c);
    column.evidence.place = {grid_index, result.header_rows - 1, c};
    column.header = base::FoldSpace(column.evidence.quote.value());
    if (!roles.empty()) {
      column.role = roles[static_cast<std::size_t>(c)];
    } else if (!column.header.empty()) {
      column.rule = FindRule(grid, result, c, column.header, rules);
      if (column.rule) column.role = column.rule->role;
    }
    result.signature += base::FoldForComparison(column.header) + "|";
    result.columns.push_back(std::move(column));
  }
}

}  // namespace

bool Columns::HasPorts() const {
  return std::any_of(columns.begin(), columns.end(),
                     [](const Column& column) { return IsPortRole(column.role); });
}

bool Columns::IsMatrix() const {
  return std::any_of(columns.begin(), columns.end(),
                     [](const Column& column) { return column.role == Role::matrix_port; });
}

Columns ReadColumns(const doc::Grid& grid, int grid_index, const rules::RuleSet& rules,
                    const InterpretOptions& options) {
  Columns result;
  std::vector<Role> roles;
  if (const rules::LayoutRule* layout = LayoutOf(grid, rules)) roles = RolesOfLayout(*layout);
  const bool matrix = roles.empty() && IsMatrix(grid, rules, options);
  if (!matrix && roles.empty()) result.title_rows = CountTitleRows(grid, rules);
  result.header_rows = matrix          ? 1
                       : roles.empty() ? CountHeaderRows(grid, result.title_rows, rules, options)
                                       : CountMarkedRows(grid);
  result.by_layout = !roles.empty();
  NameColumns(grid, grid_index, roles, rules, result);
  if (matrix) {
    SetMatrixRoles(result);
  } else if (roles.empty()) {
    InferRoles(grid, rules, options, result);
  }
  return result;
}

bool RepeatsHeader(const doc::Row& row, const doc::Grid& grid, const Columns& columns) {
  for (int r = 0; r < columns.header_rows; ++r) {
    const doc::Row& header = grid.rows[static_cast<std::size_t>(r)];
    const bool same = std::equal(row.cells.begin(), row.cells.end(), header.cells.begin(), header.cells.end(),
                                 [](const doc::Cell& a, const doc::Cell& b) {
                                   return base::FoldForComparison(a.text().value()) ==
                                          base::FoldForComparison(b.text().value());
                                 });
    if (same) return true;
  }
  return false;
}

}  // namespace portbook::interpret
