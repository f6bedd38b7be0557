#include "table/geometry/aligned_grids.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

#include "portbook/base/utf8.h"
#include "table/geometry/aligned_grid.h"
#include "table/geometry/aligned_regions.h"
#include "table/geometry/area.h"
#include "table/geometry/columns.h"
#include "table/geometry/row_grouping.h"
#include "table/geometry/shared_starts.h"

namespace portbook::table {
namespace {

constexpr double kFar = 1e6;  // PDF points: past any page

// Columns of running text, as journals have.
bool IsProse(const std::vector<CellLine>& lines, const TableOptions& options) {
  std::size_t words = 0;
  std::size_t pieces = 0;
  for (const CellLine& line : lines) {
    for (const Piece& piece : line.pieces) words += piece.words.size();
    pieces += line.pieces.size();
  }
  return static_cast<double>(words) > options.aligned.max_prose_words * static_cast<double>(pieces);
}

bool IsMark(const doc::Page& page, const Piece& piece) {
  return piece.words.size() == 1 && IsItemMark(page.words[piece.words.front()].text.value());
}

// A mark and text beside it.
bool IsList(const doc::Page& page, const std::vector<CellLine>& lines, std::size_t columns) {
  if (columns != 2) return false;
  return std::ranges::none_of(lines, [&](const CellLine& line) {
    const Piece& piece = line.pieces.front();
    return piece.first_column == 0 && !IsMark(page, piece);
  });
}

bool IsLeader(std::string_view text) { return text.find("....") != std::string_view::npos; }

bool IsContents(const doc::Page& page, const std::vector<CellLine>& lines) {
  const auto has_leader = [&](const CellLine& line) {
    return std::ranges::any_of(line.line.words,
                               [&](std::size_t i) { return IsLeader(page.words[i].text.value()); });
  };
  return 2 * std::ranges::count_if(lines, has_leader) > std::ssize(lines);
}

// A caption above the table, a note below it: text that runs over columns, and no heading of theirs.
bool IsNote(const AlignedLines& aligned, std::size_t at, const TableOptions& options) {
  const CellLine& line = aligned.lines[at];
  if (line.pieces.size() == 1 && line.pieces.front().first_column == 0 && line.pieces.front().last_column > 1)
    return true;
  const std::size_t many = std::min<std::size_t>(options.aligned.min_note_columns, aligned.columns.size());
  return std::ranges::any_of(aligned.parted[at].parts, [&](const TextLine& part) {
    return part.words.size() >= options.aligned.min_note_words &&
           CountOverlapped(aligned.columns, part.box, options.columns.touch) >= many;
  });
}

// Lines that fill half of the columns: what stands between the first and the last is the table.
bool IsFilled(const AlignedLines& aligned, std::size_t at, const TableOptions& options) {
  return !IsNote(aligned, at, options) && 2 * aligned.parted[at].parts.size() >= aligned.columns.size() &&
         aligned.lines[at].pieces.size() > 1;
}

WordIndexes WithoutNotes(const AlignedLines& aligned, const TableOptions& options) {
  std::size_t first = 0;
  std::size_t last = aligned.lines.size();
  for (std::size_t i = 0; i < last && !IsFilled(aligned, i, options); ++i) {
    if (IsNote(aligned, i, options)) first = i + 1;
  }
  for (std::size_t i = last; i > first && !IsFilled(aligned, i - 1, options); --i) {
    if (IsNote(aligned, i - 1, options)) last = i - 1;
  }
  WordIndexes words;
  for (std::size_t i = first; i < last; ++i)
    words.insert(words.end(), aligned.lines[i].line.words.begin(), aligned.lines[i].line.words.end());
  return words;
}

// The most coordinates that lie within `window` of each other.
std::size_t LargestCluster(std::vector<double> at, double window) {
  std::ranges::sort(at);
  std::size_t largest = 0;
  for (std::size_t begin = 0, end = 0; begin < at.size(); ++begin) {
    while (end < at.size() && at[end] - at[begin] <= window) ++end;
    largest = std::max(largest, end - begin);
  }
  return largest;
}

// In a table the cells of a column begin, end or are centred at one place; in a drawing words stand anywhere.
bool IsAligned(const doc::Page& page, const AlignedLines& aligned, const TableOptions& options) {
  std::size_t pieces = 0;
  std::size_t in_place = 0;
  for (std::size_t column = 0; column < aligned.columns.size(); ++column) {
    std::vector<double> left, right, middle;
    for (const CellLine& line : aligned.lines) {
      for (const Piece& piece : line.pieces) {
        if (piece.first_column != column || piece.last_column != column + 1) continue;
        const base::Box box = MakeLine(page, piece.words).box;
        left.push_back(box.x0);
        right.push_back(box.x1);
        middle.push_back((box.x0 + box.x1) / 2);
      }
    }
    pieces += left.size();
    std::size_t best = 0;
    for (std::vector<double>* at : {&left, &right, &middle})
      best = std::max(best, LargestCluster(std::move(*at), options.aligned.same_place));
    in_place += best;
  }
  return static_cast<double>(in_place) >= options.aligned.min_aligned_share * static_cast<double>(pieces);
}

bool IsTable(const doc::Page& page, const AlignedLines& aligned, const TableOptions& options) {
  const std::size_t columns = aligned.columns.size();
  return columns > 1 && !IsProse(aligned.lines, options) && !IsList(page, aligned.lines, columns) &&
         !IsContents(page, aligned.lines) && IsAligned(page, aligned, options);
}

// A header in bold type shows a table of few rows.
bool HasBoldHeader(const doc::Grid& grid) {
  return grid.rows.size() > 1 && IsBold(grid.rows.front()) && !IsBold(grid.rows.back());
}

// Rules above and below a header show one too.
bool HasRuledHeader(const TableArea& area, const TableOptions& options) {
  return std::ranges::count_if(area.rules.horizontal, [&](const JoinedRule& rule) {
           return rule.to - rule.from >= options.aligned.min_wide_rule * area.box.width();
         }) > 1;
}

// A drawing with words in it has few rows, or few cells filled.
bool IsFilledGrid(const doc::Grid& grid, const TableArea& area, const TableOptions& options) {
  std::ptrdiff_t stated = 0;
  std::size_t cells = 0;
  for (const doc::Row& row : grid.rows) {
    stated += std::ranges::count_if(row.cells, [](const doc::Cell& cell) { return !cell.lines.empty(); });
    cells += row.cells.size();
  }
  const std::size_t enough = HasBoldHeader(grid) || HasRuledHeader(area, options)
                                 ? options.aligned.min_ruled_rows
                                 : options.aligned.min_rows;
  return grid.rows.size() >= enough &&
         static_cast<double>(stated) >= options.aligned.min_filled_share * static_cast<double>(cells);
}

}  // namespace

std::vector<FoundGrid> FindAlignedGrids(const doc::Page& page, const WordIndexes& words,
                                        const Barriers& barriers, const JoinedRules& rules,
                                        const TableOptions& options) {
  std::vector<PartedLine> parted;
  for (TextLine& line : GroupLines(page, words)) {
    std::vector<TextLine> parts = CutAtGaps(page, line, options.lines.word_gap_in_font_sizes);
    parted.push_back({std::move(line), std::move(parts)});
  }
  CutAtSharedStarts(page, parted, options);
  std::vector<FoundGrid> grids;
  constexpr base::Box kWholePage{-kFar, -kFar, kFar, kFar};
  for (const LineRun& run : FindRegions(page, std::move(parted), barriers, rules, options)) {
    WordIndexes run_words;
    for (const PartedLine& line : run)
      run_words.insert(run_words.end(), line.line.words.begin(), line.line.words.end());
    TableArea area = CutArea(page, run_words, rules, kWholePage, options);
    area = CutArea(page, WithoutNotes(Align(page, area, options), options), rules, kWholePage, options);
    if (area.words.empty()) continue;
    const AlignedLines aligned = Align(page, area, options);
    if (!IsTable(page, aligned, options)) continue;
    FoundGrid grid = GridOf(page, aligned, area.rules, options);
    if (IsFilledGrid(grid.grid, area, options)) grids.push_back(std::move(grid));
  }
  return grids;
}

}  // namespace portbook::table
