// Fields that remarks, purposes and footnotes of a row set, by the phrase rules.
#pragma once

#include "portbook/model/entry.h"
#include "portbook/model/flow.h"
#include "portbook/rules/rule_set.h"

namespace portbook::normalize {

// Sets and states exposure, interface, requirement, condition, port_default, port_step and port_count where a
// phrase says them and no cell did. port_default only from the port cell's own footnote: in a remark the word
// may be about another number.
void ApplyProse(const model::Entry& entry, const rules::RuleSet& rules, model::Flow& flow);

}  // namespace portbook::normalize
