// A person's values put into a flow. What the guide states stays beside them, as the statements below the
// person's.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "portbook/model/decision.h"
#include "portbook/model/flow.h"
#include "portbook/rules/rule_set.h"

namespace portbook::reconcile {

// What a fix works on.
struct FixContext {
  std::string product;          // "vendor/product", part of the flow's fact key
  const rules::RuleSet& rules;  // for the canonical names of endpoints
  base::Evidence evidence;      // what the decision was made on
};

// The flow with the fix; where it cannot be put in, one clause that says why.
tl::expected<model::Flow, std::string> Fixed(const model::Decision& decision, const FixContext& context,
                                             model::Flow flow);

}  // namespace portbook::reconcile
