// Parts of a page that stand beside each other: tables that are no one's columns. Where captions stand in one
// line, each heads a table of its own, and a gap that all lines below (or above) leave free parts them. So do
// the two halves of a header that says everything twice, from the lines' left on.
#pragma once

#include <vector>

#include "table/geometry/text_lines.h"

namespace portbook::table {

// `captions` are those of each line that has any, top to bottom. The words by part; the first has all that
// stands beside nothing.
std::vector<WordIndexes> PartsBeside(const doc::Page& page, const WordIndexes& words,
                                     const std::vector<std::vector<TextLine>>& captions,
                                     const TableOptions& options);

}  // namespace portbook::table
