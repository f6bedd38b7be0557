// Gaps hardly wider than a space that part columns nevertheless: below each other, words begin at one place,
// each behind such a gap (LibreOffice sets a table's columns 6 points apart in 12 point type).
#pragma once

#include <vector>

#include "table/geometry/parted_lines.h"

namespace portbook::table {

// The parts of each line, cut where words of several lines begin at one place and no line between runs over
// it.
void CutAtSharedStarts(const doc::Page& page, std::vector<PartedLine>& lines, const TableOptions& options);

}  // namespace portbook::table
