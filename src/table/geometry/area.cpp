#include "table/geometry/area.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <utility>

#include "table/geometry/aligned_grid.h"
#include "table/geometry/ruled_grid.h"

namespace portbook::table {
namespace {

std::vector<JoinedRule> CutRules(const std::vector<JoinedRule>& rules, double from, double to, double low,
                                 double high) {
  std::vector<JoinedRule> cut;
  for (JoinedRule rule : rules) {
    if (rule.at < low || rule.at > high || rule.to <= from || rule.from >= to) continue;
    rule.from = std::max(rule.from, from);
    rule.to = std::min(rule.to, to);
    std::erase_if(rule.joints, [&](double joint) { return joint < from || joint > to; });
    cut.push_back(std::move(rule));
  }
  return cut;
}

bool Contains(const base::Box& box, const base::Box& word) {
  const double x = (word.x0 + word.x1) / 2;
  const double y = (word.y0 + word.y1) / 2;
  return box.x0 <= x && x <= box.x1 && box.y0 <= y && y <= box.y1;
}

// The largest mesh, where it holds most of the words.
std::optional<Mesh> TrustedMesh(const doc::Page& page, const TableArea& area, const TableOptions& options) {
  std::vector<Mesh> meshes = FindMeshes(area.rules, options.mesh);
  if (meshes.empty()) return std::nullopt;
  Mesh& mesh = meshes.back();
  const auto inside = std::ranges::count_if(
      area.words, [&](std::size_t i) { return Contains(mesh.box(), page.words[i].box); });
  if (IsDrawing(mesh, options.mesh) ||
      static_cast<double>(inside) < options.mesh.min_share * static_cast<double>(area.words.size()))
    return std::nullopt;
  return std::move(mesh);
}

}  // namespace

TableArea CutArea(const doc::Page& page, const WordIndexes& free_words, const JoinedRules& rules,
                  const base::Box& box, const TableOptions& options) {
  TableArea area;
  for (const std::size_t i : free_words) {
    if (!Contains(box, page.words[i].box)) continue;
    area.box = area.words.empty() ? page.words[i].box : Union(area.box, page.words[i].box);
    area.words.push_back(i);
  }
  if (area.words.empty()) return area;
  const double margin = options.mesh.overhang;
  const base::Box wide{area.box.x0 - margin, area.box.y0 - margin, area.box.x1 + margin,
                       area.box.y1 + margin};
  area.rules.horizontal = CutRules(rules.horizontal, wide.x0, wide.x1, wide.y0, wide.y1);
  area.rules.vertical = CutRules(rules.vertical, wide.y0, wide.y1, wide.x0, wide.x1);
  return area;
}

FoundGrid ReadArea(const doc::Page& page, const TableArea& area, const TableOptions& options) {
  if (area.words.empty()) return {};
  const std::optional<Mesh> mesh = TrustedMesh(page, area, options);
  return mesh ? ReadRuled(page, area.words, *mesh, options)
              : GridOf(page, Align(page, area, options), area.rules, options);
}

doc::Grid ReadRegion(const std::vector<doc::Page>& pages, const Region& region, const TableOptions& options) {
  const auto page = std::ranges::find(pages, region.page, &doc::Page::number);
  doc::Grid grid;
  if (page != pages.end()) {
    WordIndexes words(page->words.size());
    std::iota(words.begin(), words.end(), std::size_t{0});
    const JoinedRules rules = JoinRulings(page->rulings, options.mesh);
    grid = ReadArea(*page, CutArea(*page, words, rules, region.box, options), options).grid;
  }
  grid.first_page = grid.last_page = region.page;
  return grid;
}

}  // namespace portbook::table
