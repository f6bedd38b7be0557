// Text as it must stand in HTML and SVG.
#pragma once

#include <string>
#include <string_view>

namespace portbook::cli {

std::string EscapeMarkup(std::string_view text);

}  // namespace portbook::cli
