#include "table/geometry/aligned_grid.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "table/geometry/columns.h"
#include "table/geometry/row_grouping.h"

namespace portbook::table {
namespace {

constexpr double kRuleShare = 0.5;    // of a table's width: a shorter rule parts no rows
constexpr double kRuledFactor = 1.5;  // full lines to a band: more, and the rules part groups of rows

// The lines between each two rules that cross the table.
std::vector<LineBand> CutAtRules(const std::vector<CellLine>& lines, const JoinedRules& rules) {
  base::Box box = lines.front().line.box;
  for (const CellLine& line : lines) box = Union(box, line.line.box);
  const auto crosses = [&](const JoinedRule& rule) {
    return std::min(rule.to, box.x1) - std::max(rule.from, box.x0) >= kRuleShare * box.width();
  };
  const auto middle = [](const CellLine& line) { return (line.line.box.y0 + line.line.box.y1) / 2; };
  std::vector<LineBand> bands(1);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto parts = [&](const JoinedRule& rule) {
      return crosses(rule) && middle(lines[i - 1]) < rule.at && rule.at < middle(lines[i]);
    };
    if (i > 0 && std::ranges::any_of(rules.horizontal, parts)) bands.emplace_back();
    bands.back().push_back(lines[i]);
  }
  return bands;
}

// Rules part rows, not groups of them.
bool RulesPartRows(const std::vector<LineBand>& bands) {
  std::size_t full_lines = 0;
  for (const LineBand& band : bands) full_lines += CountFullLines(band);
  return bands.size() > 2 &&
         static_cast<double>(full_lines) <= kRuledFactor * static_cast<double>(bands.size());
}

// Where rules do not part rows, the first parts the header from the body: above it stand no values that go on
// below.
bool HeadsColumns(const doc::Page& page, const std::vector<LineBand>& bands) {
  return bands.size() > 1 && !BothStateValues(page, bands[0], bands[1]);
}

// Where the cells of rows stand: a section's name may run on over the columns beside it.
std::vector<ColumnRange> ColumnsOfRows(const doc::Page& page, const std::vector<LineBand>& rows,
                                       std::vector<ColumnRange> columns) {
  std::vector<double> right(columns.size(), 0);
  for (const LineBand& row : rows) {
    if (ColumnsOf(row).size() < 2) continue;
    for (const CellLine& line : row) {
      for (const Piece& piece : line.pieces) {
        if (piece.last_column - piece.first_column > 1) continue;
        double& end = right[piece.first_column];
        end = std::max(end, page.words[piece.words.back()].box.x1);
      }
    }
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (right[i] > columns[i].left) columns[i].right = std::min(columns[i].right, right[i]);
  }
  return columns;
}

// The rule that closes a table has nothing below it: no line is a heading over it.
std::vector<PartedLine> PartTable(const doc::Page& page, const TableArea& area, const TableOptions& options) {
  JoinedRules rules = area.rules;
  std::erase_if(rules.horizontal, [&](const JoinedRule& rule) { return rule.at >= area.box.y1; });
  return PartLines(page, area.words, rules, options);
}

}  // namespace

AlignedLines Align(const doc::Page& page, const TableArea& area, const TableOptions& options) {
  const std::vector<PartedLine> parted = PartTable(page, area, options);
  return AlignIn(page, area, FindColumns(page, parted, options), options);
}

AlignedLines AlignIn(const doc::Page& page, const TableArea& area, std::vector<ColumnRange> columns,
                     const TableOptions& options) {
  AlignedLines aligned;
  aligned.parted = PartTable(page, area, options);
  aligned.columns = std::move(columns);
  for (const PartedLine& line : aligned.parted)
    aligned.lines.push_back(AssignColumns(page, line, aligned.columns, options));
  return aligned;
}

FoundGrid GridOf(const doc::Page& page, const AlignedLines& aligned, const JoinedRules& rules,
                 const TableOptions& options) {
  const std::vector<LineBand> bands = CutAtRules(aligned.lines, rules);
  const std::vector<double> widths = TextWidths(page, bands, aligned.columns.size());
  const bool rules_part_rows = RulesPartRows(bands);
  std::vector<LineBand> rows;
  std::size_t header_rows = 0;
  for (const LineBand& band : bands) {
    if (rules_part_rows && !StatesValuesTwice(page, band)) {
      rows.push_back(band);
    } else {
      std::ranges::move(GroupRows(page, band, widths, options), std::back_inserter(rows));
    }
    if (&band == &bands.front() && !rules_part_rows && HeadsColumns(page, bands)) header_rows = rows.size();
  }
  const std::vector<ColumnRange> columns = ColumnsOfRows(page, rows, aligned.columns);
  std::vector<double> edges = EdgesOf(columns);
  std::vector<PlacedCell> cells;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::ranges::move(CellsOfRow(rows[row], row, edges), std::back_inserter(cells));
  }
  const double padding = PaddingOf(columns, aligned.lines.front().line.font_size, options);
  for (PlacedCell& cell : cells) cell.padding = padding;
  FoundGrid found =
      AssembleGrid(page, doc::GridBasis::aligned, std::move(edges), rows.size(), std::move(cells), options);
  while (header_rows > 0 && HeadsSection(found.grid.rows[header_rows - 1])) --header_rows;
  for (std::size_t row = 0; row < header_rows; ++row) {
    for (doc::Cell& cell : found.grid.rows[row].cells) cell.header = true;
  }
  return found;
}

}  // namespace portbook::table
