#include "table/geometry/paragraphs.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace portbook::table {
namespace {

constexpr double kColumnGap =
    3.0;  // in font sizes: a wider gap parts columns of text, a narrower one may be a tab
constexpr double kSameSize = 0.1;            // of the font size
constexpr std::size_t kOpenParagraphs = 16;  // beside each other, of which one may go on
constexpr std::size_t kTellingLines = 3;     // so many lines show a paragraph's own right margin

bool GoesOn(const Paragraph& paragraph, const TextLine& line, bool bold, const TableOptions& options) {
  const TextLine& above = paragraph.lines.back();
  const double gap = line.box.y0 - above.box.y1;
  const bool overlaps = line.box.x0 < paragraph.box.x1 && paragraph.box.x0 < line.box.x1;
  return overlaps && bold == paragraph.bold && gap <= options.lines.wrap_gap_in_font_sizes * line.font_size &&
         line.box.y0 > above.box.y0 &&
         std::abs(line.font_size - paragraph.font_size) <= kSameSize * paragraph.font_size;
}

}  // namespace

std::vector<Paragraph> FindParagraphs(const doc::Page& page, const WordIndexes& words,
                                      const TableOptions& options) {
  std::vector<Paragraph> paragraphs;
  for (const TextLine& whole : GroupLines(page, words)) {
    for (TextLine& line : CutAtGaps(page, whole, kColumnGap)) {
      const bool bold = IsBold(page, line);
      const std::size_t first_open = paragraphs.size() - std::min(paragraphs.size(), kOpenParagraphs);
      const auto open =
          std::find_if(paragraphs.begin() + static_cast<std::ptrdiff_t>(first_open), paragraphs.end(),
                       [&](const Paragraph& paragraph) { return GoesOn(paragraph, line, bold, options); });
      if (open == paragraphs.end()) {
        paragraphs.push_back({{}, line.box, line.font_size, bold});
        paragraphs.back().lines.push_back(std::move(line));
      } else {
        open->box = Union(open->box, line.box);
        open->lines.push_back(std::move(line));
      }
    }
  }
  return paragraphs;
}

std::vector<base::Text> TextOf(const doc::Page& page, const Paragraph& paragraph, double page_right,
                               const TableOptions& options) {
  const double right = paragraph.lines.size() >= kTellingLines ? paragraph.box.x1 : page_right;
  return JoinWrapped(page, paragraph.lines, right, options);
}

}  // namespace portbook::table
