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

// The port of the plain form that a secured range takes in: SIP/TLS on 5060-5069 (MeetingPlace) opens 5060,
// which is registered for SIP in the clear, and 5061 for SIPS.
std::optional<std::uint16_t> PlainPortWithin(const rules::RuleSet& rules, const model::Flow& flow) {
  const bool is_secured = flow.security == model::Security::tls || flow.security == model::Security::mtls;
  if (!is_secured || flow.port.kind != model::PortKind::range || !flow.port.range) return std::nullopt;
  const auto is_within = [&](const rules::RegisteredPort& at) {
    return flow.port.range->first() <= at.first && at.last <= flow.port.range->last();
  };
  for (const std::string& service : flow.services) {
    const std::vector<rules::RegisteredPort> plain = rules.RegisteredFor(service);
    const std::vector<rules::RegisteredPort> secured = rules.RegisteredFor(service + "s");
    const auto found = std::find_if(plain.begin(), plain.end(), is_within);
    if (found != plain.end() && std::any_of(secured.begin(), secured.end(), is_within)) return found->first;
  }
  return std::nullopt;
}

Draft TakesInPlainPort(const Claim& claim, std::uint16_t plain) {
  const std::string stated = DescribeServices(*claim.flow);
  Draft draft;
  draft.kind = diag::Kind::service_contradicted;
  draft.guide = claim.guide;
  draft.subject = fmt::format("{} {}", Describe(claim.range()), stated);
  draft.message =
      fmt::format("{} over {} is stated on ports {}, of which {} is registered for plain {}", stated,
                  model::Name(*claim.flow->security), Describe(claim.range()), plain, stated);
  draft.help = "find out whether the plain service is meant as well";
  draft.members = {MemberOf(kClaim, claim, model::Field::services),
                   MemberOf(kCounterClaim, claim, model::Field::port)};
  return draft;
}

// What the row's own words speak of, which is neither what its cell nor what the registry says (Office
// Communicator: HTTP, 443, "SIP communications").
void AddOwnWords(const Claim& claim, const std::vector<std::string>& others, const rules::RuleSet& rules,
                 Draft& draft) {
  for (const model::Field field : {model::Field::purpose, model::Field::remarks}) {
    const std::optional<std::string>& prose =
        field == model::Field::purpose ? claim.flow->purpose : claim.flow->remarks;
    std::set<std::string> named = ServicesNamed(prose.value_or(""), rules);
    for (const std::vector<std::string>& known : {claim.flow->services, others})
      for (const std::string& service : known) named.erase(service);
    if (named.empty()) continue;
    draft.message += fmt::format("; the row's own words speak of {}",
                                 Listed(std::vector<std::string>(named.begin(), named.end())));
    draft.members.push_back(MemberOf(kWitness, claim, field));
    return;
  }
}

Draft OnOthersPort(const Claim& claim, const std::vector<std::string>& others, const rules::RuleSet& rules) {
  const std::string stated = DescribeServices(*claim.flow);
  Draft draft;
  draft.kind = diag::Kind::service_contradicted;
  draft.guide = claim.guide;
  draft.subject = fmt::format("{} {}", Describe(claim.range()), stated);
  draft.message = fmt::format("{} is stated on port {}, which is registered for {}", stated,
                              Describe(claim.range()), Listed(others));
  draft.help = "find out whether the service or the port is meant";
  draft.members = {MemberOf(kClaim, claim, model::Field::services),
                   MemberOf(kCounterClaim, claim, model::Field::port)};
  AddOwnWords(claim, others, rules, draft);
  return draft;
}

}  // namespace

// Told once a row and port, however many transports the row has.
void FindContradictedServices(const Claims& claims, Drafts& drafts) {
  for (const GuideClaims& guide : claims.guides) {
    const rules::RuleSet& rules = guide.rules();
    ForEachEntry(claims.Of(guide), [&](std::span<const Claim> row) {
      std::set<model::PortRange> told;
      for (const Claim& claim : row) {
        if (!claim.has_range() || told.contains(claim.range())) continue;
        std::vector<std::string> others = OtherServices(rules, *claim.flow);
        if (!others.empty() && HasOwnPort(row, rules, claim))
          std::erase(others, claim.flow->services.front() + "s");
        const std::optional<std::uint16_t> plain = PlainPortWithin(rules, *claim.flow);
        if (!others.empty()) drafts.push_back(OnOthersPort(claim, others, rules));
        if (plain) drafts.push_back(TakesInPlainPort(claim, *plain));
        if (plain || !others.empty()) told.insert(claim.range());
      }
    });
  }
}

}  // namespace portbook::reconcile
