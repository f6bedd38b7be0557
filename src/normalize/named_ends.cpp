#include "normalize/named_ends.h"

#include <algorithm>
#include <array>

#include "normalize/cells.h"
#include "portbook/base/utf8.h"
#include "portbook/grammar/end_name.h"
#include "portbook/grammar/sentence.h"

namespace portbook::normalize {
namespace {

using model::Flow;
using Of = rules::StatementRule::Of;

// Of one flow: a row whose words name more tells a story.
constexpr std::size_t kMostCandidates = 12;

// "HTTPS" in "connections from HTTPS" is what is spoken, not who speaks.
bool IsProtocol(const std::string& folded, const rules::RuleSet& rules) {
  return rules.FindTransport(folded) || rules.FindService(folded) || rules.FindSecurity(folded);
}

// "Web Servers" and "Web Server", "the external Web Server" and "Web Server".
bool MayBeOne(const std::string& name, const std::optional<std::string>& stated) {
  if (!stated) return false;
  const std::string a = base::FoldForComparison(name), b = base::FoldForComparison(*stated);
  return a.find(b) != a.npos || b.find(a) != b.npos;
}

void AddCandidate(const std::string& name, bool is_source, const base::Evidence& evidence, Flow& flow) {
  const std::optional<std::string>& stated = is_source ? flow.source : flow.destination;
  const std::optional<std::string>& other = is_source ? flow.destination : flow.source;
  if (stated || MayBeOne(name, other) || flow.endpoint_candidates.size() >= kMostCandidates) return;
  const std::string folded = base::FoldForComparison(name);
  const bool known = std::any_of(flow.endpoint_candidates.begin(), flow.endpoint_candidates.end(),
                                 [&](const model::EndpointCandidate& candidate) {
                                   return candidate.is_source == is_source &&
                                          base::FoldForComparison(candidate.name) == folded;
                                 });
  if (!known) flow.endpoint_candidates.push_back({name, is_source, evidence});
}

}  // namespace

NamedEnds::NamedEnds(const model::Entry& entry, const rules::RuleSet& rules) {
  for (const model::RoleCell& cell : entry.cells) {
    if (cell.lines.empty() || (cell.role != model::Role::purpose && cell.role != model::Role::remarks))
      continue;
    const base::Evidence words{cell.text().Folded(), cell.place};
    for (const rules::StatementRule* rule : rules.statements) {
      if (rule->of == Of::ends || rule->of == Of::named_ends) Read(words, *rule, rules);
    }
  }
}

void NamedEnds::Read(const base::Evidence& words, const rules::StatementRule& rule,
                     const rules::RuleSet& rules) {
  for (const rules::Match& match : rule.match.FindAll(words.quote.value())) {
    Reading reading;
    const std::array<std::pair<const char*, std::vector<End>*>, 5> groups{
        {{"source", &reading.sources},
         {"destination", &reading.destinations},
         {"subject", &reading.destinations},
         {"end", &reading.either},
         {"other_end", &reading.either}}};
    bool all_names = true;  // where one is none, the rule took the sentence for another kind of sentence
    for (const auto& [group, ends] : groups) {
      const std::optional<base::Span> span = match.Group(group);
      if (!span) continue;
      std::string name = base::FoldSpace(words.quote.value().substr(span->begin, span->size()));
      all_names =
          all_names && grammar::IsEndName(name, rules) && !IsProtocol(base::FoldForComparison(name), rules);
      const base::Text sentence = grammar::SentenceAround(words.quote, span->begin, span->end);
      ends->push_back({std::move(name), {sentence, words.place}});
    }
    if (all_names) readings_.push_back(std::move(reading));
  }
}

void NamedEnds::AddCandidates(Flow& flow) const {
  for (const Reading& reading : readings_) {
    for (const End& end : reading.sources) AddCandidate(end.name, true, end.evidence, flow);
    for (const End& end : reading.destinations) AddCandidate(end.name, false, end.evidence, flow);
    if (AreOthers(reading, flow)) continue;
    for (const End& end : reading.either) {
      AddCandidate(end.name, true, end.evidence, flow);
      AddCandidate(end.name, false, end.evidence, flow);
    }
  }
}

// "Between the hub and the agents": where the row states one of the two, the other one is missing; where it
// states a third, they are not its ends.
bool NamedEnds::AreOthers(const Reading& reading, const Flow& flow) {
  if (reading.either.size() < 2 || (!flow.source && !flow.destination)) return false;
  return std::none_of(reading.either.begin(), reading.either.end(), [&](const End& end) {
    return MayBeOne(end.name, flow.source) || MayBeOne(end.name, flow.destination);
  });
}

}  // namespace portbook::normalize
