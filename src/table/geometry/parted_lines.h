// Lines of text cut into parts: by gaps that are clearly wider than a space, and by vertical rules. What
// columns are found from.
#pragma once

#include <vector>

#include "table/geometry/mesh.h"
#include "table/geometry/text_lines.h"

namespace portbook::table {

// A line and its parts between wide gaps and vertical rules.
struct PartedLine {
  TextLine line;
  std::vector<TextLine> parts;
};

inline bool IsParted(const PartedLine& line) { return line.parts.size() > 1; }

// The words as lines, cut where a gap is clearly wider than a space or a vertical rule stands. The box of a
// part that is centred on a horizontal rule right below it is as wide as the rule: a heading over columns.
std::vector<PartedLine> PartLines(const doc::Page& page, const WordIndexes& words, const JoinedRules& rules,
                                  const TableOptions& options);

}  // namespace portbook::table
