#include "request/wording.h"

#include <algorithm>

#include <fmt/format.h>

#include "portbook/base/joined.h"

namespace portbook::request {

std::string RolesOf(std::span<const std::string> roles) {
  return roles.empty() ? "not stated" : base::Joined(roles, ", ");
}

std::vector<std::string> NotesOf(const Row& row) {
  std::vector<std::string> notes = row.notes;
  const bool lacks_an_end = row.sources.empty() || row.destinations.empty();
  if (lacks_an_end && !row.components.empty())
    notes.insert(notes.begin(), "the row is about " + base::Joined(row.components, ", "));
  return notes;
}

std::string PortsOf(const Row& row) {
  if (!row.ports) return "";
  if (row.ports->first() == row.ports->last()) return std::to_string(row.ports->first());
  return fmt::format("{}-{}", row.ports->first(), row.ports->last());
}

std::string Opening(const Row& row) {
  std::string text = row.stated;
  if (row.ports) text = fmt::format("{} {}", row.transport ? Name(*row.transport) : "", PortsOf(row));
  if (!row.candidates.empty()) text += "; its prose names " + base::Joined(row.candidates, ", ");
  return text;
}

std::string Need(const Row& row) {
  std::string text(row.requirement ? Name(*row.requirement) : "");
  if (!row.conditions.empty())
    text += (text.empty() ? "condition: " : ": ") + base::Joined(row.conditions, "; ");
  return text;
}

std::span<const Row> RowsOf(const Request& request, Sheet sheet) {
  const auto first = std::ranges::lower_bound(request.rows, sheet, {}, &Row::sheet);
  const auto last = std::ranges::upper_bound(request.rows, sheet, {}, &Row::sheet);
  return {first, last};
}

std::string Summary(const Request& request) {
  std::string text;
  for (const Sheet sheet : Sheets()) {
    const std::size_t count = RowsOf(request, sheet).size();
    if (count > 0) text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", Title(sheet), count);
  }
  return text.empty() ? "The chosen guides state no flow." : text;
}

}  // namespace portbook::request
