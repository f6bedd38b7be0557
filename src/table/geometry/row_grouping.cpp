#include "table/geometry/row_grouping.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "table/geometry/row_costs.h"

namespace portbook::table {
namespace {

class RowGrouper {
 public:
  explicit RowGrouper(const CellLines& lines) : lines_(lines), costs_(lines) {}

  // What the words say, unless some spacing of rows explains the lines better.
  std::vector<LineBand> Group() const {
    RowBegins best = BySense();
    double least = costs_.Of(best);
    for (const double gap : Gaps()) {
      RowBegins rows = ByGap(gap);
      const double cost = costs_.Of(rows);
      if (cost >= least) continue;
      least = cost;
      best = std::move(rows);
    }
    return RowsOf(best);
  }

 private:
  template <class GoesOnFunction>
  RowBegins Cut(GoesOnFunction goes_on) const {
    RowBegins rows;
    double foot = 0;
    for (std::size_t i = 0; i < lines_.band().size(); ++i) {
      const base::Box& box = lines_.band()[i].line.box;
      const bool may_begin = costs_.MayBegin(i) && !lines_.EndsValue(i);
      const bool begins =
          i == 0 || (may_begin && (lines_.PartsBoldHeader(i) || !goes_on(rows.back(), i, box.y0 - foot)));
      if (begins) rows.push_back(i);
      foot = begins ? box.y1 : std::max(foot, box.y1);
    }
    return rows;
  }

  RowBegins BySense() const {
    return Cut([this](std::size_t begin, std::size_t at, double gap) {
      return GoesOn({lines_.band().begin() + static_cast<std::ptrdiff_t>(begin),
                     lines_.band().begin() + static_cast<std::ptrdiff_t>(at)},
                    at, gap);
    });
  }

  RowBegins ByGap(double limit) const {
    return Cut([limit](std::size_t, std::size_t, double gap) { return gap < limit; });
  }

  std::vector<LineBand> RowsOf(const RowBegins& begins) const {
    std::vector<LineBand> rows;
    for (std::size_t row = 0; row < begins.size(); ++row) {
      const std::size_t end = row + 1 < begins.size() ? begins[row + 1] : lines_.band().size();
      rows.emplace_back(lines_.band().begin() + static_cast<std::ptrdiff_t>(begins[row]),
                        lines_.band().begin() + static_cast<std::ptrdiff_t>(end));
    }
    return rows;
  }

  // Limits between the distances of lines that differ clearly, and one above all.
  std::vector<double> Gaps() const {
    std::vector<double> gaps;
    double foot = 0;
    for (const CellLine& line : lines_.band()) {
      if (foot > 0) gaps.push_back(line.line.box.y0 - foot);
      foot = std::max(foot, line.line.box.y1);
    }
    std::ranges::sort(gaps);
    std::vector<double> limits = {std::numeric_limits<double>::max()};
    for (std::size_t i = 1; i < gaps.size(); ++i) {
      if (gaps[i] - gaps[i - 1] <
          lines_.options().rows.min_gap_step_in_font_sizes * lines_.band().front().line.font_size)
        continue;
      limits.push_back((gaps[i - 1] + gaps[i]) / 2);
    }
    return limits;
  }

  bool GoesOn(const LineBand& row, std::size_t at, double gap) const {
    const CellLine& line = lines_.band()[at];
    if (BothStateValues(lines_.page(), row.back(), line)) return false;
    if (gap > lines_.options().lines.wrap_gap_in_font_sizes * line.line.font_size) return false;
    if (at < lines_.first_body_line()) return GoesOnInHeader(row, line);
    return ContinuesLabel(row, line) || ContinuesOthers(row, line) || EndsLeadingLabel(row, line) ||
           LacksKey(row, at);
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
    if (above == nullptr || ColumnsOf(row).size() < 2 || !lines_.CanWrap(*above, piece)) return false;
    return lines_.BeginsLowerCase(piece);
  }

  // No text in the first column, and none that the row above has not begun.
  bool ContinuesOthers(const LineBand& row, const CellLine& line) const {
    const std::set<std::size_t> above = ColumnsOf(row);
    const std::set<std::size_t> here = ColumnsOf(line);
    if (here.contains(0) || !above.contains(0) || !std::ranges::includes(above, here)) return false;
    return here.size() + 1 < above.size() || CanWrapAll(row.back(), line);
  }

  // Every other row begins with a number in some column, and this line has none: "Directory" | 389 | "Asks
  // for" over "Server" and "names". A line of one cell may be the name of a section, unless rows stand
  // further apart.
  bool LacksKey(const LineBand& row, std::size_t at) const {
    const CellLine& line = lines_.band()[at];
    const auto is_key = [&](std::size_t column) { return lines_.IsKey(column); };
    if ((line.pieces.size() < 2 && !lines_.IsTighterThanRows(at)) ||
        std::ranges::none_of(ColumnsOf(row), is_key) || std::ranges::any_of(ColumnsOf(line), is_key))
      return false;
    return std::ranges::all_of(line.pieces, [&](const Piece& piece) {
      const Piece* above = LastIn(row, piece.first_column);
      return above != nullptr && (lines_.CanWrap(*above, piece) || lines_.MustWrap(*above, piece));
    });
  }

  static const Piece* LastIn(const LineBand& row, std::size_t column) {
    const Piece* last = nullptr;
    for (const CellLine& line : row) {
      const Piece* piece = PieceIn(line, column);
      if (piece != nullptr) last = piece;
    }
    return last;
  }

  // A label over two lines, the values beside the second.
  bool EndsLeadingLabel(const LineBand& row, const CellLine& line) const {
    if (row.size() != 1 || row.front().pieces.size() != 1 || line.pieces.size() < 2) return false;
    const Piece& label = row.front().pieces.front();
    const Piece* end = PieceIn(line, 0);
    return label.first_column == 0 && end != nullptr && lines_.CanWrap(label, *end) &&
           lines_.BeginsLowerCase(*end);
  }

  bool CanWrapAll(const CellLine& line, const CellLine& next) const {
    return std::ranges::all_of(next.pieces, [&](const Piece& piece) {
      const Piece* above = PieceIn(line, piece.first_column);
      return above == nullptr || lines_.CanWrap(*above, piece);
    });
  }

  const CellLines& lines_;
  const RowCosts costs_;
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
        const bool has_all_the_width = line.pieces.size() == 1 && piece.first_column == 0;
        if (has_all_the_width || piece.last_column - piece.first_column > 1) continue;
        widths[piece.first_column] = std::max(widths[piece.first_column], WidthOf(page, piece));
      }
    }
  }
  return widths;
}

std::vector<LineBand> GroupRows(const doc::Page& page, const LineBand& band,
                                const std::vector<double>& widths, const TableOptions& options) {
  return RowGrouper(CellLines(page, band, widths, options)).Group();
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
  PlacedCell& first = by_column.begin()->second;
  if (by_column.size() == 1 && first.column == 0 && first.column_span > 1)
    first.column_span = edges.size() - 1;  // of a section: how far its name runs says nothing
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
