#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <map>

#include "reconcile/spelling.h"

namespace portbook::reconcile {
namespace {

// Short names are acronyms: RTPS is no misspelt RTSP, and DHCPC is the client of DHCP.
constexpr std::size_t kShortest = 5;
constexpr std::size_t kLongest = 32;

bool IsKnown(const rules::RuleSet& rules, std::string_view word) {
  return rules.FindService(word) != nullptr || rules.FindSecurity(word) != nullptr ||
         rules.FindTransport(word) != nullptr;
}

// One word of letters that neither a vocabulary nor the registry has.
bool IsSuspect(const rules::RuleSet& rules, std::string_view word) {
  if (word.size() < kShortest || word.size() > kLongest) return false;
  const bool letters = std::all_of(word.begin(), word.end(), [](char c) { return 'a' <= c && c <= 'z'; });
  return letters && !IsKnown(rules, word) && rules.RegisteredFor(word).empty();
}

// SMTPS is the secure SMTP, not a misspelt one.
bool DiffersByFinalS(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return b.size() == a.size() + 1 && b.starts_with(a) && b.back() == 's';
}

// Empty where no word or several words of the vocabularies are one edit away.
std::string MeantWord(const rules::RuleSet& rules, const std::string& word) {
  std::string meant;
  for (const std::string& other : OneEditAway(word)) {
    if (other.size() < kShortest || !IsKnown(rules, other) || DiffersByFinalS(word, other)) continue;
    if (!meant.empty()) return "";
    meant = other;
  }
  return meant;
}

// Only words that a cell prints can be misspelt there.
bool StandsInCell(const Claim& claim) {
  const model::Statement* statement = model::Find(*claim.flow, model::Field::services);
  return statement != nullptr && statement->basis == model::Basis::cell;
}

std::map<std::string, Group> SuspectWords(const Claims& claims, const GuideClaims& guide) {
  std::map<std::string, Group> suspects;
  for (const Claim& claim : claims.Of(guide)) {
    if (!StandsInCell(claim)) continue;
    for (const std::string& service : claim.flow->services) {
      if (IsSuspect(guide.rules(), service)) suspects[service].push_back(&claim);
    }
  }
  return suspects;
}

}  // namespace

void FindMisspelledTerms(const Claims& claims, Drafts& drafts) {
  for (std::size_t i = 0; i < claims.guides.size(); ++i) {
    const GuideClaims& guide = claims.guides[i];
    for (const auto& [word, group] : SuspectWords(claims, guide)) {
      const std::string meant = MeantWord(guide.rules(), word);
      if (meant.empty()) continue;
      Draft draft;
      draft.kind = diag::Kind::term_misspelled;
      draft.guide = i;
      draft.subject = word;
      draft.message = fmt::format("\"{}\" is in no vocabulary; \"{}\" is one letter away", word, meant);
      draft.help = "add the word to a vocabulary if it is meant";
      for (const Claim* claim : OnePerEntry(group)) {
        draft.members.push_back(MemberOf(kSubject, *claim, model::Field::services));
      }
      drafts.push_back(std::move(draft));
    }
  }
}

}  // namespace portbook::reconcile
