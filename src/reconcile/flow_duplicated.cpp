#include "reconcile/comparisons.h"

#include <fmt/format.h>

namespace portbook::reconcile {
namespace {

// Only what a table states of a known port can be said twice: rows with lost ports all look alike, and prose
// that repeats a table confirms it.
bool CanBeDuplicated(const Claim& claim) {
  const model::PortKind kind = claim.flow->port.kind;
  const bool known =
      claim.has_range() || kind == model::PortKind::any || kind == model::PortKind::not_applicable;
  return known && claim.in_table() && !claim.flow->fact_key.empty();
}

std::string Message(const Group& rows) {
  const model::Flow& flow = *rows.front()->flow;
  return fmt::format("{}{} stands in {} rows (same hosts, services, ports, purpose and scope)",
                     DescribePort(flow), OnListener(flow), rows.size());
}

}  // namespace

void FindDuplicatedFlows(const Claims& claims, Drafts& drafts) {
  Group group;
  for (const Claim& claim : claims.all) {
    if (CanBeDuplicated(claim)) group.push_back(&claim);
  }
  // A row that differs in its source port is no repetition; source-port-contradicted looks at it. Nor is one
  // with a purpose of its own: hosts use one service for many things.
  const auto fact = [](const Claim& claim) {
    return std::tuple(claim.guide, claim.entry->grid, std::string_view(claim.flow->fact_key), claim.purpose,
                      claim.scope, claim.flow->source_port);
  };
  ForEachGroup(group, fact, [&](const Group& same) {
    const Group rows = OnePerEntry(same);
    if (rows.size() < 2) return;
    Draft draft;
    draft.kind = diag::Kind::flow_duplicated;
    draft.guide = rows.front()->guide;
    draft.subject = DescribePort(*rows.front()->flow) + OnListener(*rows.front()->flow);
    draft.message = Message(rows);
    draft.help = "one of the rows can go, or one of them means another host, port or release";
    draft.members = SidesOf(rows, model::Field::port);
    draft.compared = rows;
    drafts.push_back(std::move(draft));
  });
}

}  // namespace portbook::reconcile
