// Inline AsciiDoc: formatting marks, links, cross references and footnotes. An attribute reference ({name})
// stays as it stands.
#include <algorithm>
#include <array>

#include "decode/text/inline_notations.h"
#include "decode/text/source_lines.h"

namespace portbook::decode::text {
namespace {

constexpr std::string_view kOpeners = "([{\"'/-:,;_*>|+=";
constexpr std::string_view kEscapable = "*_`#^~|{[]<+";
constexpr std::size_t kLongestMacro = 1000;  // bytes

struct Macro {
  std::string_view name;
  base::Style style = base::kPlain;
};
constexpr std::array<Macro, 12> kMacros{{{"link:", base::kLink},
                                         {"xref:", base::kLink},
                                         {"mailto:", base::kLink},
                                         {"http:", base::kLink},
                                         {"https:", base::kLink},
                                         {"footnote:"},
                                         {"footnoteref:"},
                                         {"image:"},
                                         {"icon:"},
                                         {"kbd:", base::kCode},
                                         {"btn:", base::kCode},
                                         {"pass:"}}};

void MarkEscapes(InlineMarks& marks) {
  const std::string_view line = marks.line();
  for (std::size_t at = 0; at + 1 < line.size(); ++at) {
    if (line[at] != '\\' || !marks.Free(at) || kEscapable.find(line[at + 1]) == kEscapable.npos) continue;
    marks.Hide(at, at + 1);
    marks.KeepLiteral(at + 1, at + 2);
    ++at;
  }
}

// The bracket that closes the one at `open`, counted from `open`, or npos.
std::size_t CloseOf(std::string_view line, std::size_t open) {
  const std::string_view rest = line.substr(open, kLongestMacro);
  int depth = 0;
  for (std::size_t at = 0; at < rest.size(); ++at) {
    if (rest[at] == '\\') {
      ++at;
    } else if (rest[at] == '[') {
      ++depth;
    } else if (rest[at] == ']' && --depth == 0) {
      return at;
    }
  }
  return rest.npos;
}

// name:target[text]. Without a text the target is what is read.
void MarkMacro(const Macro& macro, InlineMarks& marks) {
  const std::string_view line = marks.line();
  for (std::size_t at = line.find(macro.name); at != line.npos; at = line.find(macro.name, at + 1)) {
    if (!marks.Free(at) || (at > 0 && (IsLetter(line[at - 1]) || IsDigit(line[at - 1])))) continue;
    const std::size_t target = at + macro.name.size();
    const std::size_t size = line.substr(target, kLongestMacro).find_first_of("[ \t\n]");
    if (size == line.npos || line[target + size] != '[') continue;
    const std::size_t open = target + size;
    const std::size_t close_at = CloseOf(line, open);
    if (close_at == line.npos) continue;
    const std::size_t close = open + close_at;
    const bool has_text = close > open + 1;
    marks.Hide(at, has_text ? open + 1 : target);
    if (!has_text) marks.Hide(open, open + 1);
    const bool new_window = has_text && line[close - 1] == '^';
    marks.Hide(new_window ? close - 1 : close, close + 1);
    marks.AddStyle(at, close, macro.style);
    if (macro.name.starts_with("footnote")) {
      marks.Break(at);
      marks.Break(close + 1);
    }
  }
}

// <<target,text>>
void MarkCrossReferences(InlineMarks& marks) {
  const std::string_view line = marks.line();
  for (std::size_t at = line.find("<<"); at != line.npos; at = line.find("<<", at + 2)) {
    const std::string_view rest = line.substr(at, kLongestMacro);
    const std::size_t close = rest.find(">>");
    if (close == rest.npos || !marks.Free(at)) continue;
    const std::size_t comma = rest.substr(0, close).find(',');
    marks.Hide(at, at + (comma == rest.npos ? 2 : comma + 1));
    marks.Hide(at + close, at + close + 2);
    marks.AddStyle(at, at + close, base::kLink);
  }
}

}  // namespace

void MarkAsciidoc(InlineMarks& marks) {
  using Close = Delimiter::Close;
  using Content = Delimiter::Content;
  MarkEscapes(marks);
  marks.MarkDelimiter({"``", base::kCode, Content::literal}, kOpeners);
  marks.MarkDelimiter({"`", base::kCode, Content::literal}, kOpeners);
  for (const Macro& macro : kMacros) MarkMacro(macro, marks);
  MarkCrossReferences(marks);
  marks.MarkDelimiter({"**", base::kStrong}, kOpeners);
  marks.MarkDelimiter({"__", base::kEmphasis, Content::marked_up, Close::before_word_end}, kOpeners);
  marks.MarkDelimiter({"*", base::kStrong, Content::marked_up, Close::before_word_end}, kOpeners);
  marks.MarkDelimiter({"_", base::kEmphasis, Content::marked_up, Close::before_word_end}, kOpeners);
  marks.MarkDelimiter({"#", base::kPlain, Content::marked_up, Close::before_word_end}, kOpeners);
}

}  // namespace portbook::decode::text
