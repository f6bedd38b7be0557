#include "portbook/base/edit_distance.h"

#include <edlib.h>

#include <algorithm>

namespace portbook::base {

int EditDistance(std::string_view a, std::string_view b, int largest) {
  if (largest < 0) return -1;
  // edlib has no answer for empty texts.
  const int longer = static_cast<int>(std::max(a.size(), b.size()));
  if (a.empty() || b.empty()) return longer <= largest ? longer : -1;
  const EdlibAlignConfig exact = edlibNewAlignConfig(largest, EDLIB_MODE_NW, EDLIB_TASK_DISTANCE, nullptr, 0);
  const EdlibAlignResult result =
      edlibAlign(a.data(), static_cast<int>(a.size()), b.data(), static_cast<int>(b.size()), exact);
  const int distance = result.status == EDLIB_STATUS_OK ? result.editDistance : -1;
  edlibFreeAlignResult(result);
  return distance;
}

}  // namespace portbook::base
