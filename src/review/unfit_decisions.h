// Decisions that no longer fit what a guide says: which one a finding reports, and what stands today where it
// was made. Old words, decision, new words: a three-way merge that a person makes.
#pragma once

#include <string>
#include <vector>

#include "portbook/model/catalog.h"

namespace portbook::review {

bool IsAboutDecision(diag::Kind kind);

// The decision that a decision-stale or decision-orphaned finding reports; nullptr for another finding.
const model::Decision* UnfitDecision(const model::Guide& guide, const model::Finding& finding);

// The row that reads most like the words that a decision was made on; nullptr where none is clearly like
// them. A row whose port was filled in has another id and is found by this alone.
const model::Entry* RowLike(const std::vector<std::string>& words, const model::Guide& guide);

}  // namespace portbook::review
