#include "interpret/sides.h"

#include <algorithm>
#include <array>

#include "portbook/base/utf8.h"

namespace portbook::interpret {
namespace {

using model::Role;
using model::RoleCell;

constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kNames{{{" a", " b"}, {" 1", " 2"}}};

bool ArePair(std::string_view first, std::string_view second) {
  return std::any_of(kNames.begin(), kNames.end(), [&](const auto& names) {
    return first.ends_with(names.first) && second.ends_with(names.second) &&
           first.substr(0, first.size() - names.first.size()) ==
               second.substr(0, second.size() - names.second.size());
  });
}

enum class Pointing : std::uint8_t { nowhere, to_second, to_first, both_ways };

Pointing PointingOf(std::string_view line) {
  const auto has = [&](std::initializer_list<std::string_view> arrows) {
    return std::any_of(arrows.begin(), arrows.end(),
                       [&](std::string_view arrow) { return line.find(arrow) != line.npos; });
  };
  const bool right = has({"->", "=>", "\u2192", "\u21d2", "\u2194", "\u21d4", "\u21c4"});
  const bool left = has({"<-", "<=", "\u2190", "\u21d0", "\u2194", "\u21d4", "\u21c4"});
  if (right) return left ? Pointing::both_ways : Pointing::to_second;
  return left ? Pointing::to_first : Pointing::nowhere;
}

bool IsPort(const RoleCell& cell) { return IsPortRole(cell.role); }

bool Points(const model::Entry& entry, Pointing where) {
  return std::any_of(entry.cells.begin(), entry.cells.end(), [&](const RoleCell& cell) {
    return IsPort(cell) && std::any_of(cell.lines.begin(), cell.lines.end(), [&](const base::Text& line) {
             return PointingOf(line.value()) == where;
           });
  });
}

// The lines of a port cell that point both ways, and the others.
std::vector<RoleCell> PartByDirection(const RoleCell& cell) {
  RoleCell one_way = cell, both_ways = cell;
  const auto is_both = [](const base::Text& line) { return PointingOf(line.value()) == Pointing::both_ways; };
  std::erase_if(one_way.lines, is_both);
  std::erase_if(both_ways.lines, [&](const base::Text& line) { return !is_both(line); });
  both_ways.direction = model::Direction::bidirectional;
  std::vector<RoleCell> parts;
  if (!one_way.lines.empty()) parts.push_back(std::move(one_way));
  if (!both_ways.lines.empty()) parts.push_back(std::move(both_ways));
  return parts;
}

}  // namespace

std::optional<Sides> FindSides(const std::vector<Column>& columns) {
  std::optional<Sides> found;
  for (int a = 0; a < static_cast<int>(columns.size()); ++a) {
    for (int b = a + 1; b < static_cast<int>(columns.size()); ++b) {
      const Column& first = columns[static_cast<std::size_t>(a)];
      const Column& second = columns[static_cast<std::size_t>(b)];
      if (first.rule || second.rule) continue;
      if (!ArePair(base::FoldForComparison(first.header), base::FoldForComparison(second.header))) continue;
      if (found) return std::nullopt;
      found = Sides{a, b};
    }
  }
  return found;
}

void ReadSides(const Sides& sides, model::Entry& entry, diag::Sink& sink) {
  const bool forth = Points(entry, Pointing::to_second), back = Points(entry, Pointing::to_first);
  const bool both = Points(entry, Pointing::both_ways);
  if (!forth && !back && !both) return;
  std::vector<RoleCell> cells;
  std::vector<base::Evidence> pointing;
  for (RoleCell& cell : entry.cells) {
    if (IsPort(cell) && !cell.lines.empty()) {
      pointing.push_back({cell.text(), cell.place});
      for (RoleCell& part : PartByDirection(cell)) cells.push_back(std::move(part));
      continue;
    }
    if (!(back && forth)) {
      if (cell.place.column == sides.first) cell.role = back ? Role::destination : Role::source;
      if (cell.place.column == sides.second) cell.role = back ? Role::source : Role::destination;
    }
    cells.push_back(std::move(cell));
  }
  entry.cells = std::move(cells);
  if (back && forth)
    sink.Emit(diag::Kind::pairing_uncertain, "the arrows of the row point both to one side and to the other",
              std::move(pointing), "read the row in the guide and decide which port leads where");
}

}  // namespace portbook::interpret
