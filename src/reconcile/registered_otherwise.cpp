#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include "portbook/base/utf8.h"

namespace portbook::reconcile {
namespace {

// The small services of RFC 862 to 868 and their like (echo, discard, daytime, chargen) end here. No host has
// run them for decades, so a product that uses such a port means something else (IM and Presence prints TCP 7
// for database set-up). Above, one port has too many users for the registry to tell.
constexpr std::uint16_t kLastSmallService = 19;

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
  if (!claim.has_range() || claim.range().last() > kLastSmallService) return services;
  if (claim.range().first() == 0 || claim.flow->transport == model::Transport::icmp) return services;
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
