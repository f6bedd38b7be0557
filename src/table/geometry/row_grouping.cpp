#include "table/geometry/row_grouping.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "portbook/base/utf8.h"

namespace portbook::table {
namespace {

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

const Piece* PieceIn(const CellLine& line, std::size_t column) {
  for (const Piece& piece : line.pieces) {
    if (piece.first_column <= column && column < piece.last_column) return &piece;
  }
  return nullptr;
}

bool HasLetter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint next = base::DecodeAt(text, at);
    if (base::IsWordCharacter(next.value) && !(next.value >= '0' && next.value <= '9')) return true;
    at += next.size;
  }
  return false;
}

bool BeginsLowerCase(std::string_view text) {
  const base::CodePoint first = base::DecodeAt(text, 0);
  const std::string_view character = text.substr(0, first.size);
  return HasLetter(character) && base::FoldForComparison(character) == character;
}

// A number, a dash, a percentage: such cells are not wrapped.
bool IsValue(const doc::Page& page, const Piece& piece) {
  return std::ranges::none_of(piece.words,
                              [&](std::size_t i) { return HasLetter(page.words[i].text.value()); });
}

double WidthOf(const doc::Page& page, const Piece& piece) {
  return page.words[piece.words.back()].box.x1 - page.words[piece.words.front()].box.x0;
}

// "49152-", "80,": a value whose rest stands in the next line (browsers break a line behind a hyphen).
bool AwaitsMore(const doc::Page& page, const Piece& piece) {
  const std::string& last = page.words[piece.words.back()].text.value();
  constexpr std::string_view kEnDash = "\u2013";
  return last.size() > 1 && (last.ends_with('-') || last.ends_with(',') || last.ends_with(kEnDash));
}

// A whole value stands in each.
bool AreTwoValues(const doc::Page& page, const Piece& above, const Piece& below) {
  return IsValue(page, above) && IsValue(page, below) && !AwaitsMore(page, above);
}

// Neither line is a wrapped part of the other: both have values in one column.
bool BothStateValues(const doc::Page& page, const CellLine& line, const CellLine& next) {
  return std::ranges::any_of(next.pieces, [&](const Piece& piece) {
    const Piece* above = PieceIn(line, piece.first_column);
    return above != nullptr && AreTwoValues(page, *above, piece);
  });
}

class RowGrouper {
 public:
  RowGrouper(const doc::Page& page, const LineBand& band, const std::vector<double>& widths,
             const TableOptions& options)
      : page_(page), band_(band), widths_(widths), options_(options), columns_(ColumnsOf(band).size()) {
    first_body_line_ = FirstBodyLine();
    for (const CellLine& line : band) {
      for (const Piece& piece : line.pieces) {
        const auto [left, is_new] = lefts_.emplace(piece.first_column, LeftOf(piece));
        if (!is_new) left->second = std::min(left->second, LeftOf(piece));
      }
    }
    tight_leading_ = TightLeading();
  }

  // What the words say, unless some spacing of rows explains the lines better.
  std::vector<LineBand> Group() const {
    std::vector<LineBand> best = BySense();
    double least = CostOf(best);
    for (const double gap : Gaps()) {
      std::vector<LineBand> rows = ByGap(gap);
      const double cost = CostOf(rows);
      if (cost >= least) continue;
      least = cost;
      best = std::move(rows);
    }
    return best;
  }

 private:
  template <class GoesOnFunction>
  std::vector<LineBand> Cut(GoesOnFunction goes_on) const {
    std::vector<LineBand> rows;
    double foot = 0;
    for (std::size_t i = 0; i < band_.size(); ++i) {
      const base::Box& box = band_[i].line.box;
      if (i > 0 && (box.y0 < foot - options_.min_line_overlap * box.height() ||
                    goes_on(rows.back(), i, box.y0 - foot))) {
        rows.back().push_back(band_[i]);
        foot = std::max(foot, box.y1);
      } else {
        rows.push_back({band_[i]});
        foot = box.y1;
      }
    }
    return rows;
  }

  std::vector<LineBand> BySense() const {
    return Cut([this](const LineBand& row, std::size_t at, double gap) { return GoesOn(row, at, gap); });
  }

  std::vector<LineBand> ByGap(double limit) const {
    return Cut([limit](const LineBand&, std::size_t, double gap) { return gap < limit; });
  }

  // Limits between the distances of lines that differ clearly, and one above all.
  std::vector<double> Gaps() const {
    std::vector<double> gaps;
    double foot = 0;
    for (const CellLine& line : band_) {
      if (foot > 0) gaps.push_back(line.line.box.y0 - foot);
      foot = std::max(foot, line.line.box.y1);
    }
    std::ranges::sort(gaps);
    std::vector<double> limits = {std::numeric_limits<double>::max()};
    for (std::size_t i = 1; i < gaps.size(); ++i) {
      if (gaps[i] - gaps[i - 1] < options_.min_gap_step_in_font_sizes * band_.front().line.font_size)
        continue;
      limits.push_back((gaps[i - 1] + gaps[i]) / 2);
    }
    return limits;
  }

  // How badly lines fit together as rows: cells that are blank, and lines of one cell that do not read on.
  double CostOf(const std::vector<LineBand>& rows) const {
    double cost = CostOfAlignment(rows);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      cost += CostOfTear(rows[i - 1].back(), rows[i].front());
      if (IsIndented(rows[i].front())) cost += options_.indented_row_cost;
    }
    for (const LineBand& row : rows) {
      const auto blank = static_cast<double>(columns_ - ColumnsOf(row).size());
      cost += std::min(options_.max_blank_cost, options_.blank_cell_cost * blank);
      std::map<std::size_t, const CellLine*> above;
      for (const CellLine& line : row) {
        for (const Piece& piece : line.pieces) {
          const auto found = above.find(piece.first_column);
          if (found != above.end()) cost += CostOfWrap(*found->second, line, piece);
          above[piece.first_column] = &line;
        }
      }
    }
    return cost;
  }

  // If cells were set at the top, in the middle, at the foot of their row.
  using RowCosts = std::array<double, 3>;

  // The cells of a table's rows all stand at the top, in the middle or at the foot of their row; a header may
  // do otherwise.
  double CostOfAlignment(const std::vector<LineBand>& rows) const {
    RowCosts of_body{};
    double header = 0;
    std::size_t first_line = 0;
    for (const LineBand& row : rows) {
      const RowCosts costs = CostsOfAlignment(row);
      if (first_line < first_body_line_) {
        header += std::ranges::min(costs);
      } else {
        for (std::size_t i = 0; i < costs.size(); ++i) of_body[i] += costs[i];
      }
      first_line += row.size();
    }
    return header + std::ranges::min(of_body);
  }

  RowCosts CostsOfAlignment(const LineBand& row) const {
    RowCosts costs{};
    if (row.size() < 2) return costs;
    std::map<std::size_t, base::Box> boxes;
    for (const CellLine& line : row) {
      for (const Piece& piece : line.pieces) {
        const base::Box box = MakeLine(page_, piece.words).box;
        const auto [cell, is_new] = boxes.emplace(piece.first_column, box);
        if (!is_new) cell->second = Union(cell->second, box);
      }
    }
    const auto tallest = std::ranges::max_element(
        boxes, {}, [](const auto& cell) { return cell.second.height(); });
    const double tolerance = options_.same_height_in_font_sizes * row.front().line.font_size;
    const base::Box& as_tall = tallest->second;
    for (const auto& [column, box] : boxes) {
      const RowCosts off = {box.y0 - as_tall.y0, (box.y0 + box.y1 - as_tall.y0 - as_tall.y1) / 2,
                            box.y1 - as_tall.y1};
      for (std::size_t i = 0; i < off.size(); ++i) {
        if (std::abs(off[i]) > tolerance) costs[i] += options_.misaligned_cost;
      }
    }
    return costs;
  }

  // A sentence or a value that goes on in the line right below is cut between two rows.
  double CostOfTear(const CellLine& above, const CellLine& line) const {
    if (Leading(above, line) > options_.max_tight_leading * tight_leading_) return 0;
    double cost = 0;
    for (const Piece& piece : line.pieces) {
      const Piece* over = PieceIn(above, piece.first_column);
      if (over == nullptr) continue;
      const bool reads_on = CanWrap(*over, piece) && BeginsLowerCase(FirstWord(piece));
      if (reads_on || AwaitsMore(page_, *over)) cost += options_.torn_cell_cost;
    }
    return cost;
  }

  double CostOfWrap(const CellLine& above, const CellLine& line, const Piece& piece) const {
    const Piece& over = *PieceIn(above, piece.first_column);
    if (AreTwoValues(page_, over, piece)) return options_.two_values_cost;
    const bool next_line = Leading(above, line) <= options_.max_tight_leading * tight_leading_;
    double cost = next_line ? options_.unforced_wrap_cost : options_.paragraph_cost;
    if (next_line && (CanWrap(over, piece) || AwaitsMore(page_, over) || BeginsItem(over, piece))) cost = 0;
    if (Leading(above, line) > options_.max_wrap_leading_in_font_sizes * line.line.font_size)
      cost += options_.hole_cost;
    return cost;
  }

  // The least between two lines in one column.
  double TightLeading() const {
    double least = std::numeric_limits<double>::max();
    std::map<std::size_t, const CellLine*> above;
    for (const CellLine& line : band_) {
      for (const Piece& piece : line.pieces) {
        const CellLine*& over = above[piece.first_column];
        if (over != nullptr) least = std::min(least, Leading(*over, line));
        over = &line;
      }
    }
    return least;
  }

  bool IsBodyLine(const CellLine& line) const {
    std::size_t values = 0;
    for (const Piece& piece : line.pieces) {
      if (piece.first_column > 0 && IsValue(page_, piece)) ++values;
    }
    return values > 0 && 2 * values + 1 >= line.pieces.size();
  }

  // Lines above the first with values are a header. None where no line has values.
  std::size_t FirstBodyLine() const {
    const auto body = std::ranges::find_if(band_, [&](const CellLine& line) { return IsBodyLine(line); });
    return body == band_.end() ? 0 : static_cast<std::size_t>(body - band_.begin());
  }

  // Whether the next line's first word had no room any more.
  bool CanWrap(const Piece& above, const Piece& below) const {
    if (above.first_column != below.first_column || above.last_column != below.last_column) return false;
    double room = 0;
    for (std::size_t i = above.first_column; i < above.last_column; ++i) room += widths_[i];
    const doc::Word& first = page_.words[below.words.front()];
    const double space = options_.wrap_slack_in_font_sizes * first.font_size;
    return WidthOf(page_, above) + first.box.width() + space > room;
  }

  bool CanWrapAll(const CellLine& line, const CellLine& next) const {
    return std::ranges::all_of(next.pieces, [&](const Piece& piece) {
      const Piece* above = PieceIn(line, piece.first_column);
      return above == nullptr || CanWrap(*above, piece);
    });
  }

  double LeftOf(const Piece& piece) const { return page_.words[piece.words.front()].box.x0; }

  // In its column: the item of a list whose mark is drawn, or a wrapped line.
  bool IsIndented(const Piece& piece) const {
    return LeftOf(piece) - lefts_.at(piece.first_column) >
           options_.min_hanging_indent_in_font_sizes * page_.words[piece.words.front()].font_size;
  }
  // All that is text. A row begins where its columns do.
  bool IsIndented(const CellLine& line) const {
    std::size_t texts = 0;
    for (const Piece& piece : line.pieces) {
      if (IsValue(page_, piece) || !IsIndented(piece)) return false;
      ++texts;
    }
    return texts > 0;
  }

  // The line above ended because an item of a list begins: behind a bullet, or indented where the bullet is
  // drawn.
  bool BeginsItem(const Piece& above, const Piece& piece) const {
    if (above.first_column != piece.first_column || above.last_column != piece.last_column) return false;
    const std::string& word = FirstWord(piece);
    const base::CodePoint first = base::DecodeAt(word, 0);
    const bool is_bullet =
        piece.words.size() > 1 && first.size == word.size() && !base::IsWordCharacter(first.value);
    return is_bullet || IsIndented(piece);
  }

  const std::string& FirstWord(const Piece& piece) const {
    return page_.words[piece.words.front()].text.value();
  }

  bool GoesOn(const LineBand& row, std::size_t at, double gap) const {
    const CellLine& line = band_[at];
    if (BothStateValues(page_, row.back(), line)) return false;
    if (gap > options_.wrap_gap_in_font_sizes * line.line.font_size) return false;
    if (at < first_body_line_) return GoesOnInHeader(row, line);
    return ContinuesLabel(row, line) || ContinuesOthers(row, line) || EndsLeadingLabel(row, line);
  }

  // Header cells are set over several lines; below one over several columns begins another row.
  bool GoesOnInHeader(const LineBand& row, const CellLine& line) const {
    for (const Piece& piece : line.pieces) {
      for (const CellLine& above : row) {
        const Piece* over = PieceIn(above, piece.first_column);
        if (over == nullptr) continue;
        if (over->first_column != piece.first_column || over->last_column != piece.last_column) return false;
      }
    }
    return true;
  }

  // "Vocational education and / training", the second line alone in its row.
  bool ContinuesLabel(const LineBand& row, const CellLine& line) const {
    if (line.pieces.size() != 1 || line.pieces.front().first_column != 0) return false;
    const Piece& piece = line.pieces.front();
    const Piece* above = PieceIn(row.back(), 0);
    if (above == nullptr || ColumnsOf(row).size() < 2 || !CanWrap(*above, piece)) return false;
    const auto has_label = [](const CellLine& above_line) { return PieceIn(above_line, 0) != nullptr; };
    const Piece& label = *PieceIn(*std::ranges::find_if(row, has_label), 0);
    return BeginsLowerCase(FirstWord(piece)) ||
           LeftOf(piece) - LeftOf(label) > options_.min_hanging_indent_in_font_sizes * line.line.font_size;
  }

  // No text in the first column, and none that the row above has not begun.
  bool ContinuesOthers(const LineBand& row, const CellLine& line) const {
    const std::set<std::size_t> above = ColumnsOf(row);
    const std::set<std::size_t> here = ColumnsOf(line);
    if (here.contains(0) || !above.contains(0) || !std::ranges::includes(above, here)) return false;
    return here.size() + 1 < above.size() || CanWrapAll(row.back(), line);
  }

  // A label over two lines, the values beside the second.
  bool EndsLeadingLabel(const LineBand& row, const CellLine& line) const {
    if (row.size() != 1 || row.front().pieces.size() != 1 || line.pieces.size() < 2) return false;
    const Piece& label = row.front().pieces.front();
    const Piece* end = PieceIn(line, 0);
    return label.first_column == 0 && end != nullptr && CanWrap(label, *end) &&
           BeginsLowerCase(FirstWord(*end));
  }

  const doc::Page& page_;
  const LineBand& band_;
  const std::vector<double>& widths_;
  const TableOptions& options_;
  std::size_t columns_;  // with text
  std::size_t first_body_line_ = 0;
  double tight_leading_ = 0;  // PDF points
  std::map<std::size_t, double> lefts_;  // where each column's text begins
};

}  // namespace

std::size_t CountFullLines(const LineBand& band) {
  const std::size_t columns = ColumnsOf(band).size();
  if (columns < 2) return 0;
  return static_cast<std::size_t>(
      std::ranges::count_if(band, [columns](const CellLine& line) { return line.pieces.size() == columns; }));
}

bool StatesValuesTwice(const doc::Page& page, const LineBand& band) {
  for (std::size_t i = 1; i < band.size(); ++i) {
    if (BothStateValues(page, band[i - 1], band[i])) return true;
  }
  return false;
}

std::vector<double> TextWidths(const doc::Page& page, const std::vector<LineBand>& bands,
                               std::size_t columns) {
  std::vector<double> widths(columns);
  for (const LineBand& band : bands) {
    for (const CellLine& line : band) {
      for (const Piece& piece : line.pieces) {
        if (piece.last_column - piece.first_column > 1) continue;
        widths[piece.first_column] = std::max(widths[piece.first_column], WidthOf(page, piece));
      }
    }
  }
  return widths;
}

std::vector<LineBand> GroupRows(const doc::Page& page, const LineBand& band,
                                const std::vector<double>& widths, const TableOptions& options) {
  return RowGrouper(page, band, widths, options).Group();
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
