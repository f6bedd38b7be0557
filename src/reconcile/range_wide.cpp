#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <map>
#include <set>

namespace portbook::reconcile {
namespace {

std::uint32_t Width(const model::PortRange& range) { return std::uint32_t{range.last()} - range.first() + 1; }

// REQUIRES: sorted by first port.
std::uint32_t PortsIn(const std::vector<model::PortRange>& ranges) {
  std::uint32_t count = 0, next = 0;  // the first port that is not counted yet
  for (const model::PortRange& range : ranges) {
    const std::uint32_t first = std::max<std::uint32_t>(next, range.first()),
                        end = std::uint32_t{range.last()} + 1;
    if (first >= end) continue;
    count += end - first;
    next = end;
  }
  return count;
}

Draft Wide(const Group& rows) {
  std::set<model::PortRange> ranges;
  for (const Claim* claim : rows) ranges.insert(claim->range());
  std::vector<std::string> told;
  for (const model::PortRange& range : ranges) told.push_back(Describe(range));
  Draft draft;
  draft.kind = diag::Kind::range_wide;
  draft.guide = rows.front()->guide;
  draft.message = fmt::format("{} {} {} ports{}", Listed(told), ranges.size() == 1 ? "opens" : "open",
                              PortsIn({ranges.begin(), ranges.end()}), OnListener(*rows.front()->flow));
  draft.help = "see whether the product can be configured to use fewer";
  for (const Claim* claim : OnePerEntry(rows))
    draft.members.push_back(MemberOf(kSubject, *claim, model::Field::port));
  return draft;
}

}  // namespace

// Told once a listener: a guide that parts all high ports into ranges asks one question.
void FindWideRanges(const Claims& claims, const ReconcileOptions& options, Drafts& drafts) {
  std::map<std::pair<std::size_t, NameId>, Group> wide;
  for (const Claim& claim : claims.all) {
    if (claim.has_range() && Width(claim.range()) >= options.wide_range)
      wide[{claim.guide, claim.listener}].push_back(&claim);
  }
  for (const auto& [listener, rows] : wide) drafts.push_back(Wide(rows));
}

}  // namespace portbook::reconcile
