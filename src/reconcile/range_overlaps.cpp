#include "reconcile/comparisons.h"

#include <fmt/format.h>

namespace portbook::reconcile {
namespace {

// An interval that ends where the ports end is "all the high ports": it overlaps everything and says nothing.
bool IsBounded(const model::PortRange& range) { return range.first() < range.last() && range.last() < 65535; }

bool Overlap(const Claim& a, const Claim& b) {
  return a.range() != b.range() && a.range().Intersects(b.range()) && Intersect(a, b);
}

void Report(const Group& cluster, Drafts& drafts) {
  const Group overlapping = Contradicting(cluster, Overlap);
  if (overlapping.empty()) return;
  const model::Flow& flow = *overlapping.front()->flow;
  std::vector<std::string> ranges;
  for (const Claim* claim : overlapping) ranges.push_back(Describe(claim->range()));
  Draft draft;
  draft.kind = diag::Kind::range_overlaps;
  draft.guide = overlapping.front()->guide;
  draft.subject = *ListenerOf(flow);
  draft.message = fmt::format("the {} ranges {}{} overlap (same host, same transport, other interval)",
                              model::Name(flow.transport), Listed(ranges), OnListener(flow));
  draft.members = SidesOf(overlapping, model::Field::port);
  draft.compared = overlapping;
  drafts.push_back(std::move(draft));
}

// A sweep over the ranges of one host and transport: a cluster ends where the next range begins past all of
// it.
void Sweep(Group ranges, Drafts& drafts) {
  std::stable_sort(ranges.begin(), ranges.end(),
                   [](const Claim* a, const Claim* b) { return a->range() < b->range(); });
  Group cluster;
  std::uint16_t reach = 0;
  for (const Claim* claim : ranges) {
    if (!cluster.empty() && claim->range().first() > reach) {
      Report(cluster, drafts);
      cluster.clear();
      reach = 0;
    }
    cluster.push_back(claim);
    reach = std::max(reach, claim->range().last());
  }
  Report(cluster, drafts);
}

bool IsInterval(const Claim& claim) { return claim.range().first() < claim.range().last(); }

// Of the host's claims, in the order of their ports, those that the interval holds and that are stated as
// something of their own. Two bounded intervals are the sweep's.
Group HeldBy(const Claim& interval, const Group& by_port) {
  const auto begin =
      std::lower_bound(by_port.begin(), by_port.end(), interval.range().first(),
                       [](const Claim* claim, std::uint16_t port) { return claim->range().first() < port; });
  const auto most = static_cast<std::ptrdiff_t>(kCompared);
  Group held;
  for (auto at = begin; at != by_port.end() && at - begin < most; ++at) {
    const Claim& other = **at;
    if (other.range().first() > interval.range().last()) break;
    const bool is_own = other.range() != interval.range() &&
                        other.range().last() <= interval.range().last() &&
                        (!IsInterval(other) || !IsBounded(interval.range()));
    if (is_own && !SameEntry(other, interval) && Intersect(other, interval)) held.push_back(&other);
  }
  return held;
}

Draft Spans(const Claim& interval, const Group& held) {
  std::vector<std::string> ports;
  for (const Claim* claim : held) ports.push_back(Describe(claim->range()));
  Draft draft;
  draft.kind = diag::Kind::range_overlaps;
  draft.guide = interval.guide;
  draft.subject = *ListenerOf(*interval.flow);
  draft.message =
      fmt::format("the {} range {}{} spans {}, stated in rows of their own (same host, same transport)",
                  model::Name(interval.flow->transport), Describe(interval.range()),
                  OnListener(*interval.flow), Listed(ports));
  draft.help = "a rule for the range opens the other ports as well";
  draft.members.push_back(MemberOf(kClaim, interval, model::Field::port));
  for (const Claim* claim : held)
    draft.members.push_back(MemberOf(kCounterClaim, *claim, model::Field::port));
  draft.compared = held;
  draft.compared.push_back(&interval);
  return draft;
}

// Told once an interval, however many rows have it.
void CompareWithFixedPorts(Group by_port, Drafts& drafts) {
  std::stable_sort(by_port.begin(), by_port.end(),
                   [](const Claim* a, const Claim* b) { return a->range() < b->range(); });
  const Claim* last = nullptr;
  for (const Claim* claim : by_port) {
    if (!IsInterval(*claim) || (last != nullptr && last->range() == claim->range())) continue;
    last = claim;
    const Group held = HeldBy(*claim, by_port);
    if (!held.empty()) drafts.push_back(Spans(*claim, held));
  }
}

}  // namespace

void FindOverlappingRanges(const Claims& claims, Drafts& drafts) {
  Group placed = Placed(claims.all);
  const auto host = [](const Claim& claim) {
    return std::tuple(claim.guide, claim.listener, claim.flow->transport);
  };
  ForEachGroup(placed, host, [&](const Group& group) { CompareWithFixedPorts(group, drafts); });
  std::erase_if(placed, [](const Claim* claim) { return !IsBounded(claim->range()); });
  ForEachGroup(placed, host, [&](const Group& group) { Sweep(group, drafts); });
}

}  // namespace portbook::reconcile
