#include "reconcile/spelling.h"

#include <algorithm>

namespace portbook::reconcile {

std::vector<std::string> OneEditAway(std::string_view word) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= word.size(); ++at) {
    const std::string head(word.substr(0, at));
    const std::string_view tail = word.substr(at);
    for (const char letter : kLetters) words.push_back(head + letter + std::string(tail));
    if (tail.empty()) continue;
    const std::string rest(tail.substr(1));
    words.push_back(head + rest);
    for (const char letter : kLetters) words.push_back(head + letter + rest);
    if (!rest.empty()) words.push_back(head + rest.front() + tail.front() + rest.substr(1));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::erase(words, word);
  return words;
}

}  // namespace portbook::reconcile
