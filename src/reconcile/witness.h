// What a row's own prose bears witness to: the candidate phrases of the rules ([[phrase]] candidate = true),
// found in its purpose and remarks. A witness stands against a cell; it never gives a value.
#pragma once

#include <string>
#include <vector>

#include "reconcile/claims.h"

namespace portbook::reconcile {

struct Witness {
  std::string value;        // the rule's value, or the words of its group `value`
  base::Evidence evidence;  // the words that match
  std::string prose;        // the text that they stand in
  bool identifies = false;  // they say who the printed end is
  bool is_sort = false;     // the value is the rule's: a sort of host, not a name from the words
};

// In the order of the rules, purpose before remarks.
std::vector<Witness> WitnessesTo(model::Field field, const Claim& claim, const rules::RuleSet& rules);

// What the sentences of free prose that name the claim's port bear witness to, in their order.
std::vector<Witness> WitnessesInSentences(model::Field field, const Claim& claim,
                                          const rules::RuleSet& rules);

}  // namespace portbook::reconcile
