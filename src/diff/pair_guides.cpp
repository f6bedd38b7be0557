#include "diff/pair_guides.h"

#include <functional>
#include <map>
#include <string>

namespace portbook::diff {
namespace {

using Guides = std::vector<const model::Guide*>;

Guides GuidesOf(const model::Catalog& catalog) {
  Guides guides;
  for (const model::Guide& guide : catalog.guides) guides.push_back(&guide);
  return guides;
}

// Takes those out of both lists that are alone with their key on each side.
void PairBy(const std::function<std::string(const model::Source&)>& key, Guides& before, Guides& after,
            std::vector<GuidePair>& pairs) {
  std::map<std::string, std::pair<Guides, Guides>> by_key;
  for (const model::Guide* guide : before) by_key[key(guide->source)].first.push_back(guide);
  for (const model::Guide* guide : after) by_key[key(guide->source)].second.push_back(guide);
  for (const auto& [name, sides] : by_key) {
    if (sides.first.size() != 1 || sides.second.size() != 1) continue;
    pairs.push_back({sides.first.front(), sides.second.front()});
    std::erase(before, sides.first.front());
    std::erase(after, sides.second.front());
  }
}

}  // namespace

std::vector<GuidePair> PairGuides(const model::Catalog& before, const model::Catalog& after) {
  std::vector<GuidePair> pairs;
  Guides old_guides = GuidesOf(before), new_guides = GuidesOf(after);
  PairBy([](const model::Source& source) { return source.id; }, old_guides, new_guides, pairs);
  PairBy([](const model::Source& source) { return source.vendor + "/" + source.product; }, old_guides,
         new_guides, pairs);
  PairBy([](const model::Source&) { return std::string(); }, old_guides, new_guides, pairs);
  for (const model::Guide* guide : old_guides) pairs.push_back({guide, nullptr});
  for (const model::Guide* guide : new_guides) pairs.push_back({nullptr, guide});
  return pairs;
}

}  // namespace portbook::diff
