#include "decode/text/character_grid.h"

#include <algorithm>

#include "decode/text/source_lines.h"
#include "portbook/base/utf8.h"

namespace portbook::decode::text {

CharacterGrid::CharacterGrid(std::string_view text, const std::vector<base::Span>& lines) : text_(text) {
  for (const base::Span& line : lines) {
    std::vector<std::uint32_t>& starts = starts_.emplace_back();
    for (std::uint32_t at = line.begin; at < line.end;) {
      const auto size = static_cast<std::uint32_t>(base::DecodeAt(text, at).size);
      const std::size_t width = size == 1 ? 1 : base::DisplayWidth(text.substr(at, size));
      starts.insert(starts.end(), width, at);
      at += size;
    }
    starts.push_back(line.end);
  }
}

char CharacterGrid::At(std::size_t line, std::size_t column) const {
  if (line >= height() || column >= width(line)) return ' ';
  const char c = text_[starts_[line][column]];
  return static_cast<unsigned char>(c) < 0x80U ? c : 'x';
}

base::Span CharacterGrid::Slice(std::size_t line, std::size_t begin, std::size_t end) const {
  const std::vector<std::uint32_t>& starts = starts_[line];
  const std::uint32_t first = starts[std::min(begin, width(line))];
  return Trimmed(text_, {first, std::max(first, starts[std::min(end, width(line))])});
}

}  // namespace portbook::decode::text
