#include "table/geometry/beside.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <string>
#include <utility>

namespace portbook::table {
namespace {

struct Gap {
  double left = 0, right = 0;
  double width() const { return right - left; }
};

// What of the gaps a line's words leave free, and is wide enough still.
std::vector<Gap> FreeOf(const std::vector<Gap>& gaps, const doc::Page& page, const TextLine& line,
                        double least) {
  std::vector<Gap> free;
  for (Gap gap : gaps) {
    for (const std::size_t i : line.words) {
      const base::Box& box = page.words[i].box;
      if (box.x1 <= gap.left || box.x0 >= gap.right) continue;
      if (box.x0 - gap.left >= least) free.push_back({gap.left, box.x0});
      gap.left = box.x1;
    }
    if (gap.width() >= least) free.push_back(gap);
  }
  return free;
}

// The gap before the right caption, where its table begins with it.
const Gap* GapBefore(const TextLine& right_caption, const std::vector<Gap>& gaps) {
  const double reach = right_caption.box.x0 - right_caption.font_size;
  const auto before = std::ranges::find_if(gaps, [&](const Gap& gap) { return gap.right >= reach; });
  return before == gaps.end() ? nullptr : &*before;
}

// Columns have gaps too: the one before the right caption is the gutter, else the widest.
double GutterIn(const std::vector<Gap>& gaps, const TextLine& right_caption) {
  const Gap* before = GapBefore(right_caption, gaps);
  const Gap& gutter = before != nullptr ? *before : *std::ranges::max_element(gaps, {}, &Gap::width);
  return (gutter.left + gutter.right) / 2;
}

class Parter {
 public:
  Parter(const doc::Page& page, std::vector<TextLine> lines, const TableOptions& options)
      : page_(page), lines_(std::move(lines)), parts_(1), part_of_(lines_.size(), false), options_(options) {}

  void PartBelowHeaders() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::vector<TextLine> halves = HalvesOf(lines_[i]);
      if (halves.empty() || part_of_[i] || !BeginsLines(halves.front(), i)) continue;
      std::vector<std::size_t> down(lines_.size() - i);
      std::iota(down.begin(), down.end(), i);
      Take(down, halves);
    }
  }

  void Part(const std::vector<TextLine>& captions) {
    const double top = captions.front().box.y0;
    const double bottom = captions.front().box.y1;
    const auto below = std::ranges::find_if(lines_, [&](const TextLine& line) { return line.box.y0 > top; });
    const auto above =
        std::ranges::find_if(lines_, [&](const TextLine& line) { return line.box.y1 >= bottom; });
    std::vector<std::size_t> down, up;
    for (auto line = below; line != lines_.end(); ++line) down.push_back(IndexOf(line));
    for (auto line = above; line != lines_.begin();) up.push_back(IndexOf(--line));
    const double gap_below = down.empty() ? HUGE_VAL : lines_[down.front()].box.y0 - bottom;
    const double gap_above = up.empty() ? HUGE_VAL : top - lines_[up.front()].box.y1;
    const bool is_below = gap_above < gap_below && IsOnBothSides(lines_[up.front()], captions);
    Take(is_below ? up : down, captions);
  }

  std::vector<WordIndexes> Parts() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!part_of_[i]) Append(parts_.front(), lines_[i].words);
    }
    return std::move(parts_);
  }

 private:
  // A line of a paragraph may stand nearer to the captions than their tables do.
  bool IsOnBothSides(const TextLine& line, const std::vector<TextLine>& captions) const {
    const auto is_left = [&](std::size_t i) { return page_.words[i].box.x1 <= captions.back().box.x0; };
    return std::ranges::any_of(line.words, is_left) && !std::ranges::all_of(line.words, is_left);
  }

  std::size_t IndexOf(std::vector<TextLine>::const_iterator line) const {
    return static_cast<std::size_t>(line - lines_.begin());
  }

  // The two halves of a line that are the same words, without numbers.
  std::vector<TextLine> HalvesOf(const TextLine& line) const {
    const std::vector<TextLine> cells = CutAtGaps(page_, line, options_.lines.word_gap_in_font_sizes);
    const std::size_t half = cells.size() / 2;
    if (half < 2 || cells.size() != 2 * half) return {};
    for (std::size_t i = 0; i < half; ++i) {
      const std::string text = JoinWords(page_, cells[i]).value();
      if (text != JoinWords(page_, cells[half + i]).value() ||
          text.find_first_of("0123456789") != std::string::npos)
        return {};
    }
    std::vector<TextLine> halves(2);
    for (std::size_t i = 0; i < cells.size(); ++i) Append(halves[i / half].words, cells[i].words);
    for (TextLine& part : halves) part = MakeLine(page_, std::move(part.words));
    return halves;
  }

  // Left of a header over groups of columns stand the rows' labels.
  bool BeginsLines(const TextLine& header, std::size_t at) const {
    const double left = header.box.x0 - header.font_size;
    for (std::size_t i = at + 1; i < lines_.size() && !IsFar(lines_[i - 1], lines_[i].box); ++i) {
      if (lines_[i].box.x0 < left) return false;
    }
    return true;
  }

  static void Append(WordIndexes& words, const WordIndexes& more) {
    words.insert(words.end(), more.begin(), more.end());
  }

  static bool HasGutters(const std::vector<std::vector<Gap>>& before,
                         const std::vector<std::vector<Gap>>& left, const std::vector<TextLine>& captions) {
    for (std::size_t i = 0; i < left.size(); ++i) {
      const TextLine& caption = captions[i + 1];
      if (left[i].empty() ||
          (GapBefore(caption, before[i]) != nullptr && GapBefore(caption, left[i]) == nullptr))
        return false;
    }
    return true;
  }

  bool IsFar(const TextLine& line, const base::Box& next) const {
    const double gap = std::max(next.y0 - line.box.y1, line.box.y0 - next.y1);
    return gap > options_.aligned.row_gap_in_font_sizes * line.font_size;
  }

  // The lines from the captions on, as long as a gap between each two captions is free.
  void Take(const std::vector<std::size_t>& lines, const std::vector<TextLine>& captions) {
    std::vector<std::vector<Gap>> gaps;
    for (std::size_t i = 1; i < captions.size(); ++i)
      gaps.push_back({{captions[i - 1].box.x1, captions[i].box.x0}});
    std::size_t count = 0;
    base::Box last = captions.front().box;
    for (const std::size_t at : lines) {
      if (part_of_[at] || IsFar(lines_[at], last)) break;
      std::vector<std::vector<Gap>> left;
      for (const std::vector<Gap>& gap : gaps) {
        left.push_back(
            FreeOf(gap, page_, lines_[at], options_.lines.word_gap_in_font_sizes * lines_[at].font_size));
      }
      if (!HasGutters(gaps, left, captions)) break;
      gaps = std::move(left);
      last = lines_[at].box;
      ++count;
    }
    std::vector<double> gutters;
    for (std::size_t i = 0; i < gaps.size(); ++i) gutters.push_back(GutterIn(gaps[i], captions[i + 1]));
    const std::size_t first = parts_.size();
    parts_.resize(first + captions.size());
    for (const std::size_t at : std::span(lines).first(count)) {
      part_of_[at] = true;
      for (const std::size_t word : lines_[at].words) {
        const auto before = [&](double gutter) { return gutter < page_.words[word].box.x0; };
        const auto part = static_cast<std::size_t>(std::ranges::count_if(gutters, before));
        parts_[first + part].push_back(word);
      }
    }
  }

  const doc::Page& page_;
  const std::vector<TextLine> lines_;
  std::vector<WordIndexes> parts_;
  std::vector<bool> part_of_;  // by line
  const TableOptions& options_;
};

}  // namespace

std::vector<WordIndexes> PartsBeside(const doc::Page& page, const WordIndexes& words,
                                     const std::vector<std::vector<TextLine>>& captions,
                                     const TableOptions& options) {
  Parter parter(page, GroupLines(page, words), options);
  for (const std::vector<TextLine>& line : captions) {
    if (line.size() > 1) parter.Part(line);
  }
  parter.PartBelowHeaders();
  return parter.Parts();
}

}  // namespace portbook::table
