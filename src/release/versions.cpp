#include "release/versions.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "portbook/base/version.h"
#include "portbook/catalog/catalog.h"
#include "release/json_text.h"

namespace portbook::release {
namespace {

Json ToJson(const Version& version) {
  return {{"data_version", version.data_version},
          {"schema_version", version.schema_version},
          {"tool_version", version.tool_version},
          {"logical_hash", version.logical_hash},
          {"released", OrNull(version.released)},
          {"guides", version.guides},
          {"flows", version.flows},
          {"findings", version.findings}};
}

Version FromJson(const Json& json) {
  Version version;
  json.at("data_version").get_to(version.data_version);
  json.at("schema_version").get_to(version.schema_version);
  json.at("tool_version").get_to(version.tool_version);
  json.at("logical_hash").get_to(version.logical_hash);
  if (!json.at("released").is_null()) version.released = json.at("released").get<std::string>();
  json.at("guides").get_to(version.guides);
  json.at("flows").get_to(version.flows);
  json.at("findings").get_to(version.findings);
  return version;
}

}  // namespace

Version VersionOf(const model::Catalog& catalog, std::optional<std::string> released) {
  Version version;
  version.data_version = catalog.data_version;
  version.schema_version = catalog::kSchemaVersion;
  version.tool_version = base::kVersion;
  version.logical_hash = catalog::LogicalHash(catalog);
  version.released = std::move(released);
  version.guides = catalog.guides.size();
  for (const model::Guide& guide : catalog.guides) version.flows += guide.flows.size();
  version.findings = catalog.findings.size();
  return version;
}

std::string VersionsJson(const std::vector<Version>& versions) {
  Json list = Json::array();
  for (const Version& version : versions) list.push_back(ToJson(version));
  return ToText({{"versions", std::move(list)}});
}

base::Expected<std::vector<Version>> ReadVersions(std::string_view json) {
  return FromText<std::vector<Version>>(json, [](const Json& parsed) {
    std::vector<Version> versions;
    for (const Json& version : parsed.at("versions")) versions.push_back(FromJson(version));
    return versions;
  });
}

}  // namespace portbook::release
