// What an element means to a reader: how it is displayed by default, whether it is displayed at all, what
// style it gives its words. The style sheet of the HTML standard (section "Rendering") as far as text needs
// it; author style sheets are not read, only the attributes hidden, style and role.
#pragma once

#include <gumbo.h>

#include <cstdint>

namespace portbook::decode::html {

enum class Display : std::uint8_t {
  inline_text,
  block,
  section,  // a block inside which a header or footer is not the page's
  hidden,
  line_break,
  heading,
  list,
  item,
  description,  // dd
  preformatted,
  figure_caption,
  table,
  row_group,
  row,
  cell,
  table_caption,
  navigation,
  page_header,
  page_footer,
  aside,
  control,  // select, textarea
  button,
};

struct Element {
  Display display = Display::inline_text;
  std::uint8_t style = 0;     // base::Style
  bool presentation = false;  // role says: no table, just its content
};

Element Describe(const GumboNode& node);

// The style attribute hides the element ("display: none", "visibility: hidden").
bool IsHiddenByStyle(const char* style);

}  // namespace portbook::decode::html
