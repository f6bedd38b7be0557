// Which guide of one catalog is which of the other.
#pragma once

#include <vector>

#include "portbook/model/catalog.h"

namespace portbook::diff {

struct GuidePair {
  const model::Guide* before = nullptr;  // nullptr: a guide that is new
  const model::Guide* after = nullptr;   // nullptr: a guide that is gone
};

// Each guide of both once: by id, then the only ones left of a product, then the only one left on either
// side.
std::vector<GuidePair> PairGuides(const model::Catalog& before, const model::Catalog& after);

}  // namespace portbook::diff
