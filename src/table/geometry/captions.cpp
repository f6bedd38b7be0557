#include "table/geometry/captions.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace portbook::table {
namespace {

constexpr double kCaptionGap = 2.5;  // in font sizes, between a caption and its table
constexpr std::size_t kMaxCaptionLines = 3;

bool IsCaption(const doc::Page& page, const TextLine& line, const rules::RuleSet& rules) {
  const base::Text text = JoinWords(page, line);
  return std::ranges::any_of(
      rules.captions, [&](const rules::CaptionRule* rule) { return rule->match.Matches(text.value()); });
}

bool IsCaption(const doc::Page& page, const Paragraph& paragraph, const rules::RuleSet& rules) {
  return IsCaption(page, paragraph.lines.front(), rules);
}

bool StandsAt(CaptionSide side, const Paragraph& paragraph, const base::Box& grid) {
  const base::Box& box = paragraph.box;
  const double gap = side == CaptionSide::above ? grid.y0 - box.y1 : box.y0 - grid.y1;
  const bool is_there = side == CaptionSide::above ? box.y0 < grid.y0 : box.y1 > grid.y1;
  return is_there && paragraph.lines.size() <= kMaxCaptionLines && gap <= kCaptionGap * paragraph.font_size &&
         box.x0 < grid.x1 && grid.x0 < box.x1;
}

}  // namespace

CaptionLines FindCaptionLines(const doc::Page& page, const WordIndexes& words, const rules::RuleSet& rules,
                              const TableOptions& options) {
  CaptionLines captions;
  for (const TextLine& line : GroupLines(page, words)) {
    std::vector<TextLine> parts = CutAtGaps(page, line, options.lines.word_gap_in_font_sizes);
    std::erase_if(parts, [&](const TextLine& part) { return !IsCaption(page, part, rules); });
    if (!parts.empty()) captions.push_back(std::move(parts));
  }
  return captions;
}

CaptionSide SideOfCaptions(const std::vector<doc::Page>& pages, const std::vector<PageLayout>& layouts,
                           const rules::RuleSet& rules) {
  std::size_t above = 0;
  std::size_t below = 0;
  for (std::size_t i = 0; i < layouts.size(); ++i) {
    for (const Paragraph& paragraph : layouts[i].paragraphs) {
      const auto has_grid = [&](CaptionSide side) {
        return std::ranges::any_of(
            layouts[i].grids, [&](const FoundGrid& grid) { return StandsAt(side, paragraph, grid.box); });
      };
      const bool is_above = has_grid(CaptionSide::above);
      if (is_above == has_grid(CaptionSide::below) || !IsCaption(pages[i], paragraph, rules)) continue;
      ++(is_above ? above : below);
    }
  }
  return below > above ? CaptionSide::below : CaptionSide::above;
}

Captions FindCaptions(const doc::Page& page, const PageLayout& layout, CaptionSide side,
                      const rules::RuleSet& rules) {
  Captions captions;
  std::set<std::size_t> taken;
  for (std::size_t grid = 0; grid < layout.grids.size(); ++grid) {
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < layout.paragraphs.size(); ++i) {
      if (!StandsAt(side, layout.paragraphs[i], layout.grids[grid].box)) continue;
      if (!nearest || side == CaptionSide::above) nearest = i;
    }
    if (!nearest || !IsCaption(page, layout.paragraphs[*nearest], rules)) continue;
    if (taken.insert(*nearest).second) captions.emplace(grid, *nearest);
  }
  return captions;
}

}  // namespace portbook::table
