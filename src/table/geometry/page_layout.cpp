#include "table/geometry/page_layout.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "table/geometry/aligned_grids.h"
#include "table/geometry/framed_grids.h"
#include "table/geometry/mesh.h"
#include "table/geometry/prose.h"
#include "table/geometry/ruled_grids.h"

namespace portbook::table {
namespace {

WordIndexes AllWords(const doc::Page& page) {
  WordIndexes words(page.words.size());
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = i;
  return words;
}

WordIndexes Without(const WordIndexes& words, WordIndexes taken) {
  std::ranges::sort(taken);
  WordIndexes left;
  std::ranges::set_difference(words, taken, std::back_inserter(left));
  return left;
}

WordIndexes WordsOf(const std::vector<FoundGrid>& grids) {
  WordIndexes words;
  for (const FoundGrid& grid : grids) {
    for (const WordIndexes& row : grid.row_words) words.insert(words.end(), row.begin(), row.end());
  }
  return words;
}

WordIndexes WordsOf(const std::vector<FurnitureLine>& furniture) {
  WordIndexes words;
  for (const FurnitureLine& running : furniture) {
    words.insert(words.end(), running.line.words.begin(), running.line.words.end());
  }
  return words;
}

}  // namespace

std::vector<PageLayout> LayOutPages(const std::vector<doc::Page>& pages, const TableOptions& options) {
  std::vector<PageLayout> layouts(pages.size());
  std::vector<JoinedRules> rules(pages.size());
  std::vector<WordIndexes> free_words(pages.size());
  std::vector<WordIndexes> running(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    rules[i] = JoinRulings(pages[i].rulings, options.mesh);
    layouts[i].grids = FindRuledGrids(pages[i], rules[i], options);
    free_words[i] = Without(AllWords(pages[i]), WordsOf(layouts[i].grids));
    running[i] = Without(free_words[i], FramedHeaders(pages[i], free_words[i], rules[i], options));
  }
  std::vector<std::vector<FurnitureLine>> furniture = FindFurniture(pages, running, options);
  std::optional<OpenFrame> open;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    PageLayout& layout = layouts[i];
    layout.furniture = std::move(furniture[i]);
    WordIndexes words = Without(free_words[i], WordsOf(layout.furniture));
    FramedGrids framed = FindFramedGrids(pages[i], words, rules[i], open, options);
    open = std::move(framed.open);
    words = Without(words, WordsOf(framed.grids));
    const WordIndexes prose = FindProse(pages[i], words, options);
    std::vector<FoundGrid> aligned =
        FindAlignedGrids(pages[i], Without(words, prose), prose, rules[i], options);
    layout.paragraphs = FindParagraphs(pages[i], Without(words, WordsOf(aligned)), options);
    std::ranges::move(framed.grids, std::back_inserter(layout.grids));
    std::ranges::move(aligned, std::back_inserter(layout.grids));
    std::ranges::stable_sort(layout.grids, {}, [](const FoundGrid& grid) { return grid.box.y0; });
  }
  return layouts;
}

}  // namespace portbook::table
