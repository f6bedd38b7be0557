// Where flows, rows and findings' members stand in a catalog.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "portbook/model/catalog.h"
#include "portbook/model/guide_lookup.h"
#include "portbook/review/queue.h"

namespace portbook::review {

class Whereabouts {
 public:
  // REQUIRES: the catalog outlives it.
  explicit Whereabouts(const model::Catalog& catalog);

  const model::Guide* Guide(std::string_view id) const;
  const model::Flow* Flow(const model::Guide& guide, std::string_view id) const;
  const model::Entry* Entry(const model::Guide& guide, std::string_view id) const;
  // REQUIRES: a flow of the catalog.
  const model::Guide* GuideOf(const model::Flow& flow) const;
  // For a finding of guide `own`.
  Member MemberOf(const model::FindingMember& member, std::string_view own) const;

 private:
  using Key = std::pair<const model::Guide*, std::string_view>;
  const model::Catalog& catalog_;
  model::GuideLookup lookup_;
  std::map<Key, const model::Flow*> flows_;
  std::map<const model::Flow*, const model::Guide*> homes_;
  std::map<Key, const model::Entry*> entries_;
};

// The row that a flow was read from.
const model::Entry* EntryOf(const model::Guide& guide, const model::Flow& flow);

// A flow by itself: its row, with the words of its port in question, or of whatever it states.
Member RowOf(const model::Guide& guide, const model::Flow& flow);

}  // namespace portbook::review
