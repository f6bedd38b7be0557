// Markdown: a matrix of who connects to whom. It is for reading, so it shows open questions too, marked as
// such.
#include <array>
#include <map>
#include <string>

#include <fmt/format.h>

#include "exporters/formats.h"
#include "exporters/reach.h"
#include "portbook/base/utf8.h"
#include "portbook/escape/escape.h"

namespace portbook::exporters {
namespace {

constexpr std::string_view kUnstated = "(not stated)";
constexpr std::string_view kHead =
    "# Who connects to whom\n\nRows connect, columns listen. A port with `(?)` is an open question: a value "
    "is missing, or the guide "
    "contradicts itself.\n";

struct End {
  std::string folded, role;
  friend bool operator<(const End& a, const End& b) { return a.folded < b.folded; }
};

End EndOf(const std::string& role) {
  return role.empty() ? End{"", std::string(kUnstated)} : End{base::FoldForComparison(role), role};
}

std::string PortOf(const selection::Claim& claim) {
  const bool open =
      claim.obstacles.size() > (claim.Has(selection::Obstacle::source_unstated) ? 1U : 0U) +
                                   (claim.Has(selection::Obstacle::destination_unstated) ? 1U : 0U);
  return selection::Stated(*claim.flow) + (open ? " (?)" : "");
}

// From source to destination to the ports, each once.
using Matrix = std::map<End, std::map<End, std::vector<std::string>>>;

std::string Cell(const std::vector<std::string>& ports) {
  std::string text;
  for (const std::string& port : ports) text += (text.empty() ? "" : "<br>") + escape::Markdown(port);
  return text;
}

std::string Table(const Matrix& matrix, const std::map<End, int>& columns) {
  std::string head = "\n| from \\ to |", rule = "|---|", rows;
  for (const auto& column : columns) {
    head += " " + escape::Markdown(column.first.role) + " |";
    rule += "---|";
  }
  for (const auto& [source, cells] : matrix) {
    rows += "| " + escape::Markdown(source.role) + " |";
    for (const auto& column : columns) {
      const auto cell = cells.find(column.first);
      rows += " " + (cell == cells.end() ? "" : Cell(cell->second)) + " |";
    }
    rows += "\n";
  }
  return head + "\n" + rule + "\n" + rows;
}

}  // namespace

Export WriteMarkdown(Claims claims, const selection::Deployment&) {
  constexpr std::array kSaid = {Facet::source};
  Matrix matrix;
  std::map<End, int> columns;  // and how many flows each has
  Export result;
  for (const selection::Claim& claim : claims) {
    const End destination = EndOf(claim.destination);
    ++columns[destination];
    std::vector<std::string>& ports = matrix[EndOf(claim.source)][destination];
    const std::string port = PortOf(claim);
    if (std::find(ports.begin(), ports.end(), port) == ports.end()) ports.push_back(port);
    std::vector<std::string> lost = Unsaid(*claim.flow, kSaid);
    if (!lost.empty()) result.losses.push_back({claim.citation, false, std::move(lost)});
  }
  result.files.push_back(
      {"portbook.md", std::string(kHead) + (matrix.empty() ? "" : Table(matrix, columns))});
  return result;
}

}  // namespace portbook::exporters
