#include "portbook/doc/document.h"

#include <span>

#include "portbook/base/check.h"
#include "portbook/base/utf8.h"

namespace portbook::doc {
namespace {

std::string InOneLine(std::span<const base::Text> lines) {
  std::string out;
  for (const base::Text& line : lines) {
    if (&line != lines.data()) out += " / ";
    out += base::Printable(line.value());
  }
  return out;
}

std::string CellText(const Cell& cell) {
  switch (cell.state) {
    case CellState::stated:
      return InOneLine(cell.lines);
    case CellState::blank:
      return "(blank)";
    case CellState::absent:
      return "(absent)";
    case CellState::inherited:
      return "(inherited) " + InOneLine(cell.lines);
  }
  return "";
}

void AppendRow(std::string& out, const Row& row) {
  if (row.after_page_break) out += "--- page break\n";
  std::string_view gap = "";
  for (const Cell& cell : row.cells) {
    out += gap;
    if (cell.header) out += '#';
    out += CellText(cell);
    gap = " | ";
  }
  out += '\n';
}

// `name`: "grid", and its number where it has one.
void AppendGrid(std::string& out, std::string_view name, const Grid& grid) {
  out += name;
  out += ' ';
  out += Name(grid.basis);
  out += ' ' + std::to_string(grid.columns);
  if (!grid.caption.empty()) out += ' ' + base::Printable(grid.caption.value());
  out += '\n';
  for (const Row& row : grid.rows) AppendRow(out, row);
}

void AppendBlock(std::string& out, const Block& block) {
  out += Name(block.kind);
  if (block.level != 0) out += ' ' + std::to_string(block.level);
  if (!block.ignored_by.empty()) out += " (" + base::Printable(block.ignored_by) + ")";
  if (!block.lines.empty()) out += " | " + InOneLine(block.lines);
  out += '\n';
}

}  // namespace

std::string Dump(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (block.grid) {
      PORTBOOK_CHECK(block.grid->value < document.grids.size());
      AppendGrid(out, "grid " + std::to_string(block.grid->value), document.grids[block.grid->value]);
    } else {
      AppendBlock(out, block);
    }
  }
  return out;
}

std::string Dump(const Grid& grid) {
  std::string out;
  AppendGrid(out, "grid", grid);
  return out;
}

}  // namespace portbook::doc
