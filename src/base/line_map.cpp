#include "portbook/base/line_map.h"

#include <algorithm>

#include "portbook/base/check.h"

namespace portbook::base {
namespace {

bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

LineMap::LineMap(std::string_view text) : text_(text), starts_{0} {
  PORTBOOK_CHECK(text.size() <= UINT32_MAX);
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

LineColumn LineMap::At(std::uint32_t offset) const {
  const std::size_t at = std::min<std::size_t>(offset, text_.size());
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), at);
  const std::size_t start = *(next - 1);
  const std::string_view before = text_.substr(start, at - start);
  auto code_points =
      before.size() - static_cast<std::size_t>(std::count_if(before.begin(), before.end(), IsContinuation));
  // Inside a character: its own column, not the next one.
  if (at < text_.size() && IsContinuation(text_[at]) && code_points > 0) --code_points;
  return {static_cast<std::uint32_t>(next - starts_.begin()), static_cast<std::uint32_t>(code_points + 1)};
}

std::string_view LineMap::Line(std::uint32_t line) const {
  PORTBOOK_CHECK(line >= 1);
  if (line > starts_.size()) return {};
  const std::size_t begin = starts_[line - 1];
  const std::size_t end = line < starts_.size() ? starts_[line] - 1 : text_.size();
  std::string_view content = text_.substr(begin, end - begin);
  if (content.ends_with('\r')) content.remove_suffix(1);
  return content;
}

std::string LineMap::Describe(std::uint32_t offset) const {
  const LineColumn at = At(offset);
  return std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace portbook::base
