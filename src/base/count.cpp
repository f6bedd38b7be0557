#include "portbook/base/count.h"

#include <fmt/format.h>

namespace portbook::base {

std::string Count(std::size_t number, std::string_view singular) {
  if (number == 1) return fmt::format("1 {}", singular);
  if (singular.ends_with("y"))
    return fmt::format("{} {}ies", number, singular.substr(0, singular.size() - 1));
  return fmt::format("{} {}s", number, singular);
}

}  // namespace portbook::base
