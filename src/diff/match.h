// Which flow of one guide is which of the other.
#pragma once

#include <vector>

#include "portbook/diff/diff.h"

namespace portbook::diff {

struct FlowPair {
  const model::Flow* before = nullptr;  // nullptr: new
  const model::Flow* after = nullptr;   // nullptr: gone
};

struct Matching {
  std::vector<FlowPair> pairs;  // each flow of both guides once: by the flows after, then those that are gone
  std::size_t too_many = 0;
};

Matching Match(const model::Guide& before, const model::Guide& after, const Options& options);

}  // namespace portbook::diff
