#include "reconcile/comparisons.h"

#include <fmt/format.h>

namespace portbook::reconcile {
namespace {

using model::Direction;
using model::Field;

// What the heading or caption of the row's table says.
const model::Context* HeadingsDirection(const model::Entry& entry) {
  for (const model::Context& context : entry.context) {
    if (context.field == Field::direction) return &context;
  }
  return nullptr;
}

bool IsOneWay(const std::optional<Direction>& direction) {
  return direction && *direction != Direction::bidirectional;
}

std::optional<Draft> AgainstHeading(const Claim& claim) {
  const model::Context* heading = claim.in_table() ? HeadingsDirection(*claim.entry) : nullptr;
  if (heading == nullptr) return std::nullopt;
  const std::optional<Direction> said = model::ParseDirection(heading->value);
  if (!IsOneWay(said) || said == claim.flow->direction) return std::nullopt;
  Draft draft;
  draft.message =
      fmt::format("{} is {} by its cell and {} by the heading of its table", DescribePort(*claim.flow),
                  model::Name(*claim.flow->direction), model::Name(*said));
  draft.members.push_back(MemberOf(kClaim, claim, Field::direction));
  draft.members.push_back(
      {std::string(kCounterClaim), claim.flow->id, claim.flow->entry_id, heading->evidence});
  return draft;
}

// What comes in cannot start at the component that it comes in to, nor go out to the one that it leaves.
std::optional<Draft> AgainstEnds(const Claim& claim) {
  if (claim.component == kNoName || claim.source == claim.listener) return std::nullopt;
  const bool starts_here = claim.source == claim.component;
  const bool ends_here = claim.flow->destination && claim.listener == claim.component;
  const bool comes_in = claim.flow->direction == Direction::inbound;
  if (!(comes_in ? starts_here : ends_here)) return std::nullopt;
  Draft draft;
  draft.message =
      fmt::format("{} is {} for {}, yet {} there", DescribePort(*claim.flow),
                  model::Name(*claim.flow->direction), *claim.flow->component, comes_in ? "starts" : "ends");
  draft.members.push_back(MemberOf(kClaim, claim, Field::direction));
  draft.members.push_back(MemberOf(kCounterClaim, claim, comes_in ? Field::source : Field::destination));
  return draft;
}

}  // namespace

// Told once a row, however many ports and transports it has.
void FindContradictedDirections(const Claims& claims, Drafts& drafts) {
  ForEachEntry(claims.all, [&](std::span<const Claim> row) {
    const Claim& claim = row.front();
    if (!IsOneWay(claim.flow->direction)) return;
    std::optional<Draft> draft = AgainstHeading(claim);
    if (!draft) draft = AgainstEnds(claim);
    if (!draft) return;
    draft->kind = diag::Kind::direction_contradicted;
    draft->guide = claim.guide;
    draft->subject = DescribePort(*claim.flow);
    drafts.push_back(std::move(*draft));
  });
}

}  // namespace portbook::reconcile
