// What a guide gave, as the text of its golden files: made to be read beside the original.
#pragma once

#include <string>

#include "portbook/model/catalog.h"

namespace portbook::tests {

// Every grid as found, header rows and all.
std::string GridsText(const model::Guide& guide);

// Table by table and row by row: the flows, their candidates, and which values were not printed in a cell of
// the row.
std::string FlowsText(const model::Guide& guide);

// Kind by kind, with the words that bear witness and where they stand.
std::string FindingsText(const model::Guide& guide, const model::Catalog& catalog);

}  // namespace portbook::tests
