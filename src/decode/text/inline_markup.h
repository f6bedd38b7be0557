// Inline mark-up of a line of text as people keep it in scraped pages and Markdown: <b>, <i>, <sup>,
// **strong**, *emphasis*, `code`, [link](target), back-slash escapes. It becomes style; the characters that
// only mark are left out. What it is not: a Markdown parser; it knows no blocks, and whatever does not close
// on its own line is text.
#pragma once

#include <string_view>
#include <vector>

#include "portbook/base/text.h"

namespace portbook::decode {

// `line` stands at byte `offset` of the capture's text. The places of what only marks are added to `markup`.
base::Text ReadInlineMarkup(std::string_view line, std::uint32_t offset, std::vector<base::Span>& markup);

}  // namespace portbook::decode
