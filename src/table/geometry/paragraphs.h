// What is left of a page outside its grids and running lines: paragraphs, by place and type size. Which of
// them are headings or captions is not decided here.
#pragma once

#include <vector>

#include "table/geometry/text_lines.h"

namespace portbook::table {

struct Paragraph {
  std::vector<TextLine> lines;
  base::Box box;
  double font_size = 0;
  bool bold = false;  // every word
};

// Top to bottom, then left to right. Lines close below each other in one type make one paragraph.
std::vector<Paragraph> FindParagraphs(const doc::Page& page, const WordIndexes& words,
                                      const TableOptions& options);

// One Text for all wrapped lines; `page_right` is where the page's text ends.
std::vector<base::Text> TextOf(const doc::Page& page, const Paragraph& paragraph, double page_right,
                               const TableOptions& options);

}  // namespace portbook::table
