#include "reconcile/comparisons.h"

#include <fmt/format.h>

namespace portbook::reconcile {

// ICMP has types and codes; a number in its port column opens nothing.
void FindPortsThatAreNone(const Claims& claims, Drafts& drafts) {
  for (const Claim& claim : claims.all) {
    if (claim.flow->transport != model::Transport::icmp || !claim.has_range()) continue;
    Draft draft;
    draft.kind = diag::Kind::not_a_port;
    draft.guide = claim.guide;
    draft.subject = Describe(claim.range());
    draft.message = fmt::format("ICMP has no ports, yet the row states {}", Describe(claim.range()));
    draft.help = "an ICMP type may be meant: 8 is the echo request, 0 its reply";
    draft.members.push_back(MemberOf(kSubject, claim, model::Field::port));
    drafts.push_back(std::move(draft));
  }
}

}  // namespace portbook::reconcile
