// A page of a PDF as the program saw it, in SVG: words, rules, and over them tables,
// cells and header cells; and those boxes alone, for drawing them on the page itself.
// A unit is a PDF point.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "portbook/decode/page_image.h"
#include "portbook/doc/document.h"

namespace portbook::cli {

// Tables, cells and header cells of a page.
std::vector<decode::MarkedBox> TablesOn(const doc::Document& document, std::uint32_t page);

// `page` is 1-based; a page that the document has not is an empty drawing.
std::string DrawPage(const doc::Document& document, std::uint32_t page);

}  // namespace portbook::cli
