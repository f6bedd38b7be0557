#include "decode/pdf/font_codes.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "decode/pdf/inflated_streams.h"

namespace portbook::decode::pdf {
namespace {

constexpr double kGlyphUnit = 0.001;     // font sizes, in all fonts but those of Type 3
constexpr double kDefaultAdvance = 1.0;  // of a composite font that says none
constexpr std::uint64_t kMaxMapBytes = 4'000'000;
constexpr std::uint32_t kMaxCodes = 65'536;  // of a font
constexpr std::uint32_t kNoBreakSpace = 0xA0;

bool IsNamed(QPDFObjectHandle object, std::string_view name) {
  return object.isName() && object.getName() == name;
}

// The bytes as one number; those of a longer text are no code of ours.
std::uint32_t NumberOf(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char byte : bytes) number = (number << 8U) | static_cast<unsigned char>(byte);
  return number;
}

bool IsSpace(std::string_view utf16) {
  if (utf16.size() > 2) return false;
  const std::uint32_t character = NumberOf(utf16);
  return character == ' ' || character == '\t' || character == kNoBreakSpace;
}

// Reads the strings between the operators of a map, two or three to a line.
class MapReader {
 public:
  explicit MapReader(std::string_view map)
      : input_(std::make_shared<BufferInputSource>("map", std::string(map))) {
    tokenizer_.allowEOF();
  }

  std::set<std::uint32_t> Spaces() {
    for (;;) {
      const QPDFTokenizer::Token token = tokenizer_.readToken(input_, "map", true);
      switch (token.getType()) {
        case QPDFTokenizer::tt_eof:
          return std::move(spaces_);
        case QPDFTokenizer::tt_string:
          OnString(token.getValue());
          break;
        case QPDFTokenizer::tt_array_open:
          in_array_ = true;
          break;
        case QPDFTokenizer::tt_array_close:
          in_array_ = false;
          strings_.clear();
          break;
        case QPDFTokenizer::tt_word:
          strings_in_entry_ = token.getValue() == "beginbfchar"    ? 2
                              : token.getValue() == "beginbfrange" ? 3
                                                                   : 0;
          strings_.clear();
          break;
        default:
          break;
      }
    }
  }

 private:
  // A range's first character is all that matters: no space follows another character in one.
  void OnString(const std::string& string) {
    if (strings_in_entry_ == 0) return;
    if (in_array_) {
      if (strings_.size() != 2) return;
      if (IsSpace(string)) spaces_.insert(NumberOf(strings_.front()) + at_in_array_);
      ++at_in_array_;
      return;
    }
    strings_.push_back(string);
    at_in_array_ = 0;
    if (strings_.size() < strings_in_entry_) return;
    if (IsSpace(strings_.back())) spaces_.insert(NumberOf(strings_.front()));
    strings_.clear();
  }

  std::shared_ptr<InputSource> input_;
  QPDFTokenizer tokenizer_;
  std::set<std::uint32_t> spaces_;
  std::vector<std::string> strings_;  // of the entry so far
  std::size_t strings_in_entry_ = 0;
  std::uint32_t at_in_array_ = 0;
  bool in_array_ = false;
};

double NumberOr(QPDFObjectHandle object, double otherwise) {
  return object.isNumber() ? object.getNumericValue() : otherwise;
}

void ReadSimpleAdvances(QPDFObjectHandle font, FontCodes& codes) {
  QPDFObjectHandle widths = font.getKey("/Widths");
  QPDFObjectHandle first = font.getKey("/FirstChar");
  if (!widths.isArray() || !first.isInteger()) return;
  double unit = kGlyphUnit;
  if (QPDFObjectHandle matrix = font.getKey("/FontMatrix"); IsNamed(font.getKey("/Subtype"), "/Type3")) {
    if (!matrix.isArray() || matrix.getArrayNItems() != 6) return;
    unit = NumberOr(matrix.getArrayItem(0), kGlyphUnit);
  }
  auto code = static_cast<std::uint32_t>(first.getIntValue());
  for (QPDFObjectHandle& width : widths.getArrayAsVector())
    codes.advances[code++] = NumberOr(width, 0) * unit;
  codes.size = 1;
}

// "c [w1 w2 ...]" or "first last w", again and again.
void ReadCompositeAdvances(QPDFObjectHandle descendant, FontCodes& codes) {
  codes.other_advance = NumberOr(descendant.getKey("/DW"), kDefaultAdvance / kGlyphUnit) * kGlyphUnit;
  QPDFObjectHandle widths = descendant.getKey("/W");
  if (!widths.isArray()) return;
  std::vector<QPDFObjectHandle> items = widths.getArrayAsVector();
  for (std::size_t i = 0; i + 1 < items.size();) {
    auto code = static_cast<std::uint32_t>(NumberOr(items[i], 0));
    if (items[i + 1].isArray()) {
      for (QPDFObjectHandle& width : items[i + 1].getArrayAsVector())
        codes.advances[code++] = NumberOr(width, 0) * kGlyphUnit;
      i += 2;
    } else {
      if (i + 2 >= items.size()) return;
      const auto last = static_cast<std::uint32_t>(NumberOr(items[i + 1], 0));
      for (; code <= last && code < kMaxCodes; ++code)
        codes.advances[code] = NumberOr(items[i + 2], 0) * kGlyphUnit;
      i += 3;
    }
  }
}

// Only where a code is the glyph's number itself.
void ReadComposite(QPDFObjectHandle font, FontCodes& codes) {
  QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
  if (!IsNamed(font.getKey("/Encoding"), "/Identity-H") || !descendants.isArray() ||
      descendants.getArrayNItems() == 0 || !descendants.getArrayItem(0).isDictionary())
    return;
  ReadCompositeAdvances(descendants.getArrayItem(0), codes);
  codes.size = 2;
}

std::string MapOf(QPDFObjectHandle font) {
  QPDFObjectHandle stream = font.getKey("/ToUnicode");
  std::uint64_t bytes_left = kMaxMapBytes;
  return stream.isStream() ? InflateStreams(stream, bytes_left) : std::string();
}

}  // namespace

std::set<std::uint32_t> SpacesOfMap(std::string_view map) { return MapReader(map).Spaces(); }

FontCodes ReadFontCodes(QPDFObjectHandle font) {
  FontCodes codes;
  if (!font.isDictionary()) return codes;
  const bool is_composite = IsNamed(font.getKey("/Subtype"), "/Type0");
  is_composite ? ReadComposite(font, codes) : ReadSimpleAdvances(font, codes);
  const std::string map = MapOf(font);
  if (!map.empty()) {
    codes.spaces = SpacesOfMap(map);
  } else if (is_composite) {
    codes.size = 0;
  } else {
    codes.spaces = {' '};
  }
  return codes;
}

}  // namespace portbook::decode::pdf
