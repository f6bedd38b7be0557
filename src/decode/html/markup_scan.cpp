#include "decode/html/markup_scan.h"

#include <algorithm>
#include <array>

namespace portbook::decode::html {
namespace {

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr std::string_view kNameEnd = "\t\n\f\r />";

// After the closing ">" of a tag; one within quotes does not count.
std::size_t EndOfTag(std::string_view source, std::size_t at) {
  while (true) {
    at = source.find_first_of("=>", at);
    if (at == std::string_view::npos) return source.size();
    if (source[at] == '>') return at + 1;
    at = source.find_first_not_of("\t\n\f\r ", at + 1);
    if (at == std::string_view::npos) return source.size();
    if (source[at] != '"' && source[at] != '\'') continue;
    at = source.find(source[at], at + 1);
    if (at == std::string_view::npos) return source.size();
    ++at;
  }
}

std::size_t EndOfComment(std::string_view source, std::size_t at) {
  const std::string_view body = source.substr(at + 4);
  if (body.starts_with('>')) return at + 5;   // "<!-->" is a whole comment
  if (body.starts_with("->")) return at + 6;  // and so is "<!--->"
  for (at = source.find("--", at + 4); at != std::string_view::npos; at = source.find("--", at + 1)) {
    const std::string_view close = source.substr(at + 2, 2);
    if (close.starts_with('>')) return at + 3;
    if (close == "!>") return at + 4;
  }
  return source.size();
}

// Long enough for every name the parser knows; a longer one is some custom element's.
constexpr std::size_t kLongestName = 32;

std::string_view NameAt(std::string_view source, std::size_t at) {
  const std::string_view reach = source.substr(at, kLongestName);
  return reach.substr(0, reach.find_first_of(kNameEnd));
}

}  // namespace

bool IsMarkup(std::string_view source, std::size_t at) {
  if (at + 1 >= source.size()) return false;
  const char next = source[at + 1];
  return IsLetter(next) || next == '!' || next == '?' || (next == '/' && at + 2 < source.size());
}

std::size_t EndOfMarkup(std::string_view source, std::size_t at) {
  if (source.substr(at).starts_with("<!--")) return EndOfComment(source, at);
  const std::size_t name = source[at + 1] == '/' ? at + 2 : at + 1;
  if (IsLetter(source[name])) return EndOfTag(source, name);
  const std::size_t close = source.find('>', name);
  return close == std::string_view::npos ? source.size() : close + 1;
}

bool MarkupScan::Next(Markup& markup) {
  for (at_ = source_.find('<', at_); at_ != std::string_view::npos; at_ = source_.find('<', at_ + 1)) {
    if (!IsMarkup(source_, at_)) continue;
    const bool is_end = source_[at_ + 1] == '/';
    const std::string_view name = NameAt(source_, is_end ? at_ + 2 : at_ + 1);
    const bool named = !name.empty() && IsLetter(name[0]);
    const GumboTag tag =
        named ? gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size())) : GUMBO_TAG_LAST;
    if (raw_text_ != GUMBO_TAG_LAST && !(is_end && tag == raw_text_)) continue;
    raw_text_ = GUMBO_TAG_LAST;
    markup.begin = at_;
    markup.end = at_ = EndOfMarkup(source_, at_);
    markup.kind = !named ? MarkupKind::other : is_end ? MarkupKind::end_tag : MarkupKind::start_tag;
    markup.tag = tag;
    markup.self_closing = source_.substr(0, markup.end).ends_with("/>");
    if (markup.kind == MarkupKind::start_tag && HoldsRawText(tag)) raw_text_ = tag;
    return true;
  }
  at_ = source_.size();
  return false;
}

bool HoldsRawText(GumboTag tag) {
  constexpr auto kRawText = std::to_array<GumboTag>(
      {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_IFRAME, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES,
       GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_TITLE, GUMBO_TAG_XMP, GUMBO_TAG_PLAINTEXT});
  return std::ranges::find(kRawText, tag) != kRawText.end();
}

bool IsVoid(GumboTag tag) {
  constexpr auto kVoid = std::to_array<GumboTag>(
      {GUMBO_TAG_AREA, GUMBO_TAG_BASE, GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND, GUMBO_TAG_BR, GUMBO_TAG_COL,
       GUMBO_TAG_EMBED, GUMBO_TAG_FRAME, GUMBO_TAG_HR, GUMBO_TAG_IMAGE, GUMBO_TAG_IMG, GUMBO_TAG_INPUT,
       GUMBO_TAG_KEYGEN, GUMBO_TAG_LINK, GUMBO_TAG_META, GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK,
       GUMBO_TAG_WBR});
  return std::ranges::find(kVoid, tag) != kVoid.end();
}

}  // namespace portbook::decode::html
