// versions.json: every version of the data, the newest first.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/model/catalog.h"

namespace portbook::release {

struct Version {
  std::string data_version;  // may be empty: the content hash names the version too
  std::string schema_version;
  std::string tool_version;
  std::string logical_hash;
  std::optional<std::string> released;  // ISO 8601 in UTC
  std::size_t guides = 0, flows = 0, findings = 0;
  friend bool operator==(const Version&, const Version&) = default;
};

Version VersionOf(const model::Catalog& catalog, std::optional<std::string> released);

std::string VersionsJson(const std::vector<Version>& versions);
[[nodiscard]] base::Expected<std::vector<Version>> ReadVersions(std::string_view json);

}  // namespace portbook::release
