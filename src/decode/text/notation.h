// Which notation a text is written in, by what stands in it. The file's name is a hint that makes weak
// evidence enough; it never decides alone.
#pragma once

#include <string_view>

#include "decode/text/inline_markup.h"

namespace portbook::decode::text {

Notation FindNotation(std::string_view name, std::string_view text);

}  // namespace portbook::decode::text
