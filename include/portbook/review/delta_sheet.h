// What changed, as one HTML document by itself: for an artifact of a pull request or a mail. Every change
// stands there with its row in both guides, as the pages show it; every word of a guide passes through
// escape.
#pragma once

#include <string>

#include "portbook/diff/diff.h"
#include "portbook/model/catalog.h"

namespace portbook::review {

// REQUIRES: delta is of before and after.
std::string DeltaSheet(const diff::Delta& delta, const model::Catalog& before, const model::Catalog& after);

// What the owner of a firewall has to do, each flow with the row that says it. REQUIRES: impact is of before
// and after.
std::string ImpactSheet(const diff::Impact& impact, const model::Catalog& before,
                        const model::Catalog& after);

}  // namespace portbook::review
