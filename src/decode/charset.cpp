#include "decode/charset.h"

#include <fmt/format.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>

#include "decode/html/declared_charset.h"
#include "portbook/base/utf8.h"

namespace portbook::decode {
namespace {

// UTF-16 without a mark: this share of the sampled pairs has its NUL on one side, and none has it on the
// other.
constexpr std::size_t kNulSampleBytes = 4096;
constexpr double kNulShareOfUtf16 = 0.4;
// Guessing needs a sample, not the whole of a large file.
constexpr std::size_t kGuessBytes = 1 << 20;
// With fewer non-ASCII bytes statistics confuse the Latin alphabets ("Réseau" as ISO-8859-2).
constexpr std::size_t kBytesForLatinGuess = 32;
// A text has next to no control characters; random bytes have one in ten.
constexpr std::size_t kControlSampleBytes = 1 << 16;
constexpr double kControlShareOfBinary = 0.05;
constexpr std::size_t kFewestControlsOfBinary = 8;

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Label {
  std::string_view label;
  std::string_view name;
};

// Where the encoding standard (encoding.spec.whatwg.org, "Names and labels") means another encoding than ICU
// does.
constexpr auto kLabels = std::to_array<Label>({
    {"ansi_x3.4-1968", "windows-1252"},
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"l1", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"x-cp1252", "windows-1252"},
    {"x-user-defined", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"korean", "windows-949"},
    {"shift_jis", "Shift_JIS"},
    {"shift-jis", "Shift_JIS"},
    {"sjis", "Shift_JIS"},
    {"x-sjis", "Shift_JIS"},
    {"windows-31j", "Shift_JIS"},
    {"ms932", "Shift_JIS"},
    {"utf8", "UTF-8"},
    {"utf-8", "UTF-8"},
    // A declaration that could be read as ASCII is not in UTF-16, whatever it says.
    {"utf-16", "UTF-8"},
    {"utf-16le", "UTF-8"},
    {"utf-16be", "UTF-8"},
});

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter Open(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// The name that a label means, or "" where nobody knows it.
std::string NameOfLabel(std::string_view label) {
  std::string lower(label);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto found = std::ranges::find(kLabels, lower, &Label::label);
  if (found != kLabels.end()) return std::string(found->name);
  return !lower.empty() && Open(lower) ? lower : "";
}

std::string Utf16WithoutMark(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kNulSampleBytes);
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < sample.size(); ++i) nuls[i % 2] += sample[i] == '\0' ? 1 : 0;
  const double enough = kNulShareOfUtf16 * static_cast<double>(sample.size()) / 2;
  if (bytes.size() % 2 != 0 || sample.empty()) return "";
  if (nuls[0] == 0 && static_cast<double>(nuls[1]) >= enough) return "UTF-16LE";
  if (nuls[1] == 0 && static_cast<double>(nuls[0]) >= enough) return "UTF-16BE";
  return "";
}

// Damaged UTF-8 is still UTF-8: more whole multi-byte sequences than bytes that belong to none.
bool IsMostlyUtf8(std::string_view bytes) {
  std::size_t whole = 0;
  std::size_t broken = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const base::CodePoint point = base::DecodeAt(bytes, at);
    whole += point.size > 1 ? 1 : 0;
    broken += point.size == 1 && static_cast<unsigned char>(bytes[at]) >= 0x80 ? 1 : 0;
    at += point.size;
  }
  return whole > broken;
}

bool IsLatin(std::string_view name) {
  return name.starts_with("iso-8859-") || name == "windows-1250" || name == "windows-1252" ||
         name == "windows-1254" || name == "windows-1257" || name == "windows-1258";
}

std::string Guess(std::string_view bytes) {
  constexpr std::string_view kWebDefault = "windows-1252";
  const std::string_view sample = bytes.substr(0, kGuessBytes);
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0)
    return std::string(kWebDefault);
  uchardet_data_end(detector.get());
  std::string name = NameOfLabel(uchardet_get_charset(detector.get()));
  const auto high =
      std::ranges::count_if(sample, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (name.empty() || (IsLatin(name) && static_cast<std::size_t>(high) < kBytesForLatinGuess)) {
    return std::string(kWebDefault);
  }
  return name;
}

base::Evidence Place(std::string_view text, std::size_t at, std::size_t size) {
  const base::Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)};
  return {base::Text::At(text.substr(at, size), base::Locator{span, 0, std::nullopt}), {}};
}

struct Converted {
  std::string text;
  std::size_t undecodable = 0;  // sequences
  std::size_t first = 0;        // offset of the first in `text`
};

void AppendUtf16(std::string& out, std::span<const UChar> units) {
  for (std::size_t i = 0; i < units.size();) {
    UChar32 point = 0;
    U16_NEXT(units.data(), i, units.size(), point);
    if (U_IS_SURROGATE(point)) point = 0xFFFD;
    base::AppendUtf8(out, static_cast<char32_t>(point));
  }
}

// The converter stops at what it cannot read, so that the place in the output is known exactly.
Converted Convert(std::string_view bytes, UConverter& converter) {
  Converted converted;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(&converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::vector<UChar> buffer(1 << 14);
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  std::size_t kept = 0;  // a lead surrogate that waits for its trail
  for (bool more = true; more;) {
    status = U_ZERO_ERROR;
    UChar* target = buffer.data() + kept;
    ucnv_toUnicode(&converter, &target, buffer.data() + buffer.size(), &source, end, nullptr, true, &status);
    std::size_t size = static_cast<std::size_t>(target - buffer.data());
    const bool overflow = status == U_BUFFER_OVERFLOW_ERROR;
    const bool split = overflow && size > 0 && U16_IS_LEAD(buffer[size - 1]);
    const UChar lead = split ? buffer[size - 1] : UChar{0};
    AppendUtf16(converted.text, std::span(buffer.data(), size - (split ? 1 : 0)));
    kept = split ? 1 : 0;
    if (split) buffer[0] = lead;
    if (U_FAILURE(status) && !overflow) {
      if (converted.undecodable++ == 0) converted.first = converted.text.size();
      converted.text += kReplacement;
    }
    more = U_FAILURE(status) && (overflow || source < end);
  }
  return converted;
}

bool IsBinary(std::string_view text) {
  const std::string_view sample = text.substr(0, kControlSampleBytes);
  std::size_t controls = 0;
  std::size_t characters = 0;
  for (const char c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    const bool space = byte >= '\t' && byte <= '\r';
    constexpr unsigned char kEscape = 0x1B;  // terminal colours in a captured screen
    controls += byte != 0 && byte < 0x20 && !space && byte != kEscape ? 1 : 0;
    characters += byte != 0 ? 1 : 0;
  }
  return controls >= kFewestControlsOfBinary &&
         static_cast<double>(controls) > kControlShareOfBinary * static_cast<double>(characters);
}

void ReplaceNuls(std::string& text, diag::Sink& sink) {
  const std::size_t first = text.find('\0');
  if (first == std::string::npos) return;
  std::string replaced;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t nul = std::min(text.find('\0', at), text.size());
    replaced.append(text, at, nul - at);
    if (nul < text.size()) {
      replaced += kReplacement;
      ++count;
    }
    at = nul + 1;
  }
  text = std::move(replaced);
  sink.Emit(diag::Kind::input_nul_bytes,
            fmt::format("{} NUL {} replaced by U+FFFD.", count, count == 1 ? "byte was" : "bytes were"),
            {Place(text, first, kReplacement.size())});
}

}  // namespace

Charset DetectCharset(std::string_view bytes, CharsetHint hint) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {"UTF-8", 3};
  if (bytes.starts_with("\xFF\xFE")) return {"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF")) return {"UTF-16BE", 2};
  if (std::string name = Utf16WithoutMark(bytes); !name.empty()) return {std::move(name), 0};
  if (hint == CharsetHint::html) {
    if (std::string name = NameOfLabel(html::DeclaredCharset(bytes)); !name.empty())
      return {std::move(name), 0};
  }
  if (base::FirstInvalidUtf8(bytes) == std::string_view::npos || IsMostlyUtf8(bytes)) return {"UTF-8", 0};
  return {Guess(bytes), 0};
}

std::string ToUtf8(std::string_view bytes, CharsetHint hint, diag::Sink& sink) {
  const Charset charset = DetectCharset(bytes, hint);
  bytes.remove_prefix(charset.byte_order_mark);
  if (bytes.empty()) {
    sink.Emit(diag::Kind::input_empty, "The input has no text.");
    return "";
  }
  Converted converted;
  if (charset.name == "UTF-8" && base::FirstInvalidUtf8(bytes) == std::string_view::npos) {
    converted.text = bytes;
  } else {
    converted = Convert(bytes, *Open(charset.name));
  }
  if (IsBinary(converted.text)) {
    sink.Emit(diag::Kind::input_not_text, "The input is full of control characters: it is no text.");
    return "";
  }
  if (converted.undecodable > 0) {
    sink.Emit(diag::Kind::input_invalid_utf8,
              fmt::format("{} byte {} not valid {} and {} replaced by U+FFFD.", converted.undecodable,
                          converted.undecodable == 1 ? "sequence is" : "sequences are", charset.name,
                          converted.undecodable == 1 ? "was" : "were"),
              {Place(converted.text, converted.first, kReplacement.size())});
  }
  ReplaceNuls(converted.text, sink);
  return std::move(converted.text);
}

}  // namespace portbook::decode
