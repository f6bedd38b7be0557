// Which lines of text make one row of a table where no ruling says so. Columns are given.
#pragma once

#include <cstddef>
#include <vector>

#include "table/geometry/cell_lines.h"
#include "table/geometry/found_grid.h"

namespace portbook::table {

// Lines that have text in every column in which their band has any: of a row with wrapped cells only the
// first does.
std::size_t CountFullLines(const LineBand& band);

// Two lines have a number or a dash in one column: the band is more than one row.
bool StatesValuesTwice(const doc::Page& page, const LineBand& band);

// How wide the text of each column gets: in a wrapped cell, a line and the next line's first word are wider.
// What stands alone in the first column may be a section's name, which has all the width.
std::vector<double> TextWidths(const doc::Page& page, const std::vector<LineBand>& bands,
                               std::size_t columns);

// A band cut into rows.
std::vector<LineBand> GroupRows(const doc::Page& page, const LineBand& band,
                                const std::vector<double>& widths, const TableOptions& options);

// The cells of one row made of the given lines. `edges` are those of the columns.
std::vector<PlacedCell> CellsOfRow(const LineBand& lines, std::size_t row, const std::vector<double>& edges);

}  // namespace portbook::table
