// JSON as a release's files have it: keys in the order in which they are written, two-space indent, LF at the
// end. A library's exceptions end here.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "portbook/base/error.h"

namespace portbook::release {

using Json = nlohmann::ordered_json;

inline Json OrNull(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

inline std::string ToText(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

// What `read` makes of the text. Fails where it is no JSON, or a part that `read` wants is missing or of
// another type.
template <class Value, class Read>
[[nodiscard]] base::Expected<Value> FromText(std::string_view text, const Read& read) {
  try {
    return read(Json::parse(text));
  } catch (const Json::exception& exception) {
    return base::Fail("", exception.what());
  }
}

}  // namespace portbook::release
