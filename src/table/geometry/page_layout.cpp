#include "table/geometry/page_layout.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "table/geometry/aligned_grids.h"
#include "table/geometry/beside.h"
#include "table/geometry/captions.h"
#include "table/geometry/framed_grids.h"
#include "table/geometry/mesh.h"
#include "table/geometry/prose.h"
#include "table/geometry/ruled_grids.h"
#include "table/geometry/table_rest.h"

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

// The grid without rules that ends the page, and may go on over the next.
const FoundGrid* OpenAtFoot(const PageLayout& layout) {
  const auto last =
      std::ranges::max_element(layout.grids, {}, [](const FoundGrid& grid) { return grid.box.y1; });
  if (last == layout.grids.end() || last->grid.basis != doc::GridBasis::aligned) return nullptr;
  const auto is_below = [&](const Paragraph& paragraph) { return paragraph.box.y0 > last->box.y1; };
  return std::ranges::none_of(layout.paragraphs, is_below) ? &*last : nullptr;
}

WordIndexes WordsOf(const CaptionLines& captions) {
  WordIndexes words;
  for (const std::vector<TextLine>& line : captions) {
    for (const TextLine& caption : line)
      words.insert(words.end(), caption.words.begin(), caption.words.end());
  }
  return words;
}

// Tables without a mesh in the words that are left of a page.
std::vector<FoundGrid> FindOpenGrids(const doc::Page& page, const WordIndexes& words,
                                     const CaptionLines& captions, const std::optional<CutTable>& above,
                                     const JoinedRules& rules, const TableOptions& options) {
  const Barriers barriers{FindProse(page, words, options), WordsOf(captions)};
  const WordIndexes free_words = Without(Without(words, barriers.prose), barriers.captions);
  std::vector<FoundGrid> grids;
  for (const WordIndexes& part : PartsBeside(page, free_words, captions, options))
    std::ranges::move(FindAlignedGrids(page, part, barriers, rules, options), std::back_inserter(grids));
  if (!above) return grids;
  const auto next = std::ranges::min_element(grids, {}, [](const FoundGrid& grid) { return grid.box.y0; });
  const WordIndexes left = Without(free_words, WordsOf(grids));
  std::optional<FoundGrid> rest =
      FindRest(page, left, *above, next == grids.end() ? nullptr : &*next, rules, options);
  if (!rest) return grids;
  if (next != grids.end() && next->box.y0 < rest->box.y1) grids.erase(next);
  grids.push_back(*std::move(rest));
  return grids;
}

}  // namespace

std::vector<PageLayout> LayOutPages(const std::vector<doc::Page>& pages, const rules::RuleSet& rule_set,
                                    const TableOptions& options) {
  std::vector<PageLayout> layouts(pages.size());
  std::vector<JoinedRules> rules(pages.size());
  std::vector<FreeWords> free_words(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    rules[i] = JoinRulings(pages[i].rulings, options.mesh);
    layouts[i].grids = FindRuledGrids(pages[i], rules[i], options);
    free_words[i].words = Without(AllWords(pages[i]), WordsOf(layouts[i].grids));
    free_words[i].table_headers = FramedHeaders(pages[i], free_words[i].words, rules[i], options);
  }
  std::vector<std::vector<FurnitureLine>> furniture = FindFurniture(pages, free_words, options);
  std::optional<OpenFrame> open;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    PageLayout& layout = layouts[i];
    layout.furniture = std::move(furniture[i]);
    WordIndexes words = Without(free_words[i].words, WordsOf(layout.furniture));
    const CaptionLines captions = FindCaptionLines(pages[i], words, rule_set, options);
    FramedGrids framed = FindFramedGrids(pages[i], words, WordsOf(captions), rules[i], open, options);
    open = std::move(framed.open);
    words = Without(words, WordsOf(framed.grids));
    std::optional<CutTable> above;
    if (const FoundGrid* last = i > 0 ? OpenAtFoot(layouts[i - 1]) : nullptr)
      above.emplace(CutTable{pages[i - 1], *last});
    std::vector<FoundGrid> aligned = FindOpenGrids(pages[i], words, captions, above, rules[i], options);
    layout.paragraphs = FindParagraphs(pages[i], Without(words, WordsOf(aligned)), options);
    std::ranges::move(framed.grids, std::back_inserter(layout.grids));
    std::ranges::move(aligned, std::back_inserter(layout.grids));
    std::ranges::stable_sort(layout.grids, {}, [](const FoundGrid& grid) { return grid.box.y0; });
  }
  return layouts;
}

}  // namespace portbook::table
