// Checks a JSON value against the part of JSON Schema (draft 7) that the published schemas use, so that they
// cannot say anything else than what is written. A keyword that it does not know is reported, never passed
// over.
#pragma once

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>

namespace portbook::catalog {

class SchemaCheck {
 public:
  explicit SchemaCheck(std::string directory) : directory_(std::move(directory)) {}

  // What is wrong, with its place; empty where the value is as the schema says.
  std::string Check(const nlohmann::json& value, const std::string& file) {
    wrong_.clear();
    Visit(value, Load(file), file, "");
    return wrong_;
  }

  const nlohmann::json& Load(const std::string& file) {
    auto [place, added] = files_.try_emplace(file);
    if (added) place->second = nlohmann::json::parse(std::ifstream(directory_ + "/" + file));
    return place->second;
  }

 private:
  using Json = nlohmann::json;

  void Visit(const Json& value, const Json& schema, const std::string& file, const std::string& at) {
    if (schema.contains("$ref")) {
      const std::string ref = schema["$ref"];
      const std::size_t hash = ref.find('#');
      const std::string target = hash == 0 ? file : ref.substr(0, hash);
      return Visit(value, Load(target).at(Json::json_pointer(ref.substr(hash + 1))), target, at);
    }
    for (const auto& [keyword, argument] : schema.items()) {
      if (!Holds(value, keyword, argument, schema)) wrong_ += at + ": " + keyword + "\n";
    }
    VisitParts(value, schema, file, at);
  }

  bool Holds(const Json& value, const std::string& keyword, const Json& argument, const Json& schema) {
    if (keyword == "const") return value == argument;
    if (keyword == "enum") return std::find(argument.begin(), argument.end(), value) != argument.end();
    if (keyword == "type") return HasType(value, argument);
    if (keyword == "minimum") return !value.is_number() || value >= argument;
    if (keyword == "maximum") return !value.is_number() || value <= argument;
    if (keyword == "minItems") return !value.is_array() || value.size() >= argument;
    if (keyword == "maxItems") return !value.is_array() || value.size() <= argument;
    if (keyword == "pattern")
      return std::regex_search(value.get<std::string>(), std::regex(argument.get<std::string>()));
    if (keyword == "required") {
      return !value.is_object() || std::all_of(argument.begin(), argument.end(),
                                               [&](const Json& key) { return value.contains(key); });
    }
    if (keyword == "additionalProperties") {
      return !value.is_object() || argument != false ||
             std::all_of(value.items().begin(), value.items().end(),
                         [&](const auto& item) { return schema["properties"].contains(item.key()); });
    }
    if (keyword == "additionalItems") {
      return !value.is_array() || argument != false || value.size() <= schema["items"].size();
    }
    static const char* const kElsewhere[] = {"$schema",     "title",      "description",
                                             "definitions", "properties", "items"};
    return std::find(std::begin(kElsewhere), std::end(kElsewhere), keyword) != std::end(kElsewhere);
  }

  static bool HasType(const Json& value, const Json& type) {
    if (type.is_array()) {
      return std::any_of(type.begin(), type.end(), [&](const Json& one) { return HasType(value, one); });
    }
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
           (type == "string" && value.is_string()) || (type == "integer" && value.is_number_integer()) ||
           (type == "number" && value.is_number()) || (type == "boolean" && value.is_boolean()) ||
           (type == "null" && value.is_null());
  }

  void VisitParts(const Json& value, const Json& schema, const std::string& file, const std::string& at) {
    if (value.is_object() && schema.contains("properties")) {
      for (const auto& [key, part] : schema["properties"].items()) {
        if (value.contains(key)) Visit(value[key], part, file, at + "/" + key);
      }
    }
    if (!value.is_array() || !schema.contains("items")) return;
    const Json& items = schema["items"];
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (items.is_array() && i >= items.size()) break;
      Visit(value[i], items.is_array() ? items[i] : items, file, at + "/" + std::to_string(i));
    }
  }

  std::string directory_;
  std::map<std::string, Json> files_;
  std::string wrong_;
};

}  // namespace portbook::catalog
