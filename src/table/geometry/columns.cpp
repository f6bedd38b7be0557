#include "table/geometry/columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace portbook::table {
namespace {

constexpr double kSameLeft = 1.5;  // PDF points

struct Step {
  double x = 0;
  int change = 0;
  friend auto operator<=>(const Step&, const Step&) = default;
};

// Columns that [left, right] overlaps, half-open; a part in no column belongs to the nearest on its left.
std::pair<std::size_t, std::size_t> Overlapped(const std::vector<ColumnRange>& columns, double left,
                                               double right) {
  std::size_t first = 0;
  while (first + 1 < columns.size() && columns[first].right <= left && columns[first + 1].left < right)
    ++first;
  std::size_t last = first + 1;
  while (last < columns.size() && columns[last].left < right - kSameLeft) ++last;
  return {first, last};
}

void AddPiece(std::vector<Piece>& pieces, const doc::Page& page, const std::vector<ColumnRange>& columns,
              WordIndexes words) {
  const TextLine line = MakeLine(page, std::move(words));
  const auto [first, last] = Overlapped(columns, line.box.x0, line.box.x1);
  if (!pieces.empty() && first < pieces.back().last_column) {
    Piece& piece = pieces.back();
    piece.last_column = std::max(piece.last_column, last);
    piece.words.insert(piece.words.end(), line.words.begin(), line.words.end());
  } else {
    pieces.push_back({first, last, line.words});
  }
}

bool BeginsColumn(const std::vector<ColumnRange>& columns, double x) {
  return std::ranges::any_of(
      columns, [x](const ColumnRange& column) { return std::abs(column.left - x) <= kSameLeft; });
}

}  // namespace

std::vector<ColumnRange> FindColumns(const std::vector<PartedLine>& lines, const TableOptions& options) {
  std::vector<Step> steps;
  int voters = 0;
  for (const PartedLine& line : lines) {
    if (line.parts.size() < 2) continue;
    ++voters;
    for (const TextLine& part : line.parts) {
      steps.push_back({part.box.x0, 1});
      steps.push_back({part.box.x1, -1});
    }
  }
  std::ranges::sort(steps);
  const int tolerated = static_cast<int>(options.max_column_overlap * voters);
  std::vector<ColumnRange> columns;
  int depth = 0;
  for (const Step& step : steps) {
    const bool was_filled = depth > tolerated;
    depth += step.change;
    const bool is_filled = depth > tolerated;
    if (!was_filled && is_filled) columns.push_back({step.x, step.x});
    if (was_filled && !is_filled) columns.back().right = step.x;
  }
  return columns;
}

CellLine AssignColumns(const doc::Page& page, const PartedLine& line,
                       const std::vector<ColumnRange>& columns) {
  CellLine assigned{line.line, {}};
  for (const TextLine& part : line.parts) {
    WordIndexes words;
    for (const std::size_t i : part.words) {
      if (!words.empty() && BeginsColumn(columns, page.words[i].box.x0)) {
        AddPiece(assigned.pieces, page, columns, std::exchange(words, {}));
      }
      words.push_back(i);
    }
    AddPiece(assigned.pieces, page, columns, std::move(words));
  }
  return assigned;
}

std::vector<double> EdgesOf(const std::vector<ColumnRange>& columns) {
  std::vector<double> edges;
  for (const ColumnRange& column : columns) edges.push_back(column.left);
  edges.push_back(columns.back().right);
  return edges;
}

}  // namespace portbook::table
