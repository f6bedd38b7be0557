// What the commands read before they work: rules and the dataset.
#pragma once

#include <optional>
#include <string>

#include "cli/exit_code.h"
#include "cli/options.h"
#include "portbook/base/error.h"
#include "portbook/model/catalog.h"
#include "portbook/rules/rule_set.h"

namespace portbook::cli {

// The directory that --rules names, else ./rules, else the one beside the program's build or installation.
std::string RulesDirectory(const Places& places);
// The same where it is the user's to write to: unset for the one beside the program.
std::optional<std::string> OwnRulesDirectory(const Places& places);
// The directory of the JSON Schemas beside the program's build or installation, else ./schema.
std::string SchemaDirectory();

// Prints the errors of rule files that do not compile; the library holds the others.
struct LoadedRules {
  rules::Library library;
  ExitCode status = ExitCode::clean;
};
[[nodiscard]] base::Expected<LoadedRules> LoadRules(const Places& places);

[[nodiscard]] base::Expected<model::Catalog> LoadDataset(const Places& places);

}  // namespace portbook::cli
