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
  std::size_t merged_columns = 1;   // the first cell reaches over so many, whose texts are the same
  std::optional<std::string> mark;  // of a footnote, behind the port
};

inline bool IsSection(const RandomRow& row) { return row.cells.size() == 1; }

// Which of its cells' edges a table shows: all; those between rows; those above and below header and body;
// that below the header; none.
enum class Rules { grid, rows, frame, header, none };

struct RandomTable {
  std::string introduction;  // a sentence above it, or empty
  std::string title;
  std::vector<std::string> header;
  std::size_t port_column = 0;
  std::vector<RandomRow> rows;
  std::string mark, note;  // of a row, or empty
  Rules rules = Rules::grid;
  bool stands_beside = false;  // the table before it
};

enum class Side { above, below };
enum class Align { left, middle, right };

// How a guide is set. What a human reader could not tell from the page is not made.
struct PageStyle {
  double width = 612, height = 792;  // PDF points
  double type_size = 9;              // PDF points
  double row_padding = 4;            // PDF points above and below a row's text
  Side captions = Side::above;
  bool repeats_headers = true;  // on each page of a table
  bool cuts_rows = false;       // where the page ends
  bool bold_headers = true;
  bool cells_in_middle = false;  // of their rows' height
  Align ports = Align::left;
};

struct RandomGuide {
  std::string title;
  std::vector<RandomTable> tables;
  PageStyle style;
};

RandomGuide MakeGuide(std::uint64_t seed, Rules rules);

}  // namespace portbook::property
