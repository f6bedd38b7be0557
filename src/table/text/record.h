// Flattened rows: a table whose cell borders were lost, so that a record is typed fields in sequence ("Edge
// Server 3478 UDP Used for ..."). A record begins with a name of the layout's vocabulary and a port, and goes
// on over line breaks until the next one begins (OCS: cells broken into paragraphs).
#pragma once

#include <optional>

#include "portbook/table/table.h"
#include "table/text/lines.h"

namespace portbook::table {

FoundTables FindRecords(const std::vector<Line>& lines, const rules::LayoutRule& layout,
                        const rules::RuleSet& rules);

// The cells of one record, one a field, or nullopt where a field that is not optional is missing. A record
// may have line feeds.
std::optional<doc::Row> ReadRecord(const base::Text& record, const rules::LayoutRule& layout,
                                   const rules::RuleSet& rules);

}  // namespace portbook::table
