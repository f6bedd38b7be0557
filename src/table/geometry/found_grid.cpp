#include "table/geometry/found_grid.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace portbook::table {
namespace {

// Text is mostly padded alike on both sides; a cell whose text reaches further had that room.
double RightLimitOf(const std::vector<TextLine>& lines, const PlacedCell& cell) {
  double left = cell.box.x1;
  double right = cell.box.x0;
  for (const TextLine& line : lines) {
    left = std::min(left, line.box.x0);
    right = std::max(right, line.box.x1);
  }
  const double padding = cell.padding.value_or(std::max(0.0, left - cell.box.x0));
  return std::max(right, cell.box.x1 - padding);
}

doc::Cell MakeCell(const doc::Page& page, const PlacedCell& placed, const TableOptions& options) {
  doc::Cell cell;
  cell.column = static_cast<int>(placed.column);
  cell.row_span = static_cast<int>(placed.row_span);
  cell.column_span = static_cast<int>(placed.column_span);
  cell.box = placed.box;
  const std::vector<TextLine> lines = GroupLines(page, placed.words);
  cell.lines = JoinWrapped(page, lines, RightLimitOf(lines, placed), options);
  cell.state = cell.lines.empty() ? doc::CellState::blank : doc::CellState::stated;
  return cell;
}

void PutCell(doc::Grid& grid, const PlacedCell& placed, const doc::Cell& cell) {
  for (std::size_t row = placed.row; row < placed.row + placed.row_span; ++row) {
    for (std::size_t column = placed.column; column < placed.column + placed.column_span; ++column) {
      doc::Cell& target = grid.rows[row].cells[column];
      target = cell;
      if (row == placed.row && column == placed.column) continue;
      target.column = static_cast<int>(column);
      target.row_span = target.column_span = 1;
      target.state = doc::CellState::inherited;
    }
  }
}

// Leading bold rows; one that is a single cell heads columns only above others, else the rows of its section.
void MarkHeaders(doc::Grid& grid) {
  auto body = std::ranges::find_if_not(grid.rows, [](const doc::Row& row) { return IsBold(row); });
  if (body == grid.rows.end()) return;
  while (body != grid.rows.begin() && HeadsSection(*std::prev(body))) --body;
  for (auto row = grid.rows.begin(); row != body; ++row) {
    for (doc::Cell& cell : row->cells) cell.header = true;
  }
}

// Of the cells that stand in one column.
std::vector<double> TextMiddles(const doc::Page& page, const std::vector<PlacedCell>& cells,
                                std::size_t columns) {
  std::vector<double> left(columns, HUGE_VAL);
  std::vector<double> right(columns, -HUGE_VAL);
  for (const PlacedCell& cell : cells) {
    if (cell.column_span > 1) continue;
    for (const std::size_t i : cell.words) {
      left[cell.column] = std::min(left[cell.column], page.words[i].box.x0);
      right[cell.column] = std::max(right[cell.column], page.words[i].box.x1);
    }
  }
  std::vector<double> middles(columns);
  for (std::size_t i = 0; i < columns; ++i) middles[i] = (left[i] + right[i]) / 2;
  return middles;
}

}  // namespace

bool IsBold(const doc::Row& row) {
  const auto is_plain = [](const doc::Cell& cell) {
    return !std::ranges::all_of(cell.lines,
                                [](const base::Text& line) { return line.WhollyStyled(base::kStrong); });
  };
  const auto has_text = [](const doc::Cell& cell) { return !cell.lines.empty(); };
  return std::ranges::any_of(row.cells, has_text) && std::ranges::none_of(row.cells, is_plain);
}

bool HeadsSection(const doc::Row& row) {
  return std::none_of(row.cells.begin() + 1, row.cells.end(),
                      [](const doc::Cell& cell) { return cell.state == doc::CellState::stated; });
}

FoundGrid AssembleGrid(const doc::Page& page, doc::GridBasis basis, std::vector<double> edges,
                       std::size_t rows, std::vector<PlacedCell> cells, const TableOptions& options) {
  FoundGrid found;
  const std::size_t columns = edges.size() - 1;
  found.edges = std::move(edges);
  found.grid.basis = basis;
  found.grid.columns = static_cast<int>(columns);
  found.grid.first_page = found.grid.last_page = page.number;
  found.middles = TextMiddles(page, cells, columns);
  found.row_words.resize(rows);
  found.grid.rows.resize(rows);
  for (doc::Row& row : found.grid.rows) {
    row.cells.resize(columns);
    for (std::size_t column = 0; column < columns; ++column) {
      row.cells[column].column = static_cast<int>(column);
      row.cells[column].state = doc::CellState::blank;
    }
  }
  found.box = cells.empty() ? base::Box() : cells.front().box;
  for (const PlacedCell& placed : cells) {
    found.box = Union(found.box, placed.box);
    PutCell(found.grid, placed, MakeCell(page, placed, options));
    WordIndexes& words = found.row_words[placed.row];
    words.insert(words.end(), placed.words.begin(), placed.words.end());
  }
  MarkHeaders(found.grid);
  return found;
}

}  // namespace portbook::table
