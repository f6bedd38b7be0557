// A page of a PDF as the program saw it, in SVG: words, rules, and over them tables, cells and header cells.
// A unit is a PDF point.
#pragma once

#include <cstdint>
#include <string>

#include "portbook/doc/document.h"

namespace portbook::cli {

// `page` is 1-based; a page that the document has not is an empty drawing.
std::string DrawPage(const doc::Document& document, std::uint32_t page);

}  // namespace portbook::cli
