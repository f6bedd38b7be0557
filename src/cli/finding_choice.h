// Which findings a command is asked for.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/diag/kind.h"
#include "portbook/model/catalog.h"

namespace portbook::cli {

struct FindingChoice {
  std::vector<std::string> guides;      // ids, or their beginnings up to a slash; none: all
  std::vector<std::string> kinds;       // names; none: all
  std::optional<std::string> baseline;  // a file: what it has is left out
};

// Leaves in the catalog the findings that are asked for, and their groups. The guides stay. Fails where a
// name is unknown or the baseline cannot be read.
[[nodiscard]] base::Expected<void> Choose(const FindingChoice& choice, model::Catalog& catalog);

// How many guides of the catalog are asked for.
std::size_t GuidesOf(const FindingChoice& choice, const model::Catalog& catalog);

}  // namespace portbook::cli
