// Prose that only says again what a row of a table says: it is that row's witness and no flow of its own.
#pragma once

#include <vector>

#include "normalize/flows_of_entry.h"

namespace portbook::normalize {

// Takes out of `flows` (one list an entry) those of prose entries whose port and transport the guide states
// anyhow. A line of a list repeats a table of its own section: beside another section's table it is about
// another part of the product. A sentence speaks of the whole guide, so it repeats whatever table, list or
// earlier sentence states the port.
void DropRepeats(const std::vector<model::Entry>& entries, std::vector<std::vector<WayFlow>>& flows);

}  // namespace portbook::normalize
