// Tables as one HTML page, for reading them in a browser: a <table> a grid, with its spans and header cells.
#pragma once

#include <string>

#include "portbook/doc/document.h"

namespace portbook::cli {

std::string GridsToHtml(const doc::Document& document);

}  // namespace portbook::cli
