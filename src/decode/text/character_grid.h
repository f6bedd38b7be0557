// Lines of text as columns of characters, for tables that are drawn with them: places on the screen become
// places in the text, whatever bytes a character takes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "portbook/base/locator.h"

namespace portbook::decode::text {

class CharacterGrid {
 public:
  CharacterGrid(std::string_view text, const std::vector<base::Span>& lines);

  std::size_t height() const { return starts_.size(); }
  std::size_t width(std::size_t line) const { return starts_[line].size() - 1; }
  // A blank beyond the line's end; some letter for what is not ASCII.
  char At(std::size_t line, std::size_t column) const;
  // Columns [begin, end) of the line, without blanks at the ends.
  base::Span Slice(std::size_t line, std::size_t begin, std::size_t end) const;

 private:
  std::string_view text_;
  std::vector<std::vector<std::uint32_t>> starts_;  // by line: where each column begins, and the line's end
};

}  // namespace portbook::decode::text
