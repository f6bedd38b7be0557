#include "decode/text/inline_markup.h"

#include <array>
#include <optional>
#include <vector>

namespace portbook::decode {
namespace {

constexpr std::string_view kEscapable = "\\`*_{}[]()#+-.!|<>~\"'&";

struct Tag {
  std::string_view open;
  std::string_view close;
  base::Style style;
};
constexpr std::array<Tag, 7> kTags{{{"<b>", "</b>", base::kStrong},
                                    {"<strong>", "</strong>", base::kStrong},
                                    {"<i>", "</i>", base::kEmphasis},
                                    {"<em>", "</em>", base::kEmphasis},
                                    {"<sup>", "</sup>", base::kSuperscript},
                                    {"<code>", "</code>", base::kCode},
                                    {"<u>", "</u>", base::kPlain}}};

bool IsAsciiSpace(char c) { return c == ' ' || c == '\t'; }

// Which bytes of the line are mark-up, and the style of the rest.
struct Marks {
  explicit Marks(std::size_t size) : markup(size, false), style(size, base::kPlain) {}
  void Hide(std::size_t begin, std::size_t end) {
    std::fill(markup.begin() + Offset(begin), markup.begin() + Offset(end), true);
  }
  void Style(std::size_t begin, std::size_t end, std::uint8_t bits) {
    for (std::size_t i = begin; i < end; ++i) style[i] = static_cast<std::uint8_t>(style[i] | bits);
  }
  static std::ptrdiff_t Offset(std::size_t n) { return static_cast<std::ptrdiff_t>(n); }

  std::vector<bool> markup;
  std::vector<std::uint8_t> style;
};

void MarkTags(std::string_view line, Marks& marks) {
  for (std::size_t at = line.find('<'); at != line.npos; at = line.find('<', at + 1)) {
    for (const Tag& tag : kTags) {
      if (!line.substr(at).starts_with(tag.open)) continue;
      const std::size_t close = line.find(tag.close, at + tag.open.size());
      if (close == line.npos) continue;
      marks.Hide(at, at + tag.open.size());
      marks.Hide(close, close + tag.close.size());
      marks.Style(at + tag.open.size(), close, tag.style);
    }
  }
}

// A delimiter opens before a visible character and closes after one, as CommonMark's flanking rule has it; a
// lone `*` between cells, after a number (a footnote mark) or at the start of a line (an item, a note) does
// neither.
void MarkDelimiters(std::string_view line, std::string_view delimiter, base::Style style, Marks& marks) {
  std::size_t at = line.find(delimiter);
  while (at != line.npos) {
    const std::size_t inner = at + delimiter.size();
    const bool opens = inner < line.size() && !IsAsciiSpace(line[inner]) && line[inner] != delimiter[0] &&
                       !marks.markup[at] && (at == 0 || IsAsciiSpace(line[at - 1]) || line[at - 1] == '(');
    if (!opens) {
      at = line.find(delimiter, inner);
      continue;
    }
    std::size_t close = line.find(delimiter, inner + 1);
    while (close != line.npos && IsAsciiSpace(line[close - 1])) close = line.find(delimiter, close + 1);
    if (close == line.npos || line.substr(inner, close - inner).find('\t') != std::string_view::npos) {
      at = line.find(delimiter, inner);
      continue;
    }
    marks.Hide(at, inner);
    marks.Hide(close, close + delimiter.size());
    marks.Style(inner, close, style);
    at = line.find(delimiter, close + delimiter.size());
  }
}

void MarkLinks(std::string_view line, Marks& marks) {
  for (std::size_t middle = line.find("]("); middle != line.npos; middle = line.find("](", middle + 2)) {
    const std::size_t open = line.rfind('[', middle);
    const std::size_t close = line.find(')', middle);
    if (open == line.npos || close == line.npos) continue;
    marks.Hide(open, open + 1);
    marks.Hide(middle, close + 1);
    marks.Style(open + 1, middle, base::kLink);
  }
}

void MarkEscapes(std::string_view line, Marks& marks) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (line[i] != '\\' || marks.markup[i] || kEscapable.find(line[i + 1]) == kEscapable.npos) continue;
    marks.Hide(i, i + 1);
    ++i;
  }
}

}  // namespace

base::Text ReadInlineMarkup(std::string_view line, std::uint32_t offset, std::vector<base::Span>& markup) {
  if (line.find_first_of("<*`[\\") == line.npos) {
    return base::Text::At(line, {{offset, offset + static_cast<std::uint32_t>(line.size())}, 0, {}});
  }
  Marks marks(line.size());
  MarkTags(line, marks);
  MarkDelimiters(line, "**", base::kStrong, marks);
  MarkDelimiters(line, "*", base::kEmphasis, marks);
  MarkDelimiters(line, "`", base::kCode, marks);
  MarkLinks(line, marks);
  MarkEscapes(line, marks);
  base::Text text;
  for (std::size_t begin = 0; begin < line.size();) {
    std::size_t end = begin + 1;
    while (end < line.size() && marks.markup[end] == marks.markup[begin] &&
           marks.style[end] == marks.style[begin])
      ++end;
    const base::Span span{offset + static_cast<std::uint32_t>(begin),
                          offset + static_cast<std::uint32_t>(end)};
    if (marks.markup[begin]) {
      markup.push_back(span);
    } else {
      text.Append(line.substr(begin, end - begin), {span, 0, {}}, marks.style[begin]);
    }
    begin = end;
  }
  return text;
}

}  // namespace portbook::decode
