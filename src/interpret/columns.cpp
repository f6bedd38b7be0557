#include "interpret/columns.h"

#include <algorithm>

#include "interpret/column_shapes.h"
#include "interpret/footnotes.h"
#include "interpret/sides.h"
#include "interpret/table_title.h"
#include "portbook/base/utf8.h"
#include "portbook/grammar/ports.h"

namespace portbook::interpret {
namespace {

using model::Role;

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

// Also under a mark that leads to a note: "Protocol" with a 1 above the line.
const rules::HeaderRule* RuleOfHeader(const base::Text& words, const rules::RuleSet& rules) {
  if (const rules::HeaderRule* rule = rules.FindHeader(words.value())) return rule;
  const MarkedLine marked = TakeMarks(words, {}, rules);
  return marked.marks.empty() ? nullptr : rules.FindHeader(marked.text.value());
}

// A number, or a word for one. What is marked as a header may begin with such a word: "Configurable in".
bool StatesPorts(const doc::Cell& cell, const std::string& text, const rules::RuleSet& rules) {
  const bool digits = text.find_first_of("0123456789") != std::string::npos;
  return (digits || !cell.header) && grammar::LooksLikePorts(text, rules);
}

// A header names things; a row with a port number in it is data, whatever its words.
bool IsHeaderRow(const doc::Row& row, const rules::RuleSet& rules) {
  int stated = 0, known = 0, marked = 0;
  bool names_ports = false;
  for (const doc::Cell& cell : row.cells) {
    if (cell.state == doc::CellState::blank || cell.state == doc::CellState::absent) continue;
    ++stated;
    const std::string text = cell.text().value();
    const rules::HeaderRule* rule = RuleOfHeader(cell.text(), rules);
    if (!rule && StatesPorts(cell, text, rules)) return false;
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
                                  const base::Text& whole, const rules::RuleSet& rules) {
  if (const rules::HeaderRule* rule = RuleOfHeader(whole, rules)) return rule;
  for (int r = columns.header_rows - 1; r >= columns.title_rows;
       --r) {  // the lowest row is the most specific
    for (const doc::Cell& cell : grid.rows[static_cast<std::size_t>(r)].cells) {
      if (cell.column != column || cell.lines.empty()) continue;
      if (const rules::HeaderRule* rule = RuleOfHeader(cell.text(), rules)) return rule;
    }
  }
  return nullptr;
}

// "Port in 7.0": as printed, where folding left its bytes in place.
std::string ReleaseIn(const std::string& header, const rules::HeaderRule& rule) {
  const std::string folded = base::FoldForComparison(header);
  const std::optional<rules::Match> match = rule.match.Find(folded);
  const std::optional<base::Span> release = match ? match->Group("applies_to") : std::nullopt;
  if (!release) return "";
  return (folded.size() == header.size() ? header : folded).substr(release->begin, release->size());
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

bool IsHeader(const doc::Row& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const doc::Cell& cell) { return cell.header; });
}

// The table's title as its first row: one cell in it, marked as a header or right above one.
int CountTitleRows(const doc::Grid& grid, const rules::RuleSet& rules, const InterpretOptions& options) {
  int rows = 0;
  bool marked = true;
  for (; rows < options.max_header_rows && rows < static_cast<int>(grid.rows.size()); ++rows) {
    const doc::Row& row = grid.rows[static_cast<std::size_t>(rows)];
    if (!IsTitleRow(row, grid)) break;
    marked = marked && IsHeader(row);
  }
  if (rows == static_cast<int>(grid.rows.size())) return 0;
  return marked || IsHeaderRow(grid.rows[static_cast<std::size_t>(rows)], rules) ? rows : 0;
}

int CountMarkedRows(const doc::Grid& grid) {
  int rows = 0;
  for (const doc::Row& row : grid.rows) {
    if (!IsHeader(row)) break;
    ++rows;
  }
  return rows;
}

// REQUIRES: result.title_rows and result.header_rows are set.
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
      column.rule = FindRule(grid, result, c, column.evidence.quote, rules);
      if (column.rule) {
        column.role = column.rule->role;
        column.applies_to = ReleaseIn(column.header, *column.rule);
      }
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
  if (!matrix && roles.empty()) result.title_rows = CountTitleRows(grid, rules, options);
  result.header_rows = matrix          ? 1
                       : roles.empty() ? CountHeaderRows(grid, result.title_rows, rules, options)
                                       : CountMarkedRows(grid);
  result.by_layout = !roles.empty();
  NameColumns(grid, grid_index, roles, rules, result);
  if (matrix) {
    SetMatrixRoles(result);
  } else if (roles.empty()) {
    InferRoles(grid, rules, options, result);
    result.sides = FindSides(result.columns);
  }
  return result;
}

bool RepeatsHeader(const doc::Row& row, const doc::Grid& grid, const Columns& columns) {
  for (int r = columns.title_rows; r < columns.header_rows; ++r) {
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
