#include "portbook/grammar/sentence.h"

#include <algorithm>

namespace portbook::grammar {
namespace {

// Bytes to each side of what it is round: a longer one is a list or a table that was flattened.
constexpr std::size_t kLongestSide = 1000;

bool IsWithinCharacter(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

bool EndsSentence(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\n') return true;
  if (c != '.' && c != '!' && c != '?') return false;
  return at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n';
}

}  // namespace

base::Text SentenceAround(const base::Text& text, std::size_t begin, std::size_t end) {
  const std::string& value = text.value();
  const std::size_t first = begin - std::min(begin, kLongestSide);
  const std::size_t last = std::min(value.size(), end + kLongestSide);
  std::size_t from = begin;
  while (from > first && !EndsSentence(value, from - 1)) --from;
  std::size_t to = end;
  while (to < last && !EndsSentence(value, to)) ++to;
  while (IsWithinCharacter(value, from)) ++from;
  while (IsWithinCharacter(value, to)) --to;
  if (to < value.size() && value[to] != '\n') ++to;
  return text.Slice(from, to).Trimmed();
}

}  // namespace portbook::grammar
