#include "cli/grid_html.h"

#include "portbook/escape/escape.h"

namespace portbook::cli {
namespace {

std::string Span(const char* name, int count) {
  return count > 1 ? " " + std::string(name) + "=\"" + std::to_string(count) + "\"" : "";
}

std::string ToHtml(const doc::Cell& cell) {
  if (cell.state == doc::CellState::inherited || cell.state == doc::CellState::absent) return "";
  const std::string tag = cell.header ? "th" : "td";
  std::string html = "<" + tag + Span("rowspan", cell.row_span) + Span("colspan", cell.column_span) + ">";
  for (std::size_t i = 0; i < cell.lines.size(); ++i)
    html += (i == 0 ? "" : "<br>") + escape::Markup(cell.lines[i].value());
  return html + "</" + tag + ">";
}

std::string ToHtml(const doc::Grid& grid) {
  std::string html = "<table border=\"1\">\n";
  if (!grid.caption.empty()) html += "<caption>" + escape::Markup(grid.caption.value()) + "</caption>\n";
  for (const doc::Row& row : grid.rows) {
    html += "<tr>";
    for (const doc::Cell& cell : row.cells) html += ToHtml(cell);
    html += "</tr>\n";
  }
  return html + "</table>\n";
}

}  // namespace

std::string GridsToHtml(const doc::Document& document) {
  std::string html = "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n";
  for (const doc::Grid& grid : document.grids) html += ToHtml(grid);
  return html;
}

}  // namespace portbook::cli
