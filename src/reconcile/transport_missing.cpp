#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <set>

#include "portbook/rules/transport_words.h"

namespace portbook::reconcile {
namespace {

// So many times as many flows without a transport as with one are "next to none".
constexpr std::size_t kMost = 3;

bool HasTransport(const Claim& claim) { return claim.flow->transport != model::Transport::unresolved; }

// "direct TCP/IP connections": enough to be known again.
base::Text WordsAround(const base::Text& text, base::Span word) {
  constexpr int kNeighbours = 2;  // words to each side
  const std::string& value = text.value();
  std::size_t begin = word.begin, end = word.end;
  for (int i = 0; i < kNeighbours && begin > 0; ++i) {
    const std::size_t space = begin >= 2 ? value.rfind(' ', begin - 2) : value.npos;
    begin = space == value.npos ? 0 : space + 1;
  }
  for (int i = 0; i <= kNeighbours && end < value.size(); ++i)
    end = std::min(value.find(' ', i == 0 ? end : end + 1), value.size());
  return text.Slice(begin, end);
}

// The row's own words that name a transport ("direct TCP/IP connections"), each sentence as often as it names
// another one. They may speak of another connection, so they settle nothing.
void AddWitnesses(const Claim& claim, const rules::RuleSet& rules, Draft& draft,
                  std::vector<std::string>& named) {
  for (const model::Statement& statement : claim.flow->statements) {
    if (statement.field != model::Field::purpose && statement.field != model::Field::remarks) continue;
    for (const base::Evidence& prose : statement.evidence) {
      std::set<model::Transport> told;
      const base::Text text = prose.quote.Folded();
      for (const rules::TransportWord& word : FindTransportWords(text.value(), rules)) {
        if (!told.insert(word.transport).second) continue;
        named.emplace_back(Name(word.transport));
        draft.members.push_back({std::string(kWitness),
                                 claim.flow->id,
                                 claim.flow->entry_id,
                                 {WordsAround(text, word.span), prose.place}});
      }
    }
  }
}

std::string WhatWordsName(const std::vector<std::string>& named) {
  return named.empty() ? "" : "; its own words name " + Listed(named);
}

// A guide that states no transport, or next to none, asks one question, not one a row.
Draft MissingThroughout(std::size_t guide, const Group& missing, std::size_t stated,
                        const rules::RuleSet& rules) {
  Draft draft;
  draft.kind = diag::Kind::transport_missing;
  draft.guide = guide;
  draft.message = stated == 0 ? "no cell or heading of the guide states a transport"
                              : fmt::format("{} of {} flows stand without a transport", missing.size(),
                                            missing.size() + stated);
  draft.help = "find out whether the original has a transport column that was lost";
  for (const Claim* claim : missing) draft.members.push_back(MemberOf(kSubject, *claim, model::Field::port));
  std::vector<std::string> named;
  for (const Claim* claim : OnePerEntry(missing)) AddWitnesses(*claim, rules, draft, named);
  if (!named.empty()) draft.message += fmt::format("; words of single rows name {}", Listed(named));
  return draft;
}

Draft MissingInRow(const Claim& claim, const rules::RuleSet& rules) {
  Draft draft;
  draft.kind = diag::Kind::transport_missing;
  draft.guide = claim.guide;
  draft.help = "record TCP, UDP or both as a decision";
  draft.members.push_back(MemberOf(kSubject, claim, model::Field::port));
  std::vector<std::string> named;
  AddWitnesses(claim, rules, draft, named);
  draft.message = fmt::format("{}{} stands without a transport{}", DescribePort(*claim.flow),
                              OnListener(*claim.flow), WhatWordsName(named));
  return draft;
}

}  // namespace

void FindMissingTransports(const Claims& claims, Drafts& drafts) {
  for (std::size_t i = 0; i < claims.guides.size(); ++i) {
    Group missing;
    std::size_t stated = 0;
    for (const Claim& claim : claims.Of(claims.guides[i])) {
      stated += HasTransport(claim) ? 1 : 0;
      if (!HasTransport(claim)) missing.push_back(&claim);
    }
    if (missing.size() > kMost * stated) {
      drafts.push_back(MissingThroughout(i, missing, stated, claims.guides[i].rules()));
      continue;
    }
    for (const Claim* claim : missing) {
      // A row that lost its port as well is already sent to a person by port-missing.
      if (claim->flow->port.kind != model::PortKind::unresolved)
        drafts.push_back(MissingInRow(*claim, claims.guides[i].rules()));
    }
  }
}

}  // namespace portbook::reconcile
