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

// Of the rows that state the flows: the columns that no field holds ("Startup flag"), where both rows have
// one of that header and its words differ. A column that is new or gone is none.
std::vector<FieldChange> ColumnsThatChanged(const model::Flow& before, const model::Guide& old_guide,
                                            const model::Flow& after, const model::Guide& new_guide);

}  // namespace portbook::diff
