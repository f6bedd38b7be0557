#include "reconcile/comparisons.h"

#include <fmt/format.h>

namespace portbook::reconcile {
namespace {

bool HasSourcePort(const Claim& claim) {
  return claim.flow->source_port && claim.flow->source_port_role != model::SourcePortRole::remote;
}

// No port satisfies both. A chosen source port (ephemeral, dynamic) may come from any printed interval; only
// a fixed one is not chosen.
bool Exclude(const model::PortSpec& a, const model::PortSpec& b) {
  if (a.range && b.range) return !a.range->Intersects(*b.range);
  const auto is_chosen = [](const model::PortSpec& port) {
    return port.kind == model::PortKind::ephemeral || port.kind == model::PortKind::dynamic;
  };
  const auto is_fixed = [](const model::PortSpec& port) { return port.kind == model::PortKind::fixed; };
  return (is_fixed(a) && is_chosen(b)) || (is_chosen(a) && is_fixed(b));
}

bool OtherSourcePort(const Claim& a, const Claim& b) {
  return a.source == b.source && Intersect(a, b) && Exclude(*a.flow->source_port, *b.flow->source_port);
}

}  // namespace

void FindContradictedSourcePorts(const Claims& claims, Drafts& drafts) {
  Group placed = Placed(claims.all);
  std::erase_if(placed, [](const Claim* claim) { return !HasSourcePort(*claim); });
  ForEachGroup(placed, PlaceOf, [&](const Group& group) {
    const Group sides = Contradicting(group, OtherSourcePort);
    if (sides.empty()) return;
    const model::Flow& flow = *sides.front()->flow;
    std::vector<std::string> ports;
    for (const Claim* claim : sides) ports.push_back(model::ToString(*claim->flow->source_port));
    Draft draft;
    draft.kind = diag::Kind::source_port_contradicted;
    draft.guide = sides.front()->guide;
    draft.subject = DescribePort(flow);
    draft.message =
        fmt::format("{}{} is reached from source ports {} (same hosts, same transport, other source port)",
                    DescribePort(flow), OnListener(flow), Listed(ports));
    draft.help = "do not filter by source port until one of them is confirmed";
    draft.members = SidesOf(sides, model::Field::source_port);
    draft.compared = sides;
    drafts.push_back(std::move(draft));
  });
}

}  // namespace portbook::reconcile
