// Comma-separated values after RFC 4180, with LF between records: values exactly as they are, also those that
// a spreadsheet would take for a formula.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/catalog/tables.h"

namespace portbook::release {

// A record of the columns' names, then one a row. Null is empty, as an empty text is.
std::string ToCsv(const catalog::DatasetTable& table);

// Where the table stands in a release: "data/flow.csv".
std::string CsvPath(const catalog::DatasetTable& table);

// All records, the header's too. Fails with the line (1-based) where a quote is not closed, or stands inside
// a value that it does not open.
[[nodiscard]] base::Expected<std::vector<std::vector<std::string>>> ParseCsv(std::string_view text);

}  // namespace portbook::release
