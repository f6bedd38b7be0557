// A document's running text as a list of lines, the tables that layouts found in it, and the way back to
// blocks. Every line goes to exactly one place: a grid, furniture, or the block it came from.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/doc/document.h"
#include "portbook/rules/rule_set.h"

namespace portbook::table {

struct Line {
  const base::Text* text = nullptr;
  std::size_t block = 0;      // index of its block
  bool starts_block = false;  // a blank line, or another kind of line, stands above
  const rules::NoiseRule* noise = nullptr;
  bool caption = false;  // a caption rule reads it
  bool heading = false;  // marked up as one, or a heading rule reads it
};

// Lines of all blocks but grids and furniture. REQUIRES: the document's blocks outlive the result (moving
// them is no harm).
std::vector<Line> LinesOf(const doc::Document& document, const rules::RuleSet& rules);

// A table that a layout found among lines.
struct FoundTable {
  doc::Grid grid;
  std::vector<std::size_t> lines;          // that the grid consumed, ascending
  std::vector<std::size_t> marking_lines;  // those of them that only mark, like a cell's terminator
};

struct FoundTables {
  std::optional<std::size_t>
      limit_at;                    // the first line that was not read because the document has too many rows
  std::vector<FoundTable> tables;  // by first line
  std::vector<std::pair<std::size_t, std::string>> furniture;  // line and why; ascending
};

// The document with the tables' lines replaced by grid blocks, noise set apart as furniture, and the line
// above a table that a caption rule reads made its caption.
doc::Document PlaceTables(doc::Document document, const std::vector<Line>& lines, FoundTables found,
                          const rules::RuleSet& rules);

// Most of its cells are column headers that a rule knows.
bool LooksLikeHeader(const doc::Row& row, const rules::RuleSet& rules);

// A cell of trimmed text, blank where nothing is visible.
doc::Cell MakeCell(int column, const base::Text& text);

}  // namespace portbook::table
