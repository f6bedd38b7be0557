#include "grammar/prefix.h"

namespace portbook::grammar {
namespace {

// In bytes. The longest list at the head of a flattened record ("RTP/TCP", "TCP\n\nMTLS") has 12.
constexpr std::size_t kHeadBytes = 128;

bool IsContinuationByte(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

Head LexHead(std::string_view text, const rules::RuleSet& rules, Vocabulary vocabulary) {
  Head head;
  std::size_t size = text.size();
  if (size > kHeadBytes) {
    head.cut = true;
    size = kHeadBytes;
    while (size > 0 && IsContinuationByte(text[size])) --size;
  }
  head.lexemes = LexUntilName(text.substr(0, size), rules, vocabulary);
  // The last word may go on past the cut.
  if (head.cut && !head.lexemes.empty() && head.lexemes.back().span.end == size) head.lexemes.pop_back();
  return head;
}

}  // namespace portbook::grammar
