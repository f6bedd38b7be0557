#include "table/geometry/row_grouping.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace portbook::table {
namespace {

constexpr double kMaxTightLeading = 1.6;  // in font sizes: lines further apart are no wrapped lines

std::set<std::size_t> ColumnsOf(const CellLine& line) {
  std::set<std::size_t> columns;
  for (const Piece& piece : line.pieces) columns.insert(piece.first_column);
  return columns;
}

std::set<std::size_t> ColumnsOf(const LineBand& band) {
  std::set<std::size_t> columns;
  for (const CellLine& line : band) columns.merge(ColumnsOf(line));
  return columns;
}

double Leading(const CellLine& line, const CellLine& next) {
  return (next.line.box.y0 + next.line.box.y1 - line.line.box.y0 - line.line.box.y1) / 2;
}

// The leading that parts rows, where leadings fall into two clear groups and the lower one can be that of
// wrapped lines.
std::optional<double> RowLeading(const LineBand& band, const TableOptions& options) {
  std::vector<double> leadings;
  double font_size = 0;
  for (std::size_t i = 1; i < band.size(); ++i) {
    leadings.push_back(Leading(band[i - 1], band[i]));
    font_size = std::max(font_size, band[i].line.font_size);
  }
  std::ranges::sort(leadings);
  double largest_step = options.min_leading_step;
  std::optional<double> limit;
  for (std::size_t i = 1; i < leadings.size(); ++i) {
    if (leadings[i - 1] <= 0 || leadings[i - 1] > kMaxTightLeading * font_size) continue;
    const double step = leadings[i] / leadings[i - 1];
    if (step < largest_step) continue;
    largest_step = step;
    limit = (leadings[i - 1] + leadings[i]) / 2;
  }
  return limit;
}

bool Continues(const LineBand& row, const CellLine& line, const TableOptions& options) {
  const std::set<std::size_t> above = ColumnsOf(row);
  const std::set<std::size_t> here = ColumnsOf(line);
  const double gap = line.line.box.y0 - row.back().line.box.y1;
  return !here.contains(0) && here.size() + 1 < above.size() && std::ranges::includes(above, here) &&
         gap <= options.wrap_gap_in_font_sizes * line.line.font_size;
}

}  // namespace

std::size_t CountFullLines(const LineBand& band) {
  const std::size_t columns = ColumnsOf(band).size();
  if (columns < 2) return 0;
  return static_cast<std::size_t>(
      std::ranges::count_if(band, [columns](const CellLine& line) { return line.pieces.size() == columns; }));
}

std::vector<LineBand> GroupRows(const LineBand& band, const TableOptions& options) {
  std::vector<LineBand> rows;
  const std::optional<double> row_leading = RowLeading(band, options);
  for (std::size_t i = 0; i < band.size(); ++i) {
    const bool tight = i > 0 && row_leading && Leading(band[i - 1], band[i]) < *row_leading;
    if (i > 0 && (tight || Continues(rows.back(), band[i], options))) {
      rows.back().push_back(band[i]);
    } else {
      rows.push_back({band[i]});
    }
  }
  return rows;
}

std::vector<PlacedCell> CellsOfRow(const LineBand& lines, std::size_t row, const std::vector<double>& edges) {
  std::map<std::size_t, PlacedCell> by_column;
  base::Box box = lines.front().line.box;
  for (const CellLine& line : lines) {
    box = Union(box, line.line.box);
    for (const Piece& piece : line.pieces) {
      PlacedCell& cell = by_column[piece.first_column];
      cell.row = row;
      cell.column = piece.first_column;
      cell.column_span = std::max(cell.column_span, piece.last_column - piece.first_column);
      cell.words.insert(cell.words.end(), piece.words.begin(), piece.words.end());
    }
  }
  std::vector<PlacedCell> cells;
  for (auto& [column, cell] : by_column) {
    const auto next = by_column.upper_bound(column);
    if (next != by_column.end()) cell.column_span = std::min(cell.column_span, next->first - column);
    cell.box = {edges[column], box.y0, edges[column + cell.column_span], box.y1};
    cells.push_back(std::move(cell));
  }
  return cells;
}

}  // namespace portbook::table
