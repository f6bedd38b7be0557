#include "portbook/catalog/catalog.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>
#include <vector>

#include "catalog/sqlite_file.h"

namespace portbook::catalog {
namespace {

namespace fs = std::filesystem;

// "vendor/product/release" -> "vendor-product-release.json"
std::string FileNameOf(const model::Source& source) {
  std::string name = source.id;
  std::replace(name.begin(), name.end(), '/', '-');
  return name + ".json";
}

using GuideFiles = std::map<std::string, const model::Guide*>;  // by file name

base::Expected<GuideFiles> NameGuides(const model::Catalog& catalog, const std::string& directory) {
  GuideFiles files;
  for (const model::Guide& guide : catalog.guides) {
    const auto [place, added] = files.emplace(FileNameOf(guide.source), &guide);
    if (!added) {
      return base::Fail(directory + "/" + place->first,
                        "the guides '" + place->second->source.id + "' and '" + guide.source.id +
                            "' would be written to one file",
                        "rename one of the two source directories");
    }
  }
  return files;
}

base::Expected<void> MakeDirectory(const std::string& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) return base::Fail(directory, "cannot make the directory: " + error.message());
  return {};
}

base::Expected<void> RemoveStale(const GuideFiles& current, const std::string& directory) {
  std::error_code error;
  std::vector<fs::path> stale;
  for (fs::directory_iterator file(directory, error), end; !error && file != end; file.increment(error)) {
    const fs::path& path = file->path();
    const bool gone = path.extension() == ".json" && !current.contains(path.filename().string());
    const bool left_by_a_killed_write = path.extension() == ".partial";
    if (gone || left_by_a_killed_write) stale.push_back(path);
  }
  for (const fs::path& path : stale) {
    if (!error) fs::remove(path, error);
  }
  if (error)
    return base::Fail(directory, "cannot remove the files of guides that are gone: " + error.message());
  return {};
}

// The files of one dataset, in the order in which they get their names.
class Staging {
 public:
  [[nodiscard]] base::Expected<void> Add(std::string path, std::string_view bytes) {
    return files_.emplace_back(std::move(path)).Write(bytes);
  }
  [[nodiscard]] base::Expected<void> AddSqlite(std::string path, const model::Catalog& catalog) {
    return StageSqlite(catalog, files_.emplace_back(std::move(path)));
  }
  [[nodiscard]] base::Expected<void> Commit() {
    for (base::StagedFile& file : files_) {
      if (auto committed = file.Commit(); !committed) return committed;
    }
    return {};
  }

 private:
  std::vector<base::StagedFile> files_;
};

base::Expected<void> AddGuides(const model::Catalog& catalog, const GuideFiles& files,
                               const std::string& directory, Staging& staging) {
  std::map<std::string_view, std::vector<model::FindingGroup>> groups;
  for (const model::FindingGroup& group : catalog.groups) groups[group.guide].push_back(group);
  std::map<std::string_view, std::vector<model::Finding>> findings;
  for (const model::Finding& finding : catalog.findings) findings[finding.guide].push_back(finding);
  for (const auto& [name, guide] : files) {
    auto added = staging.Add(directory + "/" + name,
                             GuideToJson(*guide, groups[guide->source.id], findings[guide->source.id]));
    if (!added) return added;
  }
  return {};
}

}  // namespace

base::Expected<void> WriteDataset(const model::Catalog& catalog, const std::string& directory) {
  const std::string guides = directory + "/guides";
  Staging staging;
  return NameGuides(catalog, guides).and_then([&](const GuideFiles& files) {
    return MakeDirectory(guides)
        .and_then([&] { return staging.Add(directory + "/portbook.json", ToJson(catalog)); })
        .and_then([&] { return AddGuides(catalog, files, guides, staging); })
        .and_then([&] { return staging.Add(directory + "/findings.json", FindingsToJson(catalog)); })
        .and_then([&] { return staging.AddSqlite(directory + "/portbook.sqlite", catalog); })
        .and_then([&] { return staging.Commit(); })
        .and_then([&] { return RemoveStale(files, guides); });
  });
}

}  // namespace portbook::catalog
