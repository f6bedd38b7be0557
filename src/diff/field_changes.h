// What differs between two flows that are one, and what that means for a firewall.
#pragma once

#include <vector>

#include "portbook/diff/diff.h"

namespace portbook::diff {

struct Difference {
  std::vector<FieldChange> fields;
  Effect effect = Effect::reworded;  // the gravest of the fields'
};

// No field where nothing but case or white space differs.
Difference FieldsThatChanged(const model::Flow& before, const model::Flow& after);

}  // namespace portbook::diff
