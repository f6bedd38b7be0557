// Tables between horizontal rules of one width and without a mesh: a rule above the header, one below it, and
// one below the body. The rules say where the table begins and ends, however far apart its rows stand; a
// table without its last rule goes on over the page's foot.
#pragma once

#include <optional>
#include <vector>

#include "table/geometry/columns.h"
#include "table/geometry/found_grid.h"
#include "table/geometry/mesh.h"

namespace portbook::table {

// A table that the page's foot cut: the next page may begin with the rest of it.
struct OpenFrame {
  double from = 0, to = 0;           // of its rules
  std::vector<ColumnRange> headers;  // where the texts of its header stand
  std::vector<ColumnRange> columns;
  double row_gap = 0;  // PDF points between the header's text and its rules
};

struct FramedGrids {
  std::vector<FoundGrid> grids;
  std::optional<OpenFrame> open;
};

// `words` are those that are in no ruled grid and no running line, `captions` those of them that are
// captions: no table goes on over one. `above` is what the page before left open.
FramedGrids FindFramedGrids(const doc::Page& page, const WordIndexes& words, const WordIndexes& captions,
                            const JoinedRules& rules, const std::optional<OpenFrame>& above,
                            const TableOptions& options);

// The words of headers between two rules of one width: repeated on each page, they are no running header.
WordIndexes FramedHeaders(const doc::Page& page, const WordIndexes& words, const JoinedRules& rules,
                          const TableOptions& options);

}  // namespace portbook::table
