#include "reconcile/prose.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "portbook/base/utf8.h"

namespace portbook::reconcile {
namespace {

struct Word {
  std::string text;
  std::string gap;  // what stands before it, without spaces
};

std::vector<Word> WordsOf(const std::string& folded) {
  std::vector<Word> words;
  std::string gap;
  bool inside = false;
  for (std::size_t at = 0; at < folded.size();) {
    const base::CodePoint point = base::DecodeAt(folded, at);
    const bool is_word = base::IsWordCharacter(point.value);
    if (is_word && !inside) {
      words.push_back({"", std::move(gap)});
      gap.clear();
    }
    if (is_word) words.back().text.append(folded, at, point.size);
    if (!is_word && !base::IsSpace(point.value)) gap.append(folded, at, point.size);
    inside = is_word;
    at += point.size;
  }
  return words;
}

// A number that could be a port: years, versions and counts of one digit are told apart no further.
std::optional<std::uint32_t> NumberIn(const std::string& word) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  const bool whole = error == std::errc() && end == word.data() + word.size();
  return whole && word.size() >= 2 ? std::optional(number) : std::nullopt;
}

std::optional<model::Transport> TransportIn(const Word& word, const rules::RuleSet& rules) {
  const rules::TransportTerm* term = rules.FindTransport(word.text);
  if (term == nullptr) return std::nullopt;
  const bool carries_ports = term->transport == model::Transport::tcp ||
                             term->transport == model::Transport::udp ||
                             term->transport == model::Transport::sctp;
  return carries_ports ? std::optional(term->transport) : std::nullopt;
}

// "STUN/UDP": a service and, after a slash, what it runs on.
void AddCarriers(const std::vector<Word>& words, const rules::RuleSet& rules,
                 std::set<model::Transport>& named) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].gap != "/" || rules.FindService(words[i - 1].text) == nullptr) continue;
    if (const auto transport = TransportIn(words[i], rules)) named.insert(*transport);
  }
}

// "UDP port 3478", "TCP/UDP 3478", "3478/udp": transports that touch the number itself.
void AddNeighbours(const std::vector<Word>& words, std::size_t number, const rules::RuleSet& rules,
                   std::set<model::Transport>& named) {
  std::size_t at = number;
  if (at > 0 && words[at].gap.empty() && words[at - 1].text.starts_with("port")) --at;
  while (at > 0 && (words[at].gap.empty() || words[at].gap == "/")) {
    const auto transport = TransportIn(words[--at], rules);
    if (!transport) break;
    named.insert(*transport);
  }
  for (std::size_t next = number + 1; next < words.size() && words[next].gap == "/"; ++next) {
    const auto transport = TransportIn(words[next], rules);
    if (!transport) break;
    named.insert(*transport);
  }
}

struct Term {
  std::optional<model::Security> security;
  std::size_t words = 0;
};

// The longest phrase of the vocabulary that begins there: "tls mutual authentication" is more than TLS.
Term SecurityAt(const std::vector<Word>& words, std::size_t at, const rules::RuleSet& rules) {
  constexpr std::size_t kLongest = 4;  // words
  Term found;
  std::string phrase;
  for (std::size_t size = 1; size <= std::min(kLongest, words.size() - at); ++size) {
    const Word& word = words[at + size - 1];
    if (size > 1) phrase += word.gap.empty() ? " " : word.gap;
    phrase += word.text;
    if (const rules::SecurityTerm* term = rules.FindSecurity(phrase)) found = {term->security, size};
  }
  return found;
}

bool IsAcronym(std::string_view word) {
  return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) {
           return ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
         });
}

}  // namespace

std::set<model::Transport> TransportsNamed(std::string_view prose, std::uint16_t port,
                                           const rules::RuleSet& rules) {
  const std::vector<Word> words = WordsOf(base::FoldForComparison(prose));
  std::set<model::Transport> named;
  bool other_numbers = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::optional<std::uint32_t> number = NumberIn(words[i].text);
    if (!number) continue;
    if (*number == port) {
      AddNeighbours(words, i, rules, named);
    } else {
      other_numbers = true;
    }
  }
  if (!other_numbers) AddCarriers(words, rules, named);
  return named;
}

std::set<model::Security> SecurityNamed(std::string_view prose, const rules::RuleSet& rules) {
  const std::vector<Word> words = WordsOf(base::FoldForComparison(prose));
  std::set<model::Security> named;
  for (std::size_t at = 0; at < words.size();) {
    const Term term = SecurityAt(words, at, rules);
    if (term.security) named.insert(*term.security);
    at += std::max<std::size_t>(term.words, 1);
  }
  return named;
}

std::set<std::string> ServicesNamed(std::string_view prose, const rules::RuleSet& rules) {
  std::set<std::string> named;
  for (const Word& word : WordsOf(std::string(prose))) {
    const rules::ServiceTerm* term =
        IsAcronym(word.text) ? rules.FindService(base::FoldForComparison(word.text)) : nullptr;
    if (term != nullptr) named.insert(term->service);
  }
  return named;
}

}  // namespace portbook::reconcile
