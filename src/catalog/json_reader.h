// Reads values from a parsed JSON object, strictly: every key that Fields() lists must be there, no other may
// be, and every value must have its type and range. The first thing that is wrong becomes the Error, with its
// place in the file
// ("guides[3].flows[12].transport"); everything after it is left unread.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "catalog/fields.h"
#include "catalog/names.h"
#include "portbook/base/error.h"

namespace portbook::catalog {

// Where a value stands: a chain of keys and indices, made into text only when it is needed.
struct JsonPlace {
  const JsonPlace* parent = nullptr;
  std::string_view key;
  std::optional<std::size_t> index;
  std::string ToString() const;
};

using JsonFailure = std::optional<base::Error>;

class JsonReader {
 public:
  static constexpr bool kReading = true;
  static constexpr bool kLists = true;
  template <class T>
  using Ref = T;

  // REQUIRES: all three outlive the reader.
  JsonReader(const nlohmann::json& object, const JsonPlace& place, JsonFailure& failure);
  // Fails for a key that nobody asked for.
  void Finish();

  template <class T>
  void Field(std::string_view key, T& value) {
    const JsonPlace place{&place_, key, {}};
    if (const nlohmann::json* json = Take(place)) Read(*json, place, value);
  }
  void Index(std::string_view key, int& index) {
    std::optional<int> value;
    Field(key, value);
    if (value && *value < 0) Fail(key, "an index is not negative");
    index = value.value_or(-1);
  }
  void Reference(std::string_view key, std::string& name) {
    std::optional<std::string> value;
    Field(key, value);
    name = std::move(value).value_or("");
  }
  void Box(std::string_view key, std::optional<base::Box>& box) { Field(key, box); }
  template <class T>
  void Nested(std::string_view key, T& value) {
    Field(key, value);
  }
  template <class T>
  void Child(std::string_view key, const Table&, T& value) {
    Field(key, value);
  }
  template <class T>
  void List(std::string_view key, const Table&, std::vector<T>& values) {
    const JsonPlace place{&place_, key, {}};
    const nlohmann::json* json = Take(place);
    if (json == nullptr) return;
    if (!json->is_array()) return FailAt(place, "is no array");
    values.resize(json->size());
    for (std::size_t i = 0; i < values.size() && !failure_; ++i) {
      Read((*json)[i], JsonPlace{&place, {}, i}, values[i]);
    }
  }
  void Home(const model::FindingMember&) {}
  void Fail(std::string_view key, std::string message) { FailAt({&place_, key, {}}, std::move(message)); }

 private:
  // The value under the key; nullptr when it is not there or something failed before.
  const nlohmann::json* Take(const JsonPlace& place);
  void FailAt(const JsonPlace& place, std::string message);

  void Read(const nlohmann::json& json, const JsonPlace& place, std::string& value);
  void Read(const nlohmann::json& json, const JsonPlace& place, bool& value);
  void Read(const nlohmann::json& json, const JsonPlace& place, double& value);
  void Read(const nlohmann::json& json, const JsonPlace& place, base::Text& value);
  void Read(const nlohmann::json& json, const JsonPlace& place, base::Evidence& value);
  void Read(const nlohmann::json& json, const JsonPlace& place, base::Box& value);
  void Read(const nlohmann::json& json, const JsonPlace& place, base::Run& value);
  base::Text ReadText(std::string_view quote_key);

  template <class T>
  void Read(const nlohmann::json& json, const JsonPlace& place, std::optional<T>& value) {
    value.reset();
    if (!json.is_null()) Read(json, place, value.emplace());
  }
  template <class T>
    requires std::is_integral_v<T>
  void Read(const nlohmann::json& json, const JsonPlace& place, T& value) {
    if (!json.is_number_integer()) return FailAt(place, "is no integer");
    const bool fits = json.is_number_unsigned() ? std::in_range<T>(json.get<std::uint64_t>())
                                                : std::in_range<T>(json.get<std::int64_t>());
    if (!fits) return FailAt(place, "is out of range");
    value = json.get<T>();
  }
  template <class T>
    requires std::is_enum_v<T>
  void Read(const nlohmann::json& json, const JsonPlace& place, T& value) {
    std::string name;
    Read(json, place, name);
    if (failure_) return;
    const std::optional<T> parsed = ParseName<T>(name);
    if (!parsed) return FailAt(place, "has an unknown value '" + name + "'");
    value = *parsed;
  }
  template <class T>
    requires std::is_class_v<T>
  void Read(const nlohmann::json& json, const JsonPlace& place, T& value) {
    JsonReader reader(json, place, failure_);
    Fields(reader, value);
    reader.Finish();
  }

  const nlohmann::json& object_;
  const JsonPlace& place_;
  JsonFailure& failure_;
  std::vector<std::string_view> taken_;
};

}  // namespace portbook::catalog
