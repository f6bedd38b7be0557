// Which guide a finding's member stands in. Ids are computed from a product, so two releases of one product
// may share them: the finding's own guide goes first.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "portbook/model/catalog.h"

namespace portbook::model {

class GuideLookup {
 public:
  // REQUIRES: the catalog outlives the lookup.
  explicit GuideLookup(const Catalog& catalog);

  // 1-based place of the guide in the catalog.
  std::optional<std::int64_t> Find(std::string_view guide) const;
  // Of the flow, else of the entry, else `own`. Nothing where the flow or entry is in no guide.
  std::optional<std::int64_t> Home(const FindingMember& member, std::optional<std::int64_t> own) const;

 private:
  using Places = std::vector<std::pair<std::string_view, std::int64_t>>;  // sorted
  static std::optional<std::int64_t> Find(const Places& places, std::string_view id,
                                          std::optional<std::int64_t> preferred);
  Places guides_, flows_, entries_;
};

}  // namespace portbook::model
