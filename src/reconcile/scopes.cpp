#include "reconcile/scopes.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "reconcile/draft.h"

namespace portbook::reconcile {
namespace {

template <class Value>
std::string NameOf(const std::optional<Value>& value) {
  return value ? std::string(model::Name(*value)) : "";
}

// One thing that rows may be limited to, by rows: what the row states of it, or nothing. A condition is a
// sentence, which the flow has; here it counts only that there is one.
struct Dimension {
  std::string name;
  std::multiset<std::string> stated;
};

std::vector<Dimension> DimensionsOf(const Claims& claims, const Group& rows) {
  Dimension interface {
    "interface", {}
  }, exposure{"exposure", {}}, condition{"condition", {}}, release{"release", {}};
  for (const Claim* row : rows) {
    interface.stated.insert(NameOf(row->scope.interface));
    exposure.stated.insert(NameOf(row->scope.exposure));
    condition.stated.insert(row->scope.condition == kNoName ? "" : "stated");
    const bool is_limited = row->scope.applies_to != kNoName && !claims.Text(row->scope.applies_to).empty();
    release.stated.insert(is_limited ? Listed(row->flow->applies_to) : "");
  }
  return {std::move(interface), std::move(exposure), std::move(condition), std::move(release)};
}

// "exposure loopback in 1 of 2 rows"
std::string Stated(const Dimension& dimension) {
  std::vector<std::string> told;
  for (auto at = dimension.stated.upper_bound(""); at != dimension.stated.end();
       at = dimension.stated.upper_bound(*at)) {
    told.push_back(fmt::format("{} in {} of {}", *at, dimension.stated.count(*at), dimension.stated.size()));
  }
  return fmt::format("{} {} rows", dimension.name, Listed(told));
}

}  // namespace

std::string DescribeScopes(const Claims& claims, const Group& compared) {
  const Group rows = OnePerEntry(compared);
  if (rows.empty()) return "";
  std::string text;
  std::vector<std::string> unstated;
  for (const Dimension& dimension : DimensionsOf(claims, rows)) {
    const bool is_stated = *dimension.stated.rbegin() != "";
    if (is_stated) text += Stated(dimension) + "; ";
    if (!is_stated) unstated.push_back(dimension.name);
  }
  if (!unstated.empty()) return text + Listed(unstated) + " unstated";
  return text.substr(0, text.size() - 2);
}

}  // namespace portbook::reconcile
