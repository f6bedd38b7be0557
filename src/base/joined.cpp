#include "portbook/base/joined.h"

#include <fmt/format.h>

namespace portbook::base {

std::string Joined(std::span<const std::string> parts, std::string_view gap) {
  return fmt::format("{}", fmt::join(parts, gap));
}

}  // namespace portbook::base
