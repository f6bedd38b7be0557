// A grid that geometry found on a page, with what joining pages and laying out the rest of the page need: its
// outline, its column edges and the words it took. And how cells found by any means become a doc::Grid.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "portbook/doc/document.h"
#include "portbook/table/options.h"
#include "table/geometry/text_lines.h"

namespace portbook::table {

struct FoundGrid {
  doc::Grid grid;
  base::Box box;
  std::vector<double> edges;           // left edge of each column and the right edge of the last
  std::vector<double> middles;         // of the text of each column; NaN where it has none
  std::vector<WordIndexes> row_words;  // one a row; a word of a merged cell counts to the first of its rows
};

// A cell with its words, before it is text.
struct PlacedCell {
  std::size_t row = 0, column = 0;
  std::size_t row_span = 1, column_span = 1;
  WordIndexes words;
  base::Box box;                       // where its text may stand ...
  std::optional<double> padding = {};  // ... less so many PDF points; not known: as many as at its left
};

// The cells as rows, merged cells repeated where they reach. Leading rows of bold cells are header rows.
// REQUIRES: the cells do not overlap.
FoundGrid AssembleGrid(const doc::Page& page, doc::GridBasis basis, std::vector<double> edges,
                       std::size_t rows, std::vector<PlacedCell> cells, const TableOptions& options);

// It has text, and all of it is set in bold type.
bool IsBold(const doc::Row& row);

// Text in the first cell alone, or one cell over all columns.
bool HeadsSection(const doc::Row& row);

}  // namespace portbook::table
