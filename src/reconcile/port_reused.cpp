#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "portbook/base/utf8.h"

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

void CompareUses(const Claims& claims, Drafts& drafts) {
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

using Hosts = std::map<std::string_view, Group>;  // the rows with a purpose, by who listens

Hosts HostsOf(const Claims& claims, const GuideClaims& guide) {
  Hosts hosts;
  for (const Claim* claim : Placed(claims.Of(guide)))
    if (claim->in_table() && claim->purpose != kNoName) hosts[claims.Text(claim->listener)].push_back(claim);
  return hosts;
}

// Whom a host stands for: "Edge Server" of "Load Balancer for Consolidated Edge Server".
const Group* StandsFor(const Hosts& hosts, std::string_view name) {
  constexpr std::string_view kFor = " for ";
  const std::size_t at = name.find(kFor);
  if (at == std::string_view::npos) return nullptr;
  for (std::string_view rest = name.substr(at + kFor.size()); !rest.empty();) {
    if (const auto found = hosts.find(rest); found != hosts.end()) return &found->second;
    const std::size_t space = rest.find(' ');
    rest = space == std::string_view::npos ? "" : rest.substr(space + 1);
  }
  return nullptr;
}

// The purpose without the words that say which side of the host is meant: they are its scope.
std::string OwnPurpose(const Claims& claims, const Claim& claim) {
  std::string purpose = claims.Text(claim.purpose);
  const model::Statement* side = model::Find(*claim.flow, Field::interface);
  if (side == nullptr || side->evidence.empty()) return purpose;
  const std::string words = base::FoldForComparison(side->evidence.front().quote.value());
  return purpose.starts_with(words) ? purpose.substr(words.size()) : purpose;
}

bool SamePurpose(const Claims& claims, const Claim& a, const Claim& b) {
  const auto trimmed = [&](const Claim& claim) {
    constexpr std::string_view kEnds = " .:;";
    const std::string purpose = OwnPurpose(claims, claim);
    const std::size_t begin = purpose.find_first_not_of(kEnds);
    return begin == std::string::npos ? ""
                                      : purpose.substr(begin, purpose.find_last_not_of(kEnds) + 1 - begin);
  };
  const std::string first = trimmed(a), second = trimmed(b);
  return first.find(second) != std::string::npos || second.find(first) != std::string::npos;
}

Draft OtherInFront(const Claim& in_front, const Claim& behind) {
  Draft draft;
  draft.kind = diag::Kind::port_reused;
  draft.guide = behind.guide;
  draft.subject = DescribePort(*behind.flow) + OnListener(*behind.flow);
  draft.message = fmt::format(
      "{}{} serves another purpose than on {}, which repeats the other rows of that host (same port, same "
      "transport)",
      DescribePort(*behind.flow), OnListener(*behind.flow), *ListenerOf(*in_front.flow));
  draft.members = {MemberOf(kClaim, behind, Told(behind)), MemberOf(kCounterClaim, in_front, Told(in_front))};
  draft.compared = {&behind, &in_front};
  return draft;
}

// A host that stands for others has their ports for their purposes. OCS repeats the rows of its Edge Server
// for the balancer in front of it, and 5062 authenticates users of audio and video on the one, of messages on
// the other.
void CompareWithWhoStandsFor(const Claims& claims, const GuideClaims& guide, Drafts& drafts) {
  constexpr std::size_t kFewest = 2;  // rows that are repeated, so that the two are known to be one service
  const Hosts hosts = HostsOf(claims, guide);
  for (const auto& [name, rows] : hosts) {
    const Group* behind = StandsFor(hosts, name);
    if (behind == nullptr) continue;
    std::map<std::pair<model::Transport, model::PortRange>, const Claim*> by_port;
    for (const Claim* claim : *behind) by_port.try_emplace({claim->flow->transport, claim->range()}, claim);
    std::size_t repeated = 0, different = 0;
    Group odd;
    for (const Claim* claim : OnePerEntry(rows)) {
      const auto found = by_port.find({claim->flow->transport, claim->range()});
      if (found == by_port.end()) continue;
      const bool same = SamePurpose(claims, *claim, *found->second);
      repeated += same ? 1 : 0;
      if (!same) odd = {claim, found->second};
      if (!same && ++different > 1) break;
    }
    if (different == 1 && repeated >= kFewest) drafts.push_back(OtherInFront(*odd.front(), *odd.back()));
  }
}

}  // namespace

void FindReusedPorts(const Claims& claims, Drafts& drafts) {
  CompareUses(claims, drafts);
  for (const GuideClaims& guide : claims.guides) CompareWithWhoStandsFor(claims, guide, drafts);
}

}  // namespace portbook::reconcile
