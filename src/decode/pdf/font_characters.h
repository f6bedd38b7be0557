// Whether a PDF's font tells which characters its glyphs are. Where nothing tells, a PDF library guesses, and
// a guess would stand in the dataset as a value.
#pragma once

#include <set>
#include <string>

#include "decode/pdf/qpdf_headers.h"

namespace portbook::decode::pdf {

// By a ToUnicode map, an encoding that numbers characters, or glyph names that are names of characters. May
// throw what qpdf throws.
bool SaysCharacters(QPDFObjectHandle font);

// As in the file; "" where it has none (Type 3).
std::string NameOfFont(QPDFObjectHandle font);

// Adds the names of those fonts in a page's or form's resources that do not say it.
void AddMuteFonts(QPDFObjectHandle resources, std::set<std::string>& names);

}  // namespace portbook::decode::pdf
