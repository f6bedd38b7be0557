#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "reconcile/prose.h"

namespace portbook::reconcile {
namespace {

using Transports = std::set<model::Transport>;

bool Disjoint(const Transports& a, const Transports& b) {
  return std::none_of(a.begin(), a.end(), [&](model::Transport transport) { return b.contains(transport); });
}

std::string NamesOf(const Transports& transports) {
  std::vector<std::string> names;
  for (const model::Transport transport : transports) names.emplace_back(model::Name(transport));
  return Listed(names);
}

// Every transport of the row, or none where one of its flows has none: then nothing can be contradicted.
Transports TransportsOf(std::span<const Claim> row) {
  Transports transports;
  for (const Claim& claim : row) transports.insert(claim.flow->transport);
  if (transports.contains(model::Transport::unresolved)) transports.clear();
  return transports;
}

Draft AgainstProse(const Claim& claim, const Transports& stated, const Transports& named,
                   model::Field field) {
  Draft draft;
  draft.kind = diag::Kind::transport_contradicted;
  draft.guide = claim.guide;
  draft.subject = DescribePort(*claim.flow);
  draft.message =
      fmt::format("{}{} is {} by its cell and {} by the row's own words", ToString(claim.flow->port),
                  OnListener(*claim.flow), NamesOf(stated), NamesOf(named));
  draft.help = "compare with the same port of other rows";
  draft.members.push_back(MemberOf(kClaim, claim, model::Field::transport));
  draft.members.push_back(MemberOf(kCounterClaim, claim, field));
  return draft;
}

// The rows of the same component or listener that state what the prose names: they bear it out.
class Twins {
 public:
  explicit Twins(std::span<const Claim> claims) {
    for (const Claim& claim : claims) {
      if (claim.has_range()) by_range_[claim.range()].push_back(&claim);
    }
  }
  void Add(const Claim& claim, const Transports& named, Draft& draft) const {
    for (const Claim* twin : by_range_.at(claim.range())) {
      const bool bears_out = twin->listener == claim.listener && !SameEntry(*twin, claim) &&
                             named.contains(twin->flow->transport);
      if (!bears_out) continue;
      draft.members.push_back(MemberOf(kWitness, *twin, model::Field::transport));
      draft.compared = {&claim, twin};
      return;
    }
  }

 private:
  std::map<model::PortRange, Group> by_range_;
};

void CompareWithProse(const GuideClaims& guide, std::span<const Claim> row, const Twins& twins,
                      Drafts& drafts) {
  const Transports stated = TransportsOf(row);
  if (stated.empty()) return;
  std::set<model::PortRange> told;
  for (const Claim& claim : row) {
    if (claim.flow->port.kind != model::PortKind::fixed || !claim.has_range()) continue;
    if (!told.insert(claim.range()).second) continue;
    for (const model::Field field : {model::Field::purpose, model::Field::remarks}) {
      const std::optional<std::string>& prose =
          field == model::Field::purpose ? claim.flow->purpose : claim.flow->remarks;
      if (!prose) continue;
      const Transports named = TransportsNamed(*prose, claim.range().first(), guide.rules());
      if (named.empty() || !Disjoint(stated, named)) continue;
      drafts.push_back(AgainstProse(claim, stated, named, field));
      twins.Add(claim, named, drafts.back());
    }
  }
}

// Within one table two rows are the usual way to print both transports of a service; another table that
// states only the other one contradicts.
bool OtherTransport(const Claim& a, const Claim& b) {
  return a.entry->grid != b.entry->grid && a.flow->transport != b.flow->transport && Intersect(a, b);
}

// Whether some table states two transports for the use that the group is about: then all of them are meant.
bool TableStatesBoth(const Group& group) {
  std::set<std::pair<int, model::Transport>> stated;
  std::set<int> tables;
  for (const Claim* claim : group) {
    stated.emplace(claim->entry->grid, claim->flow->transport);
    tables.insert(claim->entry->grid);
  }
  return stated.size() > tables.size();
}

void CompareTables(const Claims& claims, Drafts& drafts) {
  Group rows = Placed(claims.all);
  std::erase_if(rows, [](const Claim* claim) {
    const bool has_use = claim->services != kNoName || claim->purpose != kNoName;
    return !claim->in_table() || !has_use;
  });
  const auto use = [](const Claim& claim) {
    return std::tuple(claim.guide, claim.listener, claim.source, claim.range(), claim.services,
                      claim.purpose);
  };
  ForEachGroup(rows, use, [&](const Group& group) {
    if (TableStatesBoth(group)) return;
    const Group sides = Contradicting(group, OtherTransport);
    if (sides.empty()) return;
    std::vector<std::string> ports;
    for (const Claim* claim : sides) ports.push_back(DescribePort(*claim->flow));
    Draft draft;
    draft.kind = diag::Kind::transport_contradicted;
    draft.guide = sides.front()->guide;
    draft.subject = Describe(sides.front()->range());
    draft.message = fmt::format("one table states {}, another only {}{} (same hosts, same port, same use)",
                                ports.front(), ports.back(), OnListener(*sides.front()->flow));
    draft.help = "find out whether both transports are needed";
    draft.members = SidesOf(sides, model::Field::transport);
    draft.compared = sides;
    drafts.push_back(std::move(draft));
  });
}

// What a table states for a use at one host.
struct TableTransports {
  const Claim* first = nullptr;
  Transports transports;
};

std::vector<TableTransports> TransportsByTable(const Group& use) {
  std::map<std::pair<int, NameId>, TableTransports> by_table;
  for (const Claim* claim : use) {
    TableTransports& table = by_table[{claim->entry->grid, claim->listener}];
    if (table.first == nullptr) table.first = claim;
    table.transports.insert(claim->flow->transport);
  }
  std::vector<TableTransports> tables;
  for (auto& [place, table] : by_table) tables.push_back(std::move(table));
  return tables;
}

Draft LeftOut(const TableTransports& all, const TableTransports& some) {
  Draft draft;
  draft.kind = diag::Kind::transport_contradicted;
  draft.guide = all.first->guide;
  draft.subject = Describe(all.first->range());
  draft.message = fmt::format("one table states {} {}, another only {}{} (same port, same purpose)",
                              NamesOf(all.transports), Describe(all.first->range()), NamesOf(some.transports),
                              OnListener(*some.first->flow));
  draft.help = "find out whether both transports are needed";
  draft.members = {MemberOf(kClaim, *all.first, model::Field::transport),
                   MemberOf(kCounterClaim, *some.first, model::Field::transport)};
  draft.compared = {all.first, some.first};
  return draft;
}

// Which transports a port has is for its listener to say, whoever connects: IM and Presence has UDP/TCP 8500
// for "cluster replication" in table 9 and TCP alone in table 30. Hosts may be told more exactly in one of
// the tables.
void CompareListeners(const Claims& claims, Drafts& drafts) {
  Group rows = Placed(claims.all);
  std::erase_if(rows, [&](const Claim* claim) {
    return !claim->in_table() || StartOf(claims.Text(claim->purpose)).empty();
  });
  const auto use = [&](const Claim& claim) {
    return std::tuple(claim.guide, claim.range(), StartOf(claims.Text(claim.purpose)));
  };
  ForEachGroup(rows, use, [&](const Group& group) {
    const std::vector<TableTransports> tables = TransportsByTable(group);
    const auto all = std::max_element(tables.begin(), tables.end(), [](const auto& a, const auto& b) {
      return a.transports.size() < b.transports.size();
    });
    const auto some = std::find_if(tables.begin(), tables.end(), [&](const TableTransports& table) {
      return table.first->entry->grid != all->first->entry->grid &&
             table.transports.size() < all->transports.size() &&
             Alike(claims.Text(table.first->listener), claims.Text(all->first->listener)) &&
             Intersect(*table.first, *all->first);
    });
    if (some != tables.end()) drafts.push_back(LeftOut(*all, *some));
  });
}

}  // namespace

void FindContradictedTransports(const Claims& claims, Drafts& drafts) {
  for (const GuideClaims& guide : claims.guides) {
    const Twins twins(claims.Of(guide));
    ForEachEntry(claims.Of(guide),
                 [&](std::span<const Claim> row) { CompareWithProse(guide, row, twins, drafts); });
  }
  CompareTables(claims, drafts);
  CompareListeners(claims, drafts);
}

}  // namespace portbook::reconcile
