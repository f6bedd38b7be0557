// Values parted by a sign, a row a line, as spreadsheets write them (RFC 4180): one in double quotes may hold
// the sign and line ends. Knows no notation that such rows stand in.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "portbook/base/locator.h"

namespace portbook::decode::text {

using ValueLines =
    std::vector<base::Span>;  // of one value, without its quotes; one but where it has line ends
using ValueRows = std::vector<std::vector<ValueLines>>;

// The rows of text[span], blank lines left out. A quote that is never closed ends with its line.
ValueRows SplitValues(std::string_view text, base::Span span, char separator);

struct SeparatedValues {
  char separator = ',';
  std::size_t rows = 0, columns = 0;  // of the part that was looked at
};
// How the text parts every row into the same number of values, two rows and two values at least; none where
// the rows differ, but for a last one without a line end, which may be cut.
std::optional<SeparatedValues> FindSeparatedValues(std::string_view text);

}  // namespace portbook::decode::text
