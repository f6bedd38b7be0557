// The page's own script and style, as web/ has built them. They stand in the program, so that no path of a
// request ever meets a file.
#pragma once

#include <string_view>

namespace portbook::serve::assets {

std::string_view AppJs();
std::string_view AppCss();

}  // namespace portbook::serve::assets
