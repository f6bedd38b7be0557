#include "table/geometry/headings.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>

namespace portbook::table {
namespace {

constexpr std::size_t kMaxHeadingLines = 3;
constexpr int kMaxLevel = 6;

int HalfPoints(double size) { return static_cast<int>(std::lround(2 * std::clamp(size, 0.0, 1000.0))); }

// The type that most characters are set in; the smaller of two.
double BodySize(const std::vector<doc::Page>& pages) {
  std::map<int, std::size_t> characters;
  for (const doc::Page& page : pages) {
    for (const doc::Word& word : page.words)
      characters[HalfPoints(word.font_size)] += word.text.value().size();
  }
  if (characters.empty()) return 0;
  const auto most = std::ranges::max_element(characters, {}, [](const auto& entry) { return entry.second; });
  return most->first / 2.0;
}

}  // namespace

HeadingSizes::HeadingSizes(const std::vector<doc::Page>& pages, const std::vector<PageLayout>& layouts,
                           const TableOptions& options)
    : smallest_(options.lines.heading_size * BodySize(pages)) {
  std::size_t bold_lines = 0;
  std::size_t lines = 0;
  for (const PageLayout& layout : layouts) {
    for (const Paragraph& paragraph : layout.paragraphs) {
      lines += paragraph.lines.size();
      if (paragraph.bold) bold_lines += paragraph.lines.size();
      if (IsLarge(paragraph)) sizes_.insert(HalfPoints(paragraph.font_size));
    }
  }
  body_is_bold_ = 2 * bold_lines > lines;
}

bool HeadingSizes::IsLarge(const Paragraph& paragraph) const {
  return paragraph.font_size >= smallest_ && paragraph.lines.size() <= kMaxHeadingLines;
}

int HeadingSizes::LevelOf(const Paragraph& paragraph) const {
  const auto larger = std::distance(sizes_.upper_bound(HalfPoints(paragraph.font_size)), sizes_.end());
  const bool bold = paragraph.bold && !body_is_bold_ && paragraph.lines.size() <= kMaxHeadingLines;
  if (!IsLarge(paragraph) && !bold) return 0;
  return std::min(kMaxLevel, static_cast<int>(larger) + 1);
}

}  // namespace portbook::table
