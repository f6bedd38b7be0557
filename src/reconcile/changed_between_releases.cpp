#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <map>
#include <set>

namespace portbook::reconcile {
namespace {

// What a row is about, whatever its port: the same in both releases, or there is nothing to compare.
using Use = std::tuple<NameId, NameId, NameId, NameId>;  // source, listener, services, purpose
using Uses = std::map<Use, Group>;

bool CanBeCompared(const Claim& claim) {
  const bool has_use = claim.services != kNoName || claim.purpose != kNoName;
  return claim.in_table() && claim.listener != kNoName && claim.has_range() && has_use;
}

// Uses that a guide states in one row only: of two rows nobody knows which became which.
Uses UsesOf(std::span<const Claim> claims) {
  Uses uses;
  for (const Claim& claim : claims) {
    if (CanBeCompared(claim))
      uses[{claim.source, claim.listener, claim.services, claim.purpose}].push_back(&claim);
  }
  std::erase_if(uses, [](const auto& use) { return OnePerEntry(use.second).size() > 1; });
  return uses;
}

std::set<std::string> PortsOf(const Group& row) {
  std::set<std::string> ports;
  for (const Claim* claim : row) ports.insert(DescribePort(*claim->flow));
  return ports;
}

Draft Changed(const Claims& claims, const Group& before, const Group& after) {
  const auto list = [](const Group& row) {
    const std::set<std::string> ports = PortsOf(row);
    return Listed({ports.begin(), ports.end()});
  };
  const auto release = [&](const Group& row) {
    return claims.guides[row.front()->guide].guide().source.release;
  };
  Draft draft;
  draft.kind = diag::Kind::changed_between_releases;
  draft.guide = after.front()->guide;
  draft.message =
      fmt::format("{}{} in release {} is {} in release {} (same hosts, service and purpose)", list(before),
                  OnListener(*before.front()->flow), release(before), list(after), release(after));
  draft.members.push_back(MemberOf(kClaim, *after.front(), model::Field::port));
  draft.members.push_back(MemberOf(kCounterClaim, *before.front(), model::Field::port));
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
    const Uses before = UsesOf(claims.Of(older));
    for (const auto& [use, after] : UsesOf(claims.Of(newer))) {
      const auto found = before.find(use);
      if (found != before.end() && PortsOf(found->second) != PortsOf(after))
        drafts.push_back(Changed(claims, found->second, after));
    }
  }
}

}  // namespace portbook::reconcile
