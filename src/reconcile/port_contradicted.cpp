#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include "reconcile/uses.h"

namespace portbook::reconcile {
namespace {

// Whether both rows have a purpose of their own: without one, two rows of the same hosts and service may be
// two uses.
bool IsOneFlow(const Claim& a, const Claim& b) {
  return a.source != kNoName && a.purpose != kNoName && Intersect(a, b);
}

// The transports agree, so it is the port that one of the tables has wrong.
bool OtherPorts(const Group& a, const Group& b) {
  const auto states = [](const Group& row, const Claim& claim) {
    return std::any_of(row.begin(), row.end(), [&](const Claim* other) {
      return other->flow->transport == claim.flow->transport && other->range().Intersects(claim.range());
    });
  };
  const bool same_transport = a.front()->flow->transport == b.front()->flow->transport;
  return same_transport &&
         std::none_of(a.begin(), a.end(), [&](const Claim* claim) { return states(b, *claim); });
}

Draft Contradicted(const Group& a, const Group& b) {
  Draft draft;
  draft.kind = diag::Kind::port_contradicted;
  draft.guide = a.front()->guide;
  draft.subject = OnListener(*a.front()->flow);
  draft.message = fmt::format("one table states {}, another {}{} (same hosts, same service, same purpose)",
                              Listed(PortsOf(a)), Listed(PortsOf(b)), OnListener(*a.front()->flow));
  draft.members.push_back(MemberOf(kClaim, *a.front(), model::Field::port));
  draft.members.push_back(MemberOf(kCounterClaim, *b.front(), model::Field::port));
  draft.compared = {a.front(), b.front()};
  return draft;
}

// The claims of each table, in the order of the tables.
std::vector<Group> TablesOf(std::span<const Claim> claims) {
  std::map<int, Group> by_grid;
  for (const Claim& claim : claims) {
    if (claim.in_table()) by_grid[claim.entry->grid].push_back(&claim);
  }
  std::vector<Group> tables;
  for (auto& [grid, group] : by_grid) tables.push_back(std::move(group));
  return tables;
}

}  // namespace

// Each statement of a use is held against the first table that makes it.
void FindContradictedPorts(const Claims& claims, Drafts& drafts) {
  for (const GuideClaims& guide : claims.guides) {
    Uses first;
    for (const Group& table : TablesOf(claims.Of(guide))) {
      for (const auto& [use, row] : UsesOf(table)) {
        const auto [known, added] = first.try_emplace(use, row);
        if (added || !IsOneFlow(*known->second.front(), *row.front())) continue;
        if (OtherPorts(known->second, row)) drafts.push_back(Contradicted(known->second, row));
      }
    }
  }
}

}  // namespace portbook::reconcile
