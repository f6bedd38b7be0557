// What columns hold where their headers do not say it: by the shape of their values and by where they stand.
// Never against a header that a rule knows, except where it only says "protocol" or "service" and the cells
// hold ports.
#pragma once

#include "interpret/columns.h"

namespace portbook::interpret {

// REQUIRES: `columns` was read from `grid`.
void InferRoles(const doc::Grid& grid, const rules::RuleSet& rules, const InterpretOptions& options,
                Columns& columns);

// Sources down, destinations across, and ports with their transports in the cells: where the corner says that
// the rows are the sources.
bool IsMatrix(const doc::Grid& grid, const rules::RuleSet& rules, const InterpretOptions& options);
void SetMatrixRoles(Columns& columns);

}  // namespace portbook::interpret
