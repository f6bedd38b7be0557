#include "portbook/rules/hyphenation.h"

namespace portbook::rules {
namespace {

bool IsSmall(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

std::string WithoutHyphenation(std::string_view folded) {
  std::string joined;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (folded[at] == '-' && !joined.empty() && IsSmall(joined.back())) {
      const std::size_t next = at + 1 < folded.size() && folded[at + 1] == ' ' ? at + 2 : at + 1;
      if (next < folded.size() && IsSmall(folded[next])) {
        at = next - 1;
        continue;
      }
    }
    joined += folded[at];
  }
  return joined;
}

}  // namespace portbook::rules
