// UTF-8 on byte strings (ICU underneath). Offsets are bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace portbook::base {

// The offset of the first byte that is not part of valid UTF-8, or npos.
std::size_t FirstInvalidUtf8(std::string_view bytes);

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;  // bytes; 0 at the end of the text
};
// REQUIRES: valid UTF-8 from `at` on. An invalid byte yields U+FFFD of size 1.
CodePoint DecodeAt(std::string_view text, std::size_t at);

void AppendUtf8(std::string& out, char32_t code_point);

// White space as Unicode has it, with NBSP and zero-width space.
bool IsSpace(char32_t code_point);
// Letters, digits and marks of any script.
bool IsWordCharacter(char32_t code_point);

// Full case folding, white space runs to one space, ends trimmed: how texts are compared for equality.
std::string FoldForComparison(std::string_view text);
// White space runs to one space, ends trimmed; case kept.
std::string FoldSpace(std::string_view text);

// Terminal and page safety: C0/C1 controls, bidi controls and newlines as visible escapes (\x1b, \u202e).
std::string Printable(std::string_view text);

// Columns a terminal needs for the text (East Asian wide = 2, combining = 0).
std::size_t DisplayWidth(std::string_view text);

}  // namespace portbook::base
