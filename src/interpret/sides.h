// Tables that name two sides ("Feature A", "Feature B") and point from one to the other with arrows in their
// port cells: which side is the source is a matter of each row.
#pragma once

#include "interpret/columns.h"
#include "portbook/diag/diagnostic.h"
#include "portbook/model/entry.h"

namespace portbook::interpret {

// The only two columns whose headers are no rule's and differ in nothing but the A and B, or 1 and 2, at
// their end.
std::optional<Sides> FindSides(const std::vector<Column>& columns);

// Gives the cells of both sides their roles by the arrows of the row; ports that both sides open have a cell
// of their own. Without an arrow, or with arrows against each other, neither side is an end.
void ReadSides(const Sides& sides, model::Entry& entry, diag::Sink& sink);

}  // namespace portbook::interpret
