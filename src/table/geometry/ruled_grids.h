// Tables drawn with rulings: the meshes of a page with its words in them. A complete mesh is trusted over the
// text; where only the columns are ruled, lines of text make the rows.
#pragma once

#include <vector>

#include "table/geometry/found_grid.h"
#include "table/geometry/mesh.h"

namespace portbook::table {

// Each word goes to one grid at most. By size, smallest first.
std::vector<FoundGrid> FindRuledGrids(const doc::Page& page, const JoinedRules& rules,
                                      const TableOptions& options);

}  // namespace portbook::table
