// Tables as JSON for other programs: {"file", "tables": [{"page", "box", "continues", "caption", "cells":
// [{"row", "column", "row_span", "column_span", "header", "text", "box"}]}]}. Boxes are [x0, y0, x1, y1] in
// PDF points, null without pages.
#pragma once

#include <string>
#include <string_view>

#include "portbook/doc/document.h"

namespace portbook::cli {

// A table that runs over pages is one element a page; all but the first have "continues" set, and rows count
// on from 0 in each. A cell that a span covers is not repeated.
std::string GridsToJson(std::string_view file, const doc::Document& document);

}  // namespace portbook::cli
