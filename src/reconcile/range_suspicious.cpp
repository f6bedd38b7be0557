#include "reconcile/comparisons.h"

#include <fmt/format.h>

namespace portbook::reconcile {
namespace {

// 65335 for 65535 is a known slip of the keyboard (OCS prints 49152-65335). Nothing ends there by design.
constexpr std::uint16_t kMisprint = 65335;

bool EndsAtMisprint(const std::optional<model::PortRange>& range) {
  return range && range->first() < range->last() && range->last() == kMisprint;
}

void Report(const Claim& claim, const model::PortRange& range, model::Field field, Drafts& drafts) {
  Draft draft;
  draft.kind = diag::Kind::range_suspicious;
  draft.guide = claim.guide;
  draft.subject = Describe(range);
  draft.message = fmt::format("{} ends at {}, a common misprint of 65535", Describe(range), kMisprint);
  draft.help = "compare with another edition of the guide";
  draft.members.push_back(MemberOf(kSubject, claim, field));
  drafts.push_back(std::move(draft));
}

}  // namespace

void FindSuspiciousRanges(const Claims& claims, Drafts& drafts) {
  ForEachEntry(claims.all, [&](std::span<const Claim> row) {
    const auto port = std::find_if(row.begin(), row.end(),
                                   [](const Claim& claim) { return EndsAtMisprint(claim.flow->port.range); });
    if (port != row.end()) Report(*port, port->range(), model::Field::port, drafts);
    const auto source = std::find_if(row.begin(), row.end(), [](const Claim& claim) {
      return claim.flow->source_port && EndsAtMisprint(claim.flow->source_port->range);
    });
    if (source != row.end())
      Report(*source, *source->flow->source_port->range, model::Field::source_port, drafts);
  });
}

}  // namespace portbook::reconcile
