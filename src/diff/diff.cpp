#include "portbook/diff/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "diff/field_changes.h"
#include "diff/match.h"
#include "diff/pair_guides.h"
#include "portbook/base/count.h"

namespace portbook::diff {
namespace {

constexpr std::array kEffects = {Effect::opened,   Effect::widened, Effect::changed,
                                 Effect::narrowed, Effect::closed,  Effect::reworded};
constexpr std::size_t kToldWords = 60;  // bytes of both sides together: more is looked up in the flow itself

// What says nothing of a flow: a column without a field, or running text.
bool IsText(const FieldChange& change) {
  return !change.field || change.field == model::Field::purpose || change.field == model::Field::remarks;
}

bool IsTold(const FieldChange& change) {
  return !IsText(change) || (!change.field && change.before.size() + change.after.size() <= kToldWords);
}

// "gained tls", "purpose reworded", "port 8081 -> 8085"
std::string Says(const FieldChange& change) {
  const std::string_view name = NameOf(change);
  if (!IsTold(change)) return fmt::format("{} reworded", name);
  const std::string what = change.field == model::Field::security ? "" : std::string(name) + " ";
  if (change.before.empty()) return fmt::format("gained {}{}", what, change.after);
  if (change.after.empty()) return fmt::format("lost {}{}", what, change.before);
  return fmt::format("{} {} -> {}", name, change.before, change.after);
}

// Words that changed beside facts are not what a reader looks for.
std::string Says(const FlowChange& change) {
  std::string says;
  for (const FieldChange& field : change.fields) {
    if (change.effect != Effect::reworded && IsText(field)) continue;
    says += (says.empty() ? "" : ", ") + Says(field);
  }
  return says;
}

FlowChange ChangeOf(const FlowPair& pair, const model::Guide& before, const model::Guide& after) {
  FlowChange change;
  change.before = pair.before;
  change.after = pair.after;
  change.guide = pair.after != nullptr ? after.source.id : before.source.id;
  if (pair.before == nullptr || pair.after == nullptr) {
    change.effect = pair.before == nullptr ? Effect::opened : Effect::closed;
    return change;
  }
  Difference difference = FieldsThatChanged(*pair.before, *pair.after);
  change.effect = difference.effect;
  change.fields = std::move(difference.fields);
  for (FieldChange& column : ColumnsThatChanged(*pair.before, before, *pair.after, after))
    change.fields.push_back(std::move(column));
  return change;
}

using Patterns = std::map<std::pair<Effect, std::string>, Pattern>;

void Add(FlowChange change, Patterns& patterns, Delta& delta) {
  const bool paired = change.before != nullptr && change.after != nullptr;
  if (paired && change.fields.empty()) {
    ++delta.same;
    return;
  }
  const std::string says = Says(change);
  Pattern& pattern = patterns[{change.effect, says}];
  pattern.effect = change.effect;
  pattern.says = says;
  pattern.changes.push_back(std::move(change));
}

}  // namespace

std::string_view Name(Effect effect) {
  switch (effect) {
    case Effect::opened:
      return "opened";
    case Effect::widened:
      return "widened";
    case Effect::changed:
      return "changed";
    case Effect::narrowed:
      return "narrowed";
    case Effect::closed:
      return "closed";
    case Effect::reworded:
      return "reworded";
  }
  return {};
}

std::string_view NameOf(const FieldChange& change) {
  return change.field ? Name(*change.field) : std::string_view(change.column);
}

std::string Summary(const Pattern& pattern) {
  const std::string flows = base::Count(pattern.changes.size(), "flow");
  if (pattern.effect == Effect::opened) return flows + " new";
  if (pattern.effect == Effect::closed) return flows + " gone";
  return flows + ": " + pattern.says;
}

std::string Summary(const Delta& delta) {
  std::string counts;
  for (const Effect effect : kEffects) {
    std::size_t flows = 0;
    for (const Pattern& pattern : delta.patterns)
      flows += pattern.effect == effect ? pattern.changes.size() : 0;
    if (flows > 0) counts += fmt::format("{} {}, ", flows, Name(effect));
  }
  return counts + fmt::format("{} as before", delta.same);
}

std::string Unpaired(const Delta& delta) {
  if (delta.too_many == 0) return "";
  return base::Count(delta.too_many, "flow") +
         " in tables too large to be paired: they are told as new and gone";
}

bool Delta::facts_differ() const {
  return std::any_of(patterns.begin(), patterns.end(),
                     [](const Pattern& pattern) { return pattern.effect != Effect::reworded; });
}

Delta Compare(const model::Catalog& before, const model::Catalog& after, const Options& options) {
  static const model::Guide kNoGuide;
  Delta delta;
  Patterns patterns;
  for (const auto& [old_guide, new_guide] : PairGuides(before, after)) {
    const model::Guide& from = old_guide != nullptr ? *old_guide : kNoGuide;
    const model::Guide& to = new_guide != nullptr ? *new_guide : kNoGuide;
    const Matching matching = Match(from, to, options);
    delta.too_many += matching.too_many;
    for (const FlowPair& pair : matching.pairs) Add(ChangeOf(pair, from, to), patterns, delta);
  }
  for (auto& [key, pattern] : patterns) delta.patterns.push_back(std::move(pattern));
  std::stable_sort(delta.patterns.begin(), delta.patterns.end(), [](const Pattern& a, const Pattern& b) {
    return a.effect != b.effect ? a.effect < b.effect : a.changes.size() > b.changes.size();
  });
  return delta;
}

}  // namespace portbook::diff
