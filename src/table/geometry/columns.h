// Where the columns of a table without vertical rulings stand: ranges of x that its lines fill, with gaps
// between that they leave.
#pragma once

#include <vector>

#include "table/geometry/row_grouping.h"
#include "table/geometry/text_lines.h"

namespace portbook::table {

struct ColumnRange {
  double left = 0, right = 0;
};

// A line and its parts between wide gaps.
struct PartedLine {
  TextLine line;
  std::vector<TextLine> parts;
};

// Lines of one part (headings, wrapped text) have no vote; few lines may run over a gap.
std::vector<ColumnRange> FindColumns(const std::vector<PartedLine>& lines, const TableOptions& options);

// The line's words by column. A part that runs over several columns is cut where a word begins at a column's
// left edge, else it is one piece.
CellLine AssignColumns(const doc::Page& page, const PartedLine& line,
                       const std::vector<ColumnRange>& columns);

// Each column's left, and the right of the last.
std::vector<double> EdgesOf(const std::vector<ColumnRange>& columns);

}  // namespace portbook::table
