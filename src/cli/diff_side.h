// What stands on one side of a comparison, as the command line names it.
#pragma once

#include <string>

#include "cli/options.h"
#include "portbook/base/error.h"
#include "portbook/model/catalog.h"
#include "portbook/rules/rule_set.h"

namespace portbook::cli {

// A dataset's directory or file, a guide's file, a git revision, or the id of a guide of the dataset of
// --out.
[[nodiscard]] base::Expected<model::Catalog> LoadSide(const std::string& side, const rules::Library& library,
                                                      const Places& places);

}  // namespace portbook::cli
