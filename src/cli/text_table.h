// Rows of text as a terminal shows them: columns aligned by what they really take, printable characters only,
// nothing cut.
#pragma once

#include <string>
#include <vector>

namespace portbook::cli {

// A column that is empty in every row is left out. Ends with a line feed; empty where there are no rows.
// REQUIRES: every row has as many cells as the header.
std::string Aligned(const std::vector<std::string>& header,
                    const std::vector<std::vector<std::string>>& rows);

}  // namespace portbook::cli
