// Words of a page as lines of text, and wrapped lines as paragraphs: where a PDF breaks a line for want of
// room says nothing. Knows nothing of cells or rulings.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "portbook/doc/document.h"
#include "portbook/table/options.h"

namespace portbook::table {

// Words by their index in Page::words.
using WordIndexes = std::vector<std::size_t>;

struct TextLine {
  WordIndexes words;     // left to right
  base::Box box;         // as high as its text, whatever raised marks stand in it
  double font_size = 0;  // the largest
};

// The words that stand on one baseline are one line, whatever gaps they have. Top to bottom.
std::vector<TextLine> GroupLines(const doc::Page& page, const WordIndexes& words);

// Every word of it is set in bold type.
bool IsBold(const doc::Page& page, const TextLine& line);

// "1.", "(a)", a bullet; no bare number, which may be a port.
bool IsItemMark(std::string_view text);

// No space is shown between two words of a line, though the document shows spaces: they stand in two cells.
// Behind a bullet an item begins, behind a raised mark its note, no cell.
bool IsPlacedApart(const doc::Page& page, std::size_t left, std::size_t right);

// A line cut at every gap of more than `gap` font sizes, and before words that are placed apart.
std::vector<TextLine> CutAtGaps(const doc::Page& page, const TextLine& line, double gap);

// PDF points.
double MeanCharacterWidth(const doc::Page& page, const TextLine& line);

TextLine MakeLine(const doc::Page& page, WordIndexes words);

// The line's words, a space between them where the page shows one.
base::Text JoinWords(const doc::Page& page, const TextLine& line);

// One Text a paragraph: wrapped lines are joined by a space, a hyphenated word without. A line that ended
// though the next word had room before `right_limit` was broken on purpose and stays a line.
std::vector<base::Text> JoinWrapped(const doc::Page& page, std::span<const TextLine> lines,
                                    double right_limit, const TableOptions& options);

// Goes on with `next`, as JoinWrapped does.
void AppendWrapped(base::Text& text, const base::Text& next);

base::Box Union(const base::Box& a, const base::Box& b);

}  // namespace portbook::table
