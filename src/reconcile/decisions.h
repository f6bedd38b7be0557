// Persons' decisions held against what the comparisons found: which findings they settle, which fixes they
// put into flows, and which of them no longer fit. No comparison stands here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "portbook/model/evidence_words.h"
#include "reconcile/draft.h"

namespace portbook::reconcile {

// The decisions of all readings over the rounds of one reconciliation: a fix changes flows, so that the
// comparisons run again, and what they find then may be what another decision is about.
class Decisions {
 public:
  // REQUIRES: the readings outlive it, and their number and entries stay as they are.
  explicit Decisions(std::vector<Reading>& readings);

  // Gives the findings that decisions settle their verdicts, and puts fixes that were not put in yet into the
  // flows. True where a flow changed.
  bool Settle(Findings& found);

  // Settled findings that the last round did not find again, because a fix made them go away.
  Findings Resolved() const;

  // decision-stale and decision-orphaned.
  Findings Report() const;

 private:
  struct Case {
    std::size_t guide = 0;  // index into the readings
    model::Decision* decision = nullptr;
    bool met = false;                          // by the last round
    std::optional<model::Finding> finding;     // the one that it settles, or would
    std::optional<model::FindingGroup> group;  // of the finding
    std::string conflict;                      // why it cannot be put in beside another decision
  };
  class Index;

  struct Match {
    model::Finding* finding = nullptr;
    bool same_words = false;  // as the decision was made on
  };

  bool Settle(Case& one, const Index& index, Findings& found);
  Match Meet(const model::Decision& decision, std::size_t guide, const Index& index, Findings& found) const;
  bool SettleChange(Case& one);
  bool PutIn(Case& one, const model::Finding& finding);
  Draft Rejected(const Case& one) const;
  Draft Stale(const Case& one) const;
  Draft Orphaned(const Case& one, const Claims& claims) const;

  std::vector<Reading>& readings_;
  model::RowsOfGuides rows_;
  std::vector<Case> cases_;  // by guide, then as the guide has them
};

}  // namespace portbook::reconcile
