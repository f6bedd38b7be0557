#include "portbook/grammar/sentence.h"

namespace portbook::grammar {
namespace {

bool EndsSentence(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\n') return true;
  if (c != '.' && c != '!' && c != '?') return false;
  return at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n';
}

}  // namespace

base::Text SentenceAround(const base::Text& text, std::size_t begin, std::size_t end) {
  const std::string& value = text.value();
  std::size_t from = begin;
  while (from > 0 && !EndsSentence(value, from - 1)) --from;
  std::size_t to = end;
  while (to < value.size() && !EndsSentence(value, to)) ++to;
  if (to < value.size() && value[to] != '\n') ++to;
  return text.Slice(from, to).Trimmed();
}

}  // namespace portbook::grammar
