// Writing a release: the dataset's own files first, then what is told of them, the hashes last.
#include <filesystem>
#include <system_error>
#include <utility>

#include "portbook/base/digest.h"
#include "portbook/catalog/catalog.h"
#include "portbook/catalog/tables.h"
#include "portbook/config/file.h"
#include "portbook/release/release.h"
#include "release/changes.h"
#include "release/csv.h"
#include "release/data_package.h"
#include "release/datasette.h"
#include "release/package_files.h"
#include "release/previous.h"
#include "release/versions.h"

namespace portbook::release {
namespace {

namespace fs = std::filesystem;

using Tables = std::vector<catalog::DatasetTable>;

// Leaves nothing behind unless it got its name.
class StagedDirectory {
 public:
  explicit StagedDirectory(std::string path) : path_(std::move(path)), temporary_path_(path_ + ".partial") {
    Remove();
  }
  StagedDirectory(const StagedDirectory&) = delete;
  StagedDirectory& operator=(const StagedDirectory&) = delete;
  ~StagedDirectory() { Remove(); }

  const std::string& temporary_path() const { return temporary_path_; }
  base::Expected<void> Commit() const {
    std::error_code error;
    fs::rename(temporary_path_, path_, error);
    if (error) return base::Fail(path_, "cannot be written: " + error.message());
    return {};
  }

 private:
  void Remove() const {
    std::error_code error;
    fs::remove_all(temporary_path_, error);
  }

  std::string path_;
  std::string temporary_path_;
};

Resource ResourceOf(std::string path, std::string description, std::string media_type,
                    std::string_view bytes) {
  Resource resource;
  resource.name = fs::path(path).stem().string();
  resource.path = std::move(path);
  resource.description = std::move(description);
  resource.media_type = std::move(media_type);
  resource.bytes = bytes.size();
  resource.sha256 = base::Sha256Hex(bytes);
  return resource;
}

base::Expected<void> AddTables(const Tables& tables, const std::string& directory,
                               std::vector<Resource>& resources) {
  for (const catalog::DatasetTable& table : tables) {
    const std::string csv = ToCsv(table);
    Resource resource = ResourceOf(CsvPath(table), table.description, "text/csv", csv);
    resource.table = table;
    resource.table->rows.clear();
    if (auto written = WriteFile(directory + "/" + resource.path, csv); !written) return written;
    resources.push_back(std::move(resource));
  }
  return {};
}

base::Expected<void> AddDataset(const std::string& directory, std::vector<Resource>& resources) {
  const struct {
    std::string_view path, name, description, media_type;
  } files[] = {
      {kDatabase, "portbook-sqlite", "All tables and views in one SQLite database.",
       "application/vnd.sqlite3"},
      {kDataset, "portbook-json", "The whole dataset as schema/portbook.schema.json says.",
       "application/json"},
  };
  for (const auto& file : files) {
    const base::Expected<std::string> bytes = config::ReadBytes(directory + "/" + std::string(file.path));
    if (!bytes) return tl::unexpected(bytes.error());
    resources.push_back(ResourceOf(std::string(file.path), std::string(file.description),
                                   std::string(file.media_type), *bytes));
    resources.back().name = file.name;
  }
  return {};
}

base::Expected<void> CopySchemas(const std::string& from, const std::string& directory) {
  const base::Expected<std::vector<std::string>> files = ListFiles(from);
  if (!files) return tl::unexpected(files.error());
  for (const std::string& file : *files) {
    const base::Expected<std::string> bytes = config::ReadBytes(from + "/" + file);
    if (!bytes) return tl::unexpected(bytes.error());
    if (auto written = WriteFile(directory + "/schema/" + file, *bytes); !written) return written;
  }
  return {};
}

std::string WithoutSlash(const std::string& directory) {
  const fs::path path = fs::path(directory).lexically_normal();
  return (path.has_filename() ? path : path.parent_path()).string();
}

// A first release has no changes to tell, and one without a date no feed.
base::Expected<void> WriteChanges(const model::Catalog& catalog, const Previous& previous,
                                  const Version& version, const std::string& directory) {
  const std::vector<Change> changes = ChangesBetween(previous.catalog, catalog);
  auto written =
      WriteFile(directory + "/" + std::string(kChanges), ChangesMarkdown(changes, version, previous.changes));
  if (!written || !version.released) return written;
  return WriteFile(directory + "/" + std::string(kFeed), ChangesFeed(changes, version));
}

base::Expected<void> WriteVersions(const model::Catalog& catalog, const std::string& directory,
                                   const Options& options) {
  std::vector<Version> versions = {VersionOf(catalog, options.released)};
  if (options.previous) {
    const base::Expected<Previous> previous = ReadPrevious(*options.previous);
    if (!previous) return tl::unexpected(previous.error());
    versions.insert(versions.end(), previous->versions.begin(), previous->versions.end());
    if (auto written = WriteChanges(catalog, *previous, versions.front(), directory); !written)
      return written;
  }
  return WriteFile(directory + "/" + std::string(kVersions), VersionsJson(versions));
}

base::Expected<void> WriteFiles(const model::Catalog& catalog, const std::string& directory,
                                const Options& options) {
  if (auto written = catalog::WriteDataset(catalog, directory); !written) return written;
  const base::Expected<Tables> tables = catalog::ReadTables(directory + "/" + std::string(kDatabase));
  if (!tables) return tl::unexpected(tables.error());

  const auto write = [&](std::string_view name, const std::string& text) {
    return WriteFile(directory + "/" + std::string(name), text);
  };
  std::vector<Resource> resources;
  return AddTables(*tables, directory, resources)
      .and_then([&] { return AddDataset(directory, resources); })
      .and_then([&] { return CopySchemas(options.schemas, directory); })
      .and_then([&] {
        return write(kDataPackage, DataPackageJson(resources, catalog, VersionOf(catalog, options.released)));
      })
      .and_then([&] { return write(kDatasette, DatasetteJson(*tables)); })
      .and_then([&] { return WriteVersions(catalog, directory, options); })
      .and_then([&] { return HashFiles(directory); })
      .and_then([&](const Sums& sums) { return write(kSums, SumsText(sums)); });
}

}  // namespace

base::Expected<void> Write(const model::Catalog& catalog, const std::string& directory,
                           const Options& options) {
  const std::string path = WithoutSlash(directory);
  std::error_code error;
  if (fs::exists(path, error)) {
    return base::Fail(path, "a release is never written over", "name a directory that is not there yet");
  }
  const StagedDirectory staged(path);
  return WriteFiles(catalog, staged.temporary_path(), options).and_then([&] { return staged.Commit(); });
}

}  // namespace portbook::release
