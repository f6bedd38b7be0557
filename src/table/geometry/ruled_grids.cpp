#include "table/geometry/ruled_grids.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "table/geometry/ruled_grid.h"

namespace portbook::table {
namespace {

// The free words in the mesh.
WordIndexes WordsIn(const doc::Page& page, const Mesh& mesh, const std::vector<bool>& taken) {
  const base::Box outline = mesh.box();
  WordIndexes words;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    const base::Box& box = page.words[i].box;
    const double x = (box.x0 + box.x1) / 2;
    const double y = (box.y0 + box.y1) / 2;
    const bool inside = outline.x0 <= x && x < outline.x1 && outline.y0 <= y && y < outline.y1;
    if (inside && !taken[i]) words.push_back(i);
  }
  return words;
}

std::size_t CountFilled(const doc::Grid& grid) {
  std::size_t filled = 0;
  for (const doc::Row& row : grid.rows) {
    filled +=
        static_cast<std::size_t>(std::ranges::count(row.cells, doc::CellState::stated, &doc::Cell::state));
  }
  return filled;
}

}  // namespace

std::vector<FoundGrid> FindRuledGrids(const doc::Page& page, const JoinedRules& rules,
                                      const TableOptions& options) {
  std::vector<FoundGrid> grids;
  std::vector<bool> taken(page.words.size());
  for (const Mesh& mesh : FindMeshes(rules, options.mesh)) {
    const WordIndexes words = WordsIn(page, mesh, taken);
    if (words.size() < options.mesh.min_filled_cells || IsDrawing(mesh, options.mesh)) continue;
    FoundGrid grid = ReadRuled(page, words, mesh, options);
    if (CountFilled(grid.grid) < options.mesh.min_filled_cells) continue;
    for (const std::size_t i : words) taken[i] = true;
    grids.push_back(std::move(grid));
  }
  return grids;
}

}  // namespace portbook::table
