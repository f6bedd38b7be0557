// datapackage.json: what a release holds, as the Frictionless Data Package standard (version 1) describes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/catalog/tables.h"
#include "portbook/model/catalog.h"
#include "release/versions.h"

namespace portbook::release {

// A file of the package. Of `table` the rows do not count: they stand in the file.
struct Resource {
  std::string name;
  std::string path;  // from the package's directory
  std::string description;
  std::string media_type;
  std::uint64_t bytes = 0;
  std::string sha256;
  std::optional<catalog::DatasetTable> table;  // set: CSV
};

// An empty cell of a CSV is null, so a text column is required only where it is part of a key: elsewhere an
// empty text is a value. A key over columns that may be null is left out, for the standard has no word for
// it.
std::string DataPackageJson(const std::vector<Resource>& resources, const model::Catalog& catalog,
                            const Version& version);

// The resources of what DataPackageJson wrote. Fails where the text says it in another way.
[[nodiscard]] base::Expected<std::vector<Resource>> ReadDataPackage(std::string_view json);

}  // namespace portbook::release
