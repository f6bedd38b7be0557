#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <set>

#include "portbook/base/utf8.h"
#include "reconcile/names.h"
#include "reconcile/registry.h"
#include "reconcile/witness.h"

namespace portbook::reconcile {
namespace {

Draft Contradicted(const Claim& claim, const Witness& witness, std::string message, model::Field field) {
  Draft draft;
  draft.kind = diag::Kind::remark_contradicts_row;
  draft.guide = claim.guide;
  draft.subject = DescribePort(*claim.flow);
  draft.message = std::move(message);
  draft.members.push_back(MemberOf(kClaim, claim, field));
  draft.members.push_back(
      {std::string(kCounterClaim), claim.flow->id, claim.flow->entry_id, witness.evidence});
  return draft;
}

// "Localhost only", and in the same breath traffic of the whole cluster.
void CompareReach(const Claim& claim, const rules::RuleSet& rules, Drafts& drafts) {
  if (claim.flow->exposure != model::Exposure::loopback) return;
  for (const Witness& witness : WitnessesTo(model::Field::exposure, claim, rules)) {
    drafts.push_back(Contradicted(
        claim, witness,
        fmt::format("{}{} never leaves the host, yet by its own words serves several hosts: \u201c{}\u201d",
                    DescribePort(*claim.flow), OnListener(*claim.flow), witness.evidence.quote.value()),
        model::Field::exposure));
    return;
  }
}

// The folded names of every end that the guide has: a remark's words count only where they name one.
std::set<std::string> EndsOf(const Claims& claims, const GuideClaims& guide) {
  std::set<NameId> ids;
  for (const Claim& claim : claims.Of(guide)) ids.insert({claim.source, claim.listener, claim.component});
  std::set<std::string> ends;
  for (const NameId id : ids) ends.insert(claims.Text(id));
  ends.erase("");
  return ends;
}

bool IsOneOf(const std::set<std::string>& ends, std::string_view name) {
  return std::any_of(ends.begin(), ends.end(), [&](const std::string& end) { return Alike(end, name); });
}

// Names of one sort: "nodes" and "Subscriber node" have a word in common.
bool ShareWord(std::string_view a, std::string_view b) {
  const auto singular = [](std::string word) {
    if (word.size() > 2 && word.ends_with("s")) word.pop_back();
    return word;
  };
  std::set<std::string> words;
  for (const std::string& word : WordsOf(a)) words.insert(singular(word));
  const std::set<std::string> others = WordsOf(b);
  return std::any_of(others.begin(), others.end(),
                     [&](const std::string& word) { return words.contains(singular(word)); });
}

// A host that the guide has, or of a sort that no cell need name: a connection "through a proxy" ends there.
bool CanBeMeant(const Claims& claims, const Claim& claim, const Witness& witness,
                const std::set<std::string>& ends) {
  if (witness.identifies) return false;
  if (!witness.is_sort) return IsOneOf(ends, base::FoldForComparison(witness.value));
  return claim.flow->destination && !ShareWord(witness.value, claims.Text(claim.listener)) &&
         !ShareWord(witness.value, claims.Text(claim.source));
}

// A row whose remark leads to another host than the row.
void CompareDestination(const Claims& claims, const Claim& claim, const rules::RuleSet& rules,
                        const std::set<std::string>& ends, Drafts& drafts) {
  if (claim.listener == kNoName) return;
  for (const Witness& witness : WitnessesTo(model::Field::destination, claim, rules)) {
    const std::string named = base::FoldForComparison(witness.value);
    if (Alike(claims.Text(claim.listener), named) || !CanBeMeant(claims, claim, witness, ends)) continue;
    drafts.push_back(
        Contradicted(claim, witness,
                     fmt::format("{} goes to {} by the row and to {} by the row's own words",
                                 DescribePort(*claim.flow), *ListenerOf(*claim.flow), witness.value),
                     claim.flow->destination ? model::Field::destination : model::Field::component));
    return;
  }
}

// The hosts that talk to their like: they have nodes.
std::set<NameId> ClusteredHosts(std::span<const Claim> claims) {
  std::set<NameId> hosts;
  for (const Claim& claim : claims)
    if (claim.source == claim.listener) hosts.insert(claim.source);
  hosts.erase(kNoName);
  return hosts;
}

// A row whose remark lets others connect than its source. A sort of host ("between nodes") is nobody else
// than the source, unless that has nodes and the row leads elsewhere.
void CompareSource(const Claims& claims, const Claim& claim, const rules::RuleSet& rules,
                   const std::set<NameId>& clustered, Drafts& drafts) {
  if (claim.source == kNoName || claim.listener == kNoName || claim.source == claim.listener) return;
  for (const Witness& witness : WitnessesTo(model::Field::source, claim, rules)) {
    if (witness.is_sort && !clustered.contains(claim.source)) continue;
    const std::string named = base::FoldForComparison(witness.value);
    if (ShareWord(named, claims.Text(claim.source)) || ShareWord(named, claims.Text(claim.listener)))
      continue;
    drafts.push_back(
        Contradicted(claim, witness,
                     fmt::format("{} is reached from {} by the row, and by the row's own words from {}",
                                 DescribePort(*claim.flow), *claim.flow->source_host, witness.value),
                     model::Field::source));
    return;
  }
}

// The services of the row: those that it states and those for which its port is registered.
std::set<std::string> ServicesOf(const Claim& claim, const rules::RuleSet& rules) {
  std::set<std::string> services(claim.flow->services.begin(), claim.flow->services.end());
  if (claim.flow->port.kind == model::PortKind::fixed && claim.has_range())
    for (std::string& known : KnownServicesAt(rules, claim.range().first()))
      services.insert(std::move(known));
  return services;
}

bool IsCalledAfterOne(const std::set<std::string>& services, std::string_view name) {
  const std::set<std::string> words = WordsOf(name);
  return std::any_of(services.begin(), services.end(),
                     [&](const std::string& service) { return words.contains(service); });
}

// The row's words name its listener and, as the other end, the server of its very service. MeetingPlace: SQL
// comes in at the Web Server, which communicates there with "the SQL Server database".
void CompareServer(const Claims& claims, const Claim& claim, const rules::RuleSet& rules, Drafts& drafts) {
  const std::string& listener = claims.Text(claim.listener);
  if (FindName(claims.Text(claim.purpose), listener) == std::string::npos) return;
  const std::set<std::string> services = ServicesOf(claim, rules);
  if (IsCalledAfterOne(services, listener)) return;
  for (const Witness& witness : WitnessesTo(model::Field::component, claim, rules)) {
    const std::string named = base::FoldForComparison(witness.value);
    if (!IsCalledAfterOne(services, named) || Alike(listener, named)) continue;
    drafts.push_back(Contradicted(
        claim, witness,
        fmt::format(
            "{} comes in at {} by the row, whose own words name as the other end {}, the server by its name",
            DescribePort(*claim.flow), *ListenerOf(*claim.flow), witness.value),
        claim.flow->destination ? model::Field::destination : model::Field::component));
    return;
  }
}

}  // namespace

// Told once a row, however many ports and transports it has.
void FindRemarksAgainstRows(const Claims& claims, Drafts& drafts) {
  for (const GuideClaims& guide : claims.guides) {
    const std::set<std::string> ends = EndsOf(claims, guide);
    const std::set<NameId> clustered = ClusteredHosts(claims.Of(guide));
    ForEachEntry(claims.Of(guide), [&](std::span<const Claim> row) {
      CompareReach(row.front(), guide.rules(), drafts);
      CompareDestination(claims, row.front(), guide.rules(), ends, drafts);
      CompareSource(claims, row.front(), guide.rules(), clustered, drafts);
      CompareServer(claims, row.front(), guide.rules(), drafts);
    });
  }
}

}  // namespace portbook::reconcile
