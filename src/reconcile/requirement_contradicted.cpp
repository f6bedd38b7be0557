#include "reconcile/comparisons.h"

#include <fmt/format.h>

namespace portbook::reconcile {
namespace {

bool IsConditional(const model::Flow& flow) {
  return flow.condition || flow.requirement == model::Requirement::conditional ||
         flow.requirement == model::Requirement::optional;
}

bool IsUnconditional(const model::Flow& flow) {
  return !flow.condition && (!flow.requirement || flow.requirement == model::Requirement::required);
}

// Only rows that speak of the same thing: another service on the port may well be needed by others.
bool OtherRequirement(const Claim& a, const Claim& b) {
  const bool same = a.source == b.source && a.services == b.services && Intersect(a, b);
  return same && ((IsConditional(*a.flow) && IsUnconditional(*b.flow)) ||
                  (IsUnconditional(*a.flow) && IsConditional(*b.flow)));
}

}  // namespace

void FindContradictedRequirements(const Claims& claims, Drafts& drafts) {
  Group rows = Placed(claims.all);
  std::erase_if(rows, [](const Claim* claim) { return !claim->in_table(); });
  ForEachGroup(rows, PlaceOf, [&](const Group& group) {
    const Group sides = Contradicting(group, OtherRequirement);
    if (sides.empty()) return;
    const model::Flow& flow = *sides.front()->flow;
    Draft draft;
    draft.kind = diag::Kind::requirement_contradicted;
    draft.guide = sides.front()->guide;
    draft.subject = DescribePort(flow) + OnListener(flow);
    draft.message = fmt::format(
        "{}{} is needed under a condition in one row and without any in another (same hosts, same service)",
        DescribePort(flow), OnListener(flow));
    draft.help = "find out whether normal operation needs the port";
    draft.members = SidesOf(sides, model::Field::port);
    draft.compared = sides;
    drafts.push_back(std::move(draft));
  });
}

}  // namespace portbook::reconcile
