#include "catalog/fields.h"

#include <utility>

#include "portbook/base/check.h"

namespace portbook::catalog {

std::vector<NamedEntry> NamedEntries(const model::Guide& guide) {
  PORTBOOK_CHECK(guide.entries.size() == guide.entry_ids.size());
  std::vector<NamedEntry> named;
  named.reserve(guide.entries.size());
  for (std::size_t i = 0; i < guide.entries.size(); ++i) {
    named.push_back({guide.entry_ids[i], guide.entries[i]});
  }
  return named;
}

void SetEntries(std::vector<NamedEntry> entries, model::Guide& guide) {
  guide.entries.reserve(entries.size());
  guide.entry_ids.reserve(entries.size());
  for (NamedEntry& named : entries) {
    guide.entry_ids.push_back(std::move(named.id));
    guide.entries.push_back(std::move(named.entry));
  }
}

bool LinkFlows(model::Guide& guide) {
  std::unordered_map<std::string_view, int> places;
  places.reserve(guide.entry_ids.size());
  for (std::size_t i = 0; i < guide.entry_ids.size(); ++i) {
    places.emplace(guide.entry_ids[i], static_cast<int>(i));
  }
  for (model::Flow& flow : guide.flows) {
    const auto place = places.find(flow.entry_id);
    if (place == places.end()) return false;
    flow.entry = place->second;
  }
  return true;
}

PortParts SplitPort(const std::optional<model::PortSpec>& spec) {
  PortParts parts;
  if (!spec) return parts;
  parts.kind = spec->kind;
  if (spec->range) {
    parts.first = spec->range->first();
    parts.last = spec->range->last();
  }
  parts.is_default = spec->is_default;
  parts.step = spec->step;
  parts.count = spec->count;
  return parts;
}

bool UnitePort(const PortParts& parts, std::optional<model::PortSpec>& spec) {
  spec.reset();
  if (!parts.kind) return !parts.first && !parts.last && !parts.is_default && !parts.step && !parts.count;
  if (parts.first.has_value() != parts.last.has_value()) return false;
  spec.emplace();
  spec->kind = *parts.kind;
  if (parts.first) spec->range = model::PortRange::Make(*parts.first, *parts.last);
  spec->is_default = parts.is_default;
  spec->step = parts.step;
  spec->count = parts.count;
  return spec->range.has_value() == parts.first.has_value();
}

}  // namespace portbook::catalog
