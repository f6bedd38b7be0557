// The encoding that a page declares about itself in its first bytes: <meta charset>, <meta
// http-equiv=content-type>, or an XML declaration. A scan of bytes as the HTML standard prescribes ("prescan
// a byte stream to determine its encoding"), not a parse: the parse needs the answer.
#pragma once

#include <string>
#include <string_view>

namespace portbook::decode::html {

// The label as written, in lower case; empty where none is declared.
std::string DeclaredCharset(std::string_view bytes);

}  // namespace portbook::decode::html
