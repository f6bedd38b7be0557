#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <map>
#include <set>

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

void SortByPort(Group& claims) {
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Claim* a, const Claim* b) { return a->range() < b->range(); });
}

// Of a host's claims, in the order of their ports, those that the interval holds, as far as claims are
// compared.
Group HeldWithin(const model::PortRange& interval, const Group& by_port) {
  const auto begin =
      std::lower_bound(by_port.begin(), by_port.end(), interval.first(),
                       [](const Claim* claim, std::uint16_t port) { return claim->range().first() < port; });
  const auto most = static_cast<std::ptrdiff_t>(kCompared);
  Group held;
  for (auto at = begin; at != by_port.end() && at - begin < most; ++at) {
    if ((*at)->range().first() > interval.last()) break;
    if ((*at)->range().last() <= interval.last()) held.push_back(*at);
  }
  return held;
}

// Those that are stated as something of their own. Two bounded intervals are the sweep's.
Group HeldBy(const Claim& interval, const Group& by_port) {
  Group held = HeldWithin(interval.range(), by_port);
  std::erase_if(held, [&](const Claim* other) {
    const bool is_own =
        other->range() != interval.range() && (!IsInterval(*other) || !IsBounded(interval.range()));
    return !is_own || SameEntry(*other, interval) || !Intersect(*other, interval);
  });
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
  SortByPort(by_port);
  const Claim* last = nullptr;
  for (const Claim* claim : by_port) {
    if (!IsInterval(*claim) || (last != nullptr && last->range() == claim->range())) continue;
    last = claim;
    const Group held = HeldBy(*claim, by_port);
    if (!held.empty()) drafts.push_back(Spans(*claim, held));
  }
}

// The rows in which the host, or a role of it, listens, by transport.
class Listeners {
 public:
  Listeners(const Claims& claims, const Group& placed) : claims_(claims) {
    for (const Claim* claim : placed) rows_[KeyOf(*claim, claims.Text(claim->listener))].push_back(claim);
    for (auto& [key, rows] : rows_) SortByPort(rows);
  }
  // Those of alike hosts whose port the interval holds.
  Group Within(const Claim& claim, const model::PortRange& interval) const {
    const std::string& host = claims_.Text(claim.source);
    Group within;
    for (std::size_t end = host.find(' '); end != std::string::npos; end = host.find(' ', end + 1))
      Collect(rows_.find(KeyOf(claim, host.substr(0, end))), interval, within);
    for (auto at = rows_.lower_bound(KeyOf(claim, host));
         at != rows_.end() && std::get<2>(at->first).starts_with(host); ++at) {
      if (Alike(std::get<2>(at->first), host)) Collect(at, interval, within);
    }
    return within;
  }

 private:
  using Key = std::tuple<std::size_t, model::Transport, std::string>;
  using Rows = std::map<Key, Group>;

  static Key KeyOf(const Claim& claim, std::string host) {
    return {claim.guide, claim.flow->transport, std::move(host)};
  }
  void Collect(Rows::const_iterator rows, const model::PortRange& interval, Group& within) const {
    if (rows == rows_.end()) return;
    for (const Claim* claim : HeldWithin(interval, rows->second))
      if (claim->range() != interval && within.size() < kCompared) within.push_back(claim);
  }

  const Claims& claims_;
  Rows rows_;
};

Draft Draws(const Claim& claim, const Group& held) {
  std::vector<std::string> ports;
  for (const Claim* other : held) ports.push_back(Describe(other->range()));
  Draft draft;
  draft.kind = diag::Kind::range_overlaps;
  draft.guide = claim.guide;
  draft.subject = *claim.flow->source_host;
  draft.message = fmt::format("the {} source ports {} of {} span {}, on which it listens itself",
                              model::Name(claim.flow->transport), Describe(*claim.flow->source_port->range),
                              *claim.flow->source_host, Listed(ports));
  draft.help = "a connection that draws such a port first keeps the service from starting";
  draft.members.push_back(MemberOf(kClaim, claim, model::Field::source_port));
  for (const Claim* other : OnePerEntry(held))
    draft.members.push_back(MemberOf(kCounterClaim, *other, model::Field::port));
  draft.compared = held;
  draft.compared.push_back(&claim);
  return draft;
}

// Told once an interval of a host, however many rows have it.
void CompareWithSourcePorts(const Claims& claims, const Group& placed, Drafts& drafts) {
  const Listeners listeners(claims, placed);
  std::set<std::tuple<std::size_t, NameId, model::Transport, model::PortRange>> told;
  for (const Claim* claim : placed) {
    const std::optional<model::PortSpec>& source = claim->flow->source_port;
    const bool is_drawn = source && source->range && IsBounded(*source->range) &&
                          claim->flow->source_port_role != model::SourcePortRole::remote;
    if (!is_drawn || claim->source == kNoName) continue;
    if (!told.emplace(claim->guide, claim->source, claim->flow->transport, *source->range).second) continue;
    const Group held = listeners.Within(*claim, *source->range);
    if (!held.empty()) drafts.push_back(Draws(*claim, held));
  }
}

}  // namespace

void FindOverlappingRanges(const Claims& claims, Drafts& drafts) {
  Group placed = Placed(claims.all);
  const auto host = [](const Claim& claim) {
    return std::tuple(claim.guide, claim.listener, claim.flow->transport);
  };
  ForEachGroup(placed, host, [&](const Group& group) { CompareWithFixedPorts(group, drafts); });
  CompareWithSourcePorts(claims, placed, drafts);
  std::erase_if(placed, [](const Claim* claim) { return !IsBounded(claim->range()); });
  ForEachGroup(placed, host, [&](const Group& group) { Sweep(group, drafts); });
}

}  // namespace portbook::reconcile
