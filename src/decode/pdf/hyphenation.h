// Hyphens at the ends of lines: which of them the typesetter put there and which belong to the word. A PDF
// draws both alike, so the document's other words decide.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "decode/pdf/word_text.h"

namespace portbook::decode::pdf {

// "Pres-" | "ence" is one word broken where "presence" stands elsewhere, "third-" | "party" is not where
// "third-party" does. Where neither stands anywhere, it is as the document mostly has it, and the hyphen
// stays in a document that never says. A typesetter's hyphen becomes U+00AD (soft hyphen).
void MarkBreakHyphens(std::vector<std::vector<TextWord>*> pages);

}  // namespace portbook::decode::pdf
