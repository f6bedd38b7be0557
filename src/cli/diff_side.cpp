#include "cli/diff_side.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include "cli/inputs.h"
#include "portbook/catalog/catalog.h"
#include "portbook/config/file.h"
#include "portbook/pipeline/pipeline.h"

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
  if (!catalog) return base::Fail(id, "there is neither a file nor a dataset with a guide of this name");
  std::erase_if(catalog->guides, [&](const model::Guide& guide) { return guide.source.id != id; });
  if (catalog->guides.empty()) return base::Fail(id, "there is neither a file nor a guide of this name");
  return catalog;
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
  return fs::exists(side, error) ? LoadFile(side, library) : LoadGuide(side, places);
}

}  // namespace portbook::cli
