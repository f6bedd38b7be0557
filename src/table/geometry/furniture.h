// Running headers and footers, recognised by repetition: a line near the top or the foot of a page, apart
// from the body, that a page one or two further on has at the same height, with the same words and with
// numbers that are equal or grow with the page. Where the words change (a chapter's title), the page's number
// at the line's start or end must grow over three pages.
#pragma once

#include <string>
#include <vector>

#include "table/geometry/text_lines.h"

namespace portbook::table {

struct FurnitureLine {
  TextLine line;
  std::string reason;  // "pdf:running-header", "pdf:running-footer"
};

// The words of a page among which its running lines are.
struct FreeWords {
  WordIndexes words;          // in no ruled grid
  WordIndexes table_headers;  // among them: a table repeats its header, and what stands below it
};

// One list a page.
std::vector<std::vector<FurnitureLine>> FindFurniture(const std::vector<doc::Page>& pages,
                                                      const std::vector<FreeWords>& free_words,
                                                      const TableOptions& options);

}  // namespace portbook::table
