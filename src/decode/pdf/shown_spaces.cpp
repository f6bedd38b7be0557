#include "decode/pdf/shown_spaces.h"

#include <algorithm>
#include <cstddef>

namespace portbook::decode::pdf {
namespace {

constexpr double kReach = 0.5;  // in font sizes before a word: so far a space before it may end
constexpr double kSlack = 0.1;  // in font sizes: so far it may reach into the word
constexpr double kMinGap = 0.1, kMaxGap = 0.6;  // in font sizes, between words of one sentence
// Of such gaps: the document shows spaces. Those between cells have none, and a document may be one table.
constexpr double kMinSpacedShare = 0.25;

// `spaces` are sorted by baseline.
bool HasSpaceBefore(const GlyphWord& word, const std::vector<ShownSpace>& spaces) {
  const auto first = std::ranges::lower_bound(spaces, word.box.y0, {}, &ShownSpace::baseline);
  const auto last = std::ranges::upper_bound(spaces, word.box.y1, {}, &ShownSpace::baseline);
  return std::any_of(first, last, [&](const ShownSpace& space) {
    return space.x0 < word.box.x0 && space.x1 >= word.box.x0 - kReach * word.font_size &&
           space.x1 <= word.box.x0 + kSlack * word.font_size;
  });
}

}  // namespace

std::vector<bool> FindPlacedWords(const std::vector<GlyphWord>& words, std::vector<ShownSpace> spaces,
                                  const std::set<std::string>& unfollowed_fonts) {
  std::ranges::sort(spaces, {}, &ShownSpace::baseline);
  std::vector<bool> placed;
  placed.reserve(words.size());
  for (const GlyphWord& word : words) {
    placed.push_back(word.turn == Turn::none && !unfollowed_fonts.contains(word.font) &&
                     !HasSpaceBefore(word, spaces));
  }
  return placed;
}

void KeepMarksIfSpacesAreShown(const std::vector<std::vector<TextWord>*>& pages) {
  std::size_t gaps = 0, spaced = 0;
  for (const std::vector<TextWord>* page : pages) {
    for (std::size_t i = 1; i < page->size(); ++i) {
      const TextWord& word = (*page)[i];
      const double gap = word.box.x0 - (*page)[i - 1].box.x1;
      if (word.starts_line || gap < kMinGap * word.font_size || gap > kMaxGap * word.font_size) continue;
      ++gaps;
      spaced += word.is_placed ? 0 : 1;
    }
  }
  if (static_cast<double>(spaced) >= kMinSpacedShare * static_cast<double>(gaps)) return;
  for (std::vector<TextWord>* page : pages) {
    for (TextWord& word : *page) word.is_placed = false;
  }
}

}  // namespace portbook::decode::pdf
