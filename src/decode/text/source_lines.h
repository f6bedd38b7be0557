// The lines of a text and the white space at their ends. Knows nothing of what a line means.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "portbook/base/locator.h"

namespace portbook::decode::text {

// Every line without its end (LF, CR LF or CR).
std::vector<base::Span> SplitLines(std::string_view text);

inline std::string_view At(std::string_view text, base::Span span) {
  return text.substr(span.begin, span.size());
}
inline bool IsBlank(char c) { return c == ' ' || c == '\t'; }
inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool IsPunctuation(char c) { return c > ' ' && c < '\x7f' && !IsDigit(c) && !IsLetter(c); }

// Bytes of blanks that the line begins with: its size where there is nothing else.
std::size_t IndentOf(std::string_view line);
// The span without blanks at its ends.
base::Span Trimmed(std::string_view text, base::Span span);
inline std::string_view TrimmedAt(std::string_view text, base::Span span) {
  return At(text, Trimmed(text, span));
}
bool IsBlankLine(std::string_view line);
// How often `c` is repeated from `at` on.
std::size_t RunOf(std::string_view line, std::size_t at, char c);

}  // namespace portbook::decode::text
