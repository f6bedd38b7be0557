// A Text out of its stored parts.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "portbook/base/text.h"

namespace portbook::catalog {

// Nothing where the runs are empty, overlap, are out of order or reach past the value.
std::optional<base::Text> MakeText(std::string_view value, std::span<const base::Run> runs);

}  // namespace portbook::catalog
