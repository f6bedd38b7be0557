// Rows whose cells do not stand under their headers: a cell was lost and the rest moved left (IM and Presence
// table 19), or a value stands in a column that cannot hold it (table 22: HTTPS as a source port).
#pragma once

#include <optional>
#include <vector>

#include "interpret/columns.h"

namespace portbook::interpret {

enum class Shift {
  none,
  repaired,   // exactly one place for the lost cells makes every typed cell readable: the cells stand there
              // now
  displaced,  // a typed cell holds what another kind of column holds, and no unique repair is found
};

struct PlacedRow {
  Shift shift = Shift::none;
  std::vector<int> column_of;   // by cell of the row: the column that it belongs to
  std::vector<bool> displaced;  // by cell: not where it belongs
  int lost_column = -1;         // repaired: the first column whose cell was lost
};

PlacedRow PlaceCells(const doc::Row& row, const Columns& columns, const rules::RuleSet& rules);

}  // namespace portbook::interpret
