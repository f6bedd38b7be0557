#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <map>

namespace portbook::reconcile {
namespace {

std::uint32_t Width(const model::PortRange& range) { return std::uint32_t{range.last()} - range.first() + 1; }

}  // namespace

// Told once a guide and interval, however many rows have it.
void FindWideRanges(const Claims& claims, const ReconcileOptions& options, Drafts& drafts) {
  std::map<std::pair<std::size_t, model::PortRange>, Group> wide;
  for (const Claim& claim : claims.all) {
    if (claim.has_range() && Width(claim.range()) >= options.wide_range)
      wide[{claim.guide, claim.range()}].push_back(&claim);
  }
  for (const auto& [place, group] : wide) {
    const Group rows = OnePerEntry(group);
    std::vector<std::string> listeners;
    for (const Claim* claim : rows) {
      if (const std::string* listener = ListenerOf(*claim->flow)) listeners.push_back(*listener);
    }
    Draft draft;
    draft.kind = diag::Kind::range_wide;
    draft.guide = place.first;
    draft.message = fmt::format("{} opens {} ports{}", Describe(place.second), Width(place.second),
                                listeners.empty() ? "" : " on " + Listed(listeners));
    draft.help = "see whether the product can be configured to use fewer";
    for (const Claim* claim : rows) draft.members.push_back(MemberOf(kSubject, *claim, model::Field::port));
    drafts.push_back(std::move(draft));
  }
}

}  // namespace portbook::reconcile
