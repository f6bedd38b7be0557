#include "portbook/catalog/catalog.h"

#include <nlohmann/json.hpp>

#include "catalog/json_reader.h"
#include "catalog/json_writer.h"
#include "portbook/base/digest.h"
#include "portbook/base/version.h"

namespace portbook::catalog {
namespace {

// The catalog without any version: what the logical hash is over, and all of portbook.json but its head.
std::string Content(const model::Catalog& catalog) {
  JsonWriter writer;
  writer.Open('{', Layout::lines);
  writer.List("guides", kSource, catalog.guides);
  writer.List("finding_groups", kFindingGroup, catalog.groups);
  writer.List("findings", kFinding, catalog.findings);
  writer.Close('}');
  return writer.Take();
}

}  // namespace

std::string ToJson(const model::Catalog& catalog) {
  const std::string content = Content(catalog);
  JsonWriter head;
  head.Open('{', Layout::lines);
  head.Field("schema_version", std::string(kSchemaVersion));
  head.Field("data_version", catalog.data_version);
  head.Field("tool_version", std::string(base::kVersion));
  head.Field("logical_hash", base::Sha256Hex(content));
  std::string json = head.Take();
  json.reserve(json.size() + content.size() + 2);
  json += ',';
  json.append(content, 1);
  json += '\n';
  return json;
}

base::Expected<model::Catalog> FromJson(std::string_view json) {
  nlohmann::json parsed;
  try {
    parsed = nlohmann::json::parse(json);
  } catch (const nlohmann::json::exception& exception) {
    return base::Fail("", "the dataset is no JSON: " + std::string(exception.what()));
  }
  const JsonPlace root;
  JsonFailure failure;
  JsonReader reader(parsed, root, failure);
  model::Catalog catalog;
  std::string schema_version, tool_version, logical_hash;
  reader.Field("schema_version", schema_version);
  if (!failure && schema_version != kSchemaVersion) {
    return base::Fail("", "the dataset has schema version " + schema_version + ", and this program reads " +
                              std::string(kSchemaVersion));
  }
  reader.Field("data_version", catalog.data_version);
  reader.Field("tool_version", tool_version);
  reader.Field("logical_hash", logical_hash);
  reader.List("guides", kSource, catalog.guides);
  reader.List("finding_groups", kFindingGroup, catalog.groups);
  reader.List("findings", kFinding, catalog.findings);
  reader.Finish();
  if (failure) return tl::unexpected(*failure);
  return catalog;
}

std::string GuideToJson(const model::Guide& guide, const std::vector<model::FindingGroup>& groups,
                        const std::vector<model::Finding>& findings) {
  JsonWriter writer;
  writer.Open('{', Layout::lines);
  writer.Nested("guide", guide.source);
  writer.List("flows", kFlow, guide.flows);
  writer.List("finding_groups", kFindingGroup, groups);
  writer.List("findings", kFinding, findings);
  writer.Nested("conservation", guide.conservation);
  writer.Close('}');
  return writer.Take() + "\n";
}

std::string FindingsToJson(const model::Catalog& catalog) {
  JsonWriter writer;
  writer.Open('{', Layout::lines);
  writer.Field("schema_version", std::string(kSchemaVersion));
  writer.Field("data_version", catalog.data_version);
  writer.List("finding_groups", kFindingGroup, catalog.groups);
  writer.List("findings", kFinding, catalog.findings);
  writer.Close('}');
  return writer.Take() + "\n";
}

std::string LogicalHash(const model::Catalog& catalog) { return base::Sha256Hex(Content(catalog)); }

}  // namespace portbook::catalog
