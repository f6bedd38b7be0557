// The rest of a table without rules that the page before began: on its own it may be too short to show that
// it is a table, but its lines stand in the columns above.
#pragma once

#include <optional>

#include "table/geometry/found_grid.h"
#include "table/geometry/mesh.h"

namespace portbook::table {

// `words` are those of the page that are in no other table, running line or prose, `above` the table that
// ends the page before, `next` the first table of the page, of whose rows lines right above it are the first,
// or null. None where the page begins with something else.
struct CutTable {
  const doc::Page& page;
  const FoundGrid& grid;
};
std::optional<FoundGrid> FindRest(const doc::Page& page, const WordIndexes& words, const CutTable& above,
                                  const FoundGrid* next, const JoinedRules& rules,
                                  const TableOptions& options);

}  // namespace portbook::table
