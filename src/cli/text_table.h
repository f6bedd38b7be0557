// Rows of text as a terminal shows them: columns aligned by what they really take, printable characters only,
// nothing cut.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace portbook::cli {

// As wide as it comes: for what no terminal shows.
inline constexpr std::size_t kAnyWidth = 0;

// A column that is empty in every row is left out. Where the table is wider than `width` (columns of a
// terminal), long cells go on in further lines; where even that is too wide, each row becomes a block of
// lines, a cell a line. Ends with a line feed; empty where there are no rows. REQUIRES: every row has as many
// cells as the header.
std::string Aligned(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows,
                    std::size_t width = kAnyWidth);

}  // namespace portbook::cli
