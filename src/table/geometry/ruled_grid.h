// Reads a table drawn with rulings: a mesh with the words in it. Lines of text make the rows of a band in
// which only the columns are ruled, and of words that stand above, below or beside the mesh.
#pragma once

#include "table/geometry/found_grid.h"
#include "table/geometry/mesh.h"

namespace portbook::table {

FoundGrid ReadRuled(const doc::Page& page, const WordIndexes& words, const Mesh& mesh,
                    const TableOptions& options);

}  // namespace portbook::table
