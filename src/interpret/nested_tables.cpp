#include "interpret/nested_tables.h"

#include <algorithm>
#include <string_view>

namespace portbook::interpret {
namespace {

using model::Field;
using model::Role;

bool IsCell(std::string_view step) { return step.starts_with("td") || step.starts_with("th"); }

// The path of the innermost cell round the table, or nothing. `thead` is no cell.
std::string_view CellRound(std::string_view path) {
  for (std::size_t end = path.rfind('/'); end != path.npos && end > 0; end = path.rfind('/', end - 1)) {
    const std::size_t begin = path.rfind('/', end - 1);
    const std::string_view step = path.substr(begin + 1, end - begin - 1);
    if (IsCell(step.substr(0, step.find('['))) && step.substr(0, step.find('[')).size() == 2)
      return path.substr(0, end);
  }
  return {};
}

std::optional<Field> FieldOf(Role role) {
  if (role == Role::component) return Field::component;
  if (role == Role::source) return Field::source;
  if (role == Role::destination) return Field::destination;
  return std::nullopt;
}

}  // namespace

NestedTables::NestedTables(const doc::Document& document) {
  for (const doc::Grid& grid : document.grids) {
    if (const std::string_view cell = CellRound(grid.path); !cell.empty()) by_cell_[std::string(cell)];
  }
}

bool NestedTables::IsHost(const doc::Row& row) const {
  return !by_cell_.empty() && std::any_of(row.cells.begin(), row.cells.end(), [&](const doc::Cell& cell) {
    return !cell.path.empty() && by_cell_.contains(cell.path);
  });
}

void NestedTables::ReadHosts(const doc::Grid& grid, int grid_index, const Columns& columns) {
  for (int r = 0; r < static_cast<int>(grid.rows.size()); ++r) {
    const doc::Row& row = grid.rows[static_cast<std::size_t>(r)];
    if (!IsHost(row)) continue;
    std::vector<model::Context> said;
    for (const doc::Cell& cell : row.cells) {
      const auto field = FieldOf(columns.columns[static_cast<std::size_t>(cell.column)].role);
      if (!field || cell.lines.empty()) continue;
      const base::Text words = base::Join(cell.lines, " ").Folded();
      said.push_back({*field, words.value(), {words, {grid_index, r, cell.column}}, "row-round-the-table"});
    }
    for (const doc::Cell& cell : row.cells) {
      if (const auto host = by_cell_.find(cell.path); host != by_cell_.end()) host->second = said;
    }
  }
}

std::vector<model::Context> NestedTables::OfHost(const doc::Grid& grid) const {
  const auto host = by_cell_.find(CellRound(grid.path));
  return host == by_cell_.end() ? std::vector<model::Context>() : host->second;
}

}  // namespace portbook::interpret
