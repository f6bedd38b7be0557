#include "cli/diff_side.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include "cli/inputs.h"
#include "portbook/catalog/catalog.h"
#include "portbook/config/file.h"
#include "portbook/pipeline/pipeline.h"
#include "portbook/sources/revision.h"

namespace portbook::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSqliteMark = "SQLite format 3";

// A dataset's own file, or a guide.
base::Expected<model::Catalog> LoadFile(const std::string& path, const rules::Library& library) {
  const base::Expected<std::string> bytes = config::ReadBytes(path);
  if (!bytes) return tl::unexpected(bytes.error());
  if (bytes->starts_with(kSqliteMark)) return catalog::ReadSqlite(path);
  if (bytes->starts_with('{')) return catalog::FromJson(*bytes);
  return pipeline::Extract(path, library, std::nullopt, {});
}

// One guide of the dataset of --out.
base::Expected<model::Catalog> LoadGuide(const std::string& id, const Places& places) {
  base::Expected<model::Catalog> catalog = LoadDataset(places);
  if (!catalog)
    return base::Fail(id,
                      "there is neither a file nor a git revision nor a dataset with a guide of this name");
  std::erase_if(catalog->guides, [&](const model::Guide& guide) { return guide.source.id != id; });
  if (catalog->guides.empty())
    return base::Fail(id, "there is neither a file nor a git revision nor a guide of this name");
  return catalog;
}

// The sources and the rules of a git revision, read as they stood there.
base::Expected<model::Catalog> LoadRevision(const sources::Revision& revision) {
  const base::Expected<rules::Library> library = rules::Library::Read(revision.directories()[1]);
  if (!library) return tl::unexpected(library.error());
  base::Expected<pipeline::BuildResult> built = pipeline::Build(revision.directories()[0], *library, {});
  if (!built) return tl::unexpected(built.error());
  if (!built->errors.empty()) return tl::unexpected(built->errors.front());
  return std::move(built->catalog);
}

}  // namespace

base::Expected<model::Catalog> LoadSide(const std::string& side, const rules::Library& library,
                                        const Places& places) {
  std::error_code error;
  if (fs::is_directory(side, error)) {
    Places dataset = places;
    dataset.out = side;
    return LoadDataset(dataset);
  }
  if (fs::exists(side, error)) return LoadFile(side, library);
  const base::Expected<sources::Revision> revision =
      sources::Revision::CheckOut(side, {places.sources, RulesDirectory(places)});
  return revision ? LoadRevision(*revision) : LoadGuide(side, places);
}

}  // namespace portbook::cli
