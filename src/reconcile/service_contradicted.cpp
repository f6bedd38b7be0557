#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <set>

#include "reconcile/prose.h"
#include "reconcile/registry.h"

namespace portbook::reconcile {
namespace {

// SIP over TLS is SIP on the port of SIPS: the row says the same in two words.
bool IsSecuredForm(const rules::RuleSet& rules, const model::Flow& flow, const std::string& stated,
                   const std::string& registered) {
  if (registered != stated + "s") return false;
  return flow.security || !SecurityNamed(flow.purpose.value_or(""), rules).empty() ||
         !SecurityNamed(flow.remarks.value_or(""), rules).empty();
}

// Where TLS is at home everything is tunnelled (SIP, STUN on 443), so only the plain form of the registered
// service is out of place there: HTTP.
bool IsTunnelled(const rules::RuleSet& rules, const std::string& stated, const std::string& registered) {
  const rules::ServiceTerm* term = rules.FindService(registered);
  return term != nullptr && term->implies_security && registered != stated + "s";
}

// "HTTP: 80, 443" (FusionPBX) and "SIP: 5060 (unsecured), 5061 (secured)" (Exchange) mean both forms: another
// port of the row is the stated service's own.
bool HasOwnPort(std::span<const Claim> row, const rules::RuleSet& rules, const Claim& stated) {
  return std::any_of(row.begin(), row.end(), [&](const Claim& claim) {
    if (!claim.has_range() || claim.services != stated.services) return false;
    const std::vector<std::string> known = KnownServicesAt(rules, claim.range().first());
    return std::find(known.begin(), known.end(), stated.flow->services.front()) != known.end();
  });
}

// A service without a registered port of its own can stand anywhere.
bool FitsPort(const rules::RuleSet& rules, const model::Flow& flow, const std::string& service,
              const std::vector<std::string>& known) {
  const std::uint16_t port = flow.port.range->first();
  const std::vector<rules::RegisteredPort> own = rules.RegisteredFor(service);
  const auto holds = [&](const rules::RegisteredPort& at) { return at.first <= port && port <= at.last; };
  if (own.empty() || std::any_of(own.begin(), own.end(), holds)) return true;
  return std::any_of(known.begin(), known.end(), [&](const std::string& registered) {
    return registered == service || IsTunnelled(rules, service, registered) ||
           IsSecuredForm(rules, flow, service, registered);
  });
}

// The known services that the port belongs to; empty where the row is in order or the registry cannot tell.
std::vector<std::string> OtherServices(const rules::RuleSet& rules, const model::Flow& flow) {
  if (flow.port.kind != model::PortKind::fixed || !flow.port.range || flow.services.empty()) return {};
  std::vector<std::string> known = KnownServicesAt(rules, flow.port.range->first());
  const bool fits = std::any_of(flow.services.begin(), flow.services.end(), [&](const std::string& service) {
    return FitsPort(rules, flow, service, known);
  });
  if (fits) known.clear();
  return known;
}

}  // namespace

// Told once a row and port, however many transports the row has.
void FindContradictedServices(const Claims& claims, Drafts& drafts) {
  for (const GuideClaims& guide : claims.guides) {
    ForEachEntry(claims.Of(guide), [&](std::span<const Claim> row) {
      std::set<model::PortRange> told;
      for (const Claim& claim : row) {
        std::vector<std::string> others = OtherServices(guide.rules(), *claim.flow);
        if (!others.empty() && HasOwnPort(row, guide.rules(), claim))
          std::erase(others, claim.flow->services.front() + "s");
        if (others.empty() || !told.insert(claim.range()).second) continue;
        const std::string stated = DescribeServices(*claim.flow);
        Draft draft;
        draft.kind = diag::Kind::service_contradicted;
        draft.guide = claim.guide;
        draft.subject = fmt::format("{} {}", Describe(claim.range()), stated);
        draft.message = fmt::format("{} is stated on port {}, which is registered for {}", stated,
                                    Describe(claim.range()), Listed(others));
        draft.help = "find out whether the service or the port is meant";
        draft.members.push_back(MemberOf(kClaim, claim, model::Field::services));
        draft.members.push_back(MemberOf(kCounterClaim, claim, model::Field::port));
        drafts.push_back(std::move(draft));
      }
    });
  }
}

}  // namespace portbook::reconcile
