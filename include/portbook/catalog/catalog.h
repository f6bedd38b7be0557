// Catalog <-> SQLite and JSON. Same catalog, same bytes (per SQLite version); the logical hash is the same
// for all versions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/model/catalog.h"

namespace portbook::catalog {

// Of the tables, the views and schema/portbook.schema.json together. Major: what a reader relied on is gone,
// renamed or means something else. Minor: something is new beside it. Patch: only a description changed.
inline constexpr std::string_view kSchemaVersion = "2.0.0";

// Writes a database to `path`: to a temporary name beside it first, then renamed. Fails where it cannot be
// written.
[[nodiscard]] base::Expected<void> WriteSqlite(const model::Catalog& catalog, const std::string& path);
// Reads what WriteSqlite wrote (documents come back without blocks and words: the dataset holds grids, not
// pages).
[[nodiscard]] base::Expected<model::Catalog> ReadSqlite(const std::string& path);

// portbook.json: the whole catalog. Stable key order, LF, two-space indent, ends with a line feed.
std::string ToJson(const model::Catalog& catalog);
[[nodiscard]] base::Expected<model::Catalog> FromJson(std::string_view json);
// out/guides/<vendor>-<product>-<release>.json, and what `extract --format json` prints:
// {"guide", "flows": [...], "finding_groups": [...], "findings": [...], "conservation": {...}}, a flow with
// the field names of the schema.
std::string GuideToJson(const model::Guide& guide, const std::vector<model::FindingGroup>& groups,
                        const std::vector<model::Finding>& findings);
std::string FindingsToJson(const model::Catalog& catalog);

// SHA-256 over the canonical JSON without versions of tools and formats.
std::string LogicalHash(const model::Catalog& catalog);

// out/: portbook.sqlite, portbook.json, guides/*.json, findings.json. Each file is written under a temporary
// name and renamed; guides that are gone lose their file.
[[nodiscard]] base::Expected<void> WriteDataset(const model::Catalog& catalog, const std::string& directory);

}  // namespace portbook::catalog
