// A cell of a row as its entry has it: the lines without footnote marks, and what the column's header says of
// them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "interpret/columns.h"
#include "portbook/model/entry.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

// `column` is the one it is read under; `note_marks` as of TakeMarks. Its marks go to `footnotes`.
model::RoleCell ReadCell(const doc::Cell& cell, const Column& column, base::TablePlace place,
                         const std::set<std::string>& note_marks, const rules::RuleSet& rules,
                         std::vector<model::Footnote>& footnotes);

// "X" under "TCP" and "UDP": one cell that names the transports which are marked.
void ReadTransportMarks(const Columns& columns, const rules::RuleSet& rules, model::Entry& entry);

// "Start port" and "End port": one cell that holds the range.
void JoinRanges(const Columns& columns, const rules::RuleSet& rules, model::Entry& entry);

// "X" in a column of ports: there is none.
void ClearMarks(const rules::RuleSet& rules, model::Entry& entry);

}  // namespace portbook::interpret
