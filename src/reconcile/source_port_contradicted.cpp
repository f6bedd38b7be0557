#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <map>

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

Draft Unusual(const Claim& row, const Group& usual) {
  const model::Flow& flow = *row.flow;
  Draft draft;
  draft.kind = diag::Kind::source_port_contradicted;
  draft.guide = row.guide;
  draft.subject = DescribePort(flow);
  draft.message = fmt::format(
      "{} connects to {}{} from source ports {}, and from {} in {} other rows (same host, same transport, "
      "other source "
      "port)",
      *flow.source_host, DescribePort(flow), OnListener(flow), model::ToString(*flow.source_port),
      model::ToString(*usual.front()->flow->source_port), usual.size());
  draft.help = "do not filter by source port until one of them is confirmed";
  draft.members = {MemberOf(kClaim, row, model::Field::source_port),
                   MemberOf(kCounterClaim, *usual.front(), model::Field::source_port)};
  draft.compared = {&row, usual.front()};
  return draft;
}

void CompareByPort(const Group& placed, Drafts& drafts) {
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

// The rows of one host, by the interval that they draw source ports from.
using ByInterval = std::map<model::PortRange, Group>;

ByInterval IntervalsOf(const Group& host) {
  ByInterval intervals;
  for (const Claim* claim : OnePerEntry(host)) intervals[*claim->flow->source_port->range].push_back(claim);
  return intervals;
}

// A host draws from one interval, whatever it connects to: one row that states a part of it is another
// configuration, or an observation that got into the guide (IM and Presence: 54288-54292, and 37240-61000 in
// every other row).
void CompareByHost(Group placed, Drafts& drafts) {
  constexpr std::size_t kUsual = 3;  // rows that make an interval the usual one
  std::erase_if(placed, [](const Claim* claim) {
    const std::optional<model::PortRange>& range = claim->flow->source_port->range;
    return claim->source == kNoName || !range || range->first() == range->last();
  });
  const auto host = [](const Claim& claim) {
    return std::tuple(claim.guide, claim.source, claim.flow->transport);
  };
  ForEachGroup(placed, host, [&](const Group& group) {
    const ByInterval intervals = IntervalsOf(group);
    const auto usual = std::max_element(intervals.begin(), intervals.end(), [](const auto& a, const auto& b) {
      return a.second.size() < b.second.size();
    });
    if (usual->second.size() < kUsual) return;
    for (const auto& [interval, rows] : intervals) {
      if (rows.size() > 1 || interval == usual->first || !usual->first.Intersects(interval)) continue;
      drafts.push_back(Unusual(*rows.front(), usual->second));
    }
  });
}

}  // namespace

void FindContradictedSourcePorts(const Claims& claims, Drafts& drafts) {
  Group placed = Placed(claims.all);
  std::erase_if(placed, [](const Claim* claim) { return !HasSourcePort(*claim); });
  CompareByPort(placed, drafts);
  CompareByHost(std::move(placed), drafts);
}

}  // namespace portbook::reconcile
