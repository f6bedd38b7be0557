#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <set>

namespace portbook::reconcile {
namespace {

std::uint32_t Width(const model::PortRange& range) { return std::uint32_t{range.last()} - range.first() + 1; }

}  // namespace

// Told once a row and interval, however many transports the row has.
void FindWideRanges(const Claims& claims, const ReconcileOptions& options, Drafts& drafts) {
  ForEachEntry(claims.all, [&](std::span<const Claim> row) {
    std::set<model::PortRange> told;
    for (const Claim& claim : row) {
      if (!claim.has_range() || Width(claim.range()) < options.wide_range) continue;
      if (!told.insert(claim.range()).second) continue;
      Draft draft;
      draft.kind = diag::Kind::range_wide;
      draft.guide = claim.guide;
      draft.subject = Describe(claim.range());
      draft.message = fmt::format("{} opens {} ports{}", Describe(claim.range()), Width(claim.range()),
                                  OnListener(*claim.flow));
      draft.help = "see whether the product can be configured to use fewer";
      draft.members.push_back(MemberOf(kSubject, claim, model::Field::port));
      drafts.push_back(std::move(draft));
    }
  });
}

}  // namespace portbook::reconcile
