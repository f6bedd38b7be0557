// Words that an author broke by hand to fit a narrow column: "Destina-tion", "in- bound". Hyphens of names
// ("load-balancer") look the same, so this is only for words that are not known as they stand.
#pragma once

#include <string>
#include <string_view>

namespace portbook::rules {

// `folded` without the hyphens between two small letters, and without the space behind them.
std::string WithoutHyphenation(std::string_view folded);

}  // namespace portbook::rules
