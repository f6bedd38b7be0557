#include "table/geometry/shared_starts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace portbook::table {
namespace {

enum class Beside { begins, begins_behind_gap, leaves_free, runs_over };

class StartFinder {
 public:
  StartFinder(const doc::Page& page, const std::vector<PartedLine>& lines, const TableOptions& options)
      : page_(page), lines_(lines), options_(options) {}

  // Whether a column begins at x in the line `at`.
  bool IsShared(std::size_t at, double x) const {
    std::size_t starts = Look(at, x) == Beside::begins_behind_gap ? 1 : 0;
    const std::size_t reach = options_.max_shared_start_lines;
    const std::size_t first = at - std::min(at, reach);
    for (std::size_t i = at; i > first && Counts(i, i - 1, x, starts);) --i;
    for (std::size_t i = at; i + 1 < std::min(lines_.size(), at + reach) && Counts(i, i + 1, x, starts);) ++i;
    return starts >= options_.min_shared_starts;
  }

 private:
  // Adds the line's start. Whether the column may go on beyond it.
  bool Counts(std::size_t from, std::size_t to, double x, std::size_t& starts) const {
    const base::Box& a = lines_[from].line.box;
    const base::Box& b = lines_[to].line.box;
    const double gap = std::max(a.y0, b.y0) - std::min(a.y1, b.y1);
    if (gap > options_.fitting_row_gap_in_font_sizes * lines_[from].line.font_size) return false;
    const Beside beside = Look(to, x);
    if (beside == Beside::begins_behind_gap) ++starts;
    return beside != Beside::runs_over;
  }

  Beside Look(std::size_t line, double x) const {
    const WordIndexes& words = lines_[line].line.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const doc::Word& word = page_.words[words[i]];
      if (std::abs(word.box.x0 - x) <= options_.shared_start) {
        if (i == 0) return Beside::begins;
        const double gap = word.box.x0 - page_.words[words[i - 1]].box.x1;
        return gap >= options_.shared_start_gap_in_font_sizes * word.font_size ? Beside::begins_behind_gap
                                                                               : Beside::begins;
      }
      if (word.box.x0 < x && word.box.x1 > x + options_.shared_start) return Beside::runs_over;
      if (i > 0 && word.box.x0 > x && IsSpace(page_.words[words[i - 1]], word)) return Beside::runs_over;
      if (word.box.x0 > x) return Beside::leaves_free;
    }
    return Beside::leaves_free;
  }

  // Running text has a space at the place by chance.
  bool IsSpace(const doc::Word& word, const doc::Word& next) const {
    return next.box.x0 - word.box.x1 < options_.shared_start_gap_in_font_sizes * next.font_size;
  }

  const doc::Page& page_;
  const std::vector<PartedLine>& lines_;
  const TableOptions& options_;
};

}  // namespace

void CutAtSharedStarts(const doc::Page& page, std::vector<PartedLine>& lines, const TableOptions& options) {
  const StartFinder finder(page, lines, options);
  std::vector<std::vector<TextLine>> cut(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const TextLine& part : lines[i].parts) {
      WordIndexes words;
      bool is_whole = true;
      for (const std::size_t word : part.words) {
        if (!words.empty() && finder.IsShared(i, page.words[word].box.x0)) {
          cut[i].push_back(MakeLine(page, std::exchange(words, {})));
          is_whole = false;
        }
        words.push_back(word);
      }
      cut[i].push_back(is_whole ? part : MakeLine(page, std::move(words)));
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].parts = std::move(cut[i]);
}

}  // namespace portbook::table
