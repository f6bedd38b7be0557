// Inline mark-up of a stretch of text in the notations that guides are kept in. It becomes style; the
// characters that only mark are left out. What it is not: a parser of blocks; whatever does not close within
// the stretch is text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "portbook/base/text.h"

namespace portbook::decode::text {

enum class Notation : std::uint8_t {
  plain,  // scraped pages: <b>, <i>, <sup>, **strong**, *emphasis*, `code`, [link](target), back-slash
          // escapes
  markdown,
  restructured_text,
  asciidoc,
  spreadsheet  // values have no mark-up
};

// `stretch` stands at byte `offset` of the capture's text. The places of what only marks are added to
// `markup`. There is one line but where the mark-up parts it (<br>).
std::vector<base::Text> ReadInlineLines(std::string_view stretch, std::uint32_t offset, Notation notation,
                                        std::vector<base::Span>& markup);

}  // namespace portbook::decode::text
