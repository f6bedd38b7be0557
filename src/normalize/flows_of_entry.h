// The flows of one entry: every way, port and transport that its cells say, each value stated with its place.
#pragma once

#include <vector>

#include "portbook/diag/diagnostic.h"
#include "portbook/model/entry.h"
#include "portbook/model/flow.h"
#include "portbook/normalize/normalize.h"
#include "portbook/rules/rule_set.h"

namespace portbook::normalize {

struct WayFlow {
  model::Flow flow;
  std::string way;  // part of the flow's id
};

// Never empty: a port that is missing or cannot be read gives a flow whose port is unresolved. Ids are not
// set.
std::vector<WayFlow> FlowsOfEntry(const model::Entry& entry, const rules::RuleSet& rules,
                                  const NormalizeOptions& options, diag::Sink& sink);

}  // namespace portbook::normalize
