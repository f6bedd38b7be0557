// One page of a PDF as the libraries under it tell it, put together: words of text, rulings, and what could
// not be read. A reader is for one thread; several may read one file.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "decode/pdf/cut_words.h"
#include "decode/pdf/page_content.h"
#include "decode/pdf/page_words.h"
#include "decode/pdf/word_text.h"
#include "portbook/doc/document.h"

namespace portbook::decode::pdf {

struct ReadPage {
  doc::Page page;               // without its words
  std::vector<TextWord> words;  // in poppler's order
  CutWords cut_words;           // of those
  ContentLimit exceeded = ContentLimit::none;
  bool words_overflowed = false;     // there were more
  std::set<std::string> mute_fonts;  // whose words were left out: nothing tells their characters
  // Content that is a bomb for one library is one for the other: such a page has nothing.
  bool is_read() const { return exceeded == ContentLimit::none || exceeded == ContentLimit::rulings; }
  std::size_t unknown_characters = 0;  // U+FFFD among those read
};

class PageReader {
 public:
  // REQUIRES: `bytes` outlives the reader.
  PageReader(std::string_view bytes, const DecodeOptions& options)
      : words_(bytes), content_(bytes), options_(options) {}

  OpenState state() const { return words_.state(); }
  std::size_t page_count() const { return words_.page_count(); }
  // `index` is 0-based.
  ReadPage Read(std::size_t index);

 private:
  WordReader words_;
  ContentReader content_;
  const DecodeOptions& options_;
};

}  // namespace portbook::decode::pdf
