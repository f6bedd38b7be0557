// From a page's glyphs to words of text, still apart from the document: words that a ruling parts are parted,
// the words of a turned line are one, bold, italic and raised words are marked.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "decode/pdf/page_words.h"
#include "portbook/doc/document.h"

namespace portbook::decode::pdf {

struct TextWord {
  std::string text;
  base::Box box;         // PDF points
  double font_size = 0;  // PDF points
  std::string font;      // without the subset's prefix
  std::uint8_t style = base::kPlain;
  bool starts_line = false;
  bool space_after = false;
  bool is_placed = false;  // see FindPlacedWords()
};

// Words 1 point apart arrive as one, even where a vertical ruling stands in the gap ("TCP443").
std::vector<GlyphWord> SplitAtRulings(std::vector<GlyphWord> words, const std::vector<doc::Ruling>& rulings);

// The words of a line that runs up or down the page become one word with spaces: what reads lines across the
// page could not put them in order.
std::vector<GlyphWord> JoinTurnedLines(std::vector<GlyphWord> words);

std::vector<TextWord> TextOf(const std::vector<GlyphWord>& words);

// Appends a page's words to the document's text, one space or line feed between and a form feed behind, and
// returns them with their places. `page` is 1-based.
std::vector<doc::Word> AppendPage(std::vector<TextWord> words, std::uint32_t page, std::string& text);

}  // namespace portbook::decode::pdf
