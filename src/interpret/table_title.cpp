#include "interpret/table_title.h"

#include <algorithm>

namespace portbook::interpret {
namespace {

bool IsEmpty(const doc::Cell& cell) { return cell.lines.empty(); }

bool NamesBothEnds(const std::string& title, const rules::RuleSet& rules) {
  return std::any_of(rules.tables.begin(), rules.tables.end(), [&](const rules::TableRule* rule) {
    if (rule->of != rules::TableRule::Of::title && rule->of != rules::TableRule::Of::heading) return false;
    const std::optional<rules::Match> match = rule->match.Find(title);
    return match && match->Group("source") && match->Group("destination");
  });
}

bool IsShort(const doc::Row& row, int columns) {
  return !row.cells.empty() && std::all_of(row.cells.begin(), row.cells.end(), [&](const doc::Cell& cell) {
    return cell.column + cell.column_span < columns || IsEmpty(cell);
  });
}

}  // namespace

bool IsTitleRow(const doc::Row& row, const doc::Grid& grid) {
  if (grid.columns < 2 || row.cells.empty()) return false;
  const doc::Cell& first = row.cells.front();
  return first.column == 0 && first.state == doc::CellState::stated && !IsEmpty(first) &&
         std::all_of(row.cells.begin() + 1, row.cells.end(), [](const doc::Cell& cell) {
           return IsEmpty(cell) || cell.state == doc::CellState::inherited;
         });
}

std::optional<doc::Grid> WithTitleOutOfHeader(const doc::Grid& grid, const rules::RuleSet& rules) {
  if (grid.rows.size() < 2 || grid.rows.front().cells.empty() || !grid.caption.blank()) return std::nullopt;
  const doc::Cell& title = grid.rows.front().cells.front();
  if (IsEmpty(title) || title.column_span > 1 || !NamesBothEnds(title.text().Folded().value(), rules))
    return std::nullopt;
  const bool all_short = std::all_of(grid.rows.begin() + 1, grid.rows.end(),
                                     [&](const doc::Row& row) { return IsShort(row, grid.columns); });
  if (!all_short) return std::nullopt;
  doc::Grid result = grid;
  result.caption = title.text().Folded();
  --result.columns;
  std::vector<doc::Cell>& header = result.rows.front().cells;
  header.erase(header.begin());
  for (doc::Cell& cell : header) --cell.column;
  for (auto row = result.rows.begin() + 1; row != result.rows.end(); ++row)
    std::erase_if(row->cells, [&](const doc::Cell& cell) { return cell.column >= result.columns; });
  return result;
}

}  // namespace portbook::interpret
