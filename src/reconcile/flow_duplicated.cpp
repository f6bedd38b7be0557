#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "portbook/base/utf8.h"

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

Group Candidates(const Claims& claims) {
  Group group;
  for (const Claim& claim : claims.all) {
    if (CanBeDuplicated(claim)) group.push_back(&claim);
  }
  return group;
}

Draft Duplicated(const Group& rows, std::string how) {
  const model::Flow& flow = *rows.front()->flow;
  Draft draft;
  draft.kind = diag::Kind::flow_duplicated;
  draft.guide = rows.front()->guide;
  draft.subject = DescribePort(flow) + OnListener(flow);
  draft.message =
      fmt::format("{}{} stands in {} rows ({})", DescribePort(flow), OnListener(flow), rows.size(), how);
  draft.help = "one of the rows can go, or one of them means another host, port or release";
  draft.members = SidesOf(rows, model::Field::port);
  draft.compared = rows;
  return draft;
}

// "96.45.33.0/24": digits with three dots between.
bool IsAddress(std::string_view word) {
  const bool begins = !word.empty() && '0' <= word.front() && word.front() <= '9';
  return begins && std::count(word.begin(), word.end(), '.') == 3;
}

// The addresses in columns that are no part of a flow (IBM: the subnets of two servers of one name). Whether
// a port can be configured, and what else stands there, makes no other flow of a row.
std::string AddressesOf(const Claim& claim) {
  std::string addresses;
  for (const model::RoleCell& cell : claim.entry->cells) {
    if (cell.role != model::Role::ignored) continue;
    std::istringstream words(base::FoldForComparison(cell.text().value()));
    for (std::string word; words >> word;) {
      std::erase(word, '`');
      if (IsAddress(word)) addresses += word + " ";
    }
  }
  return addresses;
}

// A row that differs in its source port is no repetition; source-port-contradicted looks at it. Nor is one
// with a purpose or an address of its own: hosts use one service for many things.
void CompareWithinTables(const Group& candidates, Drafts& drafts) {
  const auto fact = [](const Claim& claim) {
    return std::tuple(claim.guide, claim.entry->grid, std::string_view(claim.flow->fact_key), claim.purpose,
                      claim.scope, claim.flow->source_port);
  };
  ForEachGroup(candidates, fact, [&](const Group& same) {
    ForEachGroup(OnePerEntry(same), AddressesOf, [&](const Group& rows) {
      drafts.push_back(Duplicated(rows, "same hosts, services, ports, purpose and scope"));
    });
  });
}

// What the rows of a table state apart from the flow: what none of them states, a single one does not leave
// open (Lync prints its ports once for firewalls that look at source ports, and once for those that do not).
class StatedByTables {
 public:
  explicit StatedByTables(const Group& rows) {
    for (const Claim* row : rows) {
      if (row->purpose != kNoName) purposes_.emplace(row->guide, row->entry->grid);
      if (row->flow->source_port) source_ports_.emplace(row->guide, row->entry->grid);
    }
  }
  bool LeavesOpen(const Claim& claim) const {
    const std::pair table(claim.guide, claim.entry->grid);
    return (claim.purpose == kNoName && purposes_.contains(table)) ||
           (!claim.flow->source_port && source_ports_.contains(table));
  }

 private:
  std::set<std::pair<std::size_t, int>> purposes_, source_ports_;
};

bool Agree(const Claim& a, const Claim& b) {
  const bool other_purpose = a.purpose != kNoName && b.purpose != kNoName && a.purpose != b.purpose;
  const bool other_source_port =
      a.flow->source_port && b.flow->source_port && a.flow->source_port != b.flow->source_port;
  return !other_purpose && !other_source_port && a.scope == b.scope;
}

// An overview repeats its rows as they are. A row that leaves open what the other states was written for its
// own sake (IM and Presence: 5070 in table 30 has a purpose, and in table 31 a source port instead).
void CompareTables(Group candidates, Drafts& drafts) {
  const StatedByTables stated(candidates);
  std::erase_if(candidates,
                [](const Claim* claim) { return claim->source == kNoName || claim->listener == kNoName; });
  const auto fact = [](const Claim& claim) {
    return std::tuple(claim.guide, std::string_view(claim.flow->fact_key));
  };
  const auto states_less = [&](const Claim& a, const Claim& b) {
    return a.entry->grid != b.entry->grid && Agree(a, b) && stated.LeavesOpen(a) != stated.LeavesOpen(b);
  };
  ForEachGroup(candidates, fact, [&](const Group& same) {
    const Group rows = OnePerEntry(Contradicting(same, states_less));
    if (rows.size() > 1) {
      drafts.push_back(Duplicated(
          rows, "same hosts, services, ports and scope; one leaves open what another table states"));
    }
  });
}

// What goes both ways between two hosts is said by one row.
void CompareMirrored(Group candidates, Drafts& drafts) {
  std::erase_if(candidates, [](const Claim* claim) {
    const bool both_ways = claim->flow->direction == model::Direction::bidirectional;
    return !both_ways || !claim->has_range() || claim->source == claim->listener;
  });
  const auto pair = [](const Claim& claim) {
    return std::tuple(claim.guide, std::pair<NameId, NameId>(std::minmax(claim.source, claim.listener)),
                      claim.flow->transport, claim.range(), claim.services, claim.purpose);
  };
  const auto mirrored = [](const Claim& a, const Claim& b) {
    return a.source == b.listener && b.source == a.listener && a.scope == b.scope;
  };
  ForEachGroup(candidates, pair, [&](const Group& same) {
    const Group rows = OnePerEntry(Contradicting(same, mirrored));
    if (rows.size() > 1) drafts.push_back(Duplicated(rows, "each goes both ways between the same two hosts"));
  });
}

}  // namespace

void FindDuplicatedFlows(const Claims& claims, Drafts& drafts) {
  const Group candidates = Candidates(claims);
  CompareWithinTables(candidates, drafts);
  CompareTables(candidates, drafts);
  CompareMirrored(candidates, drafts);
}

}  // namespace portbook::reconcile
