#include "decode/text/separated_values.h"

#include <algorithm>
#include <array>
#include <span>

#include "decode/text/source_lines.h"

namespace portbook::decode::text {
namespace {

constexpr std::array kSeparators{',', ';', '\t', '|'};
constexpr std::size_t kLookedAt = 1u << 16;      // bytes; the rest of a long file is like its beginning
constexpr std::size_t kLongestQuote = 1u << 14;  // bytes: a quote that goes on is a mistake in the file
constexpr std::size_t kFewestRows = 2;
constexpr std::size_t kFewestValues = 2;

bool IsLineEnd(char c) { return c == '\n' || c == '\r'; }

// Past the quote that closes the one at `at`; npos where none does.
std::size_t EndOfQuote(std::string_view text, std::size_t at, std::size_t end) {
  end = std::min(end, at + kLongestQuote);
  for (std::size_t next = text.find('"', at + 1); next < end; next = text.find('"', next + 1)) {
    if (next + 1 < text.size() && text[next + 1] == '"') {
      ++next;
    } else {
      return next + 1;
    }
  }
  return text.npos;
}

ValueLines LinesOf(std::string_view text, base::Span value) {
  value = Trimmed(text, value);
  if (value.size() >= 2 && text[value.begin] == '"' && text[value.end - 1] == '"')
    value = {value.begin + 1, value.end - 1};
  ValueLines lines;
  for (const base::Span& line : SplitLines(At(text, value)))
    lines.push_back(Trimmed(text, {value.begin + line.begin, value.begin + line.end}));
  return lines;
}

bool AreAlike(std::span<const std::vector<ValueLines>> rows) {
  return std::all_of(rows.begin(), rows.end(), [&](const auto& row) {
    return row.size() >= kFewestValues && row.size() == rows.front().size();
  });
}

}  // namespace

ValueRows SplitValues(std::string_view text, base::Span span, char separator) {
  ValueRows rows;
  std::vector<ValueLines> row;
  std::uint32_t begin = span.begin;
  bool at_start = true;  // of a value: only there a quote opens
  for (std::uint32_t at = span.begin; at <= span.end; ++at) {
    const bool ends_row = at == span.end || IsLineEnd(text[at]);
    if (!ends_row && at_start && text[at] == '"') {
      const std::size_t end = EndOfQuote(text, at, span.end);
      if (end != text.npos) at = static_cast<std::uint32_t>(end) - 1;
      at_start = false;
      continue;
    }
    if (!ends_row && text[at] != separator) {
      at_start = at_start && IsBlank(text[at]);
      continue;
    }
    row.push_back(LinesOf(text, {begin, at}));
    begin = at + 1;
    at_start = true;
    if (!ends_row) continue;
    const bool blank = row.size() == 1 && std::all_of(row[0].begin(), row[0].end(),
                                                      [](base::Span line) { return line.empty(); });
    if (!blank) rows.push_back(std::move(row));
    row.clear();
  }
  return rows;
}

std::optional<SeparatedValues> FindSeparatedValues(std::string_view text) {
  std::size_t end = std::min(text.size(), kLookedAt);
  if (end < text.size()) end = std::min(text.rfind('\n', end), end);  // no half row
  for (const char separator : kSeparators) {
    ValueRows rows = SplitValues(text, {0, static_cast<std::uint32_t>(end)}, separator);
    // The file may have been cut off in its last row.
    if (rows.size() > kFewestRows && !IsLineEnd(text.back()) && rows.back().size() < rows.front().size())
      rows.pop_back();
    if (rows.size() >= kFewestRows && AreAlike(rows))
      return SeparatedValues{separator, rows.size(), rows.front().size()};
  }
  return std::nullopt;
}

}  // namespace portbook::decode::text
