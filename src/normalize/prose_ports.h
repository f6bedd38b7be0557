// What becomes of every port number in prose: a candidate for its row's missing port, a witness of a stated
// one, ignored by a rule, or a finding.
#pragma once

#include <string>
#include <vector>

#include "portbook/diag/diagnostic.h"
#include "portbook/model/catalog.h"
#include "portbook/model/flow.h"
#include "portbook/model/interpretation.h"
#include "portbook/rules/rule_set.h"

namespace portbook::normalize {

// Adds port_candidates and prose statements to `flows`; returns one account a mention. A number that no flow
// states is port-in-prose-only, one finding for all places that say it.
std::vector<model::Account> SettleMentions(const std::vector<model::Mention>& mentions,
                                           std::vector<model::Flow>& flows, const rules::RuleSet& rules,
                                           diag::Sink& sink);

}  // namespace portbook::normalize
