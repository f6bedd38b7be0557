#include "cli/inputs.h"

#include <sys/auxv.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/output.h"
#include "portbook/catalog/catalog.h"
#include "portbook/diag/diagnostic.h"
#include "portbook/pipeline/pipeline.h"

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

tl::unexpected<base::Error> NotNamed(const std::string& guide_id) {
  return base::Fail(guide_id, "no source.toml names this guide", "name its directory with --sources");
}

}  // namespace

std::string RulesDirectory(const Places& places) {
  if (places.rules) return *places.rules;
  const fs::path beside = BesideProgram(kDefaultRules);
  if (IsDirectory(kDefaultRules) || beside.empty()) return std::string(kDefaultRules);
  return beside.string();
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

base::Expected<Captures> Captures::Open(const Places& places) {
  base::Expected<sources::Registry> registry = sources::ReadRegistry(places.sources);
  if (!registry) return tl::unexpected(registry.error());
  Captures captures;
  captures.registry_ = *std::move(registry);
  return captures;
}

const sources::SourceEntry* Captures::Find(std::string_view guide_id) const {
  const auto found =
      std::find_if(registry_.entries.begin(), registry_.entries.end(),
                   [&](const sources::SourceEntry& entry) { return entry.source.id == guide_id; });
  return found == registry_.entries.end() ? nullptr : &*found;
}

std::string Captures::NameOf(const std::string& guide_id) const {
  const sources::SourceEntry* entry = Find(guide_id);
  return entry == nullptr ? guide_id : entry->file;
}

base::Expected<std::string> Captures::DirectoryOf(const std::string& guide_id) const {
  const sources::SourceEntry* entry = Find(guide_id);
  if (entry == nullptr) return NotNamed(guide_id);
  return entry->directory;
}

base::Expected<doc::Capture> Captures::Read(const model::Guide& guide) const {
  const sources::SourceEntry* entry = Find(guide.source.id);
  if (entry == nullptr) return NotNamed(guide.source.id);
  base::Expected<doc::Capture> capture = sources::ReadCapture(*entry);
  if (capture && capture->sha256 != guide.document.capture_sha256) {
    return base::Fail(entry->file, "the file is not the one that the dataset was built from",
                      "run `portbook build` again");
  }
  return capture;
}

base::Expected<CaptureText> Captures::ReadText(const model::Guide& guide) const {
  base::Expected<doc::Capture> capture = Read(guide);
  if (!capture) return tl::unexpected(capture.error());
  diag::Sink known;  // the build said it all: it is in the dataset
  return CaptureText{capture->name, pipeline::DecodeIsolated(*capture, {}, known).text};
}

}  // namespace portbook::cli
