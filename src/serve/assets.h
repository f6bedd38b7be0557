// The page's own script and style, as web/ has built them. They stand in the program, so that no path of a
// request ever meets a file.
#pragma once

#include <string_view>

namespace portbook::serve {

extern const std::string_view kScript;  // "app.js"
extern const std::string_view kStyle;   // "app.css"

}  // namespace portbook::serve
