// Inline Markdown as GitHub has it, with the HTML that people put in cells (<br>, <b>, <sup>, entities).
// Unlike a browser it keeps an unknown tag as text: `<server>` in a port table is a placeholder.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "decode/text/inline_notations.h"
#include "decode/text/source_lines.h"
#include "portbook/base/utf8.h"

namespace portbook::decode::text {
namespace {

constexpr std::string_view kOpeners = "([{\"'/-:,;_*~>|+=";
constexpr std::size_t kLongestTag = 1000;     // bytes; a longer one is text
constexpr std::size_t kLongestTarget = 2000;  // bytes of a link's target
constexpr std::size_t kLongestEntity = 10;    // bytes

enum class Effect : std::uint8_t { none, style, part };
struct Tag {
  std::string_view name;
  Effect effect = Effect::none;
  base::Style style = base::kPlain;
};
constexpr std::array<Tag, 34> kTags{{{"a", Effect::style, base::kLink},
                                     {"abbr"},
                                     {"b", Effect::style, base::kStrong},
                                     {"big"},
                                     {"br", Effect::part},
                                     {"center", Effect::part},
                                     {"code", Effect::style, base::kCode},
                                     {"del"},
                                     {"div", Effect::part},
                                     {"em", Effect::style, base::kEmphasis},
                                     {"font"},
                                     {"hr", Effect::part},
                                     {"i", Effect::style, base::kEmphasis},
                                     {"img"},
                                     {"ins"},
                                     {"kbd", Effect::style, base::kCode},
                                     {"li", Effect::part},
                                     {"mark"},
                                     {"nobr"},
                                     {"ol", Effect::part},
                                     {"p", Effect::part},
                                     {"pre", Effect::part},
                                     {"q"},
                                     {"s"},
                                     {"samp", Effect::style, base::kCode},
                                     {"small"},
                                     {"span"},
                                     {"strong", Effect::style, base::kStrong},
                                     {"sub"},
                                     {"sup", Effect::style, base::kSuperscript},
                                     {"tt", Effect::style, base::kCode},
                                     {"u"},
                                     {"ul", Effect::part},
                                     {"wbr"}}};

struct Entity {
  std::string_view name;
  std::string_view value;
};
constexpr std::array<Entity, 14> kEntities{{{"amp", "&"},
                                            {"lt", "<"},
                                            {"gt", ">"},
                                            {"quot", "\""},
                                            {"apos", "'"},
                                            {"nbsp", "\u00a0"},
                                            {"ndash", "\u2013"},
                                            {"mdash", "\u2014"},
                                            {"hellip", "\u2026"},
                                            {"reg", "\u00ae"},
                                            {"trade", "\u2122"},
                                            {"copy", "\u00a9"},
                                            {"rarr", "\u2192"},
                                            {"larr", "\u2190"}}};

// A run of back-quotes closes with the next run of the same length.
void MarkCode(InlineMarks& marks) {
  const std::string_view line = marks.line();
  struct Quotes {
    std::size_t begin = 0, size = 0;
    std::optional<std::size_t> close;  // index of the run that closes
  };
  std::vector<Quotes> runs;
  for (std::size_t at = line.find('`'); at != line.npos; at = line.find('`', at)) {
    runs.push_back({at, RunOf(line, at, '`'), std::nullopt});
    at += runs.back().size;
  }
  std::map<std::size_t, std::size_t> next_of_size;
  for (std::size_t i = runs.size(); i-- > 0;) {
    const auto next = next_of_size.find(runs[i].size);
    if (next != next_of_size.end()) runs[i].close = next->second;
    next_of_size[runs[i].size] = i;
  }
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Quotes& open = runs[i];
    if (!open.close || (open.begin > 0 && line[open.begin - 1] == '\\')) continue;
    const Quotes& close = runs[*open.close];
    marks.Hide(open.begin, open.begin + open.size);
    marks.Hide(close.begin, close.begin + close.size);
    marks.AddStyle(open.begin + open.size, close.begin, base::kCode);
    marks.KeepLiteral(open.begin + open.size, close.begin);
    i = *open.close;
  }
}

void MarkEscapes(InlineMarks& marks) {
  const std::string_view line = marks.line();
  for (std::size_t at = 0; at + 1 < line.size(); ++at) {
    // GFM takes the back-slash from a pipe even in code.
    if (line[at] != '\\' || !(marks.Free(at) || line[at + 1] == '|') || !IsPunctuation(line[at + 1]))
      continue;
    marks.Hide(at, at + 1);
    marks.KeepLiteral(at + 1, at + 2);
    ++at;
  }
}

std::string LowerCase(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

const Tag* FindTag(std::string_view content) {
  if (content.starts_with('/')) content.remove_prefix(1);
  const std::string name = LowerCase(content.substr(0, content.find_first_of(" \t/")));
  const auto tag =
      std::find_if(kTags.begin(), kTags.end(), [&](const Tag& known) { return known.name == name; });
  return tag == kTags.end() ? nullptr : &*tag;
}

bool IsAddress(std::string_view content) {
  return content.find_first_of(" \t") == content.npos &&
         (content.find("://") != content.npos || content.starts_with("mailto:"));
}

// The styles that are open, and from where on.
using OpenStyles = std::map<base::Style, std::size_t>;

void MarkTag(const Tag& tag, std::size_t begin, std::size_t end, InlineMarks& marks, OpenStyles& open) {
  marks.Hide(begin, end);
  switch (tag.effect) {
    case Effect::none:
      return;
    case Effect::part:
      return marks.Break(end);
    case Effect::style:
      break;
  }
  const auto opened = open.find(tag.style);
  if (marks.line()[begin + 1] != '/') {
    open.emplace(tag.style, end);
  } else if (opened != open.end()) {
    marks.AddStyle(opened->second, begin, tag.style);
    open.erase(opened);
  }
}

void MarkAngles(InlineMarks& marks) {
  const std::string_view line = marks.line();
  OpenStyles open;
  for (std::size_t at = line.find('<'); at != line.npos; at = line.find('<', at + 1)) {
    if (!marks.Free(at)) continue;
    const std::string_view rest = line.substr(at, kLongestTag);
    const bool comment = rest.starts_with("<!--");
    const std::size_t close = comment ? rest.find("-->") : rest.find_first_of("<>", 1);
    if (close == rest.npos || (!comment && rest[close] == '<')) continue;
    const std::size_t end = at + close + (comment ? 3 : 1);
    const std::string_view content = rest.substr(1, close - 1);
    if (comment) {
      marks.Hide(at, end);
    } else if (const Tag* tag = FindTag(content)) {
      MarkTag(*tag, at, end, marks, open);
    } else if (IsAddress(content)) {
      marks.Hide(at, at + 1);
      marks.Hide(end - 1, end);
      marks.AddStyle(at + 1, end - 1, base::kLink);
      marks.KeepLiteral(at + 1, end - 1);
    } else {
      continue;
    }
    at = end - 1;
  }
}

std::string ValueOfEntity(std::string_view name) {
  if (!name.starts_with('#')) {
    const auto entity = std::find_if(kEntities.begin(), kEntities.end(),
                                     [&](const Entity& known) { return known.name == name; });
    return entity == kEntities.end() ? std::string() : std::string(entity->value);
  }
  const bool hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  name.remove_prefix(hexadecimal ? 2 : 1);
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(name.data(), name.data() + name.size(), number, hexadecimal ? 16 : 10);
  constexpr std::uint32_t kLastCodePoint = 0x10FFFF;
  const bool surrogate = number >= 0xD800 && number <= 0xDFFF;
  std::string value;
  if (error == std::errc() && end == name.data() + name.size() && number >= ' ' && number <= kLastCodePoint &&
      !surrogate) {
    base::AppendUtf8(value, number);
  }
  return value;
}

void MarkEntities(InlineMarks& marks) {
  const std::string_view line = marks.line();
  for (std::size_t at = line.find('&'); at != line.npos; at = line.find('&', at + 1)) {
    if (!marks.Free(at)) continue;
    const std::size_t size = line.substr(at, kLongestEntity).find(';');
    if (size == line.npos) continue;
    std::string value = ValueOfEntity(line.substr(at + 1, size - 1));
    if (!value.empty()) marks.Replace(at, at + size + 1, std::move(value));
  }
}

// The byte after the target's `)`, or npos: parentheses in it are balanced.
std::size_t EndOfTarget(std::string_view line, std::size_t open) {
  int depth = 0;
  const std::size_t limit = std::min(line.size(), open + kLongestTarget);
  for (std::size_t at = open; at < limit; ++at) {
    if (line[at] == '(') ++depth;
    if (line[at] == ')' && --depth == 0) return at + 1;
  }
  return line.npos;
}

// [text](target), [text][label] and ![text](target). A lone [text] stays as it is: it may be a footnote's
// mark.
void MarkLinks(InlineMarks& marks) {
  const std::string_view line = marks.line();
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (!marks.Free(at)) continue;
    if (line[at] == '[') open.push_back(at);
    if (line[at] != ']' || open.empty()) continue;
    const std::size_t begin = open.back();
    open.pop_back();
    std::size_t end = line.npos;
    if (at + 1 < line.size() && line[at + 1] == '(') end = EndOfTarget(line, at + 1);
    if (at + 1 < line.size() && line[at + 1] == '[') {
      const std::size_t close = line.substr(at, kLongestTarget).find(']', 2);
      if (close != line.npos) end = at + close + 1;
    }
    if (end == line.npos) continue;
    const bool image = begin > 0 && line[begin - 1] == '!' && marks.Free(begin - 1);
    marks.Hide(image ? begin - 1 : begin, begin + 1);
    marks.Hide(at, end);
    // A link in a link's text is an image's: its words were styled with it.
    if (open.empty()) marks.AddStyle(begin + 1, at, base::kLink);
    at = end - 1;
  }
}

// [^1] in a cell, and at the start of the note that it points to.
void MarkFootnotes(InlineMarks& marks) {
  const std::string_view line = marks.line();
  for (std::size_t at = line.find("[^"); at != line.npos; at = line.find("[^", at + 1)) {
    if (!marks.Free(at)) continue;
    const std::size_t close = line.substr(at, kLongestTag).find(']');
    if (close == line.npos || close == 2) continue;
    const bool definition = at == 0 && line.substr(close).starts_with("]:");
    marks.Hide(at, at + 2);
    marks.Hide(at + close, at + close + (definition ? 2 : 1));
    marks.AddStyle(at + 2, at + close, base::kSuperscript);
    marks.KeepLiteral(at + 2, at + close);
  }
}

}  // namespace

void MarkMarkdown(InlineMarks& marks) {
  using Close = Delimiter::Close;
  using Content = Delimiter::Content;
  MarkCode(marks);
  MarkEscapes(marks);
  MarkAngles(marks);
  MarkEntities(marks);
  MarkFootnotes(marks);
  MarkLinks(marks);
  marks.MarkDelimiter({"~~", base::kPlain}, kOpeners);
  marks.MarkDelimiter({"**", base::kStrong}, kOpeners);
  marks.MarkDelimiter({"__", base::kStrong, Content::marked_up, Close::before_word_end}, kOpeners);
  marks.MarkDelimiter({"*", base::kEmphasis}, kOpeners);
  marks.MarkDelimiter({"_", base::kEmphasis, Content::marked_up, Close::before_word_end}, kOpeners);
}

}  // namespace portbook::decode::text
