#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include "reconcile/prose.h"

namespace portbook::reconcile {
namespace {

// The field whose prose asks for client certificates where the cell only asks for TLS. Other words are other
// things, not stronger ones: SRTP protects the media whose signalling TLS protects. Prose that has both words
// agrees with the cell.
std::optional<model::Field> StrongerField(const model::Flow& flow, const rules::RuleSet& rules) {
  if (flow.security != model::Security::tls) return std::nullopt;
  const auto is_stronger = [&](const std::optional<std::string>& prose) {
    const std::set<model::Security> named = SecurityNamed(prose.value_or(""), rules);
    return named.contains(model::Security::mtls) && !named.contains(model::Security::tls);
  };
  if (is_stronger(flow.purpose)) return model::Field::purpose;
  return is_stronger(flow.remarks) ? std::optional(model::Field::remarks) : std::nullopt;
}

}  // namespace

// Told once a row, however many ports and transports it has.
void FindContradictedSecurity(const Claims& claims, Drafts& drafts) {
  for (const GuideClaims& guide : claims.guides) {
    ForEachEntry(claims.Of(guide), [&](std::span<const Claim> row) {
      const Claim& claim = row.front();
      const std::optional<model::Field> field = StrongerField(*claim.flow, guide.rules());
      if (!field) return;
      Draft draft;
      draft.kind = diag::Kind::security_contradicted;
      draft.guide = claim.guide;
      draft.message = fmt::format("{}{} is tls by its cell and mtls by the row's own words",
                                  DescribePort(*claim.flow), OnListener(*claim.flow));
      draft.help = "find out whether the client needs a certificate";
      draft.members.push_back(MemberOf(kClaim, claim, model::Field::security));
      draft.members.push_back(MemberOf(kCounterClaim, claim, *field));
      drafts.push_back(std::move(draft));
    });
  }
}

}  // namespace portbook::reconcile
