// What a build or an extraction came to, in numbers, and how the program must end for it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "portbook/model/catalog.h"

namespace portbook::cli {

// Of open findings, and how many are decided.
struct SeverityCounts {
  std::uint32_t errors = 0, warnings = 0, notes = 0, decided = 0;
  void Add(const model::Finding& finding);
};
// "3 errors, 1 warning, 0 notes", with ", 2 decided" where some are.
std::string ToString(const SeverityCounts& counts);

// "read with the pack vendor/product: 30 tables, 212 entries, 309 flows"
std::string ReadingOf(const model::Guide& guide);
// "rows 60 = 45 stated + 9 ignored + 6 rejected; numbers in prose ...; characters ..."
std::string ToString(const model::Conservation& conservation);

// Of a catalog fresh from the pipeline: unreadable where a capture could not be read to its end, findings
// where an entry, a port or a transport was not read or the conservation law leaks; nothing else counts.
ExitCode StatusOf(const model::Catalog& catalog);

// One line to standard error for each leak.
void ReportLeaks(const model::Guide& guide);

}  // namespace portbook::cli
