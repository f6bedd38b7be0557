// A made-up guide as text, as HTML and as PDF: three independent ways to say the same.
#pragma once

#include <string>

#include "tests/property/random_guide.h"

namespace portbook::property {

std::string AsText(const RandomGuide& guide);
std::string AsHtml(const RandomGuide& guide);
// Set in Courier, so that the width of text is known. Cells wrap at spaces; a table goes on over pages; each
// page has a running header and its number.
std::string AsPdf(const RandomGuide& guide);

}  // namespace portbook::property
