#include "catalog/json_reader.h"

#include <algorithm>

#include "catalog/located_text.h"

namespace portbook::catalog {

std::string JsonPlace::ToString() const {
  std::vector<const JsonPlace*> steps;
  for (const JsonPlace* step = this; step != nullptr; step = step->parent) steps.push_back(step);
  std::string path;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    if ((*step)->index) {
      path += "[" + std::to_string(*(*step)->index) + "]";
    } else if (!(*step)->key.empty()) {
      if (!path.empty()) path += ".";
      path += (*step)->key;
    }
  }
  return path;
}

JsonReader::JsonReader(const nlohmann::json& object, const JsonPlace& place, JsonFailure& failure)
    : object_(object), place_(place), failure_(failure) {
  if (!object.is_object()) FailAt(place, "is no object");
}

void JsonReader::Finish() {
  if (failure_ || taken_.size() == object_.size()) return;
  for (const auto& [key, value] : object_.items()) {
    if (std::find(taken_.begin(), taken_.end(), key) == taken_.end())
      return Fail(key, "is not in the schema");
  }
}

const nlohmann::json* JsonReader::Take(const JsonPlace& place) {
  if (failure_) return nullptr;
  const auto found = object_.find(place.key);
  if (found == object_.end()) {
    FailAt(place, "is missing");
    return nullptr;
  }
  taken_.push_back(place.key);
  return &*found;
}

void JsonReader::FailAt(const JsonPlace& place, std::string message) {
  if (failure_) return;
  const std::string path = place.ToString();
  failure_ = base::Error{"", (path.empty() ? "the dataset" : path) + " " + message, "", ""};
}

void JsonReader::Read(const nlohmann::json& json, const JsonPlace& place, std::string& value) {
  if (!json.is_string()) return FailAt(place, "is no string");
  value = json.get_ref<const std::string&>();
}

void JsonReader::Read(const nlohmann::json& json, const JsonPlace& place, bool& value) {
  if (!json.is_boolean()) return FailAt(place, "is neither true nor false");
  value = json.get<bool>();
}

void JsonReader::Read(const nlohmann::json& json, const JsonPlace& place, double& value) {
  if (!json.is_number()) return FailAt(place, "is no number");
  value = json.get<double>();
}

void JsonReader::Read(const nlohmann::json& json, const JsonPlace& place, base::Box& value) {
  if (!json.is_array() || json.size() != 4) return FailAt(place, "is no box of four numbers");
  double* const edges[] = {&value.x0, &value.y0, &value.x1, &value.y1};
  for (std::size_t i = 0; i < 4; ++i) Read(json[i], JsonPlace{&place, {}, i}, *edges[i]);
}

void JsonReader::Read(const nlohmann::json& json, const JsonPlace& place, base::Run& value) {
  if (!json.is_array() || json.size() < 4 || json.size() > 7) {
    return FailAt(place, "is no run of four to seven values");
  }
  std::uint32_t* const numbers[] = {&value.begin, &value.end, &value.at.span.begin, &value.at.span.end,
                                    &value.at.page};
  for (std::size_t i = 0; i < std::min<std::size_t>(json.size(), 5); ++i) {
    Read(json[i], JsonPlace{&place, {}, i}, *numbers[i]);
  }
  if (json.size() > 5) Read(json[5], JsonPlace{&place, {}, 5}, value.style);
  if (json.size() > 6) Read(json[6], JsonPlace{&place, {}, 6}, value.at.box.emplace());
}

base::Text JsonReader::ReadText(std::string_view quote_key) {
  std::string quote;
  std::vector<base::Run> runs;
  Field(quote_key, quote);
  List("at", Table{}, runs);
  if (failure_) return {};
  std::optional<base::Text> text = MakeText(quote, runs);
  if (!text) Fail("at", "has runs out of order or outside the text");
  return std::move(text).value_or(base::Text());
}

void JsonReader::Read(const nlohmann::json& json, const JsonPlace& place, base::Text& value) {
  if (json.is_null()) return;
  JsonReader reader(json, place, failure_);
  value = reader.ReadText("text");
  reader.Finish();
}

void JsonReader::Read(const nlohmann::json& json, const JsonPlace& place, base::Evidence& value) {
  if (json.is_null()) return;
  JsonReader reader(json, place, failure_);
  value.quote = reader.ReadText("quote");
  Fields(reader, value.place);
  reader.Finish();
}

}  // namespace portbook::catalog
