// How far two texts are apart (edlib underneath).
#pragma once

#include <string_view>

namespace portbook::base {

// The least number of bytes to put in, take out or replace that makes one text the other (Levenshtein); -1
// where it is more than `largest`. A character of two bytes may count twice. REQUIRES: both texts are shorter
// than 2 GiB.
int EditDistance(std::string_view a, std::string_view b, int largest);

}  // namespace portbook::base
