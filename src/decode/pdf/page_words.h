// The words of PDF pages as poppler reads them: glyphs with boxes, in poppler's order. Boxes are in points
// from the top left of the crop box as displayed. Nothing here knows of rulings, lines or tables. No
// exception leaves the reader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/locator.h"

namespace portbook::decode::pdf {

struct Glyph {
  char32_t character = 0;
  base::Box box;  // reaches to the next glyph, so a gap before that one is in it
};

// How a word stands on the displayed page.
enum class Turn : std::uint8_t { none, down, upside_down, up };

struct GlyphWord {
  std::vector<Glyph> glyphs;  // never empty
  base::Box box;
  double font_size = 0;
  std::string font;  // as in the file
  Turn turn = Turn::none;
  bool space_after = false;
};

struct PageWords {
  double width = 0, height = 0;  // as displayed
  int rotation = 0;              // degrees clockwise
  std::string label;
  std::vector<GlyphWord> words;
  bool overflowed = false;  // there were more
};

enum class OpenState : std::uint8_t { open, locked, unreadable };

class WordReader {
 public:
  // REQUIRES: `bytes` outlives the reader.
  explicit WordReader(std::string_view bytes);
  ~WordReader();
  WordReader(const WordReader&) = delete;
  WordReader& operator=(const WordReader&) = delete;

  OpenState state() const { return state_; }
  std::size_t page_count() const { return page_count_; }
  // `page` is 0-based; one that poppler cannot make is empty, without size.
  PageWords Read(std::size_t page, std::size_t max_words) const;

 private:
  struct File;
  std::unique_ptr<File> file_;
  OpenState state_ = OpenState::unreadable;
  std::size_t page_count_ = 0;
};

}  // namespace portbook::decode::pdf
