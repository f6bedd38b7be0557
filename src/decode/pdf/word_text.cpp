#include "decode/pdf/word_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

#include "portbook/base/utf8.h"

namespace portbook::decode::pdf {
namespace {

constexpr double kMaxTurnedGap = 1.0;  // in font sizes, between the words of a turned line
// How far before a glyph's left edge a ruling may stand to part it from the glyph before, in font sizes:
// poppler's own limit for the gap inside a word is 0.1, cells are padded by little more.
constexpr double kMaxGapInWord = 0.15;
constexpr double kSlack = 0.3;                // PDF points
constexpr double kMaxSuperscriptSize = 0.9;   // of the word beside; browsers set 0.83
constexpr double kMinSuperscriptRaise = 0.1;  // in font sizes of the word beside
constexpr double kMaxSuperscriptGap = 1.0;    // in font sizes of the word beside
constexpr std::size_t kMaxSuperscriptLength = 4;
constexpr double kMaxReach =
    2.0;  // in font sizes of the superscript: how far below it the word beside has its middle

double MiddleOf(const GlyphWord& word) { return (word.box.y0 + word.box.y1) / 2; }

bool Parts(const doc::Ruling& ruling, const GlyphWord& word, const Glyph& glyph) {
  const double middle = MiddleOf(word);
  const double gap = kMaxGapInWord * word.font_size + kSlack;
  return ruling.y0 <= middle && middle <= ruling.y1 && glyph.box.x0 - gap <= ruling.x0 &&
         ruling.x0 <= glyph.box.x0 + kSlack;
}

std::vector<GlyphWord> Cut(const GlyphWord& word, const std::vector<std::size_t>& cuts) {
  std::vector<GlyphWord> parts;
  for (std::size_t i = 0; i <= cuts.size(); ++i) {
    const std::size_t begin = i == 0 ? 0 : cuts[i - 1];
    const std::size_t end = i == cuts.size() ? word.glyphs.size() : cuts[i];
    GlyphWord part = word;
    part.glyphs.assign(word.glyphs.begin() + static_cast<std::ptrdiff_t>(begin),
                       word.glyphs.begin() + static_cast<std::ptrdiff_t>(end));
    part.box.x0 = part.glyphs.front().box.x0;
    part.box.x1 = part.glyphs.back().box.x1;
    part.space_after = i < cuts.size() || word.space_after;
    parts.push_back(std::move(part));
  }
  return parts;
}

// `verticals` are sorted by x.
std::vector<std::size_t> CutsOf(const GlyphWord& word, const std::vector<doc::Ruling>& verticals) {
  std::vector<std::size_t> cuts;
  const auto first = std::ranges::lower_bound(verticals, word.box.x0, {}, &doc::Ruling::x0);
  const auto last = std::ranges::upper_bound(verticals, word.box.x1, {}, &doc::Ruling::x0);
  if (first == last) return cuts;
  for (std::size_t i = 1; i < word.glyphs.size(); ++i) {
    const auto parts = [&](const doc::Ruling& ruling) { return Parts(ruling, word, word.glyphs[i]); };
    if (std::any_of(first, last, parts)) cuts.push_back(i);
  }
  return cuts;
}

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::uint8_t StyleOfFont(std::string_view font) {
  constexpr std::array<std::string_view, 5> kBold = {"Bold", "bold", "Black", "Heavy", "Demi"};
  constexpr std::array<std::string_view, 4> kSlanted = {"Italic", "italic", "Oblique", "oblique"};
  const auto occurs = [font](std::string_view name) { return Contains(font, name); };
  const bool bold = std::ranges::any_of(kBold, occurs);
  const bool slanted = std::ranges::any_of(kSlanted, occurs);
  return static_cast<std::uint8_t>((bold ? base::kStrong : base::kPlain) |
                                   (slanted ? base::kEmphasis : base::kPlain));
}

bool IsRaisedBeside(const GlyphWord& word, const GlyphWord& beside) {
  const double gap = std::max(beside.box.x0 - word.box.x1, word.box.x0 - beside.box.x1);
  return word.font_size <= kMaxSuperscriptSize * beside.font_size &&
         gap <= kMaxSuperscriptGap * beside.font_size && word.box.y1 > beside.box.y0 &&
         word.box.y1 < beside.box.y1 - kMinSuperscriptRaise * beside.font_size;
}

// By place, not by poppler's order: that may put a note's mark far from its note.
std::vector<bool> FindSuperscripts(const std::vector<GlyphWord>& words) {
  std::vector<const GlyphWord*> by_middle;
  for (const GlyphWord& word : words) by_middle.push_back(&word);
  const auto middle = [](const GlyphWord* word) { return MiddleOf(*word); };
  std::ranges::sort(by_middle, {}, middle);
  std::vector<bool> raised(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const GlyphWord& word = words[i];
    if (word.glyphs.size() > kMaxSuperscriptLength) continue;
    // The word beside is lower, but reaches up to this one.
    const auto first = std::ranges::lower_bound(by_middle, MiddleOf(word), {}, middle);
    const auto last =
        std::ranges::upper_bound(by_middle, word.box.y1 + kMaxReach * word.font_size, {}, middle);
    raised[i] =
        std::any_of(first, last, [&](const GlyphWord* beside) { return IsRaisedBeside(word, *beside); });
  }
  return raised;
}

// "ABCDEF+Name" -> "Name"
std::string WithoutSubsetPrefix(std::string font) {
  constexpr std::size_t kPrefix = 6;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (font.size() > kPrefix && font[kPrefix] == '+' &&
      std::all_of(font.begin(), font.begin() + kPrefix, is_capital)) {
    font.erase(0, kPrefix + 1);
  }
  const bool is_utf8 = base::FirstInvalidUtf8(font) == std::string::npos;
  return is_utf8 ? font : std::string();
}

bool GoesOnTurned(const GlyphWord& word, const GlyphWord& next) {
  if (word.turn != next.turn || (word.turn != Turn::up && word.turn != Turn::down)) return false;
  const double gap = word.turn == Turn::down ? next.box.y0 - word.box.y1 : word.box.y0 - next.box.y1;
  const double shared = std::min(word.box.x1, next.box.x1) - std::max(word.box.x0, next.box.x0);
  return word.space_after && 2 * shared >= std::min(word.box.width(), next.box.width()) && gap >= 0 &&
         gap <= kMaxTurnedGap * word.font_size;
}

void AppendTurned(GlyphWord& word, GlyphWord next) {
  word.glyphs.push_back({U' ', word.glyphs.back().box});
  word.glyphs.insert(word.glyphs.end(), next.glyphs.begin(), next.glyphs.end());
  word.box = {std::min(word.box.x0, next.box.x0), std::min(word.box.y0, next.box.y0),
              std::max(word.box.x1, next.box.x1), std::max(word.box.y1, next.box.y1)};
  word.space_after = next.space_after;
}

bool OnOneLine(const GlyphWord& word, const GlyphWord& next) {
  const double shared = std::min(word.box.y1, next.box.y1) - std::max(word.box.y0, next.box.y0);
  return shared >= std::min(word.box.height(), next.box.height()) / 2 && next.box.x0 >= word.box.x0;
}

}  // namespace

std::vector<GlyphWord> SplitAtRulings(std::vector<GlyphWord> words, const std::vector<doc::Ruling>& rulings) {
  std::vector<doc::Ruling> verticals;
  std::ranges::copy_if(rulings, std::back_inserter(verticals),
                       [](const doc::Ruling& r) { return r.x0 == r.x1; });
  std::ranges::sort(verticals, {}, &doc::Ruling::x0);
  std::vector<GlyphWord> split;
  split.reserve(words.size());
  for (GlyphWord& word : words) {
    const bool is_turned = word.turn != Turn::none;
    const std::vector<std::size_t> cuts = is_turned ? std::vector<std::size_t>() : CutsOf(word, verticals);
    if (cuts.empty()) {
      split.push_back(std::move(word));
    } else {
      std::ranges::move(Cut(word, cuts), std::back_inserter(split));
    }
  }
  return split;
}

std::vector<GlyphWord> JoinTurnedLines(std::vector<GlyphWord> words) {
  std::vector<GlyphWord> joined;
  joined.reserve(words.size());
  for (GlyphWord& word : words) {
    if (!joined.empty() && GoesOnTurned(joined.back(), word)) {
      AppendTurned(joined.back(), std::move(word));
    } else {
      joined.push_back(std::move(word));
    }
  }
  return joined;
}

std::vector<TextWord> TextOf(const std::vector<GlyphWord>& words) {
  std::vector<TextWord> texts;
  texts.reserve(words.size());
  const std::vector<bool> raised = FindSuperscripts(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const GlyphWord& word = words[i];
    TextWord text;
    for (const Glyph& glyph : word.glyphs) base::AppendUtf8(text.text, glyph.character);
    text.box = word.box;
    text.font_size = word.font_size;
    text.font = WithoutSubsetPrefix(word.font);
    text.style =
        static_cast<std::uint8_t>(StyleOfFont(text.font) | (raised[i] ? base::kSuperscript : base::kPlain));
    text.starts_line = i > 0 && !OnOneLine(words[i - 1], word);
    text.space_after = word.space_after;
    texts.push_back(std::move(text));
  }
  return texts;
}

std::vector<doc::Word> AppendPage(std::vector<TextWord> words, std::uint32_t page, std::string& text) {
  std::vector<doc::Word> placed;
  placed.reserve(words.size());
  for (TextWord& word : words) {
    if (!placed.empty()) text += word.starts_line ? '\n' : ' ';
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += word.text;
    const base::Locator at{{begin, static_cast<std::uint32_t>(text.size())}, page, word.box};
    placed.push_back({base::Text::At(word.text, at, word.style), word.box, word.font_size,
                      std::move(word.font), word.space_after, word.is_placed});
  }
  text += '\f';
  return placed;
}

}  // namespace portbook::decode::pdf
