#include "table/geometry/row_costs.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace portbook::table {

RowCosts::RowCosts(const CellLines& lines) : lines_(lines), options_(lines.options()) {
  double foot = -std::numeric_limits<double>::max();
  for (const CellLine& line : lines.band()) {
    feet_.push_back(foot);
    foot = std::max(foot, line.line.box.y1);
    boxes_.emplace_back();
    for (const Piece& piece : line.pieces) boxes_.back().push_back(MakeLine(lines.page(), piece.words).box);
  }
}

bool RowCosts::MayBegin(std::size_t line) const {
  const base::Box& box = lines_.band()[line].line.box;
  return box.y0 >= feet_[line] - options_.rows.min_line_overlap * box.height();
}

double RowCosts::Of(const RowBegins& rows) const {
  Aligned costs{};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::size_t end = row + 1 < rows.size() ? rows[row + 1] : lines_.band().size();
    const RowCost cost = CostOfRow(rows[row], end);
    for (std::size_t i = 0; i < costs.size(); ++i)
      costs[i] += CostOf(cost, rows[row], i) + CostOfBeginning(rows[row]);
  }
  return std::ranges::min(costs);
}

RowCosts::RowCost RowCosts::CostOfRow(std::size_t begin, std::size_t end) const {
  std::map<std::size_t, std::size_t> cell_of_column;
  std::map<std::size_t, const CellLine*> above;
  std::vector<base::Box> cells;
  RowCost cost;
  for (std::size_t at = begin; at < end; ++at) {
    const CellLine& line = lines_.band()[at];
    for (std::size_t i = 0; i < line.pieces.size(); ++i) {
      const Piece& piece = line.pieces[i];
      const auto [cell, is_new] = cell_of_column.emplace(piece.first_column, cells.size());
      if (is_new) {
        cells.push_back(boxes_[at][i]);
      } else {
        cells[cell->second] = Union(cells[cell->second], boxes_[at][i]);
        cost.own += CostOfWrap(*above[piece.first_column], line, piece);
      }
      above[piece.first_column] = &line;
    }
  }
  const auto blank = static_cast<double>(lines_.columns() - cells.size());
  cost.own += std::min(options_.rows.max_blank_cost, options_.rows.blank_cell_cost * blank);
  if (end - begin > 1) Align(cells, lines_.band()[begin].line.font_size, cost.aligned);
  return cost;
}

// A header may be aligned otherwise than the body.
double RowCosts::CostOf(const RowCost& row, std::size_t begin, std::size_t alignment) const {
  const bool is_header = begin < lines_.first_body_line();
  return row.own + (is_header ? std::ranges::min(row.aligned) : row.aligned[alignment]);
}

// A sentence that goes on in the line right below is cut between two rows. Words below each other
// in every column may well be a row each.
double RowCosts::CostOfBeginning(std::size_t at) const {
  if (at == 0) return 0;
  const CellLine& line = lines_.band()[at];
  double cost = lines_.IsIndented(line) ? options_.rows.indented_row_cost : 0;
  const bool is_full = line.pieces.size() == lines_.columns();
  for (const Piece& piece : line.pieces) {
    const CellLine* above = lines_.Above(at, piece.first_column);
    if (above == nullptr || Leading(*above, line) > options_.rows.max_tight_leading * lines_.tight_leading())
      continue;
    const Piece& over = *PieceIn(*above, piece.first_column);
    const bool reads_on = !is_full && lines_.CanWrap(over, piece) && lines_.BeginsLowerCase(piece);
    if (reads_on) cost += options_.rows.torn_cell_cost;
  }
  return cost;
}

double RowCosts::CostOfWrap(const CellLine& above, const CellLine& line, const Piece& piece) const {
  const Piece& over = *PieceIn(above, piece.first_column);
  if (AreTwoValues(lines_.page(), over, piece)) return options_.rows.two_values_cost;
  const bool next_line = Leading(above, line) <= options_.rows.max_tight_leading * lines_.tight_leading();
  double cost = next_line ? options_.rows.unforced_wrap_cost : options_.rows.paragraph_cost;
  if (next_line && (lines_.CanWrap(over, piece) || AwaitsMore(lines_.page(), over))) cost = 0;
  if (Leading(above, line) > options_.rows.max_wrap_leading_in_font_sizes * line.line.font_size)
    cost += options_.rows.hole_cost;
  return cost;
}

void RowCosts::Align(const std::vector<base::Box>& cells, double font_size, Aligned& costs) const {
  const base::Box& tallest =
      *std::ranges::max_element(cells, {}, [](const base::Box& box) { return box.height(); });
  for (const base::Box& box : cells) {
    const Aligned off = {box.y0 - tallest.y0, (box.y0 + box.y1 - tallest.y0 - tallest.y1) / 2,
                         box.y1 - tallest.y1};
    for (std::size_t i = 0; i < off.size(); ++i) {
      if (std::abs(off[i]) > options_.rows.same_height_in_font_sizes * font_size)
        costs[i] += options_.rows.misaligned_cost;
    }
  }
}

}  // namespace portbook::table
