#include "reconcile/comparisons.h"

#include <fmt/format.h>

namespace portbook::reconcile {

namespace {

bool HasNoPorts(const Claim& claim) {
  return claim.flow->transport == model::Transport::icmp ||
         claim.flow->services == std::vector<std::string>{"icmp"};
}

Draft NoPort(const Claim& claim, std::string subject, std::string message, model::Field field) {
  Draft draft;
  draft.kind = diag::Kind::not_a_port;
  draft.guide = claim.guide;
  draft.subject = std::move(subject);
  draft.message = std::move(message);
  draft.members.push_back(MemberOf(kSubject, claim, field));
  return draft;
}

// ICMP has types and codes; a number in its port column opens nothing.
void ReportIcmp(const Claim& claim, Drafts& drafts) {
  if (claim.has_range()) {
    drafts.push_back(NoPort(claim, Describe(claim.range()),
                            fmt::format("ICMP has no ports, yet the row states {}", Describe(claim.range())),
                            model::Field::port));
    drafts.back().help = "an ICMP type may be meant: 8 is the echo request, 0 its reply";
    return;
  }
  const std::optional<model::PortSpec>& source = claim.flow->source_port;
  const bool states_one = source && source->kind != model::PortKind::not_applicable &&
                          source->kind != model::PortKind::unresolved;
  if (!states_one) return;
  const std::string port = model::ToString(*source);
  drafts.push_back(NoPort(claim, "source " + port,
                          fmt::format("ICMP has no ports, yet the row states the source port {}", port),
                          model::Field::source_port));
}

// RFC 6335: port 0 is reserved, and nothing listens there.
void ReportZero(const Claim& claim, Drafts& drafts) {
  const bool is_zero =
      claim.flow->port.kind == model::PortKind::fixed && claim.has_range() && claim.range().first() == 0;
  if (!is_zero) return;
  drafts.push_back(NoPort(claim, "0", "port 0 is reserved: nothing can listen there", model::Field::port));
}

}  // namespace

// Told once a row.
void FindPortsThatAreNone(const Claims& claims, Drafts& drafts) {
  ForEachEntry(claims.all, [&](std::span<const Claim> row) {
    const auto icmp = std::find_if(row.begin(), row.end(), HasNoPorts);
    if (icmp != row.end()) ReportIcmp(*icmp, drafts);
    if (icmp == row.end()) ReportZero(row.front(), drafts);
  });
}

}  // namespace portbook::reconcile
