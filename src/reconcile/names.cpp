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

std::set<std::string> WordsOf(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (std::size_t at = 0; at <= text.size();) {
    const base::CodePoint point = base::DecodeAt(text, at);
    if (point.size > 0 && base::IsWordCharacter(point.value)) {
      word.append(text, at, point.size);
    } else if (!word.empty()) {
      words.insert(std::move(word));
      word.clear();
    }
    at += std::max<std::size_t>(point.size, 1);
  }
  return words;
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
