#include "reconcile/names.h"

#include <algorithm>

#include "portbook/base/utf8.h"

namespace portbook::reconcile {
namespace {

bool IsWordAt(std::string_view text, std::size_t at) {
  return at < text.size() && base::IsWordCharacter(base::DecodeAt(text, at).value);
}

bool EndsWord(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return IsWordAt(text, at);
}

}  // namespace

std::vector<std::string> WordsIn(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::DecodeAt(text, at);
    const bool is_word = base::IsWordCharacter(point.value);
    if (is_word && !inside) words.emplace_back();
    if (is_word) words.back().append(text, at, point.size);
    inside = is_word;
    at += point.size;
  }
  return words;
}

std::set<std::string> WordsOf(std::string_view text) {
  const std::vector<std::string> words = WordsIn(text);
  return {words.begin(), words.end()};
}

std::size_t FindName(std::string_view text, std::string_view name) {
  if (name.empty()) return std::string_view::npos;
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    std::size_t end = at + name.size();
    if (end < text.size() && text[end] == 's') ++end;
    if (!EndsWord(text.substr(0, at)) && !IsWordAt(text, end)) return at;
  }
  return std::string_view::npos;
}

}  // namespace portbook::reconcile
