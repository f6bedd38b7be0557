#include "decode/text/source_lines.h"

#include <algorithm>

namespace portbook::decode::text {

std::vector<base::Span> SplitLines(std::string_view text) {
  std::vector<base::Span> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    lines.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return lines;
}

std::size_t IndentOf(std::string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

base::Span Trimmed(std::string_view text, base::Span span) {
  while (span.begin < span.end && IsBlank(text[span.begin])) ++span.begin;
  while (span.begin < span.end && IsBlank(text[span.end - 1])) --span.end;
  return span;
}

bool IsBlankLine(std::string_view line) { return IndentOf(line) == line.size(); }

std::size_t RunOf(std::string_view line, std::size_t at, char c) {
  return std::min(line.find_first_not_of(c, at), line.size()) - std::min(at, line.size());
}

}  // namespace portbook::decode::text
