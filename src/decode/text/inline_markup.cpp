#include "decode/text/inline_markup.h"

#include "decode/text/inline_notations.h"

namespace portbook::decode::text {
namespace {

// Text without any of these has no marks in any notation.
constexpr std::string_view kMarking = "<*`[\\_&~:^+{#|";

void MarkBy(Notation notation, InlineMarks& marks) {
  switch (notation) {
    case Notation::plain:
      return MarkPlain(marks);
    case Notation::markdown:
      return MarkMarkdown(marks);
    case Notation::restructured_text:
      return MarkRestructuredText(marks);
    case Notation::asciidoc:
      return MarkAsciidoc(marks);
    case Notation::spreadsheet:
      return;
  }
}

}  // namespace

std::vector<base::Text> ReadInlineLines(std::string_view stretch, std::uint32_t offset, Notation notation,
                                        std::vector<base::Span>& markup) {
  if (stretch.find_first_of(kMarking) == stretch.npos) {
    const base::Span span{offset, offset + static_cast<std::uint32_t>(stretch.size())};
    return {base::Text::At(stretch, {span, 0, {}})};
  }
  InlineMarks marks(stretch);
  MarkBy(notation, marks);
  return marks.Read(offset, markup);
}

}  // namespace portbook::decode::text
