// Reads a table without a complete mesh of rulings: columns by gaps, rows by rules that cross the table and
// by the lines themselves.
#pragma once

#include <vector>

#include "table/geometry/area.h"
#include "table/geometry/columns.h"

namespace portbook::table {

// An area's lines with their words in columns.
struct AlignedLines {
  std::vector<PartedLine> parted;
  std::vector<CellLine> lines;  // one each
  std::vector<ColumnRange> columns;
};
AlignedLines Align(const doc::Page& page, const TableArea& area, const TableOptions& options);
AlignedLines AlignIn(const doc::Page& page, const TableArea& area, std::vector<ColumnRange> columns,
                     const TableOptions& options);

// REQUIRES: there are lines.
FoundGrid GridOf(const doc::Page& page, const AlignedLines& aligned, const JoinedRules& rules,
                 const TableOptions& options);

}  // namespace portbook::table
