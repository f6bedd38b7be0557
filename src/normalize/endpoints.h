// Who talks to whom: endpoint cells, two-way rows, the component as an endpoint, and the host and process in
// a name.
#pragma once

#include <string>
#include <vector>

#include "portbook/diag/diagnostic.h"
#include "portbook/model/entry.h"
#include "portbook/model/flow.h"
#include "portbook/rules/rule_set.h"

namespace portbook::normalize {

// One way of a row: what its source and destination say.
struct Way {
  std::string name;  // "", "reverse" or the line of the cell: part of the flow's id
  std::optional<base::Evidence> source;
  std::optional<base::Evidence> destination;
};

// One way, or two where both endpoint cells hold "A ----- B".
std::vector<Way> ReadWays(const model::Entry& entry, const rules::RuleSet& rules, diag::Sink& sink);

// What a cell of directions says, with an end beside it or without.
std::optional<model::Direction> DirectionIn(const model::RoleCell& cell, const rules::RuleSet& rules);

// Sets component, source, destination with their hosts and processes, and states them.
void ApplyEndpoints(const model::Entry& entry, const Way& way, const rules::RuleSet& rules,
                    model::Flow& flow);

}  // namespace portbook::normalize
