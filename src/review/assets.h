// The files that pages need, as they stand in src/review/assets/; the build makes the functions.
#pragma once

#include <string_view>

namespace portbook::review::assets {

std::string_view ReviewCss();
std::string_view SearchJs();

}  // namespace portbook::review::assets
