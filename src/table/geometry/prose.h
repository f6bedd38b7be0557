// Running text: stacks of lines that fill their column. What stands in them is no table, and a table beside
// them ends where they begin.
#pragma once

#include "table/geometry/text_lines.h"

namespace portbook::table {

// The words of `words` that are running text. A wrapped cell is none: it is short, and
// other cells stand beside it.
WordIndexes FindProse(const doc::Page& page, const WordIndexes& words, const TableOptions& options);

}  // namespace portbook::table
