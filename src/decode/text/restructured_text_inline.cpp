// Inline reStructuredText: literals, emphasis, roles, links, footnote references. A substitution (|name|)
// stays as it stands.
#include <algorithm>

#include "decode/text/inline_notations.h"
#include "decode/text/source_lines.h"

namespace portbook::decode::text {
namespace {

constexpr std::string_view kOpeners = "([{\"'/-:,;<>|+=";
constexpr std::size_t kLongestText = 4000;  // bytes

void MarkEscapes(InlineMarks& marks) {
  const std::string_view line = marks.line();
  for (std::size_t at = 0; at + 1 < line.size(); ++at) {
    if (line[at] != '\\' || !marks.Free(at)) continue;
    marks.Hide(at, at + 1);
    marks.KeepLiteral(at + 1, at + 2);
    ++at;
  }
}

// Where the role before a back-quote begins (`:ref:`), or the back-quote itself.
std::size_t BeginOfRole(std::string_view line, std::size_t quote) {
  if (quote < 2 || line[quote - 1] != ':') return quote;
  std::size_t begin = quote - 1;
  while (begin > 0 && quote - begin < kLongestText &&
         (IsLetter(line[begin - 1]) || line[begin - 1] == '-' || line[begin - 1] == ':'))
    --begin;
  return line[begin] == ':' && begin + 1 < quote ? begin : quote;
}

// `text`_, `text <target>`_, :role:`text <target>`
void MarkQuoted(InlineMarks& marks) {
  const std::string_view line = marks.line();
  for (std::size_t open = line.find('`'); open != line.npos; open = line.find('`', open + 1)) {
    if (!marks.Free(open)) continue;
    const std::size_t close = line.find('`', open + 1);
    if (close == line.npos) return;
    const std::size_t begin = BeginOfRole(line, open);
    const std::string_view text = line.substr(open + 1, close - open - 1);
    std::size_t target = text.ends_with('>') ? text.rfind('<') : text.npos;
    const bool has_words = target != text.npos && target > 0;
    while (has_words && target > 0 && IsBlank(text[target - 1])) --target;
    marks.Hide(begin, open + 1);
    marks.Hide(has_words ? open + 1 + target : close,
               close + 1 + std::min<std::size_t>(2, RunOf(line, close + 1, '_')));
    marks.AddStyle(open + 1, close, base::kLink);
    marks.KeepLiteral(open + 1, close);
    open = close;
  }
}

// [1]_ and [#note]_
void MarkFootnotes(InlineMarks& marks) {
  const std::string_view line = marks.line();
  for (std::size_t at = line.find('['); at != line.npos; at = line.find('[', at + 1)) {
    const std::size_t close = line.substr(at, kLongestText).find(']');
    if (close == line.npos) return;
    if (!marks.Free(at) || close < 2 || !line.substr(at + close).starts_with("]_")) continue;
    marks.Hide(at, at + 1);
    marks.Hide(at + close, at + close + 2);
    marks.AddStyle(at + 1, at + close, base::kSuperscript);
  }
}

}  // namespace

void MarkRestructuredText(InlineMarks& marks) {
  using Close = Delimiter::Close;
  using Content = Delimiter::Content;
  marks.MarkDelimiter({"``", base::kCode, Content::literal}, kOpeners);
  MarkEscapes(marks);
  MarkQuoted(marks);
  MarkFootnotes(marks);
  marks.MarkDelimiter({"**", base::kStrong, Content::marked_up, Close::before_word_end}, kOpeners);
  marks.MarkDelimiter({"*", base::kEmphasis, Content::marked_up, Close::before_word_end}, kOpeners);
}

}  // namespace portbook::decode::text
