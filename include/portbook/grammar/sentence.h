// Sentences of running text: the unit that a condition, a signal or a mention of a port is quoted in.
#pragma once

#include "portbook/base/text.h"

namespace portbook::grammar {

// The sentence of `text` round bytes [begin, end): up to a full stop, question or exclamation mark before
// white space, or a line end. REQUIRES: begin <= end <= text.value().size()
base::Text SentenceAround(const base::Text& text, std::size_t begin, std::size_t end);

}  // namespace portbook::grammar
