#include "table/geometry/parted_lines.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "table/geometry/shared_starts.h"

namespace portbook::table {
namespace {

std::vector<TextLine> CutParts(const doc::Page& page, const TextLine& line,
                               const std::vector<JoinedRule>& verticals, const TableOptions& options) {
  const double gap = options.lines.part_gap_in_characters * MeanCharacterWidth(page, line);
  std::vector<TextLine> parts;
  WordIndexes part;
  double right = 0;
  for (const std::size_t i : line.words) {
    const base::Box& box = page.words[i].box;
    const auto parts_here = [&](const JoinedRule& rule) {
      const double middle = (line.box.y0 + line.box.y1) / 2;
      return rule.from <= middle && middle <= rule.to && rule.at > right - options.mesh.snap &&
             rule.at < box.x0 + options.mesh.snap;
    };
    if (!part.empty() && (box.x0 - right > gap || IsPlacedApart(page, part.back(), i) ||
                          std::ranges::any_of(verticals, parts_here))) {
      parts.push_back(MakeLine(page, std::exchange(part, {})));
    }
    right = part.empty() ? box.x1 : std::max(right, box.x1);
    part.push_back(i);
  }
  parts.push_back(MakeLine(page, std::move(part)));
  return parts;
}

void WidenOverRules(PartedLine& line, const std::vector<JoinedRule>& horizontals,
                    const TableOptions& options) {
  for (const JoinedRule& rule : horizontals) {
    const double below = rule.at - line.line.box.y1;
    const double font_size = line.line.font_size;
    if (below < -options.mesh.snap || below > options.lines.heading_rule_gap_in_font_sizes * font_size)
      continue;
    TextLine* over = nullptr;
    std::size_t count = 0;
    for (TextLine& part : line.parts) {
      if (part.box.x1 <= rule.from || part.box.x0 >= rule.to) continue;
      over = &part;
      ++count;
    }
    if (count != 1 || over->box.x0 < rule.from || over->box.x1 > rule.to) continue;
    const double off_centre = std::abs(over->box.x0 + over->box.x1 - rule.from - rule.to) / 2;
    if (off_centre > options.lines.max_off_centre_in_font_sizes * font_size) continue;
    over->box.x0 = rule.from;
    over->box.x1 = rule.to;
  }
}

}  // namespace

std::vector<PartedLine> PartLines(const doc::Page& page, const WordIndexes& words, const JoinedRules& rules,
                                  const TableOptions& options) {
  std::vector<PartedLine> lines;
  for (TextLine& line : GroupLines(page, words)) {
    PartedLine parted{std::move(line), {}};
    parted.parts = CutParts(page, parted.line, rules.vertical, options);
    lines.push_back(std::move(parted));
  }
  CutAtSharedStarts(page, lines, options);
  for (PartedLine& line : lines) WidenOverRules(line, rules.horizontal, options);
  return lines;
}

}  // namespace portbook::table
