// The value between interpret and normalize: entries, port numbers in prose, and what became of every other
// row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "portbook/model/entry.h"

namespace portbook::model {

enum class Fate : std::uint8_t { stated, ignored, rejected };
std::string_view Name(Fate fate);

// What a grid row became that is no entry.
struct RowFate {
  int grid = 0, row = 0;  // 0-based
  Fate fate = Fate::ignored;
  std::string
      by;  // rule name ("header", "section", "table-without-ports", "cisco/imp:ignore...") or finding kind
  friend bool operator==(const RowFate&, const RowFate&) = default;
};

struct Interpretation {
  std::vector<Entry> entries;     // in document order
  std::vector<Mention> mentions;  // in document order
  std::vector<RowFate> fates;     // of every grid row that is no entry
  friend bool operator==(const Interpretation&, const Interpretation&) = default;
};

}  // namespace portbook::model
