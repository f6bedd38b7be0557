// A part of a page that holds one table, and reading it: its words and rules to a grid. A complete mesh of
// rules is trusted over the text; elsewhere the text makes columns and rows, with rules as hard separators.
#pragma once

#include "portbook/table/table.h"
#include "table/geometry/found_grid.h"
#include "table/geometry/mesh.h"

namespace portbook::table {

struct TableArea {
  base::Box box;
  WordIndexes words;
  JoinedRules rules;
};

// The words of `free_words` whose middle lies in the box, and the rules in and round it, cut to it.
TableArea CutArea(const doc::Page& page, const WordIndexes& free_words, const JoinedRules& rules,
                  const base::Box& box, const TableOptions& options);

// A grid without rows where the page does not exist or the region has no words.
doc::Grid ReadRegion(const std::vector<doc::Page>& pages, const Region& region, const TableOptions& options);

FoundGrid ReadArea(const doc::Page& page, const TableArea& area, const TableOptions& options);

}  // namespace portbook::table
