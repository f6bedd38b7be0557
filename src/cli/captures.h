// The store of what is fetched, as the command line or the environment names it.
#pragma once

#include <optional>
#include <string>

#include "portbook/base/error.h"
#include "portbook/fetch/store.h"

namespace portbook::cli {

// The directory that --captures names, else the user's own. Fails where there is neither.
[[nodiscard]] base::Expected<fetch::Store> OpenCaptures(const std::optional<std::string>& directory);

}  // namespace portbook::cli
