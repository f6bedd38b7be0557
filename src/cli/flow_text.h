// A flow as a row of text, for reading.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/model/catalog.h"

namespace portbook::cli {

// "3/7": the guide's third table with ports, its seventh row; "prose".
std::string PlaceOf(const model::Guide& guide, const model::Flow& flow);

// The flows with what fits a line; the long texts (purpose, remarks, condition) are left to JSON and CSV.
std::string FlowTable(const model::Guide& guide);

}  // namespace portbook::cli
