#include "cli/captures.h"

#include <utility>

#include "cli/directories.h"

namespace portbook::cli {

base::Expected<fetch::Store> OpenCaptures(const std::optional<std::string>& directory) {
  std::string chosen = directory.value_or(CapturesDirectory());
  if (chosen.empty())
    return base::Fail("", "there is no place for captures",
                      "set HOME or XDG_DATA_HOME, or name one by --captures");
  return fetch::Store(std::move(chosen));
}

}  // namespace portbook::cli
