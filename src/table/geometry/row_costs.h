// How badly lines fit together as rows: cells that are blank, lines of one cell that do not read on, cells of
// one row that are not equally high. Lower is better; what it weighs is named in TableOptions.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "table/geometry/cell_lines.h"

namespace portbook::table {

// The first line of each row, ascending, 0 first.
using RowBegins = std::vector<std::size_t>;

class RowCosts {
 public:
  explicit RowCosts(const CellLines& lines);

  double Of(const RowBegins& rows) const;

  // Whether a row may begin with the line: it stands below all lines before it.
  bool MayBegin(std::size_t line) const;

 private:
  // If cells were set at the top, in the middle, at the foot of their row: a table does one of them.
  using Aligned = std::array<double, 3>;

  struct RowCost {
    double own = 0;
    Aligned aligned{};
  };
  RowCost CostOfRow(std::size_t begin, std::size_t end) const;
  double CostOf(const RowCost& row, std::size_t begin, std::size_t alignment) const;
  double CostOfBeginning(std::size_t line) const;
  double CostOfWrap(const CellLine& above, const CellLine& line, const Piece& piece) const;
  void Align(const std::vector<base::Box>& cells, double font_size, Aligned& costs) const;

  const CellLines& lines_;
  const TableOptions& options_;
  std::vector<double> feet_;                   // of all lines before each
  std::vector<std::vector<base::Box>> boxes_;  // of each line's pieces
};

}  // namespace portbook::table
