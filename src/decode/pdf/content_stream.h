// Reads one content stream's operators as far as paths, clips and the places of text go and has a Painter
// draw them. What text says, images, colours and marked content are passed over. Form XObjects are not
// entered: the caller gets the list of them with the state they were met in.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "decode/pdf/painter.h"

namespace portbook::decode::pdf {

struct FormUse {
  std::string name;  // its resource name, with the leading slash
  GraphicsState state;
};

// By its resource name, with the leading slash; null where there is no such font.
using FindFont = std::function<const FontCodes*(const std::string& name)>;

// `operators_left` goes down with each operator; at 0 the reading stops. May throw what qpdf throws.
std::vector<FormUse> DrawContent(const std::string& content, const FindFont& find_font, Painter& painter,
                                 std::uint64_t& operators_left);

}  // namespace portbook::decode::pdf
