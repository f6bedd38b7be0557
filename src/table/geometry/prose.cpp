#include "table/geometry/prose.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace portbook::table {
namespace {

constexpr std::size_t kOpenStacks = 12;  // beside each other, of which one may go on

// A part of a line between wide gaps.
struct Part {
  TextLine text;
  std::size_t line = 0;   // its index on the page
  std::size_t stack = 0;  // the stack it stands in
};

struct Stack {
  std::vector<std::size_t> parts;  // top to bottom
  base::Box box;
  bool is_prose = false;
};

class StackFinder {
 public:
  StackFinder(const doc::Page& page, const WordIndexes& words, const TableOptions& options)
      : options_(options) {
    std::size_t number = 0;
    for (const TextLine& line : GroupLines(page, words)) {
      for (TextLine& part : CutAtGaps(page, line, options.lines.word_gap_in_font_sizes))
        Add(std::move(part), number);
      ++number;
    }
    for (Stack& stack : stacks_) stack.is_prose = IsRunningText(stack);
  }

  WordIndexes WordsOfProse() const {
    WordIndexes words;
    for (const Stack& stack : stacks_) {
      if (!stack.is_prose || MayBeCell(stack) || EndsCutCell(stack)) continue;
      for (const std::size_t i : stack.parts)
        words.insert(words.end(), parts_[i].text.words.begin(), parts_[i].text.words.end());
    }
    return words;
  }

 private:
  void Add(TextLine part, std::size_t line) {
    const std::size_t first = stacks_.size() - std::min(stacks_.size(), kOpenStacks);
    std::size_t stack = first;
    while (stack < stacks_.size() && !GoesOn(stacks_[stack], part)) ++stack;
    if (stack == stacks_.size()) stacks_.push_back({{}, part.box});
    stacks_[stack].parts.push_back(parts_.size());
    stacks_[stack].box = Union(stacks_[stack].box, part.box);
    parts_.push_back({std::move(part), line, stack});
  }

  bool GoesOn(const Stack& stack, const TextLine& part) const {
    const TextLine& above = parts_[stack.parts.back()].text;
    const double font_size = std::max(part.font_size, above.font_size);
    return part.box.y0 >= above.box.y0 + font_size / 2 &&
           part.box.y0 - above.box.y1 <= options_.lines.wrap_gap_in_font_sizes * font_size &&
           std::abs(part.box.x0 - stack.box.x0) <= options_.prose.max_indent_in_font_sizes * font_size &&
           std::abs(part.font_size - above.font_size) < font_size / 4;
  }

  // Many lines, many words long.
  bool IsRunningText(const Stack& stack) const {
    if (stack.parts.size() < options_.prose.min_lines) return false;
    std::size_t words = 0;
    for (const std::size_t i : stack.parts) words += parts_[i].text.words.size();
    return static_cast<double>(words) >= options_.prose.min_words * static_cast<double>(stack.parts.size());
  }

  // Short, and beside other parts that are no running text.
  bool MayBeCell(const Stack& stack) const {
    return stack.parts.size() < options_.prose.max_cell_lines && IsBesideOthers(stack);
  }

  // The rest of a cell that the page before began: at the page's head, perhaps below the table's header, and
  // the next lines of its column are cells.
  bool EndsCutCell(const Stack& stack) const {
    if (stack.parts.size() >= options_.prose.max_cell_lines ||
        parts_[stack.parts.front()].line > options_.frames.max_header_lines)
      return false;
    const auto below = std::ranges::find_if(parts_, [&](const Part& part) {
      return part.text.box.y0 > stack.box.y1 &&
             std::abs(part.text.box.x0 - stack.box.x0) <= options_.aligned.same_place;
    });
    return below != parts_.end() && IsBesideOthers(stacks_[below->stack]);
  }

  // Parts of other stacks that are no running text.
  bool IsBesideOthers(const Stack& stack) const {
    return std::ranges::any_of(parts_, [&](const Part& part) {
      const double middle = (part.text.box.y0 + part.text.box.y1) / 2;
      return !stacks_[part.stack].is_prose && &stacks_[part.stack] != &stack && stack.box.y0 < middle &&
             middle < stack.box.y1;
    });
  }

  const TableOptions& options_;
  std::vector<Part> parts_;
  std::vector<Stack> stacks_;
};

}  // namespace

WordIndexes FindProse(const doc::Page& page, const WordIndexes& words, const TableOptions& options) {
  return StackFinder(page, words, options).WordsOfProse();
}

}  // namespace portbook::table
