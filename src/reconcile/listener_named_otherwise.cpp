#include <fmt/format.h>

#include "portbook/base/utf8.h"
#include "reconcile/comparisons.h"
#include "reconcile/names.h"
#include "reconcile/registry.h"

namespace portbook::reconcile {
namespace {

std::string ProseOf(const Claim& claim) {
  return base::FoldForComparison(claim.flow->purpose.value_or("")) + "\n" +
         base::FoldForComparison(claim.flow->remarks.value_or(""));
}

Draft OtherListener(const Claim& claim, const Claim& other, std::string message) {
  Draft draft;
  draft.kind = diag::Kind::endpoint_contradicted;
  draft.guide = claim.guide;
  draft.subject = DescribePort(*claim.flow);
  draft.message = std::move(message);
  draft.help = "find out which host listens before opening the port towards either";
  draft.members = SidesOf({&claim, &other}, model::Field::destination);
  draft.compared = {&claim, &other};
  return draft;
}

// With a purpose of its own, the other row is another use of the port: one source reaches many hosts on 443.
bool HasOtherUse(const Claims& claims, const Claim& claim, const Claim& other) {
  return other.purpose != kNoName &&
         StartOf(claims.Text(other.purpose)) != StartOf(claims.Text(claim.purpose));
}

// Whether the row, which says `prose`, speaks of the host that the other row has in its place.
bool SpeaksOf(const Claims& claims, const Claim& claim, const std::string& prose, const Claim& other) {
  const std::string& own = claims.Text(claim.listener);
  const std::string& named = claims.Text(other.listener);
  if (claim.entry->grid == other.entry->grid || Alike(own, named) || !Intersect(claim, other)) return false;
  return !HasOtherUse(claims, claim, other) && FindName(prose, named) != std::string::npos &&
         FindName(prose, own) == std::string::npos;
}

// IM and Presence: TCP 7 goes to the Subscriber in table 30, "to configure an external database", and in
// table 32 the same source reaches it on the Database.
void CompareWithOwnWords(const Claims& claims, const Group& rows, Drafts& drafts) {
  const auto port = [](const Claim& claim) {
    return std::tuple(claim.guide, claim.flow->transport, claim.range(), claim.source);
  };
  ForEachGroup(rows, port, [&](Group group) {
    group.resize(std::min(group.size(), kCompared));
    for (const Claim* claim : group) {
      const std::string prose = ProseOf(*claim);
      const auto other = std::find_if(group.begin(), group.end(), [&](const Claim* candidate) {
        return candidate->listener != claim->listener && SpeaksOf(claims, *claim, prose, *candidate);
      });
      if (other == group.end()) continue;
      drafts.push_back(OtherListener(
          *claim, **other,
          fmt::format("{} goes to {} in a row that speaks of {}, where another table leads it (same source, "
                      "same port, same transport)",
                      DescribePort(*claim->flow), *ListenerOf(*claim->flow), *ListenerOf(*(*other)->flow))));
    }
  });
}

std::string_view HeadOf(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

bool IsCalledAfter(const Claims& claims, const Claim& claim, const std::string& service) {
  return WordsOf(claims.Text(claim.listener)).contains(service);
}

// Another host of another sort, which the same host reaches there for nothing that the row tells.
bool IsOtherHost(const Claims& claims, const Claim& claim, const Claim& own, const std::string& service) {
  const bool same_source = Alike(claims.Text(claim.source), claims.Text(own.source));
  const bool same_sort = HeadOf(claims.Text(claim.listener)) == HeadOf(claims.Text(own.listener));
  const bool tells_use = claim.services != kNoName || claim.purpose != kNoName;
  return same_source && !same_sort && !tells_use && !IsCalledAfter(claims, claim, service);
}

void CompareWithService(const Claims& claims, const Group& group, const std::string& service,
                        Drafts& drafts) {
  const auto own = std::find_if(group.begin(), group.end(),
                                [&](const Claim* claim) { return IsCalledAfter(claims, *claim, service); });
  if (own == group.end()) return;
  for (const Claim* row : group) {
    if (!IsOtherHost(claims, *row, **own, service)) continue;
    drafts.push_back(OtherListener(
        *row, **own,
        fmt::format("{} goes to {}, and is registered for the service after which another row calls its "
                    "listener {} (same port, same transport)",
                    DescribePort(*row->flow), *ListenerOf(*row->flow), *ListenerOf(*(*own)->flow))));
  }
}

// IM and Presence: 5432 is the port of the "PostgreSQL database" in table 23, and in table 34 it leads to the
// "External File Server".
void CompareWithRegistry(const Claims& claims, const Group& rows, Drafts& drafts) {
  const auto port = [](const Claim& claim) {
    return std::tuple(claim.guide, claim.flow->transport, claim.range());
  };
  ForEachGroup(rows, port, [&](const Group& group) {
    if (group.front()->flow->port.kind != model::PortKind::fixed) return;
    const rules::RuleSet& rules = claims.guides[group.front()->guide].rules();
    for (const std::string& service : KnownServicesAt(rules, group.front()->range().first()))
      CompareWithService(claims, group, service, drafts);
  });
}

}  // namespace

void FindListenersNamedOtherwise(const Claims& claims, Drafts& drafts) {
  Group rows = Placed(claims.all);
  std::erase_if(rows, [](const Claim* claim) { return !claim->in_table() || !claim->flow->destination; });
  CompareWithOwnWords(claims, rows, drafts);
  CompareWithRegistry(claims, rows, drafts);
}

}  // namespace portbook::reconcile
