#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <map>

namespace portbook::reconcile {
namespace {

bool IsLoopback(const Claim& claim) { return claim.flow->exposure == model::Exposure::loopback; }

bool IsBetweenHosts(const Claim& claim) {
  return claim.source != kNoName && claim.flow->destination_host && claim.source != claim.listener;
}

// Other services on the same port are another use, which port-reused tells.
bool SameUse(const Claim& a, const Claim& b) {
  return a.services == kNoName || b.services == kNoName || a.services == b.services;
}

bool LeavesTheHost(const Claim& a, const Claim& b) {
  const bool one_is_local = IsLoopback(a) != IsLoopback(b);
  const Claim& other = IsLoopback(a) ? b : a;
  return one_is_local && IsBetweenHosts(other) && SameUse(a, b) && IntersectApartFromExposure(a, b);
}

// How many rows name a host. One that a single row names may as well be a process of the same host (IM and
// Presence table 7: Certificate Manager).
std::map<NameId, int> RowsNaming(const Claims& claims) {
  std::map<NameId, int> rows;
  ForEachEntry(claims.all, [&](std::span<const Claim> row) {
    ++rows[row.front().source];
    if (row.front().listener != row.front().source) ++rows[row.front().listener];
  });
  return rows;
}

void ReportWithinRows(const Claims& claims, Drafts& drafts) {
  const std::map<NameId, int> rows = RowsNaming(claims);
  ForEachEntry(claims.all, [&](std::span<const Claim> row) {
    const auto found = std::find_if(row.begin(), row.end(), [&rows](const Claim& claim) {
      return IsLoopback(claim) && IsBetweenHosts(claim) && rows.at(claim.source) > 1 &&
             rows.at(claim.listener) > 1;
    });
    if (found == row.end()) return;
    Draft draft;
    draft.kind = diag::Kind::exposure_contradicted;
    draft.guide = found->guide;
    draft.message =
        fmt::format("{} never leaves the host by its remark, yet goes from {} to {}",
                    DescribePort(*found->flow), *found->flow->source_host, *found->flow->destination_host);
    draft.help = "find out whether the row or its remark is meant";
    draft.subject = DescribePort(*found->flow);
    draft.members.push_back(MemberOf(kClaim, *found, model::Field::exposure));
    draft.members.push_back(MemberOf(kCounterClaim, *found, model::Field::destination));
    drafts.push_back(std::move(draft));
  });
}

void ReportBetweenRows(const Claims& claims, Drafts& drafts) {
  ForEachGroup(Placed(claims.all), PlaceOf, [&](const Group& group) {
    const Group sides = Contradicting(group, LeavesTheHost);
    if (sides.empty()) return;
    const model::Flow& flow = *sides.front()->flow;
    Draft draft;
    draft.kind = diag::Kind::exposure_contradicted;
    draft.guide = sides.front()->guide;
    draft.subject = DescribePort(flow);
    draft.message = fmt::format(
        "{}{} never leaves the host in one row and comes from another host elsewhere (same host, same "
        "transport, same port)",
        DescribePort(flow), OnListener(flow));
    draft.help = "open the port between hosts only where the other row is right";
    draft.members = SidesOf(sides, model::Field::exposure);
    draft.compared = sides;
    drafts.push_back(std::move(draft));
  });
}

}  // namespace

void FindContradictedExposures(const Claims& claims, Drafts& drafts) {
  ReportWithinRows(claims, drafts);
  ReportBetweenRows(claims, drafts);
}

}  // namespace portbook::reconcile
