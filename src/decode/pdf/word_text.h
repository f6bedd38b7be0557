// From a page's glyph words to the document's text and words with their places in it: words that a ruling
// parts are parted, bold, italic and raised words are marked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "decode/pdf/page_words.h"
#include "portbook/doc/document.h"

namespace portbook::decode::pdf {

// Words 1 point apart arrive as one, even where a vertical ruling stands in the gap ("TCP443").
std::vector<GlyphWord> SplitAtRulings(std::vector<GlyphWord> words, const std::vector<doc::Ruling>& rulings);

// Appends the words to `text`, one space or line feed between and a form feed behind, and returns them with
// their places.
std::vector<doc::Word> AppendPage(const std::vector<GlyphWord>& words, std::uint32_t page, std::string& text);

}  // namespace portbook::decode::pdf
