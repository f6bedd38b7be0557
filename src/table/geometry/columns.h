// Where the columns of a table stand that rulings do not part: ranges of x that its lines fill, with gaps
// between that they leave.
#pragma once

#include <vector>

#include "table/geometry/parted_lines.h"
#include "table/geometry/row_grouping.h"
#include "table/geometry/text_lines.h"

namespace portbook::table {

struct ColumnRange {
  double left = 0, right = 0;
};

// A part that lies over two parts of many other lines is a heading over columns and has no vote. Gaps that
// all others leave part columns.
std::vector<ColumnRange> FindColumns(const doc::Page& page, const std::vector<PartedLine>& lines,
                                     const TableOptions& options);

// The line's words by column. A part that runs over several columns is cut where a gap between its words
// falls between two of them, else it is one piece.
CellLine AssignColumns(const doc::Page& page, const PartedLine& line, const std::vector<ColumnRange>& columns,
                       const TableOptions& options);

// How many columns the box lies over; at least one.
std::size_t CountOverlapped(const std::vector<ColumnRange>& columns, const base::Box& box, double touch);

// The first column's left, the middles between columns, and the right of the last.
std::vector<double> EdgesOf(const std::vector<ColumnRange>& columns);

// Between a cell's text and its edges, in PDF points: half of the narrowest gap, as cells are padded alike,
// unless the columns stand far apart.
double PaddingOf(const std::vector<ColumnRange>& columns, double font_size, const TableOptions& options);

}  // namespace portbook::table
