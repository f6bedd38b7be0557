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

}  // namespace

void FindOverlappingRanges(const Claims& claims, Drafts& drafts) {
  Group ranges = Placed(claims.all);
  std::erase_if(ranges, [](const Claim* claim) { return !IsBounded(claim->range()); });
  const auto host = [](const Claim& claim) {
    return std::tuple(claim.guide, claim.listener, claim.flow->transport);
  };
  ForEachGroup(ranges, host, [&](const Group& group) { Sweep(group, drafts); });
}

}  // namespace portbook::reconcile
