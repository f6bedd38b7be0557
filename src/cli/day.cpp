#include "cli/day.h"

#include <charconv>
#include <chrono>
#include <cstdlib>

#include <fmt/format.h>

namespace portbook::cli {
namespace {

template <class Number>
std::optional<Number> WholeNumber(std::string_view text) {
  Number number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return whole ? std::optional(number) : std::nullopt;
}

std::chrono::sys_days DayOfRun() {
  using namespace std::chrono;
  const char* const epoch = std::getenv("SOURCE_DATE_EPOCH");
  const std::optional<std::int64_t> set = epoch == nullptr ? std::nullopt : WholeNumber<std::int64_t>(epoch);
  return floor<days>(set ? sys_seconds(seconds(*set)) : floor<seconds>(system_clock::now()));
}

}  // namespace

std::string Today() {
  const std::chrono::year_month_day day(DayOfRun());
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

bool IsDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = WholeNumber<unsigned>(text.substr(0, 4)),
             month = WholeNumber<unsigned>(text.substr(5, 2)), day = WholeNumber<unsigned>(text.substr(8, 2));
  using namespace std::chrono;
  return year && month && day &&
         year_month_day(std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                        std::chrono::day(*day))
             .ok();
}

}  // namespace portbook::cli
