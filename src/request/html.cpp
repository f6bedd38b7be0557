// A request as one HTML page: it loads nothing and runs nothing, and prints well.
#include <string>

#include <fmt/format.h>

#include "portbook/base/joined.h"
#include "portbook/escape/escape.h"
#include "portbook/request/request.h"
#include "request/wording.h"

namespace portbook::request {
namespace {

using escape::Markup;

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Firewall request</title>
<style>
body { font: 15px/1.45 system-ui, sans-serif; color: #1a1a1a; margin: 2rem auto; max-width: 84rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .2rem; }
p { margin: 0 0 .8rem; color: #444; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid #ddd; overflow-wrap: anywhere; }
th { border-bottom: 2px solid #888; font-size: .85rem; white-space: nowrap; }
td.port { font-variant-numeric: tabular-nums; min-width: 6.5rem; }
td.end { min-width: 8rem; }
td.notes:not(:empty) { min-width: 16rem; }
td.cited { min-width: 20rem; font-size: .85rem; color: #333; }
b { display: block; }
q { color: #555; }
ul { list-style: none; margin: 0; padding: 0; }
li + li { margin-top: .4rem; }
td.notes li + li { margin-top: .1rem; }
section.open h2 { color: #a02000; }
section.open td.port { color: #a02000; }
@media screen and (max-width: 48rem) {
  thead { display: none; }
  table, tbody, tr, td { display: block; }
  tr { border-bottom: 1px solid #ddd; padding: .5rem 0; }
  td { border: 0; padding: .1rem 0; min-width: 0 !important; }
  td:empty { display: none; }
  td::before { content: attr(data-label) " "; color: #666; font-size: .8rem; }
}
@page { size: landscape; }
@media print {
  body { margin: 0; max-width: none; font-size: 10px; }
  td.port, td.end, td.notes:not(:empty), td.cited { min-width: 0; font-size: inherit; }
  th { font-size: inherit; }
  td.cited { width: 38%; }
  tr { break-inside: avoid; }
  h2, section > p { break-after: avoid; }
  thead { display: table-header-group; }
}
</style>
</head>
<body>
)html";

// On a narrow screen the cells stand below each other, each with its column's name.
std::string End(std::string_view label, std::span<const std::string> roles,
                std::span<const std::string> places) {
  const std::string place =
      places.empty() ? "" : fmt::format("<b>{}</b>", Markup(base::Joined(places, ", ")));
  return fmt::format("<td class=\"end\" data-label=\"{}\">{}{}</td>", label, place, Markup(RolesOf(roles)));
}

std::string List(const std::vector<std::string>& texts) {
  std::string items;
  for (const std::string& text : texts) items += "<li>" + Markup(text) + "</li>";
  return items.empty() ? "" : "<ul>" + items + "</ul>";
}

std::string Citations(const Row& row) {
  std::string items;
  for (const selection::Citation& citation : row.citations) {
    items += fmt::format("<li>{}, release {}, {}: <q>{}</q></li>", Markup(citation.guide),
                         Markup(citation.release), Markup(PlaceOf(citation)), Markup(citation.quote));
  }
  return "<td class=\"cited\" data-label=\"Stated by\"><ul>" + items + "</ul></td>";
}

std::string Line(const Row& row) {
  return fmt::format(
      "<tr>{}{}<td class=\"port\" data-label=\"Port\">{}</td><td data-label=\"Services\">{}</td><td "
      "data-label=\"Needed\">{}</td><td class=\"notes\" data-label=\"Notes\">{}</td>{}</tr>\n",
      End("From", row.sources, row.source_places), End("To", row.destinations, row.destination_places),
      Markup(Opening(row)), Markup(base::Joined(row.services, ", ")), Markup(Need(row)), List(NotesOf(row)),
      Citations(row));
}

std::string SheetOf(Sheet sheet, std::span<const Row> rows) {
  std::string html = fmt::format(
      "<section "
      "class=\"{}\">\n<h2>{}</h2>\n<p>{}</p>\n<table>\n<thead><tr><th>From</th><th>To</th><th>Port</th>"
      "<th>Services</th><th>Needed</th><th>Notes</th><th>Stated by</th></tr></thead>\n<tbody>\n",
      Name(sheet), Title(sheet), Meaning(sheet));
  for (const Row& row : rows) html += Line(row);
  return html + "</tbody>\n</table>\n</section>\n";
}

}  // namespace

std::string ToHtml(const Request& request) {
  std::string html(kHead);
  html += fmt::format("<h1>Firewall request</h1>\n<p>{}</p>\n", Markup(Summary(request)));
  for (const Sheet sheet : Sheets()) {
    if (const std::span<const Row> rows = RowsOf(request, sheet); !rows.empty()) html += SheetOf(sheet, rows);
  }
  return html + "</body>\n</html>\n";
}

}  // namespace portbook::request
