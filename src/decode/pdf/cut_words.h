// Words that end in the middle of a letter, at the edge of the page or of a window they are shown through: a
// browser prints a table that scrolls sideways so, and leaves out what lies beyond. What is left of such a
// word may look like a whole one (84 of 8443), so it gets a mark that no rule reads over.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "decode/pdf/page_words.h"
#include "decode/pdf/word_text.h"

namespace portbook::decode::pdf {

struct CutWord {
  std::size_t word = 0;  // its index on the page
  enum class At : std::uint8_t { start, end } at = At::end;
  enum class By : std::uint8_t { page, window } by = By::page;
  friend auto operator<=>(const CutWord&, const CutWord&) = default;
};

struct CutWords {
  std::vector<CutWord> words;   // sorted
  bool goes_on_beyond = false;  // there are letters beyond a window's edge: the file only hides them
};

// `windows` as in PageContent.
CutWords FindCutWords(const std::vector<GlyphWord>& words, std::vector<base::Box> windows, double page_width);

// The words that are cut, of those found on a page. A producer that hides letters on one page hides them on
// all: there a window cuts none.
enum class Producer : std::uint8_t { hides, leaves_out };
std::vector<std::size_t> MarkCutWords(std::vector<TextWord>& words, const CutWords& found, Producer producer);

}  // namespace portbook::decode::pdf
