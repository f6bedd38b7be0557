// Tables that a page break cut, as one grid again.
#pragma once

#include <optional>
#include <vector>

#include "portbook/table/options.h"
#include "table/geometry/found_grid.h"

namespace portbook::table {

// Whether `part` continues `table`: it has as many columns with the same edges (the page may be shifted
// sideways), or begins with the table's own header row. Then `table` gets its rows without the repeated
// header; a row that the page break cut is one row again. REQUIRES: nothing but furniture stands between the
// two.
std::optional<std::vector<WordIndexes>> JoinPages(FoundGrid& table, FoundGrid& part,
                                                  const JoinOptions& options);

}  // namespace portbook::table
