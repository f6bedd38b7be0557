#include "table/geometry/table_rest.h"

#include <cmath>
#include <cstddef>
#include <iterator>
#include <vector>

#include "table/geometry/aligned_grid.h"
#include "table/geometry/area.h"

namespace portbook::table {
namespace {

// Columns stand at least `gap` apart, unless they are narrow.
std::vector<ColumnRange> ColumnsBetween(const std::vector<double>& edges, double gap) {
  std::vector<ColumnRange> columns;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    const double margin = std::min(gap, (edges[i + 1] - edges[i]) / 2) / 2;
    columns.push_back({i == 0 ? edges[i] : edges[i] + margin, edges[i + 1] - margin});
  }
  return columns;
}

// Each part in a column of its own. How wide the last one is nobody knows.
bool Fits(const TextLine& line, const doc::Page& page, const std::vector<ColumnRange>& columns,
          const TableOptions& options) {
  const double slack = options.lines.word_gap_in_font_sizes * line.font_size;
  auto column = columns.begin();
  for (const TextLine& part : CutAtGaps(page, line, options.lines.word_gap_in_font_sizes)) {
    const double middle = (part.box.x0 + part.box.x1) / 2;
    while (column != columns.end() && std::next(column) != columns.end() && middle > column->right) ++column;
    if (column == columns.end() || part.box.x0 < column->left - slack) return false;
    if (std::next(column) != columns.end() && part.box.x1 > column->right + slack) return false;
    ++column;
  }
  return true;
}

// Bold type alone at the table's left: such a name may be wider than the first column.
bool NamesSection(const TextLine& line, const doc::Page& page, const std::vector<ColumnRange>& columns,
                  const TableOptions& options) {
  const double middle = (columns.front().left + columns.front().right) / 2;
  return IsBold(page, line) && columns.front().left <= line.box.x0 && line.box.x0 < middle &&
         CutAtGaps(page, line, options.lines.word_gap_in_font_sizes).size() == 1;
}

// A raised mark begins a note.
bool IsNote(const TextLine& line, const doc::Page& page) {
  return page.words[line.words.front()].text.WhollyStyled(base::kSuperscript);
}

// A heading is larger, a note smaller.
bool HasSize(const TextLine& line, double font_size, const TableOptions& options) {
  return line.font_size < options.lines.heading_size * font_size &&
         font_size < options.lines.heading_size * line.font_size;
}

}  // namespace

std::optional<FoundGrid> FindRest(const doc::Page& page, const WordIndexes& words, const CutTable& above,
                                  const FoundGrid* next, const JoinedRules& rules,
                                  const TableOptions& options) {
  const double font_size = MakeLine(above.page, above.grid.row_words.back()).font_size;
  const std::vector<ColumnRange> columns = ColumnsBetween(above.grid.edges, 0);
  WordIndexes rest;
  bool is_parted = false;
  bool begins_next = false;
  double bottom = 0;
  for (const TextLine& line : GroupLines(page, words)) {
    const double reach = options.aligned.row_gap_in_font_sizes * line.font_size;
    const bool is_far = !rest.empty() && line.box.y0 - bottom > reach;
    if (is_far || (next != nullptr && line.box.y0 >= next->box.y0) || !HasSize(line, font_size, options) ||
        IsNote(line, page) ||
        (!Fits(line, page, columns, options) && !NamesSection(line, page, columns, options)))
      break;
    begins_next = next != nullptr && next->box.y0 - line.box.y1 <= reach;
    is_parted |= CutAtGaps(page, line, options.lines.word_gap_in_font_sizes).size() > 1;
    rest.insert(rest.end(), line.words.begin(), line.words.end());
    bottom = line.box.y1;
  }
  if (rest.empty() || (!is_parted && !begins_next)) return std::nullopt;
  if (begins_next) {
    for (const WordIndexes& row : next->row_words) rest.insert(rest.end(), row.begin(), row.end());
  }
  const base::Box outline{-HUGE_VAL, -HUGE_VAL, HUGE_VAL, HUGE_VAL};
  const TableArea area = CutArea(page, rest, rules, outline, options);
  const double gap = options.lines.word_gap_in_font_sizes * font_size;
  return GridOf(page, AlignIn(page, area, ColumnsBetween(above.grid.edges, gap), options), area.rules,
                options);
}

}  // namespace portbook::table
