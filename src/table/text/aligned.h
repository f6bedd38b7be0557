// Tables whose cells stand below each other, parted by blanks, as people type them into plain text. A column
// ends where every line of the table has a blank; the first line must be a header, for a paragraph with wide
// gaps is none.
#pragma once

#include <string_view>

#include "portbook/table/table.h"
#include "table/text/lines.h"

namespace portbook::table {

// `source`: the document's text, which says how far a line is indented.
FoundTables FindAligned(const std::vector<Line>& lines, const rules::LayoutRule& layout,
                        std::string_view source, const rules::RuleSet& rules, const TableOptions& options);

}  // namespace portbook::table
