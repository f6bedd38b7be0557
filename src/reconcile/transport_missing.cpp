#include "reconcile/comparisons.h"

#include <fmt/format.h>

namespace portbook::reconcile {
namespace {

// So many times as many flows without a transport as with one are "next to none".
constexpr std::size_t kMost = 3;

bool HasTransport(const Claim& claim) { return claim.flow->transport != model::Transport::unresolved; }

// A guide that states no transport, or next to none, asks one question, not one a row.
Draft MissingThroughout(std::size_t guide, const Group& missing, std::size_t stated) {
  Draft draft;
  draft.kind = diag::Kind::transport_missing;
  draft.guide = guide;
  draft.message = stated == 0 ? "no cell or heading of the guide states a transport"
                              : fmt::format("{} of {} flows stand without a transport", missing.size(),
                                            missing.size() + stated);
  draft.help = "find out whether the original has a transport column that was lost";
  for (const Claim* claim : missing) draft.members.push_back(MemberOf(kSubject, *claim, model::Field::port));
  return draft;
}

Draft MissingInRow(const Claim& claim) {
  Draft draft;
  draft.kind = diag::Kind::transport_missing;
  draft.guide = claim.guide;
  draft.message =
      fmt::format("{}{} stands without a transport", DescribePort(*claim.flow), OnListener(*claim.flow));
  draft.help = "record TCP, UDP or both as a decision";
  draft.members.push_back(MemberOf(kSubject, claim, model::Field::port));
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
      drafts.push_back(MissingThroughout(i, missing, stated));
      continue;
    }
    for (const Claim* claim : missing) {
      // A row that lost its port as well is already sent to a person by port-missing.
      if (claim->flow->port.kind != model::PortKind::unresolved) drafts.push_back(MissingInRow(*claim));
    }
  }
}

}  // namespace portbook::reconcile
