#include "decode/text/readers.h"
#include "decode/text/source_lines.h"

namespace portbook::decode::text {
namespace {

constexpr std::size_t kLongestFrontMatter = 1000;  // lines

}  // namespace

std::size_t FrontMatterSize(std::string_view text, const std::vector<base::Span>& lines) {
  if (lines.empty() || At(text, lines[0]) != "---") return 0;
  for (std::size_t i = 1; i < lines.size() && i < kLongestFrontMatter; ++i) {
    const std::string_view line = At(text, lines[i]);
    if (line == "---" || line == "...") return i + 1;
  }
  return 0;
}

}  // namespace portbook::decode::text
