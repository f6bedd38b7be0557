#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <set>

namespace portbook::reconcile {
namespace {

// Other services; where neither row has one, other purposes of one port for one source: who else connects has
// a purpose of its own, and many draw from one range. A row with a service beside one without is no
// contradiction: the second may mean the first.
bool OtherUse(const Claims& claims, const Claim& a, const Claim& b) {
  if (!Intersect(a, b)) return false;
  if (a.services != kNoName && b.services != kNoName) return a.services != b.services;
  if (a.services != kNoName || b.services != kNoName || a.source != b.source) return false;
  if (a.flow->port.kind != model::PortKind::fixed) return false;
  if (a.purpose == kNoName || b.purpose == kNoName || a.purpose == b.purpose) return false;
  const std::string start = StartOf(claims.Text(a.purpose));
  return start.empty() || start != StartOf(claims.Text(b.purpose));
}

std::string DescribeUses(const Group& group) {
  std::vector<std::string> services;
  std::set<NameId> purposes;
  for (const Claim* claim : group) {
    purposes.insert(claim->purpose);
    if (!claim->flow->services.empty()) services.push_back(DescribeServices(*claim->flow));
  }
  if (services.empty()) {
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
    draft.members = SidesOf(uses, model::Field::services);
    drafts.push_back(std::move(draft));
  });
}

}  // namespace portbook::reconcile
