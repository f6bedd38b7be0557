#include "portbook/review/queue.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <utility>

#include "review/items.h"

namespace portbook::review {
namespace {

// Decisions that do not fit come before all: somebody relied on them.
int RankOf(const Group& group) {
  constexpr std::array<std::string_view, 9> kMarks = {"opened", "widened", "error",    "changed", "narrowed",
                                                      "closed", "warning", "reworded", "note"};
  if (group.kind.starts_with("decision-")) return -1;
  return static_cast<int>(std::find(kMarks.begin(), kMarks.end(), group.mark) - kMarks.begin());
}

}  // namespace

std::string_view Name(Urgency urgency) {
  switch (urgency) {
    case Urgency::first:
      return "first";
    case Urgency::next:
      return "next";
    case Urgency::last:
      return "last";
  }
  return {};
}

std::string_view Title(Urgency urgency) {
  switch (urgency) {
    case Urgency::first:
      return "Look first";
    case Urgency::next:
      return "Worth a look";
    case Urgency::last:
      return "Good to know";
  }
  return {};
}

bool IsUnfit(const Item& item) {
  return item.earlier && item.state == State::open &&
         item.earlier->decision.standing != model::Standing::applied &&
         item.earlier->decision.verdict != model::Verdict::unsure;
}

std::size_t Queue::size() const {
  return std::accumulate(groups.begin(), groups.end(), std::size_t{0},
                         [](std::size_t sum, const Group& group) { return sum + group.items.size(); });
}

std::size_t Queue::open() const {
  std::size_t open = 0;
  for (const Group& group : groups) {
    open += static_cast<std::size_t>(std::count_if(
        group.items.begin(), group.items.end(), [](const Item& item) { return item.state == State::open; }));
  }
  return open;
}

const Item* Queue::FindItem(std::string_view id) const {
  for (const Group& group : groups) {
    for (const Item& item : group.items) {
      if (item.id == id) return &item;
    }
  }
  return nullptr;
}

const Group* Queue::FindGroup(std::string_view id) const {
  const auto found =
      std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return group.id == id; });
  return found == groups.end() ? nullptr : &*found;
}

Queue MakeQueue(const model::Catalog& catalog, const model::Catalog* before, const diff::Delta* delta,
                const Recorded& recorded, Settled settled) {
  const Whereabouts where(catalog);
  Queue queue;
  if (before != nullptr && delta != nullptr)
    queue.groups = GroupsOfChanges(*delta, Whereabouts(*before), where, recorded, settled);
  std::vector<Group> findings = GroupsOfFindings(catalog, where, recorded, settled);
  std::move(findings.begin(), findings.end(), std::back_inserter(queue.groups));
  std::stable_sort(queue.groups.begin(), queue.groups.end(), [](const Group& a, const Group& b) {
    return std::pair(a.urgency, RankOf(a)) < std::pair(b.urgency, RankOf(b));
  });
  return queue;
}

}  // namespace portbook::review
