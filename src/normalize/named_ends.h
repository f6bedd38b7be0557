// Ends that a row names in its own words alone ("used by agents to connect to the hub"). They are candidates
// of a flow that states no such end, never a value: a person may promote one.
#pragma once

#include <string>
#include <vector>

#include "portbook/model/entry.h"
#include "portbook/model/flow.h"
#include "portbook/rules/rule_set.h"

namespace portbook::normalize {

class NamedEnds {
 public:
  // By the [[statement]] rules of `ends` and `named_ends`, in the entry's purpose and remarks.
  NamedEnds(const model::Entry& entry, const rules::RuleSet& rules);

  // REQUIRES: the ends that the flow states are set.
  void AddCandidates(model::Flow& flow) const;

 private:
  struct End {
    std::string name;
    base::Evidence evidence;  // the sentence, which may hold a condition
  };
  // One reading of one rule. Where `either` holds ends, the words do not say which of them connects.
  struct Reading {
    std::vector<End> sources, destinations, either;
  };
  static bool AreOthers(const Reading& reading, const model::Flow& flow);
  void Read(const base::Evidence& words, const rules::StatementRule& rule, const rules::RuleSet& rules);

  std::vector<Reading> readings_;
};

}  // namespace portbook::normalize
