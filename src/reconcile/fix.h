// A person's values put into a flow. What the guide states stays beside them, as the statements below the
// person's.
#pragma once

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

// Empty where the fix was put in; else one clause that says why the flow is as it was.
std::string PutIn(const model::Decision& decision, const FixContext& context, model::Flow& flow);

}  // namespace portbook::reconcile
