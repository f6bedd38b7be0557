// Tables without a mesh of rulings: lines whose words stand in aligned columns with gaps between. Horizontal
// rules, where there are some, part rows. Rejects prose in two columns, lists and tables of contents.
#pragma once

#include <vector>

#include "table/geometry/aligned_regions.h"
#include "table/geometry/found_grid.h"
#include "table/geometry/mesh.h"

namespace portbook::table {

// `words` are those that are free: in no ruled grid, no running header and no barrier. Top to bottom.
std::vector<FoundGrid> FindAlignedGrids(const doc::Page& page, const WordIndexes& words,
                                        const Barriers& barriers, const JoinedRules& rules,
                                        const TableOptions& options);

}  // namespace portbook::table
