#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "reconcile/products.h"
#include "reconcile/registry.h"

namespace portbook::reconcile {
namespace {

// A port that a product listens on, as its guide states it or, where the row lost its port, as the row's
// prose has it.
struct Use {
  const Claim* claim = nullptr;
  const model::PortCandidate* candidate = nullptr;
  model::PortRange range() const { return candidate != nullptr ? candidate->range : claim->range(); }
  model::Transport transport() const {
    return candidate != nullptr ? candidate->transport : claim->flow->transport;
  }
};

// The listener is the product itself, not a server of somebody else that it talks to: it is the documented
// component, or it also opens connections of its own.
bool IsOwnListener(const Claim& claim, const std::set<NameId>& sources) {
  const model::Flow& flow = *claim.flow;
  return !flow.destination_host || flow.destination_host == flow.component_host ||
         sources.contains(claim.listener);
}

// What a host says to itself no other product hears (IM and Presence: 8081, from its Config Agent).
bool StaysAtHome(const Claim& claim) {
  return claim.flow->exposure == model::Exposure::loopback ||
         (claim.source != kNoName && claim.source == claim.listener);
}

std::vector<Use> UsesOf(std::span<const Claim> claims) {
  std::set<NameId> sources;
  for (const Claim& claim : claims) sources.insert(claim.source);
  std::vector<Use> uses;
  for (const Claim& claim : claims) {
    if (!IsOwnListener(claim, sources) || StaysAtHome(claim)) continue;
    if (claim.has_range()) uses.push_back({&claim, nullptr});
    for (const model::PortCandidate& candidate : claim.flow->port_candidates)
      uses.push_back({&claim, &candidate});
  }
  return uses;
}

// What a guide runs on the port. A use without a service means the service that everybody knows on that port,
// if there is one.
using ServicesByGuide = std::map<std::size_t, std::set<std::string>>;

ServicesByGuide ServicesOf(const Claims& claims, const model::PortRange& port, const std::vector<Use>& uses) {
  ServicesByGuide services;
  for (const Use& use : uses) {
    const std::vector<std::string>& stated = use.claim->flow->services;
    std::set<std::string>& of_guide = services[use.claim->guide];
    of_guide.insert(stated.begin(), stated.end());
  }
  for (auto& [guide, of_guide] : services) {
    if (!of_guide.empty()) continue;
    const std::vector<std::string> known = KnownServicesAt(claims.guides[guide].rules(), port.first());
    of_guide.insert(known.begin(), known.end());
  }
  return services;
}

// "sip" and "sips" are one service, with and without TLS.
bool IsSameService(const std::string& a, const std::string& b) {
  return a == b || a + "s" == b || b + "s" == a;
}

// Nothing in common. Two guides that both leave the service open are not known to differ.
bool Differ(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() && b.empty()) return false;
  return std::none_of(a.begin(), a.end(), [&](const std::string& service) {
    return std::any_of(b.begin(), b.end(),
                       [&](const std::string& other) { return IsSameService(service, other); });
  });
}

// The guides that run something other than an earlier or later one.
std::set<std::size_t> GuidesThatDiffer(const ServicesByGuide& services) {
  std::set<std::size_t> guides;
  std::size_t compared = 0;
  for (auto a = services.begin(); a != services.end() && compared < kCompared; ++a, ++compared) {
    for (auto b = std::next(a); b != services.end(); ++b) {
      if (!Differ(a->second, b->second)) continue;
      guides.insert(a->first);
      guides.insert(b->first);
    }
  }
  return guides;
}

// The words by which each of the products meets the first.
void AddMeetings(const Meetings& meetings, const std::set<std::size_t>& guides, Draft& draft) {
  for (auto guide = std::next(guides.begin()); guide != guides.end(); ++guide) {
    for (const Naming& naming : meetings.Between(*guides.begin(), *guide))
      draft.members.push_back(MemberOf(kWitness, *naming.claim, naming.field));
  }
}

Draft Shared(const Claims& claims, const std::string& port, const std::vector<Use>& uses,
             const ServicesByGuide& services, const std::set<std::size_t>& guides) {
  Draft draft;
  draft.kind = diag::Kind::port_shared_across_products;
  draft.guide = *guides.begin();
  std::vector<std::string> sides;
  for (const std::size_t guide : guides) {
    const std::set<std::string>& own = services.at(guide);
    const std::string served = own.empty() ? "no stated service" : Listed({own.begin(), own.end()});
    sides.push_back(fmt::format("{} ({})", claims.guides[guide].id(), served));
  }
  draft.subject = port;
  const bool stated = std::all_of(uses.begin(), uses.end(), [&](const Use& use) {
    return !guides.contains(use.claim->guide) || use.transport() != model::Transport::unresolved;
  });
  draft.message = fmt::format("{} is used by {}, products that meet (same port, {}, other service)", port,
                              Listed(sides), stated ? "same transport" : "same transport where it is stated");
  draft.help = "give one of them another port where they share a host";
  for (const Use& use : uses) {
    if (!guides.contains(use.claim->guide)) continue;
    const std::string_view role = draft.members.empty() ? kClaim : kCounterClaim;
    draft.members.push_back(
        MemberOf(use.candidate != nullptr ? kWitness : role, *use.claim, model::Field::port));
    if (use.candidate != nullptr) draft.members.back().evidence = use.candidate->evidence;
    draft.compared.push_back(use.claim);
  }
  return draft;
}

// Compares the uses of one port in one circle, transport by transport: prose that names none may mean any.
void CompareUses(const Claims& claims, const Meetings& meetings, const model::PortRange& port,
                 const std::vector<Use>& uses, Drafts& drafts) {
  std::set<model::Transport> transports;
  for (const Use& use : uses) transports.insert(use.transport());
  transports.erase(model::Transport::unresolved);
  for (const model::Transport transport : transports) {
    std::vector<Use> same = uses;
    std::erase_if(same, [&](const Use& use) {
      return use.transport() != transport && use.transport() != model::Transport::unresolved;
    });
    const ServicesByGuide services = ServicesOf(claims, port, same);
    const std::set<std::size_t> guides = GuidesThatDiffer(services);
    if (guides.empty()) continue;
    drafts.push_back(
        Shared(claims, fmt::format("{} {}", model::Name(transport), Describe(port)), same, services, guides));
    AddMeetings(meetings, guides, drafts.back());
  }
}

using UsesOfPort = std::map<std::pair<std::size_t, model::PortRange>, std::vector<Use>>;  // by circle

// A wider range meets every port and says nothing of any (RPC draws from 1024-65535).
constexpr std::uint32_t kWidest = 100;  // ports

// A narrow range is a use of each single port in it that somebody states (5060-5069 beside 5060).
void AddRanges(UsesOfPort& uses_of_port) {
  std::vector<std::pair<std::pair<std::size_t, model::PortRange>, Use>> added;
  for (const auto& [place, uses] : uses_of_port) {
    const auto& [circle, range] = place;
    const std::uint32_t width = std::uint32_t{range.last()} - range.first() + 1;
    if (width == 1 || width > kWidest) continue;
    const auto first =
        uses_of_port.lower_bound({circle, *model::PortRange::Make(range.first(), range.first())});
    for (auto at = first; at != uses_of_port.end() && at->first.first == circle; ++at) {
      const model::PortRange& port = at->first.second;
      if (port.first() > range.last()) break;
      if (port.first() != port.last()) continue;
      for (const Use& use : uses) added.emplace_back(at->first, use);
    }
  }
  for (const auto& [place, use] : added) uses_of_port.at(place).push_back(use);
}

}  // namespace

void FindPortsSharedAcrossProducts(const Claims& claims, Drafts& drafts) {
  const Meetings meetings(claims);
  UsesOfPort uses_of_port;
  for (std::size_t i = 0; i < claims.guides.size(); ++i) {
    for (const Use& use : UsesOf(claims.Of(claims.guides[i])))
      uses_of_port[{meetings.circles()[i], use.range()}].push_back(use);
  }
  AddRanges(uses_of_port);
  for (const auto& [place, uses] : uses_of_port) {
    const bool of_several = std::any_of(uses.begin(), uses.end(), [&](const Use& use) {
      return use.claim->guide != uses.front().claim->guide;
    });
    if (of_several) CompareUses(claims, meetings, place.second, uses, drafts);
  }
}

}  // namespace portbook::reconcile
