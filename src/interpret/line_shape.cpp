#include "interpret/line_shape.h"

#include <algorithm>
#include <array>

#include "portbook/base/utf8.h"
#include "portbook/grammar/direction.h"
#include "portbook/grammar/protocols.h"

namespace portbook::interpret {
namespace {

constexpr std::array<std::string_view, 12> kSeparators{":", "(",  "[",  "\u2013", "\u2014", "|",
                                                       ",", "->", "=>", "\u2192", ";",      "\uff1a"};

}  // namespace

bool IsSpaceAt(std::string_view text, std::size_t at) {
  return base::IsSpace(base::DecodeAt(text, at).value);
}

std::string_view WithoutSpaceAtEnd(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool EndsWithSeparator(std::string_view text) {
  const std::string_view words = WithoutSpaceAtEnd(text);
  if (words.ends_with('-') && words.size() < text.size()) return true;
  return std::any_of(kSeparators.begin(), kSeparators.end(),
                     [&](std::string_view separator) { return words.ends_with(separator); });
}

bool BeginsWithSeparator(std::string_view text) {
  const std::size_t at = std::min(text.find_first_not_of(" \t"), text.size());
  const std::string_view words = text.substr(at);
  if (words.starts_with("- ") || words.starts_with(")") || words.starts_with("]") || words.starts_with(".")) {
    return true;
  }
  return std::any_of(kSeparators.begin(), kSeparators.end(),
                     [&](std::string_view separator) { return words.starts_with(separator); });
}

base::Text WordsIn(const base::Text& text, std::size_t begin, std::size_t end) {
  const std::string& value = text.value();
  const auto is_word = [&](std::size_t at) { return base::IsWordCharacter(base::DecodeAt(value, at).value); };
  while (begin < end && !is_word(begin)) begin += base::DecodeAt(value, begin).size;
  std::size_t last = begin;
  int opened = 0;  // brackets
  for (std::size_t at = begin; at < end; at += base::DecodeAt(value, at).size) {
    opened += value[at] == '(';
    const bool closes = value[at] == ')' && opened-- > 0;
    if (is_word(at) || closes) last = at + base::DecodeAt(value, at).size;
  }
  return text.Slice(begin, std::max(begin, last));
}

std::size_t HeadSize(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && !base::IsWordCharacter(base::DecodeAt(line, at).value) && line[at] != '(')
    at += base::DecodeAt(line, at).size;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789", at), line.size());
  const bool numbered = digits > at && digits - at <= 2 && digits + 1 < line.size() &&
                        (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  return numbered ? digits + 2 : at;
}

bool NumberFollows(std::string_view text) {
  const std::size_t colon = std::min(text.find_first_not_of(' '), text.size());
  if (!text.substr(colon).starts_with(':')) return false;
  const std::size_t at = text.find_first_not_of(' ', colon + 1);
  return at != text.npos && text[at] >= '0' && text[at] <= '9';
}

base::Text StartOf(const base::Text& text, std::size_t bytes) {
  std::size_t end = std::min(bytes, text.value().size());
  const auto within_character = [&] {
    return end < text.value().size() && (static_cast<unsigned char>(text.value()[end]) & 0xC0U) == 0x80U;
  };
  while (within_character()) --end;
  return text.Slice(0, end);
}

int CountWords(std::string_view text) {
  int words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size(); at += base::DecodeAt(text, at).size) {
    const bool space = IsSpaceAt(text, at);
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

bool IsProtocols(std::string_view label, const rules::RuleSet& rules) {
  const grammar::ProtocolCell protocols =
      grammar::ParseProtocols(label, grammar::ProtocolColumn::transport, rules);
  return protocols.unknown.empty() && !protocols.items.empty();
}

model::Role RoleOfLabel(std::string_view label, const rules::RuleSet& rules) {
  if (IsProtocols(label, rules)) return model::Role::service;
  return grammar::DirectionOf(label, rules) ? model::Role::direction : model::Role::purpose;
}

}  // namespace portbook::interpret
