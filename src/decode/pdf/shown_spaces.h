// Which words were placed on their own: no space is shown between them and the word before, though the
// document parts the words of its sentences by spaces. So stand the cells of tables that are set so tightly
// that no gap tells them from words (browsers' plain styles, LibreOffice).
#pragma once

#include <set>
#include <string>
#include <vector>

#include "decode/pdf/page_words.h"
#include "decode/pdf/text_pen.h"
#include "decode/pdf/word_text.h"

namespace portbook::decode::pdf {

// For each word, whether no space is shown right before it. Words in fonts whose spaces are not known have
// one, and so have turned ones.
std::vector<bool> FindPlacedWords(const std::vector<GlyphWord>& words, std::vector<ShownSpace> spaces,
                                  const std::set<std::string>& unfollowed_fonts);

// Takes the marks back where the document shows no spaces as a rule: TeX moves the pen instead.
void KeepMarksIfSpacesAreShown(const std::vector<std::vector<TextWord>*>& pages);

}  // namespace portbook::decode::pdf
