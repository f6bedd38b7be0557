#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <map>

#include "portbook/base/utf8.h"
#include "reconcile/witness.h"

namespace portbook::reconcile {
namespace {

// Calls `visit` with the pairs of a group that stand in different tables, as far as groups are compared.
template <class Visit>
void ForEachPairOfTables(const Group& group, Visit visit) {
  const std::size_t compared = std::min(group.size(), kCompared);
  for (std::size_t i = 0; i < compared; ++i) {
    for (std::size_t j = i + 1; j < compared; ++j) {
      if (group[i]->entry->grid != group[j]->entry->grid) visit(*group[i], *group[j]);
    }
  }
}

class Listeners {
 public:
  explicit Listeners(const Claims& claims) : claims_(claims) {}

  // Learns from the rows of one use which tables repeat each other.
  void Learn(const Group& use) {
    ForEachPairOfTables(use, [&](const Claim& a, const Claim& b) {
      const bool same = Alike(a.listener, b.listener) && Alike(a.source, b.source);
      if (same) ++repeats_[TablesOf(a, b)].same;
      if (!same && AreSwapped(a, b)) ++repeats_[TablesOf(a, b)].swapped;
    });
  }

  // Who listens in one row connects in the other. Where each does, they may be peers that answer each other,
  // and only tables that repeat each other tell that the ends are swapped. A table for each host repeats a
  // purpose for other listeners, which is no contradiction.
  bool Contradict(const Claim& a, const Claim& b) const {
    if (a.entry->grid == b.entry->grid || Alike(a.listener, b.listener) || !Intersect(a, b)) return false;
    if (AreSwapped(a, b)) return Repeat(a, b);
    return Alike(a.listener, b.source) || Alike(b.listener, a.source);
  }

 private:
  struct Repeats {
    std::size_t same = 0, swapped = 0;
  };
  using Tables = std::tuple<std::size_t, int, int>;  // guide, grids in order

  static Tables TablesOf(const Claim& a, const Claim& b) {
    const auto [first, second] = std::minmax(a.entry->grid, b.entry->grid);
    return {a.guide, first, second};
  }
  bool AreSwapped(const Claim& a, const Claim& b) const {
    return Alike(a.listener, b.source) && Alike(b.listener, a.source);
  }
  bool Repeat(const Claim& a, const Claim& b) const {
    const auto found = repeats_.find(TablesOf(a, b));
    return found != repeats_.end() && found->second.same > found->second.swapped;
  }
  bool Alike(NameId a, NameId b) const { return reconcile::Alike(claims_.Text(a), claims_.Text(b)); }

  const Claims& claims_;
  std::map<Tables, Repeats> repeats_;
};

// "Any" is no host that could be the wrong one.
bool IsAnyone(const Claims& claims, const Claim& claim, NameId end) {
  const rules::PortWord* word = claims.guides[claim.guide].rules().FindPortWord(claims.Text(end));
  return word != nullptr && word->kind == model::PortKind::any;
}

Draft Contradicted(const Group& sides) {
  const model::Flow& flow = *sides.front()->flow;
  std::vector<std::string> listeners;
  for (const Claim* claim : sides) listeners.push_back(*ListenerOf(*claim->flow));
  Draft draft;
  draft.kind = diag::Kind::endpoint_contradicted;
  draft.guide = sides.front()->guide;
  draft.subject = DescribePort(flow);
  draft.message =
      fmt::format("{} is listened on by {} (same port, same transport, same purpose, other listener)",
                  DescribePort(flow), Listed(listeners));
  draft.help = "find out which side listens before opening the port towards either";
  draft.members = SidesOf(sides, model::Field::destination);
  draft.compared = sides;
  return draft;
}

// A row whose own words say who its listener is.
struct Identified {
  const Claim* claim = nullptr;
  Witness listener;
};

std::vector<Identified> IdentifiedListeners(const Claims& claims, const Group& rows) {
  std::vector<Identified> identified;
  for (const Claim* row : OnePerEntry(rows)) {
    for (Witness& witness : WitnessesTo(model::Field::destination, *row, claims.guides[row->guide].rules())) {
      if (witness.identifies) identified.push_back({row, std::move(witness)});
    }
  }
  return identified;
}

// The host that the words name as the listener connects elsewhere, to who connects here.
bool IsReversed(const Claims& claims, const Identified& row, const Claim& other) {
  const rules::RuleSet& rules = claims.guides[row.claim->guide].rules();
  const std::string named = base::FoldForComparison(rules.Canonical(row.listener.value));
  return other.entry->grid != row.claim->entry->grid && Alike(claims.Text(other.source), named) &&
         Alike(claims.Text(other.listener), claims.Text(row.claim->source)) && Intersect(*row.claim, other);
}

Draft Reversed(const Identified& row, const Claim& other) {
  const model::Flow& flow = *row.claim->flow;
  Draft draft;
  draft.kind = diag::Kind::endpoint_contradicted;
  draft.guide = row.claim->guide;
  draft.subject = DescribePort(flow);
  draft.message = fmt::format(
      "{} is listened on by {} by the row's own words, and in another row that host connects there to {} "
      "(same "
      "port, same transport, ends swapped)",
      DescribePort(flow), row.listener.value, *ListenerOf(*other.flow));
  draft.help = "find out which side listens before opening the port towards either";
  draft.members = {MemberOf(kClaim, *row.claim, model::Field::destination),
                   {std::string(kWitness), flow.id, flow.entry_id, row.listener.evidence},
                   MemberOf(kCounterClaim, other, model::Field::destination)};
  draft.compared = {row.claim, &other};
  return draft;
}

// IM and Presence: "Cisco Unified Communications Manager is the acting NTP server" in table 18, and in
// table 30 it connects to port 123 of those whom it serves.
void CompareIdentified(const Claims& claims, const Group& rows, Drafts& drafts) {
  using Port = std::tuple<std::size_t, model::Transport, model::PortRange>;
  const auto port = [](const Claim& claim) {
    return Port(claim.guide, claim.flow->transport, claim.range());
  };
  const std::vector<Identified> identified = IdentifiedListeners(claims, rows);
  if (identified.empty()) return;
  std::map<Port, Group> by_port;
  for (const Claim* row : rows) by_port[port(*row)].push_back(row);
  for (const Identified& row : identified) {
    const Group& same = by_port.at(port(*row.claim));
    const auto other = std::find_if(same.begin(), same.end(),
                                    [&](const Claim* claim) { return IsReversed(claims, row, *claim); });
    if (other != same.end()) drafts.push_back(Reversed(row, **other));
  }
}

}  // namespace

void FindContradictedEndpoints(const Claims& claims, Drafts& drafts) {
  Group rows = Placed(claims.all);
  std::erase_if(rows, [&](const Claim* claim) {
    return !claim->in_table() || IsAnyone(claims, *claim, claim->listener) ||
           IsAnyone(claims, *claim, claim->source);
  });
  CompareIdentified(claims, rows, drafts);
  const auto use = [&](const Claim& claim) {
    return std::tuple(claim.guide, claim.flow->transport, claim.range(), StartOf(claims.Text(claim.purpose)));
  };
  std::erase_if(rows, [&](const Claim* claim) { return StartOf(claims.Text(claim->purpose)).empty(); });
  Listeners listeners(claims);
  ForEachGroup(rows, use, [&](const Group& group) { listeners.Learn(group); });
  ForEachGroup(rows, use, [&](const Group& group) {
    const Group sides =
        Contradicting(group, [&](const Claim& a, const Claim& b) { return listeners.Contradict(a, b); });
    if (!sides.empty()) drafts.push_back(Contradicted(sides));
  });
}

}  // namespace portbook::reconcile
