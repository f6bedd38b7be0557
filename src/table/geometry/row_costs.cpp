#include "table/geometry/row_costs.h"

#include <algorithm>
#include <limits>
#include <map>

namespace portbook::table {

namespace {

// Bold type alone in the first column, above a line that is not bold.
bool NamesSection(const doc::Page& page, const CellLine& line, const CellLine& below) {
  return line.pieces.size() == 1 && line.pieces.front().first_column == 0 && IsBold(page, line.line) &&
         !IsBold(page, below.line);
}

}  // namespace

RowCosts::RowCosts(const CellLines& lines) : lines_(lines), options_(lines.options()) {
  double foot = -std::numeric_limits<double>::max();
  for (const CellLine& line : lines.band()) {
    feet_.push_back(foot);
    foot = std::max(foot, line.line.box.y1);
  }
}

bool RowCosts::MayBegin(std::size_t line) const {
  const base::Box& box = lines_.band()[line].line.box;
  return box.y0 >= feet_[line] - options_.rows.min_line_overlap * box.height();
}

double RowCosts::Of(const RowBegins& rows) const {
  double cost = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::size_t end = row + 1 < rows.size() ? rows[row + 1] : lines_.band().size();
    cost += CostOfRow(rows[row], end) + CostOfBeginning(rows[row]);
  }
  return cost;
}

double RowCosts::CostOfRow(std::size_t begin, std::size_t end) const {
  std::map<std::size_t, const CellLine*> above;
  double cost = 0;
  for (std::size_t at = begin; at < end; ++at) {
    const CellLine& line = lines_.band()[at];
    for (const Piece& piece : line.pieces) {
      const CellLine*& over = above[piece.first_column];
      if (over != nullptr) cost += CostOfWrap(*over, line, piece);
      over = &line;
    }
  }
  const auto blank = static_cast<double>(lines_.columns() - above.size());
  return cost + std::min(options_.rows.max_blank_cost, options_.rows.blank_cell_cost * blank);
}

// A sentence that goes on in the line right below is cut between two rows. Words below each other
// in every column may well be a row each.
double RowCosts::CostOfBeginning(std::size_t at) const {
  if (at == 0) return 0;
  const CellLine& line = lines_.band()[at];
  double cost = 0;
  const bool is_full = line.pieces.size() == lines_.columns();
  for (const Piece& piece : line.pieces) {
    const CellLine* above = lines_.Above(at, piece.first_column);
    if (above == nullptr) continue;
    const Piece& over = *PieceIn(*above, piece.first_column);
    const bool reads_on = !is_full && lines_.CanWrap(over, piece) && lines_.BeginsLowerCase(piece);
    if (reads_on) cost += options_.rows.torn_cell_cost;
  }
  return cost;
}

double RowCosts::CostOfWrap(const CellLine& above, const CellLine& line, const Piece& piece) const {
  const Piece& over = *PieceIn(above, piece.first_column);
  if (AreTwoValues(lines_.page(), over, piece) || NamesSection(lines_.page(), above, line))
    return options_.rows.two_values_cost;
  const bool reads_on = lines_.CanWrap(over, piece) || AwaitsMore(lines_.page(), over);
  double cost = reads_on ? 0 : options_.rows.unforced_wrap_cost;
  if (Leading(above, line) > options_.rows.max_wrap_leading_in_font_sizes * line.line.font_size)
    cost += options_.rows.hole_cost;
  return cost;
}

}  // namespace portbook::table
