#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <map>

namespace portbook::reconcile {
namespace {

bool CanSignal(model::Role role) {
  switch (role) {
    case model::Role::service:
    case model::Role::port:
    case model::Role::protocol_port:
    case model::Role::matrix_port:
    case model::Role::purpose:
    case model::Role::remarks:
      return true;
    case model::Role::component:
    case model::Role::source:
    case model::Role::destination:
    case model::Role::transport:
    case model::Role::source_port:
    case model::Role::source_protocol_port:
    case model::Role::path:
    case model::Role::peer:
    case model::Role::direction:
    case model::Role::security:
    case model::Role::interface:
    case model::Role::applies_to:
    case model::Role::ordinal:
    case model::Role::ignored:
      return false;
  }
  return false;
}

// The first words of the row that the rule knows.
std::optional<base::Evidence> Signal(const rules::SignalRule& rule, const model::Entry& entry) {
  for (const model::RoleCell& cell : entry.cells) {
    if (!CanSignal(cell.role)) continue;
    const base::Text text = cell.text().Folded();
    if (const std::optional<rules::Match> match = rule.match.Find(text.value()))
      return base::Evidence{text.Slice(match->whole.begin, match->whole.end), cell.place};
  }
  return std::nullopt;
}

// The rows of other listeners on the same port: the other ends of what the row speaks of.
Group OtherEnds(const Group& on_port, const Claim& claim) {
  Group others;
  for (const Claim* other : on_port) {
    const bool is_other = !SameEntry(*other, claim) && other->listener != claim.listener;
    if (is_other && others.size() < kCompared) others.push_back(other);
  }
  return others;
}

using ByPort = std::map<std::pair<model::Transport, model::PortRange>, Group>;

ByPort IndexPorts(std::span<const Claim> claims) {
  ByPort by_port;
  for (const Claim& claim : claims) {
    if (claim.has_range()) by_port[{claim.flow->transport, claim.range()}].push_back(&claim);
  }
  return by_port;
}

Draft Signalled(const rules::SignalRule& rule, const base::Evidence& words, const Claim& claim,
                const ByPort& by_port) {
  Draft draft;
  draft.kind = rule.kind;
  draft.guide = claim.guide;
  draft.subject = DescribePort(*claim.flow);
  draft.message = fmt::format("{}: the row says so itself: \u201c{}\u201d", DescribePort(*claim.flow),
                              words.quote.value());
  draft.members.push_back({std::string(kSubject), claim.flow->id, claim.flow->entry_id, words});
  if (!claim.has_range()) return draft;
  const Group& on_port = by_port.at({claim.flow->transport, claim.range()});
  for (const Claim* other : OtherEnds(on_port, claim))
    draft.members.push_back(MemberOf(kWitness, *other, model::Field::port));
  return draft;
}

}  // namespace

void FindSignalsInRows(const Claims& claims, Drafts& drafts) {
  for (const GuideClaims& guide : claims.guides) {
    const ByPort by_port = IndexPorts(claims.Of(guide));
    ForEachEntry(claims.Of(guide), [&](std::span<const Claim> row) {
      if (!row.front().in_table()) return;
      for (const rules::SignalRule* rule : guide.rules().signals) {
        if (const auto words = Signal(*rule, *row.front().entry))
          drafts.push_back(Signalled(*rule, *words, row.front(), by_port));
      }
    });
  }
}

}  // namespace portbook::reconcile
