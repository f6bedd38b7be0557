// The one place of the program that looks at a clock: a decision has a day, and so has what was fetched.
#pragma once

#include <string>

namespace portbook::cli {

// Today in UTC as ISO 8601 ("2026-11-21"): SOURCE_DATE_EPOCH (seconds since 1970) where the environment sets
// it to a number, else the clock.
std::string Today();

}  // namespace portbook::cli
