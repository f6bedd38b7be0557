// Notes that stand word for word below two tables, though only the rows of one send their reader there. A
// note that is meant for several tables is sent to by none, or by each.
#pragma once

#include <vector>

#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"
#include "portbook/model/entry.h"

namespace portbook::interpret {

// `grid_blocks`: the block index of each grid. Each such repetition is footnote-dangling.
void FindRepeatedNotes(const doc::Document& document, const std::vector<model::Entry>& entries,
                       const std::vector<std::size_t>& grid_blocks, diag::Sink& sink);

}  // namespace portbook::interpret
