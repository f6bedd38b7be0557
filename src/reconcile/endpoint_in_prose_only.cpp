#include "reconcile/comparisons.h"

#include <fmt/format.h>

namespace portbook::reconcile {
namespace {

using model::EndpointCandidate;

// "To/From" over a name, where the row goes both ways: a column states it, and not which end it is.
bool IsOfAColumn(const EndpointCandidate& candidate, const Claim& claim) {
  return claim.entry != nullptr &&
         std::any_of(claim.entry->cells.begin(), claim.entry->cells.end(), [&](const model::RoleCell& cell) {
           return cell.role == model::Role::peer && cell.place == candidate.evidence.place;
         });
}

// Of ends that the flow does not state. A decision may have promoted one since.
std::vector<const EndpointCandidate*> OpenCandidates(const Claim& claim) {
  const model::Flow& flow = *claim.flow;
  std::vector<const EndpointCandidate*> open;
  for (const EndpointCandidate& candidate : flow.endpoint_candidates) {
    const bool stated = (candidate.is_source ? flow.source : flow.destination).has_value();
    if (!stated && !IsOfAColumn(candidate, claim)) open.push_back(&candidate);
  }
  return open;
}

bool HasTwin(const std::vector<const EndpointCandidate*>& candidates, const EndpointCandidate& one) {
  return std::any_of(candidates.begin(), candidates.end(), [&](const EndpointCandidate* other) {
    return other->name == one.name && other->is_source != one.is_source;
  });
}

std::string Named(std::string_view as, const std::vector<std::string>& names) {
  return names.empty() ? "" : fmt::format("{} {}", as, Listed(names));
}

// "its source Web Server and its destination Hub"
std::string DescribeEnds(const std::vector<const EndpointCandidate*>& candidates) {
  std::vector<std::string> sources, destinations, either;
  for (const EndpointCandidate* candidate : candidates) {
    const std::string name = fmt::format("\u201c{}\u201d", candidate->name);
    if (HasTwin(candidates, *candidate)) {
      if (candidate->is_source) either.push_back(name);
    } else {
      (candidate->is_source ? sources : destinations).push_back(name);
    }
  }
  std::vector<std::string> ends;
  for (const std::string& named : {Named("its source", sources), Named("its destination", destinations),
                                   Named("as ends, not which of them connects,", either)}) {
    if (!named.empty()) ends.push_back(named);
  }
  return Listed(ends);
}

Draft NamedInProse(std::span<const Claim> row, const std::vector<const EndpointCandidate*>& candidates) {
  Draft draft;
  draft.kind = diag::Kind::endpoint_in_prose_only;
  draft.guide = row.front().guide;
  draft.message = fmt::format("only the row's own words name {}", DescribeEnds(candidates));
  for (const Claim& claim : row) {
    if (!OpenCandidates(claim).empty())
      draft.members.push_back(MemberOf(kSubject, claim, model::Field::port));
  }
  const Claim& claim = row.front();
  std::vector<base::Evidence> quoted;  // a sentence that names two ends is shown once
  for (const EndpointCandidate* candidate : candidates) {
    if (std::find(quoted.begin(), quoted.end(), candidate->evidence) != quoted.end()) continue;
    quoted.push_back(candidate->evidence);
    draft.members.push_back(
        {std::string(kWitness), claim.flow->id, claim.flow->entry_id, candidate->evidence});
  }
  return draft;
}

}  // namespace

// Once a row, however many ports and transports it has.
void FindEndpointsInProse(const Claims& claims, Drafts& drafts) {
  for (const GuideClaims& guide : claims.guides) {
    ForEachEntry(claims.Of(guide), [&](std::span<const Claim> row) {
      const auto candidates = OpenCandidates(row.front());
      if (!candidates.empty()) drafts.push_back(NamedInProse(row, candidates));
    });
  }
}

}  // namespace portbook::reconcile
