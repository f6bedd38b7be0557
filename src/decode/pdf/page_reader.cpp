#include "decode/pdf/page_reader.h"

#include <algorithm>
#include <utility>

#include "decode/pdf/shown_spaces.h"

namespace portbook::decode::pdf {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// What a guess would have made of them.
std::set<std::string> TakeMuteWords(std::vector<GlyphWord>& words, const std::set<std::string>& mute_fonts) {
  std::set<std::string> left_out;
  std::erase_if(words, [&](const GlyphWord& word) {
    const bool is_mute = mute_fonts.contains(word.font);
    if (is_mute) left_out.insert(word.font);
    return is_mute;
  });
  return left_out;
}

std::size_t CountUnknown(const std::vector<GlyphWord>& words) {
  std::size_t count = 0;
  for (const GlyphWord& word : words) {
    count += static_cast<std::size_t>(std::ranges::count(word.glyphs, kReplacement, &Glyph::character));
  }
  return count;
}

}  // namespace

ReadPage PageReader::Read(std::size_t index) {
  ReadPage read;
  read.page.number = static_cast<std::uint32_t>(index + 1);
  PageContent content = content_.Read(index, options_);
  read.exceeded = content.exceeded;
  read.page.rulings = std::move(content.rulings);
  if (!read.is_read()) return read;
  PageWords words = words_.Read(index, options_.max_words_per_page);
  read.page.label = std::move(words.label);
  read.page.width = words.width;
  read.page.height = words.height;
  read.page.rotation = words.rotation;
  read.words_overflowed = words.overflowed;
  read.mute_fonts = TakeMuteWords(words.words, content.mute_fonts);
  read.unknown_characters = CountUnknown(words.words);
  const std::vector<GlyphWord> split =
      JoinTurnedLines(SplitAtRulings(std::move(words.words), read.page.rulings));
  read.cut_words = FindCutWords(split, std::move(content.text_windows), read.page.width);
  read.words = TextOf(split);
  const std::vector<bool> placed =
      FindPlacedWords(split, std::move(content.spaces), content.unfollowed_fonts);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    // A raised mark stands on a baseline of its own.
    read.words[i].is_placed = placed[i] && (read.words[i].style & base::kSuperscript) == 0;
  }
  return read;
}

}  // namespace portbook::decode::pdf
