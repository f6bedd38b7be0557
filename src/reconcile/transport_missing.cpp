#include "reconcile/comparisons.h"

#include <fmt/format.h>

namespace portbook::reconcile {
namespace {

bool HasTransport(const Claim& claim) { return claim.flow->transport != model::Transport::unresolved; }

// A guide that states no transport at all asks one question, not one a row.
Draft MissingThroughout(std::size_t guide, std::span<const Claim> claims) {
  Draft draft;
  draft.kind = diag::Kind::transport_missing;
  draft.guide = guide;
  draft.message = "no cell or heading of the guide states a transport";
  draft.help = "find out whether the original has a transport column that was lost";
  for (const Claim& claim : claims) draft.members.push_back(MemberOf(kSubject, claim, model::Field::port));
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
    const std::span<const Claim> own = claims.Of(claims.guides[i]);
    if (own.empty()) continue;
    if (std::none_of(own.begin(), own.end(), HasTransport)) {
      drafts.push_back(MissingThroughout(i, own));
      continue;
    }
    for (const Claim& claim : own) {
      // A row that lost its port as well is already sent to a person by port-missing.
      const bool has_port = claim.flow->port.kind != model::PortKind::unresolved;
      if (has_port && !HasTransport(claim)) drafts.push_back(MissingInRow(claim));
    }
  }
}

}  // namespace portbook::reconcile
