#include "release/previous.h"

#include <utility>

#include "portbook/catalog/catalog.h"
#include "portbook/config/file.h"
#include "release/package_files.h"

namespace portbook::release {
namespace {

template <class Value>
tl::unexpected<base::Error> FailOf(const std::string& path, const base::Expected<Value>& failed) {
  base::Error error = failed.error();
  if (error.place.empty()) error.place = path;
  return tl::unexpected(std::move(error));
}

}  // namespace

base::Expected<Previous> ReadPrevious(const std::string& directory) {
  const std::string versions_path = directory + "/" + std::string(kVersions);
  const std::string dataset_path = directory + "/" + std::string(kDataset);
  auto versions = config::ReadBytes(versions_path).and_then(ReadVersions);
  if (!versions) return FailOf(versions_path, versions);
  auto catalog = config::ReadBytes(dataset_path).and_then(catalog::FromJson);
  if (!catalog) return FailOf(dataset_path, catalog);
  Previous previous{*std::move(catalog), *std::move(versions), {}};
  previous.changes = config::ReadBytes(directory + "/" + std::string(kChanges)).value_or("");
  return previous;
}

}  // namespace portbook::release
