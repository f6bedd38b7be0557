// What the grids of one document may hold in all, whichever stage finds them: those that are marked up are
// decode's, those in running text are table's. What is past a limit is never dropped: it stays text or is set
// apart, and limit-exceeded names the place where it begins.
#pragma once

#include <cstdint>

namespace portbook::doc {

struct GridLimits {
  std::uint32_t max_rows = 50'000;  // behind decode a row costs about eight KB
  std::uint32_t max_cells = 2'000'000;
  friend bool operator==(const GridLimits&, const GridLimits&) = default;
};

}  // namespace portbook::doc
