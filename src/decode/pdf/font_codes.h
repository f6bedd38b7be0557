// What a PDF's font tells of the codes that show its text: how long they are, how far each moves the pen, and
// which show a space. Which characters the others are is poppler's to say.
#pragma once

#include <cstdint>
#include <set>
#include <string_view>
#include <unordered_map>

#include "decode/pdf/qpdf_headers.h"

namespace portbook::decode::pdf {

struct FontCodes {
  std::size_t size = 0;  // bytes of a code; 0 where this reader cannot follow the font
  std::unordered_map<std::uint32_t, double> advances;  // in font sizes
  double other_advance = 0;                            // of codes without one of their own
  std::set<std::uint32_t> spaces;

  bool are_known() const { return size > 0; }
  double AdvanceOf(std::uint32_t code) const {
    const auto found = advances.find(code);
    return found == advances.end() ? other_advance : found->second;
  }
};

// May throw what qpdf throws.
FontCodes ReadFontCodes(QPDFObjectHandle font);

// The codes that a ToUnicode map calls spaces. (Qt calls its space a tab.)
std::set<std::uint32_t> SpacesOfMap(std::string_view map);

}  // namespace portbook::decode::pdf
