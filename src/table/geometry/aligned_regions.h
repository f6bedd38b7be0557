// Where a page without a mesh of rulings may have a table: lines that follow each other closely, of which
// most have parts with gaps between.
#pragma once

#include <vector>

#include "table/geometry/mesh.h"
#include "table/geometry/parted_lines.h"

namespace portbook::table {

// What no table reaches over: prose at its left, a caption anywhere.
struct Barriers {
  WordIndexes prose;
  WordIndexes captions;
};

using LineRun = std::vector<PartedLine>;

// Runs of the lines, top to bottom; each begins and ends with a parted line.
std::vector<LineRun> FindRegions(const doc::Page& page, std::vector<PartedLine> lines,
                                 const Barriers& barriers, const JoinedRules& rules,
                                 const TableOptions& options);

}  // namespace portbook::table
