#include "cli/inputs.h"

#include <sys/auxv.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/output.h"
#include "portbook/catalog/catalog.h"

namespace portbook::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDefaultRules = "rules";
constexpr std::string_view kDefaultSchemas = "schema";

bool IsDirectory(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

// The kernel's word: /proc is not there in every root.
const char* ExecutedAs() {
  return reinterpret_cast<const char*>(::getauxval(AT_EXECFN));  // NOLINT(performance-no-int-to-ptr)
}

// Data of the program: installed, it stands in share/portbook/ beside bin/; built, build/release/portbook
// stands two directories below it. Empty: in neither.
fs::path BesideProgram(std::string_view name) {
  std::error_code error;
  const fs::path above = fs::canonical(ExecutedAs(), error).parent_path().parent_path();
  for (const fs::path& place : {above / "share/portbook" / name, above.parent_path() / name}) {
    if (IsDirectory(place)) return place;
  }
  return {};
}

}  // namespace

std::string RulesDirectory(const Places& places) {
  if (places.rules) return *places.rules;
  const fs::path beside = BesideProgram(kDefaultRules);
  if (IsDirectory(kDefaultRules) || beside.empty()) return std::string(kDefaultRules);
  return beside.string();
}

std::optional<std::string> OwnRulesDirectory(const Places& places) {
  if (places.rules) return places.rules;
  return IsDirectory(kDefaultRules) ? std::optional(std::string(kDefaultRules)) : std::nullopt;
}

std::string SchemaDirectory() {
  const fs::path beside = BesideProgram(kDefaultSchemas);
  return beside.empty() ? std::string(kDefaultSchemas) : beside.string();
}

base::Expected<LoadedRules> LoadRules(const Places& places) {
  base::Expected<rules::Library> library = rules::Library::Read(RulesDirectory(places));
  if (!library) return tl::unexpected(library.error());
  LoadedRules loaded{*std::move(library)};
  for (const base::Error& error : loaded.library.errors()) loaded.status = Report(error);
  return loaded;
}

base::Expected<model::Catalog> LoadDataset(const Places& places) {
  const std::string path = places.out + "/portbook.sqlite";
  std::error_code error;
  if (!fs::exists(path, error)) return base::Fail(path, "there is no dataset", "run `portbook build` first");
  return catalog::ReadSqlite(path);
}

}  // namespace portbook::cli
