// Where RE2 found fault with an expression; only rules/ compiles expressions and needs it.
#pragma once

#include <string>
#include <string_view>

namespace portbook::rules {

// The part of a rejected expression that RE2 names as the fault; empty where it names none.
std::string FailingFragment(std::string_view expression);

}  // namespace portbook::rules
