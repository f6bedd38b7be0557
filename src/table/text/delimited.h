// Rows whose cells are parted by a separator, mostly a tab. A table goes on over a page break where its
// header is repeated, or where only page furniture stands between rows of equal width (MeetingPlace: a page
// header in the middle of the incoming ports).
#pragma once

#include "portbook/table/table.h"
#include "table/text/lines.h"

namespace portbook::table {

FoundTables FindDelimited(const std::vector<Line>& lines, const rules::LayoutRule& layout,
                          const rules::RuleSet& rules, const TableOptions& options);

}  // namespace portbook::table
