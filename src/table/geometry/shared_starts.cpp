#include "table/geometry/shared_starts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "portbook/base/utf8.h"

namespace portbook::table {
namespace {

enum class Beside { begins, begins_behind_gap, leaves_free, runs_over };

class StartFinder {
 public:
  StartFinder(const doc::Page& page, const std::vector<PartedLine>& lines, const TableOptions& options)
      : page_(page), lines_(lines), options_(options) {
    const double usual = UsualSpace();
    for (const PartedLine& line : lines) {
      double least = options.starts.max_space_stretch * usual * line.line.font_size;
      for (std::size_t i = 1; i < line.line.words.size(); ++i) least = std::min(least, GapBefore(line, i));
      wide_gaps_.push_back(options.starts.min_gap_in_spaces *
                           std::max(least, usual * line.line.font_size / options.starts.max_space_stretch));
    }
  }

  // Whether a column begins at x in the line `at`. Behind a mere space only where the line is parted anyway:
  // running text has a word there by chance.
  bool IsShared(std::size_t at, double x) const {
    if (GoesOnBehindComma(at, x)) return false;
    std::size_t starts = Look(at, x) == Beside::begins_behind_gap ? 1 : 0;
    if (starts == 0 && lines_[at].parts.size() < 2) return false;
    const std::size_t reach = options_.starts.max_lines;
    const std::size_t first = at - std::min(at, reach);
    for (std::size_t i = at; i > first && Counts(i, i - 1, x, starts);) --i;
    for (std::size_t i = at; i + 1 < std::min(lines_.size(), at + reach) && Counts(i, i + 1, x, starts);) ++i;
    return starts >= options_.starts.min_lines;
  }

 private:
  // Adds the line's start. Whether the column may go on beyond it.
  bool Counts(std::size_t from, std::size_t to, double x, std::size_t& starts) const {
    const base::Box& a = lines_[from].line.box;
    const base::Box& b = lines_[to].line.box;
    const double gap = std::max(a.y0, b.y0) - std::min(a.y1, b.y1);
    if (gap > options_.aligned.fitting_row_gap_in_font_sizes * lines_[from].line.font_size) return false;
    const Beside beside = Look(to, x);
    if (beside == Beside::begins_behind_gap) ++starts;
    return beside != Beside::runs_over;
  }

  Beside Look(std::size_t line, double x) const {
    const WordIndexes& words = lines_[line].line.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const doc::Word& word = page_.words[words[i]];
      if (std::abs(word.box.x0 - x) <= options_.starts.same_start) {
        if (i == 0) return Beside::begins;
        return IsWide(line, i) ? Beside::begins_behind_gap : Beside::begins;
      }
      if (word.box.x0 < x && word.box.x1 > x + options_.starts.same_start) return Beside::runs_over;
      // Running text has a space at the place by chance.
      if (word.box.x0 > x) return i > 0 && !IsWide(line, i) ? Beside::runs_over : Beside::leaves_free;
    }
    return Beside::leaves_free;
  }

  double GapBefore(const PartedLine& line, std::size_t word) const {
    return page_.words[line.line.words[word]].box.x0 - page_.words[line.line.words[word - 1]].box.x1;
  }
  // Behind a bullet an item begins, no column.
  bool IsWide(std::size_t line, std::size_t word) const {
    return GapBefore(lines_[line], word) >= wide_gaps_[line] && !IsSign(lines_[line].line.words[word - 1]);
  }

  // "45116, 64040" is one cell's list, wherever the ports of other rows stand.
  bool GoesOnBehindComma(std::size_t line, double x) const {
    const WordIndexes& words = lines_[line].line.words;
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (page_.words[words[i]].box.x0 != x) continue;
      return page_.words[words[i - 1]].text.value().ends_with(',') &&
             GapBefore(lines_[line], i) < wide_gaps_[line];
    }
    return false;
  }

  bool IsSign(std::size_t word) const {
    const std::string& text = page_.words[word].text.value();
    const base::CodePoint first = base::DecodeAt(text, 0);
    return first.size == text.size() && !base::IsWordCharacter(first.value);
  }

  // Between the words of a line, in font sizes: programs that typeset do not agree on it.
  double UsualSpace() const {
    std::vector<double> gaps;
    for (const PartedLine& line : lines_) {
      for (std::size_t i = 1; i < line.line.words.size(); ++i) {
        const double gap = GapBefore(line, i) / line.line.font_size;
        if (gap > 0 && gap < options_.lines.word_gap_in_font_sizes) gaps.push_back(gap);
      }
    }
    if (gaps.empty()) return 0;
    const auto middle = gaps.begin() + std::ssize(gaps) / 2;
    std::ranges::nth_element(gaps, middle);
    return *middle;
  }

  const doc::Page& page_;
  const std::vector<PartedLine>& lines_;
  const TableOptions& options_;
  std::vector<double> wide_gaps_;  // one a line, in PDF points: so wide a gap is no space of a justified line
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
