#include "cli/day.h"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace portbook::cli {
namespace {

std::optional<std::int64_t> WholeNumber(std::string_view text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return whole ? std::optional(number) : std::nullopt;
}

std::chrono::sys_days DayOfRun() {
  using namespace std::chrono;
  const char* const epoch = std::getenv("SOURCE_DATE_EPOCH");
  const std::optional<std::int64_t> set = epoch == nullptr ? std::nullopt : WholeNumber(epoch);
  return floor<days>(set ? sys_seconds(seconds(*set)) : floor<seconds>(system_clock::now()));
}

}  // namespace

std::string Today() {
  const std::chrono::year_month_day day(DayOfRun());
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

}  // namespace portbook::cli
