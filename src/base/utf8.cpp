#include "portbook/base/utf8.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "portbook/base/check.h"

namespace portbook::base {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kZeroWidthSpace = 0x200B;

UChar32 ToIcu(char32_t code_point) { return static_cast<UChar32>(code_point); }

bool IsAscii(char byte) { return static_cast<unsigned char>(byte) < 0x80U; }

// 0 where the bytes at `at` are no UTF-8.
CodePoint DecodeStrictly(std::string_view text, std::size_t at) {
  std::size_t next = at;
  UChar32 value = 0;
// The macro narrows on purpose.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
  U8_NEXT(text.data(), next, text.size(), value);
#pragma GCC diagnostic pop
  if (value < 0) return {kReplacement, 0};
  return {static_cast<char32_t>(value), next - at};
}

// Must not reach a terminal as it is: it would move the cursor, break the line or reorder its neighbours.
bool IsUnprintable(char32_t code_point) {
  const UChar32 c = ToIcu(code_point);
  const std::uint32_t category = U_GET_GC_MASK(c);
  return (category & (U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) != 0 ||
         u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL);
}

void AppendHex(std::string& out, std::uint32_t value, int digits) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += kDigits[(value >> shift) & 15U];
}

std::size_t WidthOf(char32_t code_point) {
  const UChar32 c = ToIcu(code_point);
  constexpr std::uint32_t kZeroWidth = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  constexpr char32_t kSoftHyphen = 0xAD;  // a format character, but terminals show it
  if ((U_GET_GC_MASK(c) & kZeroWidth) != 0 && code_point != kSoftHyphen) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

}  // namespace

std::size_t FirstInvalidUtf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    if (IsAscii(bytes[at])) {
      ++at;
      continue;
    }
    const std::size_t size = DecodeStrictly(bytes, at).size;
    if (size == 0) return at;
    at += size;
  }
  return std::string_view::npos;
}

CodePoint DecodeAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (IsAscii(text[at])) return {static_cast<char32_t>(text[at]), 1};
  CodePoint decoded = DecodeStrictly(text, at);
  if (decoded.size == 0) decoded.size = 1;
  return decoded;
}

void AppendUtf8(std::string& out, char32_t code_point) {
  const bool encodable = code_point <= 0x10FFFF && !U_IS_SURROGATE(code_point);
  const char32_t value = encodable ? code_point : kReplacement;
  const auto trail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((value >> shift) & 0x3FU)); };
  if (value < 0x80) {
    out += static_cast<char>(value);
  } else if (value < 0x800) {
    out += static_cast<char>(0xC0U | (value >> 6U));
    trail(0);
  } else if (value < 0x10000) {
    out += static_cast<char>(0xE0U | (value >> 12U));
    trail(6);
    trail(0);
  } else {
    out += static_cast<char>(0xF0U | (value >> 18U));
    trail(12);
    trail(6);
    trail(0);
  }
}

bool IsSpace(char32_t code_point) {
  if (code_point < 0x80) return code_point == ' ' || (code_point >= '\t' && code_point <= '\r');
  return code_point == kZeroWidthSpace || u_isUWhiteSpace(ToIcu(code_point));
}

bool IsWordCharacter(char32_t code_point) {
  return (U_GET_GC_MASK(ToIcu(code_point)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) != 0;
}

std::string FoldSpace(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint decoded = DecodeAt(text, at);
    if (IsSpace(decoded.value)) {
      gap = true;
    } else {
      if (gap && !folded.empty()) folded += ' ';
      gap = false;
      folded += text.substr(at, decoded.size);
    }
    at += decoded.size;
  }
  return folded;
}

std::string FoldForComparison(std::string_view text) {
  std::string folded = FoldSpace(text);
  if (std::all_of(folded.begin(), folded.end(), IsAscii)) {
    for (char& c : folded) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return folded;
  }
  PORTBOOK_CHECK(folded.size() <= INT32_MAX);
  std::string lower;
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&lower);
  const icu::StringPiece source(folded.data(), static_cast<std::int32_t>(folded.size()));
  icu::CaseMap::utf8Fold(U_FOLD_CASE_DEFAULT, source, sink, nullptr, status);
  PORTBOOK_CHECK(U_SUCCESS(status));
  return lower;
}

std::string Printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint decoded = DecodeAt(text, at);
    const bool invalid = decoded.value == kReplacement && decoded.size == 1;
    if (invalid || (decoded.size == 1 && IsUnprintable(decoded.value))) {
      out += "\\x";
      AppendHex(out, static_cast<unsigned char>(text[at]), 2);
    } else if (IsUnprintable(decoded.value)) {
      out += "\\u";
      AppendHex(out, decoded.value, 4);
    } else {
      out += text.substr(at, decoded.size);
    }
    at += decoded.size;
  }
  return out;
}

std::size_t DisplayWidth(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint decoded = DecodeAt(text, at);
    width += WidthOf(decoded.value);
    at += decoded.size;
  }
  return width;
}

}  // namespace portbook::base
