// Made-up port guides, the same one for the same seed on every machine: what the property tests typeset.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace portbook::property {

// Numbers from a seed. No std distribution: those differ between libraries.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2 + 1) {}
  // 0 <= result < sides. REQUIRES: sides > 0
  std::size_t Roll(std::size_t sides);
  // Once in `times`.
  bool Once(std::size_t times) { return Roll(times) == 0; }
  template <class Container>
  const auto& Pick(const Container& container) {
    return container[Roll(std::size(container))];
  }

 private:
  std::uint64_t state_;
};

struct RandomRow {
  std::vector<std::string> cells;   // one a column; a section row has one
  std::size_t merged_rows = 1;      // the first cell reaches so many rows down; 0: it is covered by one above
  std::optional<std::string> mark;  // of a footnote, behind the port
};

enum class Rules { grid, horizontal, none };  // which of its cells' edges a table shows

struct RandomTable {
  std::string title;
  std::vector<std::string> header;
  std::size_t port_column = 0;
  std::vector<RandomRow> rows;
  std::string note;  // of mark 1, or empty
  Rules rules = Rules::grid;
};

struct RandomGuide {
  std::string title;
  std::vector<RandomTable> tables;
  double page_width = 612, page_height = 792;  // PDF points
  double type_size = 9;                        // PDF points
  bool repeats_headers = true;                 // on each page of a table
};

RandomGuide MakeGuide(std::uint64_t seed, Rules rules);

}  // namespace portbook::property
