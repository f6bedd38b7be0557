#include "table/geometry/page_joins.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "portbook/base/utf8.h"

namespace portbook::table {
namespace {

bool HasSameEdges(const FoundGrid& table, const FoundGrid& part, double tolerance) {
  for (std::size_t i = 0; i < table.edges.size(); ++i) {
    const double from_left = table.edges[i] - table.edges.front();
    const double from_left_there = part.edges[i] - part.edges.front();
    if (std::abs(from_left - from_left_there) > tolerance) return false;
  }
  return true;
}

bool HasSameText(const doc::Row& row, const doc::Row& other) {
  return std::ranges::equal(row.cells, other.cells, [](const doc::Cell& a, const doc::Cell& b) {
    return base::FoldForComparison(a.text().value()) == base::FoldForComparison(b.text().value());
  });
}

// Rows at the start of `part` that are the table's first rows again. At least one row must be left.
std::size_t CountRepeated(const doc::Grid& table, const doc::Grid& part) {
  std::size_t count = 0;
  while (count < table.rows.size() && count + 1 < part.rows.size() &&
         HasSameText(table.rows[count], part.rows[count])) {
    ++count;
  }
  return count;
}

bool MarksHeader(const doc::Grid& grid) {
  return std::ranges::any_of(grid.rows.front().cells, [](const doc::Cell& cell) { return cell.header; });
}

}  // namespace

std::optional<std::vector<WordIndexes>> JoinPages(FoundGrid& table, FoundGrid& part,
                                                  const TableOptions& options) {
  if (table.grid.columns != part.grid.columns) return std::nullopt;
  const std::size_t repeated = CountRepeated(table.grid, part.grid);
  // A header of its own begins another table, however alike the columns are.
  const bool continues =
      repeated > 0 || (!MarksHeader(part.grid) && HasSameEdges(table, part, options.page_join_tolerance));
  if (!continues) return std::nullopt;
  std::vector<WordIndexes> repeated_header;
  part.grid.rows[repeated].after_page_break = true;
  for (std::size_t row = 0; row < part.grid.rows.size(); ++row) {
    if (row < repeated) {
      repeated_header.push_back(std::move(part.row_words[row]));
    } else {
      table.grid.rows.push_back(std::move(part.grid.rows[row]));
    }
  }
  table.grid.last_page = part.grid.last_page;
  return repeated_header;
}

}  // namespace portbook::table
