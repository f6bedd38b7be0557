// The one place of the program that looks at a clock: a decision has a day.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace portbook::cli {

// Today in UTC as ISO 8601 ("2026-11-21"): SOURCE_DATE_EPOCH (seconds since 1970) where the environment sets
// it to a number, else the clock.
std::string Today();

// A day that the calendar has, in that form.
bool IsDay(std::string_view text);

}  // namespace portbook::cli
