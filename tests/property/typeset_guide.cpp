#include "tests/property/typeset_guide.h"

#include <string>
#include <vector>

namespace portbook::property {
namespace {

std::string Joined(const std::vector<std::string>& cells, const std::string& separator) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) line += (i > 0 ? separator : "") + cells[i];
  return line;
}

void AddHtmlRow(const RandomTable& table, const RandomRow& row, std::string& html) {
  html += "<tr>";
  if (IsSection(row)) {
    html += "<td colspan=" + std::to_string(table.header.size()) + "><b>" + row.cells[0] + "</b></td>";
  } else {
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      if (column == 0 && row.merged_rows == 0) continue;
      if (column > 0 && column < row.merged_columns) continue;
      html += "<td";
      if (column == 0 && row.merged_rows > 1) html += " rowspan=" + std::to_string(row.merged_rows);
      if (column == 0 && row.merged_columns > 1) html += " colspan=" + std::to_string(row.merged_columns);
      html += ">";
      html += row.cells[column];
      if (column == table.port_column && row.mark) html += "<sup>" + *row.mark + "</sup>";
      html += "</td>";
    }
  }
  html += "</tr>\n";
}

}  // namespace

std::string AsText(const RandomGuide& guide) {
  std::string text = "# " + guide.title + "\n";
  for (const RandomTable& table : guide.tables) {
    if (!table.introduction.empty()) text += "\n" + table.introduction + "\n";
    text += "\n" + table.title + "\n\n" + Joined(table.header, "\t") + "\n";
    for (const RandomRow& row : table.rows) {
      std::vector<std::string> cells = row.cells;
      if (IsSection(row)) cells[0] = "<b>" + cells[0] + "</b>" + std::string(table.header.size() - 1, '\t');
      if (row.mark) cells[table.port_column] += "<sup>" + *row.mark + "</sup>";
      text += Joined(cells, "\t") + "\n";
    }
    if (!table.note.empty()) text += "\n<sup>" + table.mark + "</sup> " + table.note + "\n";
  }
  return text;
}

std::string AsHtml(const RandomGuide& guide) {
  std::string html = "<!DOCTYPE html>\n<html><body><h1>" + guide.title + "</h1>\n";
  for (const RandomTable& table : guide.tables) {
    if (!table.introduction.empty()) html += "<p>" + table.introduction + "</p>\n";
    html += "<table><caption>" + table.title + "</caption>\n<tr><th>" + Joined(table.header, "</th><th>") +
            "</th></tr>\n";
    for (const RandomRow& row : table.rows) AddHtmlRow(table, row, html);
    html += "</table>\n";
    if (!table.note.empty()) html += "<p><sup>" + table.mark + "</sup> " + table.note + "</p>\n";
  }
  return html + "</body></html>\n";
}

}  // namespace portbook::property
