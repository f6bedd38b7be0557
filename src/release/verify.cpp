// Holding a release against what it says of itself.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "portbook/base/digest.h"
#include "portbook/catalog/catalog.h"
#include "portbook/config/file.h"
#include "portbook/release/release.h"
#include "release/csv.h"
#include "release/data_package.h"
#include "release/package_files.h"
#include "release/table_check.h"
#include "release/versions.h"

namespace portbook::release {
namespace {

class Verifier {
 public:
  Verifier(std::string directory, std::set<std::string> files)
      : directory_(std::move(directory)), files_(std::move(files)) {}

  Verification Verify() {
    result_.files = files_.size();
    CheckSums();
    CheckTables(ReadResources());
    CheckContent();
    return std::move(result_);
  }

 private:
  void Report(const std::string& file, const std::string& what) {
    result_.problems.push_back(file + ": " + what);
  }

  // Only files of the directory itself: a name that leads out of it is none of them.
  std::optional<std::string> Read(const std::string& file) {
    if (!files_.contains(file)) {
      Report(file, "is missing");
      return std::nullopt;
    }
    base::Expected<std::string> bytes = config::ReadBytes(directory_ + "/" + file);
    if (bytes) return *std::move(bytes);
    Report(file, bytes.error().message);
    return std::nullopt;
  }

  // What `parse` makes of a file.
  template <class Parse>
  auto ReadAs(std::string_view name, const Parse& parse)
      -> std::optional<typename decltype(parse(""))::value_type> {
    const std::string file(name);
    const std::optional<std::string> bytes = Read(file);
    if (!bytes) return std::nullopt;
    auto value = parse(*bytes);
    if (value) return *std::move(value);
    const base::Error& error = value.error();
    Report(file, error.place.empty() ? error.message : "line " + error.place + ": " + error.message);
    return std::nullopt;
  }

  void CheckSums() {
    const std::optional<Sums> sums = ReadAs(kSums, ReadSums);
    if (!sums) return;
    for (const auto& [file, hash] : *sums) {
      const std::optional<std::string> bytes = Read(file);
      if (bytes && base::Sha256Hex(*bytes) != hash) Report(file, "is not the file that SHA256SUMS names");
    }
    for (const std::string& file : files_) {
      if (file != kSums && !sums->contains(file)) Report(file, "stands in no line of SHA256SUMS");
    }
  }

  // The tables that are rectangles.
  std::vector<catalog::DatasetTable> ReadResources() {
    std::vector<catalog::DatasetTable> tables;
    for (Resource& resource : ReadAs(kDataPackage, ReadDataPackage).value_or(std::vector<Resource>())) {
      const std::optional<std::string> bytes = Read(resource.path);
      if (!bytes) continue;
      if (bytes->size() != resource.bytes || base::Sha256Hex(*bytes) != resource.sha256)
        Report(resource.path, "is not the file that datapackage.json names");
      if (!resource.table || !ReadRows(resource.path, *resource.table)) continue;
      const bool first = paths_.emplace(resource.name, resource.path).second;
      if (!first) Report(resource.path, "has the name of another table");
      if (first) tables.push_back(*std::move(resource.table));
    }
    return tables;
  }

  bool ReadRows(const std::string& path, catalog::DatasetTable& table) {
    const auto records = ReadAs(path, ParseCsv);
    if (!records || !HasHeader(*records, table)) {
      if (records) Report(path, "its first line names other columns than datapackage.json");
      return false;
    }
    for (std::size_t i = 1; i < records->size(); ++i) {
      const std::vector<std::string>& record = (*records)[i];
      if (record.size() != table.columns.size()) {
        Report(path, "row " + std::to_string(i) + " has " + std::to_string(record.size()) + " values");
        return false;
      }
      catalog::DatasetRow& row = table.rows.emplace_back();
      for (const std::string& value : record)
        row.push_back(value.empty() ? std::nullopt : std::optional(value));
    }
    return true;
  }

  static bool HasHeader(const std::vector<std::vector<std::string>>& records,
                        const catalog::DatasetTable& table) {
    return !records.empty() &&
           std::equal(records[0].begin(), records[0].end(), table.columns.begin(), table.columns.end(),
                      [](const std::string& name, const catalog::DatasetColumn& column) {
                        return name == column.name;
                      });
  }

  void CheckTables(const std::vector<catalog::DatasetTable>& tables) {
    result_.tables = tables.size();
    for (const catalog::DatasetTable& table : tables) result_.rows += table.rows.size();
    for (const TableProblem& problem : release::CheckTables(tables))
      Report(paths_[problem.table], problem.what);
  }

  // JSON and SQLite hold one dataset, and it is the newest version.
  void CheckContent() {
    const auto versions = ReadAs(kVersions, ReadVersions);
    const auto dataset = ReadAs(kDataset, catalog::FromJson);
    if (!versions || !dataset) return;
    const std::string hash = catalog::LogicalHash(*dataset);
    if (versions->empty() || versions->front().logical_hash != hash)
      Report(std::string(kDataset), "is not the version that versions.json names");
    const base::Expected<model::Catalog> database =
        catalog::ReadSqlite(directory_ + "/" + std::string(kDatabase));
    if (!database) {
      Report(std::string(kDatabase), database.error().message);
    } else if (catalog::LogicalHash(*database) != hash) {
      Report(std::string(kDatabase), "holds another dataset than portbook.json");
    }
    CheckCopies();
  }

  // The tables as CSV are those of the database.
  void CheckCopies() {
    const auto tables = catalog::ReadTables(directory_ + "/" + std::string(kDatabase));
    if (!tables) return Report(std::string(kDatabase), tables.error().message);
    for (const catalog::DatasetTable& table : *tables) {
      const std::string file = CsvPath(table);
      const std::optional<std::string> csv = Read(file);
      if (csv && *csv != ToCsv(table)) Report(file, "says something else than " + std::string(kDatabase));
    }
  }

  std::string directory_;
  std::set<std::string> files_;
  std::map<std::string, std::string> paths_;  // of the tables, by name
  Verification result_;
};

}  // namespace

base::Expected<Verification> Verify(const std::string& directory) {
  const base::Expected<std::vector<std::string>> files = ListFiles(directory);
  if (!files) return tl::unexpected(files.error());
  if (std::find(files->begin(), files->end(), kSums) == files->end())
    return base::Fail(directory, "holds no release: there is no SHA256SUMS");
  return Verifier(directory, {files->begin(), files->end()}).Verify();
}

}  // namespace portbook::release
