#include "table/geometry/page_joins.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

#include "portbook/base/utf8.h"

namespace portbook::table {
namespace {

bool HasSameEdges(const FoundGrid& table, const FoundGrid& part, const JoinOptions& options) {
  for (std::size_t i = 0; i < table.edges.size(); ++i) {
    const double from_left = table.edges[i] - table.edges.front();
    const double from_left_there = part.edges[i] - part.edges.front();
    if (std::abs(from_left - from_left_there) > options.tolerance) return false;
  }
  return true;
}

// The text of each column stands in the table's. Where that of the last one ends says nothing.
bool StandsInColumns(const FoundGrid& part, const FoundGrid& table) {
  const double shift = part.edges.front() - table.edges.front();
  for (std::size_t i = 0; i < part.middles.size(); ++i) {
    const bool is_last = i + 1 == part.middles.size();
    const double middle = part.middles[i] - shift;
    if (middle < table.edges[i] || (!is_last && middle > table.edges[i + 1])) return false;
  }
  return true;
}

// Edges between columns of text move with what stands in them, ruled ones do not.
bool HasSameColumns(const FoundGrid& table, const FoundGrid& part, const JoinOptions& options) {
  if (table.grid.basis != part.grid.basis) return false;
  if (table.grid.basis == doc::GridBasis::ruled) return HasSameEdges(table, part, options);
  return StandsInColumns(part, table) || StandsInColumns(table, part);
}

bool HasSameText(const doc::Row& row, const doc::Row& other) {
  return std::ranges::equal(row.cells, other.cells, [](const doc::Cell& a, const doc::Cell& b) {
    return base::FoldForComparison(a.text().value()) == base::FoldForComparison(b.text().value());
  });
}

bool MarksHeader(const doc::Row& row) {
  return std::ranges::any_of(row.cells, [](const doc::Cell& cell) { return cell.header; });
}

// The table's edges at which those of a part with fewer stand, one each; empty where they do not. Where every
// row of a page merges two cells, the edge between them is not drawn there.
std::vector<std::size_t> EdgesAmong(const FoundGrid& table, const FoundGrid& part,
                                    const JoinOptions& options) {
  std::vector<std::size_t> among;
  for (const double edge : part.edges) {
    const double from_left = edge - part.edges.front();
    std::size_t i = among.empty() ? 0 : among.back() + 1;
    while (i < table.edges.size() &&
           std::abs(table.edges[i] - table.edges.front() - from_left) > options.tolerance)
      ++i;
    if (i == table.edges.size()) return {};
    among.push_back(i);
  }
  return among.back() + 1 == table.edges.size() ? among : std::vector<std::size_t>{};
}

// The part in the table's columns: its cells reach over those whose edges it lacks.
void SpreadOver(const std::vector<std::size_t>& edges, const FoundGrid& table, FoundGrid& part) {
  for (doc::Row& row : part.grid.rows) {
    std::vector<doc::Cell> cells(table.edges.size() - 1);
    for (std::size_t from = 0; from < row.cells.size(); ++from) {
      const auto span = static_cast<std::size_t>(row.cells[from].column_span);
      for (std::size_t column = edges[from]; column < edges[from + 1]; ++column) {
        cells[column] = row.cells[from];
        cells[column].column = static_cast<int>(column);
        if (column == edges[from]) {
          cells[column].column_span = static_cast<int>(edges[from + span] - edges[from]);
        } else {
          cells[column].row_span = cells[column].column_span = 1;
          cells[column].state = doc::CellState::inherited;
        }
      }
    }
    row.cells = std::move(cells);
  }
  part.grid.columns = table.grid.columns;
  part.edges = table.edges;
}

// Whether the part has the table's columns, or was spread over them; one with a header of its own is not.
bool TakesColumns(const FoundGrid& table, FoundGrid& part, const JoinOptions& options) {
  if (table.grid.columns == part.grid.columns) return true;
  if (table.grid.basis != doc::GridBasis::ruled || part.grid.basis != doc::GridBasis::ruled ||
      table.grid.columns < part.grid.columns || MarksHeader(part.grid.rows.front()))
    return false;
  const std::vector<std::size_t> edges = EdgesAmong(table, part, options);
  if (edges.empty()) return false;
  SpreadOver(edges, table, part);
  return true;
}

// Rows at the start of `part` that are the table's first rows again. At least one row must be left. Rows of
// the body are no header, however alike: a section's name below the header begins the section again.
std::size_t CountRepeated(const doc::Grid& table, const doc::Grid& part) {
  const bool marks = MarksHeader(table.rows.front());
  std::size_t count = 0;
  while (count < table.rows.size() && count + 1 < part.rows.size() &&
         (!marks || MarksHeader(table.rows[count])) && HasSameText(table.rows[count], part.rows[count])) {
    ++count;
  }
  while (count > 0 && HeadsSection(table.rows[count - 1])) --count;
  return count;
}

bool IsValue(const doc::Cell& cell) {
  const std::string text = cell.text().value();
  return text.find_first_of("0123456789") != std::string::npos;
}

// The lines of a cell or two that a page break cut from their row: nothing stands in the first column, and no
// number.
bool IsFragment(const doc::Row& row) {
  const auto states = [](const doc::Cell& cell) { return cell.state == doc::CellState::stated; };
  const auto stated = std::ranges::count_if(row.cells, states);
  return stated > 0 && !states(row.cells.front()) && 2 * stated <= std::ssize(row.cells) &&
         std::ranges::none_of(row.cells, IsValue);
}

// Each has cells that the other has not, and no number stands beside a number.
bool FillEachOther(const doc::Row& row, const doc::Row& rest) {
  bool row_alone = false;
  bool rest_alone = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const bool here = !row.cells[i].lines.empty();
    const bool there = !rest.cells[i].lines.empty();
    if (!here && !there) return false;
    if (here && there && (IsValue(row.cells[i]) || IsValue(rest.cells[i]))) return false;
    row_alone |= !there;
    rest_alone |= !here;
  }
  return row_alone && rest_alone;
}

// The text of a cell is cut. Values that only fill blank cells of the row above may as well have lost a row
// of their own (MeetingPlace, "Video Blade control"): interpret joins those and says so.
bool CutsACell(const doc::Row& row, const doc::Row& rest) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].state == doc::CellState::stated && rest.cells[i].state == doc::CellState::stated)
      return true;
  }
  return false;
}

bool States(const doc::Row& row, std::size_t column) {
  return row.cells[column].state == doc::CellState::stated;
}

// The columns in which (nearly) every row of the body has text.
std::vector<bool> FilledColumns(const doc::Grid& table, const JoinOptions& options) {
  std::vector<std::size_t> stated(static_cast<std::size_t>(table.columns));
  std::size_t rows = 0;
  for (const doc::Row& row : table.rows) {
    if (row.cells.front().header || HeadsSection(row)) continue;
    ++rows;
    for (std::size_t i = 0; i < stated.size(); ++i) stated[i] += States(row, i) ? 1 : 0;
  }
  std::vector<bool> filled(stated.size());
  for (std::size_t i = 0; i < stated.size(); ++i) {
    filled[i] = rows >= options.min_telling_rows &&
                static_cast<double>(stated[i]) >= options.min_key_share * static_cast<double>(rows);
  }
  return filled;
}

// Every cell goes on with one of the row above, and none stands where all other rows have a value: a row
// begins with that (Lync's guide, "Front End Servers where the Central Management" | "store resides").
bool LacksKey(const doc::Row& row, const doc::Row& rest, const std::vector<bool>& filled) {
  bool lacks = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (States(rest, i) && (!States(row, i) || IsValue(rest.cells[i]))) return false;
    lacks |= filled[i] && States(row, i) && IsValue(row.cells[i]) && !States(rest, i);
  }
  return lacks;
}

void AppendCell(doc::Cell& cell, const doc::Cell& rest) {
  if (rest.state != doc::CellState::stated) return;
  if (cell.state != doc::CellState::stated) {
    cell = rest;
    return;
  }
  AppendWrapped(cell.lines.back(), rest.lines.front());
  cell.lines.insert(cell.lines.end(), rest.lines.begin() + 1, rest.lines.end());
}

bool IsStrong(const doc::Cell& cell) { return cell.lines.front().WhollyStyled(base::kStrong); }

// A section's name is in one cell over all others, or in other type than the row above.
bool BeginsSection(const doc::Row& row, const doc::Row& rest) {
  if (!HeadsSection(rest)) return false;
  const doc::Cell& name = rest.cells.front();
  return name.column_span > 1 ||
         (States(rest, 0) && States(row, 0) && IsStrong(name) != IsStrong(row.cells.front()));
}

// Whether the row was one with `rest`, which then is its end.
bool JoinCutRow(doc::Row& row, const doc::Row& rest, const std::vector<bool>& filled) {
  if (!CutsACell(row, rest) || BeginsSection(row, rest)) return false;
  if (!IsFragment(row) && !IsFragment(rest) && !FillEachOther(row, rest) && !LacksKey(row, rest, filled))
    return false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) AppendCell(row.cells[i], rest.cells[i]);
  return true;
}

}  // namespace

std::optional<std::vector<WordIndexes>> JoinPages(FoundGrid& table, FoundGrid& part,
                                                  const JoinOptions& options) {
  if (!TakesColumns(table, part, options)) return std::nullopt;
  const std::size_t repeated = CountRepeated(table.grid, part.grid);
  // A header of its own begins another table, however alike the columns are.
  const bool continues =
      repeated > 0 || (!MarksHeader(part.grid.rows.front()) && HasSameColumns(table, part, options));
  if (!continues) return std::nullopt;
  std::vector<WordIndexes> repeated_header;
  for (std::size_t row = 0; row < repeated; ++row) repeated_header.push_back(std::move(part.row_words[row]));
  auto first = part.grid.rows.begin() + static_cast<std::ptrdiff_t>(repeated);
  first->after_page_break = true;
  if (table.grid.rows.size() > repeated &&
      JoinCutRow(table.grid.rows.back(), *first, FilledColumns(table.grid, options)))
    ++first;
  std::move(first, part.grid.rows.end(), std::back_inserter(table.grid.rows));
  table.grid.last_page = part.grid.last_page;
  return repeated_header;
}

}  // namespace portbook::table
