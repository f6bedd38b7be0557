// A request as Markdown: a table for each sheet.
#include <string>

#include <fmt/format.h>

#include "portbook/base/joined.h"
#include "portbook/escape/escape.h"
#include "portbook/request/request.h"
#include "request/wording.h"

namespace portbook::request {
namespace {

using escape::Markdown;

std::string End(std::span<const std::string> roles, std::span<const std::string> places) {
  const std::string names = Markdown(RolesOf(roles));
  return places.empty() ? names : fmt::format("**{}**<br>{}", Markdown(base::Joined(places, ", ")), names);
}

std::string Citations(const Row& row) {
  std::string text;
  for (const selection::Citation& citation : row.citations) {
    text += fmt::format("{}{}, release {}, {}: \u201c{}\u201d", text.empty() ? "" : "<br>",
                        Markdown(citation.guide), Markdown(citation.release), Markdown(PlaceOf(citation)),
                        Markdown(citation.quote));
  }
  return text;
}

std::string Line(const Row& row) {
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", End(row.sources, row.source_places),
                     End(row.destinations, row.destination_places), Markdown(Opening(row)),
                     Markdown(base::Joined(row.services, ", ")), Markdown(Need(row)),
                     Markdown(base::Joined(NotesOf(row), "; ")), Citations(row));
}

}  // namespace

std::string ToMarkdown(const Request& request) {
  std::string text = "# Firewall request\n\n" + Summary(request) + "\n";
  for (const Sheet sheet : Sheets()) {
    const std::span<const Row> rows = RowsOf(request, sheet);
    if (rows.empty()) continue;
    text += fmt::format("\n## {}\n\n{}\n\n", Title(sheet), Meaning(sheet));
    text += "| From | To | Port | Services | Needed | Notes | Stated by |\n|---|---|---|---|---|---|---|\n";
    for (const Row& row : rows) text += Line(row);
  }
  return text;
}

}  // namespace portbook::request
