// A title that was set into the grid instead of above it: a first row that is one cell, or a header cell too
// many.
#pragma once

#include <optional>

#include "portbook/doc/document.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

// One cell over all columns, or in the first one while the others are blank.
bool IsTitleRow(const doc::Row& row, const doc::Grid& grid);

// The grid with its title as its caption, where the title is the first cell of the header: the row names both
// ends there, and every row below has one cell less than the header (a converter put the title of the table
// in front of its columns). Nothing where the grid is not so.
std::optional<doc::Grid> WithTitleOutOfHeader(const doc::Grid& grid, const rules::RuleSet& rules);

}  // namespace portbook::interpret
