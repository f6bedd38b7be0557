#include "portbook/rules/rule_set.h"

#include <algorithm>

#include "portbook/base/utf8.h"
#include "portbook/rules/hyphenation.h"
#include "rules/vocabulary.h"

namespace portbook::rules {

namespace {

// Scripts from here on (CJK, kana, Hangul) write no spaces between words.
constexpr char32_t kFirstUnspaced = 0x2E80;

char32_t LastCodePoint(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
  }
  return base::DecodeAt(text, at).value;
}

bool EndsAt(std::string_view folded, std::string_view word) {
  if (word.size() == folded.size()) return true;
  const char32_t last = LastCodePoint(word);
  if (!base::IsWordCharacter(last) || last >= kFirstUnspaced) return true;
  return !base::IsWordCharacter(base::DecodeAt(folded, word.size()).value);
}

void LongestAt(const Vocabulary& vocabulary, std::string_view folded, const PortWord*& best,
               std::size_t& length) {
  for (const auto& [word, term] : vocabulary.port_words.by_word) {
    if (word.size() <= length || !folded.starts_with(word) || !EndsAt(folded, word)) continue;
    best = term;
    length = word.size();
  }
}

// The pack's word, else the common one.
template <class Term>
const Term* FindIn(const Vocabulary* own, const Vocabulary* common, Words<Term> Vocabulary::*words,
                   std::string_view folded) {
  if (own != nullptr) {
    if (const Term* term = (own->*words).Find(folded)) return term;
  }
  return (common->*words).Find(folded);
}

// The only rule of the scope that matches, or nullptr.
const HeaderRule* OnlyMatch(const Vocabulary& vocabulary, const std::string& folded, bool& ambiguous) {
  const HeaderRule* found = nullptr;
  for (const HeaderRule& rule : vocabulary.headers) {
    if (!rule.match.Matches(folded)) continue;
    if (found != nullptr) {
      ambiguous = true;
      return nullptr;
    }
    found = &rule;
  }
  return found;
}

}  // namespace

const TransportTerm* RuleSet::FindTransport(std::string_view folded) const {
  return FindIn(own_, common_, &Vocabulary::transports, folded);
}

const SecurityTerm* RuleSet::FindSecurity(std::string_view folded) const {
  return FindIn(own_, common_, &Vocabulary::securities, folded);
}

const ServiceTerm* RuleSet::FindService(std::string_view folded) const {
  return FindIn(own_, common_, &Vocabulary::services, folded);
}

const PortWord* RuleSet::FindPortWord(std::string_view folded) const {
  return FindIn(own_, common_, &Vocabulary::port_words, folded);
}

const PortWord* RuleSet::PortWordAt(std::string_view folded, std::size_t* length) const {
  const PortWord* best = nullptr;
  std::size_t longest = 0;
  // The pack first: of two words of one length the pack's is kept.
  if (own_ != nullptr) LongestAt(*own_, folded, best, longest);
  LongestAt(*common_, folded, best, longest);
  if (length != nullptr) *length = longest;
  return best;
}

const HeaderRule* RuleSet::FindHeader(std::string_view text, bool* ambiguous) const {
  const std::string folded = base::FoldForComparison(text);
  bool several = false;
  const auto find = [&](const std::string& words) {
    const HeaderRule* own = own_ == nullptr ? nullptr : OnlyMatch(*own_, words, several);
    return own != nullptr || several ? own : OnlyMatch(*common_, words, several);
  };
  const HeaderRule* found = find(folded);
  if (found == nullptr && !several && folded.find('-') != folded.npos)
    found = find(WithoutHyphenation(folded));
  if (ambiguous != nullptr) *ambiguous = several;
  return found;
}

const std::vector<std::string>* RuleSet::Lookup(std::string_view name) const {
  for (const Vocabulary* vocabulary : {own_, common_}) {
    if (vocabulary == nullptr) continue;
    const auto found = vocabulary->lookups.find(name);
    if (found != vocabulary->lookups.end()) return &found->second;
  }
  return nullptr;
}

std::vector<RegisteredPort> RuleSet::RegisteredAt(std::uint16_t port) const {
  const PortRegistry& registry = common_->registry;
  const std::uint32_t earliest = port + 1U > registry.widest ? port + 1U - registry.widest : 0;
  auto at =
      std::lower_bound(registry.ports.begin(), registry.ports.end(), earliest,
                       [](const RegisteredPort& one, std::uint32_t first) { return one.first < first; });
  std::vector<RegisteredPort> found;
  for (; at != registry.ports.end() && at->first <= port; ++at) {
    if (at->last >= port) found.push_back(*at);
  }
  return found;
}

std::vector<RegisteredPort> RuleSet::RegisteredFor(std::string_view service) const {
  std::string canonical = base::FoldForComparison(service);
  if (const ServiceTerm* term = FindService(canonical)) canonical = term->service;
  std::vector<std::string> names = {canonical};
  for (const Vocabulary* vocabulary : {own_, common_}) {
    if (vocabulary == nullptr) continue;
    const auto more = vocabulary->registered.find(canonical);
    if (more != vocabulary->registered.end())
      names.insert(names.end(), more->second.begin(), more->second.end());
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<std::size_t> indices;
  for (const std::string& name : names) {
    const auto [begin, end] = common_->registry.by_service.equal_range(name);
    for (auto one = begin; one != end; ++one) indices.push_back(one->second);
  }
  std::sort(indices.begin(), indices.end());
  std::vector<RegisteredPort> found;
  for (const std::size_t index : indices) found.push_back(common_->registry.ports[index]);
  return found;
}

std::string RuleSet::Canonical(std::string_view raw_name) const {
  const auto found = aliases_.find(base::FoldForComparison(raw_name));
  return found == aliases_.end() ? std::string(raw_name) : found->second;
}

const FindingRule& RuleSet::JudgementOf(diag::Kind kind) const {
  static const FindingRule kUnjudged;
  const auto found = findings_.find(kind);
  return found == findings_.end() ? kUnjudged : found->second;
}

}  // namespace portbook::rules
