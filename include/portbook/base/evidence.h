// Evidence: the exact quote, its runs in the capture, and the table cell it stands in.
#pragma once

#include <optional>

#include "portbook/base/text.h"

namespace portbook::base {

// All 0-based; -1 where it does not apply.
struct TablePlace {
  int grid = -1;
  int row = -1;
  int column = -1;
  friend auto operator<=>(const TablePlace&, const TablePlace&) = default;
};

struct Evidence {
  Text quote;
  TablePlace place;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

}  // namespace portbook::base
