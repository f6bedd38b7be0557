// A release: the dataset as others take it over, in a directory of its own that describes and proves itself.
// Beside the dataset's files stand every table as CSV (data/), a Frictionless data package over all of them
// (datapackage.json), the JSON Schemas (schema/), Datasette's metadata (metadata.json), the versions so far
// (versions.json), what changed since the release before (CHANGES.md, and feed.atom where there is a date)
// and SHA256SUMS. Same catalog and options, same bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/model/catalog.h"

namespace portbook::release {

struct Options {
  std::string schemas;                  // directory of the JSON Schemas to publish
  std::optional<std::string> released;  // ISO 8601 in UTC; unset: the release bears no date
  std::optional<std::string> previous;  // directory of the release before, from which this one goes on
};

// Writes the release to `directory` under another name first. Fails where it is there already, or cannot be
// written.
[[nodiscard]] base::Expected<void> Write(const model::Catalog& catalog, const std::string& directory,
                                         const Options& options);

struct Verification {
  std::size_t files = 0, tables = 0, rows = 0;  // looked at
  std::vector<std::string> problems;            // one sentence each, beginning with the file
};

// Holds a release against what it says of itself: every hash and size, every type, bound, vocabulary and key
// of every table, and the content hash of the dataset. Fails where the directory holds no release.
[[nodiscard]] base::Expected<Verification> Verify(const std::string& directory);

}  // namespace portbook::release
