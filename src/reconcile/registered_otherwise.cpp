#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <array>

#include "portbook/base/utf8.h"

namespace portbook::reconcile {
namespace {

// echo, discard, daytime, qotd and chargen (RFC 862, 863, 867, 865, 864). No host has run them for decades,
// so a product that uses such a port means something else (IM and Presence prints TCP 7 for database set-up).
// Any other port has too many users for the registry to tell.
constexpr std::array<std::uint16_t, 5> kSmallServices = {7, 9, 13, 17, 19};

bool IsNamed(const Claim& claim, const std::string& service) {
  const model::Flow& flow = *claim.flow;
  if (std::find(flow.services.begin(), flow.services.end(), service) != flow.services.end()) return true;
  const auto names = [&](const std::optional<std::string>& prose) {
    return prose && base::FoldForComparison(*prose).find(service) != std::string::npos;
  };
  return names(flow.purpose) || names(flow.remarks);
}

std::vector<std::string> SmallServices(const Claim& claim, const rules::RuleSet& rules) {
  std::vector<std::string> services;
  if (claim.flow->port.kind != model::PortKind::fixed || claim.flow->transport == model::Transport::icmp)
    return services;
  const bool is_small = claim.has_range() && std::find(kSmallServices.begin(), kSmallServices.end(),
                                                       claim.range().first()) != kSmallServices.end();
  if (!is_small) return services;
  for (const rules::RegisteredPort& registered : rules.RegisteredAt(claim.range().first()))
    services.push_back(registered.service);
  return services;
}

}  // namespace

void FindPortsRegisteredOtherwise(const Claims& claims, Drafts& drafts) {
  for (const GuideClaims& guide : claims.guides) {
    for (const Claim& claim : claims.Of(guide)) {
      const std::vector<std::string> services = SmallServices(claim, guide.rules());
      const bool is_named = std::any_of(services.begin(), services.end(),
                                        [&](const std::string& service) { return IsNamed(claim, service); });
      if (services.empty() || is_named) continue;
      Draft draft;
      draft.kind = diag::Kind::registered_otherwise;
      draft.guide = claim.guide;
      draft.subject = DescribePort(*claim.flow);
      draft.message = fmt::format("{}{} is registered for {}, which the row does not speak of",
                                  DescribePort(*claim.flow), OnListener(*claim.flow), Listed(services));
      draft.members.push_back(MemberOf(kSubject, claim, model::Field::port));
      drafts.push_back(std::move(draft));
    }
  }
}

}  // namespace portbook::reconcile
