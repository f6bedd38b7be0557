// `portbook rules test`: every rule proven by its own samples.
#include "cli/options.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/guide_summary.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "portbook/base/count.h"
#include "portbook/config/toml.h"
#include "portbook/rules/rule_set.h"
#include "portbook/table/table.h"

namespace portbook::cli {
namespace {

struct RuleCounts {
  std::size_t rules = 0, samples = 0;
};

// What stands in one rule file, whatever became of it.
RuleCounts CountFile(config::TomlFile& file) {
  RuleCounts counts;
  config::Table root = file.root();
  for (const std::string& kind : root.Keys()) {
    for (config::Table& rule : root.Tables(kind)) {
      ++counts.rules;
      counts.samples += rule.Strings("samples").size();
    }
  }
  return counts;
}

RuleCounts CountRules(const std::string& directory) {
  RuleCounts counts;
  std::error_code error;
  std::filesystem::recursive_directory_iterator entry(directory, error), end;
  for (; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() != ".toml") continue;
    base::Expected<config::TomlFile> file =
        config::TomlFile::Read(entry->path().string(), entry->path().string());
    if (!file) continue;
    const RuleCounts of_file = CountFile(*file);
    counts.rules += of_file.rules;
    counts.samples += of_file.samples;
  }
  return counts;
}

// A common layout is proven with every pack; its error is one.
void AddNew(std::vector<base::Error>& errors, const std::vector<base::Error>& found) {
  for (const base::Error& error : found) {
    if (std::find(errors.begin(), errors.end(), error) == errors.end()) errors.push_back(error);
  }
}

std::vector<base::Error> Prove(const rules::Library& library) {
  std::vector<base::Error> errors = rules::ProveSamples(library);
  std::vector<std::string> packs = library.packs();
  packs.insert(packs.begin(), "");
  for (const std::string& pack : packs) {
    // A pack that does not compile has its errors in the library's.
    if (const base::Expected<rules::RuleSet> rules = library.ForPack(pack))
      AddNew(errors, table::ProveLayouts(*rules));
  }
  return errors;
}

}  // namespace

ExitCode RunRulesTest(const RulesTestOptions& options) {
  const std::string directory = RulesDirectory(options.places);
  const base::Expected<rules::Library> library = rules::Library::Read(directory);
  if (!library) return Report(library.error());
  const std::vector<base::Error> errors = Prove(*library);
  for (const base::Error& error : errors) WriteError(error.ToString() + "\n");
  if (!errors.empty()) return ExitCode::findings;
  const RuleCounts counts = CountRules(directory);
  Write(fmt::format("{}, {}: all proven\n", base::Count(counts.rules, "rule"),
                    base::Count(counts.samples, "sample")));
  return ExitCode::clean;
}

}  // namespace portbook::cli
