// The items and groups of the queue, from findings and from changes.
#pragma once

#include <vector>

#include "portbook/diff/diff.h"
#include "portbook/model/catalog.h"
#include "portbook/review/queue.h"
#include "review/whereabouts.h"

namespace portbook::review {

// Of every open finding. A finding that a decision was made on which no longer fits stands in the group of
// such decisions, with the decision.
std::vector<Group> GroupsOfFindings(const model::Catalog& catalog, const Whereabouts& where,
                                    const Recorded& recorded, Settled settled);

// Of every pattern of the delta.
std::vector<Group> GroupsOfChanges(const diff::Delta& delta, const Whereabouts& before,
                                   const Whereabouts& after, const Recorded& recorded, Settled settled);

}  // namespace portbook::review
