// The inline marks of each notation, one function each. They read one stretch of text and know no blocks.
#pragma once

#include "decode/text/inline_marks.h"

namespace portbook::decode::text {

void MarkPlain(InlineMarks& marks);
void MarkMarkdown(InlineMarks& marks);
void MarkRestructuredText(InlineMarks& marks);
void MarkAsciidoc(InlineMarks& marks);

}  // namespace portbook::decode::text
