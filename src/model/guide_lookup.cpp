#include "portbook/model/guide_lookup.h"

#include <algorithm>

namespace portbook::model {

GuideLookup::GuideLookup(const Catalog& catalog) {
  std::int64_t key = 0;
  for (const Guide& guide : catalog.guides) {
    ++key;
    guides_.emplace_back(guide.source.id, key);
    for (const Flow& flow : guide.flows) flows_.emplace_back(flow.id, key);
    for (const std::string& id : guide.entry_ids) entries_.emplace_back(id, key);
  }
  for (Places* places : {&guides_, &flows_, &entries_}) std::sort(places->begin(), places->end());
}

std::optional<std::int64_t> GuideLookup::Find(std::string_view guide) const {
  return Find(guides_, guide, std::nullopt);
}

std::optional<std::int64_t> GuideLookup::Home(const FindingMember& member,
                                              std::optional<std::int64_t> own) const {
  if (!member.flow_id.empty()) return Find(flows_, member.flow_id, own);
  if (!member.entry_id.empty()) return Find(entries_, member.entry_id, own);
  return own;
}

std::optional<std::int64_t> GuideLookup::Find(const Places& places, std::string_view id,
                                              std::optional<std::int64_t> preferred) {
  if (preferred && std::binary_search(places.begin(), places.end(), std::pair(id, *preferred)))
    return preferred;
  const auto found = std::lower_bound(places.begin(), places.end(), std::pair(id, std::int64_t{0}));
  if (found == places.end() || found->first != id) return std::nullopt;
  return found->second;
}

}  // namespace portbook::model
