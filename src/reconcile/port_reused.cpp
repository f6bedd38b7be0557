#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <set>

namespace portbook::reconcile {
namespace {

using model::Field;

// Other services; where neither row has one, other purposes of one port for one source: who else connects has
// a purpose of its own, and many draw from one range. What only begins alike is one purpose with another end,
// unless the beginning is all that one row says ("SIP Registration Datastore", and its "SQL Queries"). A row
// with a service beside one without is no contradiction: the second may mean the first.
bool OtherUse(const Claims& claims, const Claim& a, const Claim& b) {
  if (!Intersect(a, b)) return false;
  if (a.services != kNoName && b.services != kNoName) return a.services != b.services;
  if (a.services != kNoName || b.services != kNoName || a.source != b.source) return false;
  if (a.flow->port.kind != model::PortKind::fixed) return false;
  if (a.purpose == kNoName || b.purpose == kNoName || a.purpose == b.purpose) return false;
  const std::string_view first = claims.Text(a.purpose), second = claims.Text(b.purpose);
  const std::string start = StartOf(first);
  return start.empty() || start != StartOf(second) || GoesOn(first) != GoesOn(second);
}

// The field that has the claim's purpose.
Field Told(const Claim& claim) { return claim.flow->purpose ? Field::purpose : Field::remarks; }

bool NameServices(const Group& group) {
  return std::any_of(group.begin(), group.end(),
                     [](const Claim* claim) { return claim->services != kNoName; });
}

std::string DescribeUses(const Group& group) {
  std::vector<std::string> services;
  std::set<NameId> purposes;
  for (const Claim* claim : group) {
    purposes.insert(claim->purpose);
    if (claim->services != kNoName) services.push_back(DescribeServices(*claim->flow));
  }
  if (!NameServices(group)) {
    return fmt::format("{} purposes (same host, same transport, other purpose)", purposes.size());
  }
  return fmt::format("{} (same host, same transport, other service)", Listed(services));
}

}  // namespace

void FindReusedPorts(const Claims& claims, Drafts& drafts) {
  ForEachGroup(Placed(claims.all), PlaceOf, [&](const Group& group) {
    const Group uses =
        Contradicting(group, [&](const Claim& a, const Claim& b) { return OtherUse(claims, a, b); });
    if (uses.empty()) return;
    const model::Flow& flow = *uses.front()->flow;
    Draft draft;
    draft.kind = diag::Kind::port_reused;
    draft.guide = uses.front()->guide;
    draft.subject = DescribePort(flow) + OnListener(flow);
    draft.message = fmt::format("{}{} serves {}", DescribePort(flow), OnListener(flow), DescribeUses(uses));
    for (const Claim* claim : uses) {
      const std::string_view role = draft.members.empty() ? kClaim : kCounterClaim;
      draft.members.push_back(MemberOf(role, *claim, NameServices(uses) ? Field::services : Told(*claim)));
    }
    draft.compared = uses;
    drafts.push_back(std::move(draft));
  });
}

}  // namespace portbook::reconcile
