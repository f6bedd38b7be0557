#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include "reconcile/uses.h"

namespace portbook::reconcile {
namespace {

Draft Changed(const Claims& claims, const Group& before, const Group& after) {
  const auto release = [&](const Group& row) {
    return claims.guides[row.front()->guide].guide().source.release;
  };
  Draft draft;
  draft.kind = diag::Kind::changed_between_releases;
  draft.guide = after.front()->guide;
  draft.message = fmt::format("{}{} in release {} is {} in release {} (same hosts, service and purpose)",
                              Listed(PortsOf(before)), OnListener(*before.front()->flow), release(before),
                              Listed(PortsOf(after)), release(after));
  draft.members.push_back(MemberOf(kClaim, *after.front(), model::Field::port));
  draft.members.push_back(MemberOf(kCounterClaim, *before.front(), model::Field::port));
  draft.compared = {after.front(), before.front()};
  return draft;
}

bool SameProduct(const model::Source& a, const model::Source& b) {
  return a.vendor == b.vendor && a.product == b.product && a.release != b.release;
}

}  // namespace

// Neighbours in the order of the source ids, which end with the release.
void FindChangesBetweenReleases(const Claims& claims, Drafts& drafts) {
  for (std::size_t i = 1; i < claims.guides.size(); ++i) {
    const GuideClaims &older = claims.guides[i - 1], &newer = claims.guides[i];
    if (!SameProduct(older.guide().source, newer.guide().source)) continue;
    const Uses before = UsesOf(Pointers(claims.Of(older)));
    for (const auto& [use, after] : UsesOf(Pointers(claims.Of(newer)))) {
      const auto found = before.find(use);
      if (found == before.end() || !Intersect(*found->second.front(), *after.front())) continue;
      if (PortsOf(found->second) != PortsOf(after)) drafts.push_back(Changed(claims, found->second, after));
    }
  }
}

}  // namespace portbook::reconcile
