#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <set>

#include "portbook/base/utf8.h"
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

// A row whose remark leads to another host than the row.
void CompareDestination(const Claims& claims, const Claim& claim, const rules::RuleSet& rules,
                        const std::set<std::string>& ends, Drafts& drafts) {
  if (claim.listener == kNoName) return;
  for (const Witness& witness : WitnessesTo(model::Field::destination, claim, rules)) {
    const std::string named = base::FoldForComparison(witness.value);
    if (witness.identifies || Alike(claims.Text(claim.listener), named) || !IsOneOf(ends, named)) continue;
    drafts.push_back(
        Contradicted(claim, witness,
                     fmt::format("{} goes to {} by the row and to {} by the row's own words",
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
    ForEachEntry(claims.Of(guide), [&](std::span<const Claim> row) {
      CompareReach(row.front(), guide.rules(), drafts);
      CompareDestination(claims, row.front(), guide.rules(), ends, drafts);
    });
  }
}

}  // namespace portbook::reconcile
