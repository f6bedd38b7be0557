// The flows of all readings in one canonical order, each with what comparisons ask of it, computed once:
// names as numbers, so that a comparison of two claims costs nothing. No rule about findings stands here.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "portbook/reconcile/reconcile.h"

namespace portbook::reconcile {

// Equal for texts that are equal when folded; none for an absent or blank one.
using NameId = std::size_t;
inline constexpr NameId kNoName = 0;

// Where a flow holds. An unset value stands for all.
struct Scope {
  std::optional<model::Interface> interface;
  std::optional<model::Exposure> exposure;
  NameId condition = kNoName;
  NameId applies_to = kNoName;
  friend auto operator<=>(const Scope&, const Scope&) = default;
};

struct Claim {
  std::size_t guide = 0;  // index into Claims::guides
  const model::Flow* flow = nullptr;
  const model::Entry* entry = nullptr;  // nullptr where the flow has none
  NameId listener = kNoName;            // the host that listens, see ListenerOf
  NameId source = kNoName;
  NameId component = kNoName;
  NameId services = kNoName;  // the set, whatever its order, without words that name none ("proprietary")
  NameId purpose = kNoName;
  Scope scope;

  bool has_range() const { return flow->port.range.has_value(); }
  model::PortRange range() const { return *flow->port.range; }
  bool in_table() const { return entry != nullptr && entry->grid >= 0; }
};

struct GuideClaims {
  const Reading* reading = nullptr;
  std::size_t begin = 0, end = 0;  // its claims in Claims::all
  const model::Guide& guide() const { return reading->guide; }
  const std::string& id() const { return reading->guide.source.id; }
  const rules::RuleSet& rules() const { return *reading->rules; }
};

class Claims {
 public:
  // REQUIRES: `readings` are sorted by source id, have rules, and outlive the claims.
  explicit Claims(std::span<const Reading> readings);
  Claims(const Claims&) = delete;
  Claims& operator=(const Claims&) = delete;

  std::vector<GuideClaims> guides;  // in the order of the readings
  std::vector<Claim> all;           // by guide, entry, flow id

  std::span<const Claim> Of(const GuideClaims& guide) const {
    return std::span(all).subspan(guide.begin, guide.end - guide.begin);
  }
  // The folded text of a name; empty for none.
  const std::string& Text(NameId name) const { return *names_[name]; }

 private:
  void AddFlows(std::size_t guide, const Reading& reading);
  NameId Intern(std::string folded);
  NameId Intern(const std::optional<std::string>& text);

  std::unordered_map<std::string, NameId> ids_;  // asked for, never iterated
  std::vector<const std::string*> names_;        // the keys of ids_
};

// The host that listens as the guide names it: the destination; without one the component, unless the row
// says that the component is the source or that the flow leaves it. nullptr where the guide names none.
const std::string* ListenerOf(const model::Flow& flow);

// One host, or a role of it: "im and presence" is alike "im and presence publisher". Folded names.
bool Alike(std::string_view a, std::string_view b);

// The first words of a folded purpose, by which two rows are known to speak of the same thing; empty where
// there are too few to tell.
std::string StartOf(std::string_view purpose);
// Whether the purpose goes on behind that start.
bool GoesOn(std::string_view purpose);

// Some traffic can fall under both.
bool Intersect(const Claim& a, const Claim& b);
// As Intersect, whatever the exposures.
bool IntersectApartFromExposure(const Claim& a, const Claim& b);

inline bool SameEntry(const Claim& a, const Claim& b) {
  return a.guide == b.guide && a.flow->entry == b.flow->entry;
}

// Calls `visit` with the claims of each entry that has flows.
template <class Visit>
void ForEachEntry(std::span<const Claim> claims, Visit visit) {
  for (std::size_t begin = 0; begin < claims.size();) {
    std::size_t end = begin + 1;
    while (end < claims.size() && SameEntry(claims[begin], claims[end])) ++end;
    visit(claims.subspan(begin, end - begin));
    begin = end;
  }
}

using Group = std::vector<const Claim*>;

// Calls `visit` with each group of at least two claims of equal key, in the order of the keys; the claims
// keep their order.
template <class Key, class Visit>
void ForEachGroup(const Group& claims, Key key, Visit visit) {
  std::vector<std::pair<decltype(key(*claims.front())), const Claim*>> keyed;
  keyed.reserve(claims.size());
  for (const Claim* claim : claims) keyed.emplace_back(key(*claim), claim);
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t begin = 0; begin < keyed.size();) {
    Group group;
    std::size_t end = begin;
    for (; end < keyed.size() && keyed[end].first == keyed[begin].first; ++end)
      group.push_back(keyed[end].second);
    if (group.size() > 1) visit(group);
    begin = end;
  }
}

// Where a port is: guide, listener, transport, interval.
inline auto PlaceOf(const Claim& claim) {
  return std::tuple(claim.guide, claim.listener, claim.flow->transport, claim.range());
}

// The claims whose listener, transport and interval are known: those that PlaceOf can compare.
Group Placed(std::span<const Claim> claims);

inline Group Pointers(std::span<const Claim> claims) {
  Group group;
  for (const Claim& claim : claims) group.push_back(&claim);
  return group;
}

// A group larger than this is compared with this many of its first members only: enough to find any
// contradiction that a person could act on, and linear in the number of flows whatever the guide holds.
inline constexpr std::size_t kCompared = 64;

// The claims of a group that contradict another one of another entry, in order.
template <class Contradict>
Group Contradicting(const Group& group, Contradict contradict) {
  std::vector<bool> hit(group.size(), false);
  const std::size_t compared = std::min(group.size(), kCompared);
  for (std::size_t i = 0; i < compared; ++i) {
    for (std::size_t j = i + 1; j < group.size(); ++j) {
      if ((hit[i] && hit[j]) || SameEntry(*group[i], *group[j]) || !contradict(*group[i], *group[j]))
        continue;
      hit[i] = hit[j] = true;
    }
  }
  Group result;
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (hit[i]) result.push_back(group[i]);
  }
  return result;
}

}  // namespace portbook::reconcile
