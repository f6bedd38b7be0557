#include <array>
#include <optional>

#include "decode/text/inline_notations.h"

namespace portbook::decode::text {
namespace {

constexpr std::string_view kEscapable = "\\`*_{}[]()#+-.!|<>~\"'&";
constexpr std::string_view kOpeners = "(";

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

void MarkTag(const Tag& tag, InlineMarks& marks) {
  const std::string_view line = marks.line();
  for (std::size_t at = line.find(tag.open); at != line.npos;) {
    const std::size_t inner = at + tag.open.size();
    const std::size_t close = line.find(tag.close, inner);
    if (close == line.npos) return;
    marks.Hide(at, inner);
    marks.Hide(close, close + tag.close.size());
    marks.AddStyle(inner, close, tag.style);
    at = line.find(tag.open, close);
  }
}

void MarkLinks(InlineMarks& marks) {
  const std::string_view line = marks.line();
  std::optional<std::size_t> open;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '[') open = at;
    if (!open || !line.substr(at).starts_with("](")) continue;
    const std::size_t close = line.find(')', at);
    if (close == line.npos) return;
    marks.Hide(*open, *open + 1);
    marks.Hide(at, close + 1);
    marks.AddStyle(*open + 1, at, base::kLink);
    open.reset();
    at = close;
  }
}

void MarkEscapes(InlineMarks& marks) {
  const std::string_view line = marks.line();
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (line[i] != '\\' || !marks.Free(i) || kEscapable.find(line[i + 1]) == kEscapable.npos) continue;
    marks.Hide(i, i + 1);
    ++i;
  }
}

}  // namespace

void MarkPlain(InlineMarks& marks) {
  for (const Tag& tag : kTags) MarkTag(tag, marks);
  marks.MarkDelimiter({"**", base::kStrong}, kOpeners);
  marks.MarkDelimiter({"*", base::kEmphasis}, kOpeners);
  marks.MarkDelimiter({"`", base::kCode}, kOpeners);
  MarkLinks(marks);
  MarkEscapes(marks);
}

}  // namespace portbook::decode::text
