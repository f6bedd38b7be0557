// Cells that each end with a line of their own holding only the terminator: what is left of a scraped page
// whose table lost its cells (Sametime: lines of a lone `|`, 12 tables with one readable column of two).
// Cells are right-aligned in the columns that the layout names, for the last column is the one that survived.
#pragma once

#include "portbook/table/table.h"
#include "table/text/lines.h"

namespace portbook::table {

FoundTables FindTerminated(const std::vector<Line>& lines, const rules::LayoutRule& layout);

}  // namespace portbook::table
