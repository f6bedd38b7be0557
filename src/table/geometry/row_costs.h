// How badly lines fit together as rows: cells that are blank, lines of one cell that do not read on. Lower is
// better; what it weighs is named in RowOptions.
#pragma once

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
  double CostOfRow(std::size_t begin, std::size_t end) const;
  double CostOfBeginning(std::size_t line) const;
  double CostOfWrap(const CellLine& above, const CellLine& line, const Piece& piece) const;

  const CellLines& lines_;
  const TableOptions& options_;
  std::vector<double> feet_;  // of all lines before each
};

}  // namespace portbook::table
