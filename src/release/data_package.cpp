#include "release/data_package.h"

#include <algorithm>
#include <array>
#include <utility>

#include "release/json_text.h"

namespace portbook::release {
namespace {

using catalog::DatasetColumn;
using catalog::DatasetTable;
using catalog::ForeignKey;
using catalog::ValueDomain;
using catalog::ValueType;
using Names = std::vector<std::string>;

constexpr std::string_view kHashPrefix = "sha256:";

// In the order of ValueType.
constexpr std::array<std::string_view, 4> kTypeNames = {"string", "integer", "number", "boolean"};

std::string_view TypeName(ValueType type) { return kTypeNames.at(static_cast<std::size_t>(type)); }

ValueType ParseType(std::string_view name) {
  const auto found = std::find(kTypeNames.begin(), kTypeNames.end(), name);
  return found == kTypeNames.end() ? ValueType::text : static_cast<ValueType>(found - kTypeNames.begin());
}

bool Holds(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool NeverNull(const DatasetTable& table, const Names& columns) {
  return std::all_of(table.columns.begin(), table.columns.end(), [&](const DatasetColumn& column) {
    return column.never_null || !Holds(columns, column.name);
  });
}

bool IsInAKey(const DatasetTable& table, const std::string& column) {
  const auto has = [&](const Names& key) { return Holds(key, column); };
  return has(table.primary_key) || std::any_of(table.unique.begin(), table.unique.end(), has) ||
         std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                     [&](const ForeignKey& key) { return has(key.columns); });
}

// A key over one column is a constraint of the column.
Json ConstraintsOf(const DatasetTable& table, const DatasetColumn& column) {
  const ValueDomain& domain = column.domain;
  Json constraints = Json::object();
  const bool empty_is_null =
      domain.type != ValueType::text || !domain.names.empty() || IsInAKey(table, column.name);
  if (column.never_null && empty_is_null) constraints["required"] = true;
  if (std::find(table.unique.begin(), table.unique.end(), Names{column.name}) != table.unique.end())
    constraints["unique"] = true;
  if (!domain.names.empty()) constraints["enum"] = domain.names;
  if (domain.minimum) constraints["minimum"] = *domain.minimum;
  if (domain.maximum) constraints["maximum"] = *domain.maximum;
  return constraints;
}

Json FieldOf(const DatasetTable& table, const DatasetColumn& column) {
  Json field = {{"name", column.name}, {"type", TypeName(column.domain.type)}};
  if (column.domain.type == ValueType::boolean) {
    field["trueValues"] = {"1"};
    field["falseValues"] = {"0"};
  }
  Json constraints = ConstraintsOf(table, column);
  if (!constraints.empty()) field["constraints"] = std::move(constraints);
  return field;
}

Json ForeignKeysOf(const DatasetTable& table) {
  Json keys = Json::array();
  for (const ForeignKey& key : table.foreign_keys) {
    if (key.columns.size() > 1 && !NeverNull(table, key.columns)) continue;
    keys.push_back(
        {{"fields", key.columns}, {"reference", {{"resource", key.table}, {"fields", key.referenced}}}});
  }
  return keys;
}

Json UniqueKeysOf(const DatasetTable& table) {
  Json keys = Json::array();
  for (const Names& key : table.unique) {
    if (key.size() > 1 && NeverNull(table, key)) keys.push_back(key);
  }
  return keys;
}

Json SchemaOf(const DatasetTable& table) {
  Json schema = {{"fields", Json::array()}, {"missingValues", {""}}};
  for (const DatasetColumn& column : table.columns) schema["fields"].push_back(FieldOf(table, column));
  if (!table.primary_key.empty()) schema["primaryKey"] = table.primary_key;
  if (Json keys = UniqueKeysOf(table); !keys.empty()) schema["uniqueKeys"] = std::move(keys);
  if (Json keys = ForeignKeysOf(table); !keys.empty()) schema["foreignKeys"] = std::move(keys);
  return schema;
}

Json ToJson(const Resource& resource) {
  Json json = {{"name", resource.name},
               {"path", resource.path},
               {"profile", resource.table ? "tabular-data-resource" : "data-resource"},
               {"description", resource.description},
               {"mediatype", resource.media_type},
               {"bytes", resource.bytes},
               {"hash", std::string(kHashPrefix) + resource.sha256}};
  if (resource.table) {
    json["encoding"] = "utf-8";
    json["dialect"] = {{"lineTerminator", "\n"}};
    json["schema"] = SchemaOf(*resource.table);
  }
  return json;
}

Json SourcesOf(const model::Catalog& catalog) {
  Json sources = Json::array();
  for (const model::Guide& guide : catalog.guides) {
    Json source = {{"title", guide.source.title + " (" + guide.source.id + ")"}};
    if (guide.source.url) source["path"] = *guide.source.url;
    sources.push_back(std::move(source));
  }
  return sources;
}

DatasetColumn ReadField(const Json& field) {
  DatasetColumn column;
  field.at("name").get_to(column.name);
  column.domain.type = ParseType(field.at("type").get<std::string>());
  const Json constraints = field.value("constraints", Json::object());
  column.never_null = constraints.value("required", false);
  if (constraints.contains("enum")) constraints["enum"].get_to(column.domain.names);
  if (constraints.contains("minimum")) column.domain.minimum = constraints["minimum"].get<std::int64_t>();
  if (constraints.contains("maximum")) column.domain.maximum = constraints["maximum"].get<std::int64_t>();
  return column;
}

DatasetTable ReadSchema(const std::string& name, const Json& schema) {
  DatasetTable table;
  table.name = name;
  for (const Json& field : schema.at("fields")) {
    table.columns.push_back(ReadField(field));
    const bool unique = field.value("constraints", Json::object()).value("unique", false);
    if (unique) table.unique.push_back({table.columns.back().name});
  }
  table.primary_key = schema.value("primaryKey", Names{});
  for (const Json& key : schema.value("uniqueKeys", Json::array())) table.unique.push_back(key.get<Names>());
  for (const Json& key : schema.value("foreignKeys", Json::array())) {
    const Json& reference = key.at("reference");
    table.foreign_keys.push_back({key.at("fields").get<Names>(), reference.at("resource").get<std::string>(),
                                  reference.at("fields").get<Names>()});
  }
  return table;
}

Resource ReadResource(const Json& json) {
  Resource resource;
  json.at("name").get_to(resource.name);
  json.at("path").get_to(resource.path);
  json.at("bytes").get_to(resource.bytes);
  const auto hash = json.at("hash").get<std::string>();
  if (hash.starts_with(kHashPrefix)) resource.sha256 = hash.substr(kHashPrefix.size());
  if (json.contains("schema")) resource.table = ReadSchema(resource.name, json["schema"]);
  return resource;
}

}  // namespace

std::string DataPackageJson(const std::vector<Resource>& resources, const model::Catalog& catalog,
                            const Version& version) {
  Json package = {
      {"profile", "data-package"},
      {"name", "portbook"},
      {"title", "Ports that products use, as their vendors' guides state them"},
      {"description",
       "Every value has the words it was read from. An empty cell is a value that nothing sets, or an "
       "empty text."}};
  if (!version.data_version.empty()) package["version"] = version.data_version;
  if (version.released) package["created"] = *version.released;
  package["schema_version"] = version.schema_version;
  package["tool_version"] = version.tool_version;
  package["logical_hash"] = version.logical_hash;
  if (Json sources = SourcesOf(catalog); !sources.empty()) package["sources"] = std::move(sources);
  package["resources"] = Json::array();
  for (const Resource& resource : resources) package["resources"].push_back(ToJson(resource));
  return ToText(package);
}

base::Expected<std::vector<Resource>> ReadDataPackage(std::string_view json) {
  return FromText<std::vector<Resource>>(json, [](const Json& package) {
    std::vector<Resource> resources;
    for (const Json& resource : package.at("resources")) resources.push_back(ReadResource(resource));
    return resources;
  });
}

}  // namespace portbook::release
