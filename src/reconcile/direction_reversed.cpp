#include "reconcile/comparisons.h"

#include <fmt/format.h>

namespace portbook::reconcile {
namespace {

constexpr std::uint16_t kFirstEphemeral = 49152;  // RFC 6335, dynamic ports

bool IsFixed(const model::PortSpec& port) { return port.kind == model::PortKind::fixed && port.range; }

// A registered port that only talks to one port of the dynamic range: the columns are swapped (a client's
// 64846).
bool TalksToEphemeral(const model::Flow& flow, const rules::RuleSet& rules) {
  const std::uint16_t source = flow.source_port->range->first();
  return source < kFirstEphemeral && IsFixed(flow.port) && flow.port.range->first() >= kFirstEphemeral &&
         !rules.RegisteredAt(source).empty();
}

// A receiver listens on a fixed port; here the fixed number stands at the sender, and the receiver's port is
// open or drawn.
bool FixesTheSenderOnly(const model::Flow& flow) {
  switch (flow.port.kind) {
    case model::PortKind::configurable:
    case model::PortKind::unresolved:
    case model::PortKind::ephemeral:
    case model::PortKind::dynamic:
      return !flow.port.range;
    case model::PortKind::fixed:
    case model::PortKind::range:
    case model::PortKind::any:
    case model::PortKind::not_applicable:
      return false;
  }
  return false;
}

bool IsReversed(const model::Flow& flow, const rules::RuleSet& rules) {
  if (!flow.source_port || flow.source_port_role == model::SourcePortRole::remote) return false;
  return IsFixed(*flow.source_port) && (TalksToEphemeral(flow, rules) || FixesTheSenderOnly(flow));
}

}  // namespace

void FindReversedDirections(const Claims& claims, Drafts& drafts) {
  for (const GuideClaims& guide : claims.guides) {
    for (const Claim& claim : claims.Of(guide)) {
      const model::Flow& flow = *claim.flow;
      if (!IsReversed(flow, guide.rules())) continue;
      Draft draft;
      draft.kind = diag::Kind::direction_reversed;
      draft.guide = claim.guide;
      draft.subject = fmt::format("{} {}", model::Name(flow.transport), model::ToString(*flow.source_port));
      draft.message = fmt::format(
          "the source port {} is fixed and the destination port is {}: source and destination look swapped",
          model::ToString(*flow.source_port), model::ToString(flow.port));
      draft.help = "find out which side listens";
      draft.members.push_back(MemberOf(kClaim, claim, model::Field::source_port));
      draft.members.push_back(MemberOf(kCounterClaim, claim, model::Field::port));
      drafts.push_back(std::move(draft));
    }
  }
}

}  // namespace portbook::reconcile
