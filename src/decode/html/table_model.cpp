#include "decode/html/table_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace portbook::decode::html {
namespace {

// Repeating a long cell over a large span may cost this part of the decoder's memory.
constexpr std::uint64_t kInheritedTextShare = 16;

class SlotFiller {
 public:
  SlotFiller(std::size_t rows, GridBudget& budget) : budget_(budget) { rows_.reserve(rows); }

  // REQUIRES: `rows_left` counts this row and those below it in its group.
  void AddRow(SourceRow source, int rows_left) {
    if (source.group != group_) covered_.clear();
    group_ = source.group;
    rows_.emplace_back();
    std::erase_if(covered_, [this](const auto& slot) { return slot.second.row_end < rows_.size(); });
    int column = 0;
    for (doc::Cell& cell : source.cells) {
      while (InheritFromAbove(column)) ++column;
      cell.row_span = cell.row_span == 0 ? rows_left : std::min(cell.row_span, rows_left);
      column = Place(std::move(cell), column);
    }
    for (auto slot = covered_.lower_bound(column); slot != covered_.end();
         slot = covered_.lower_bound(column)) {
      column = slot->first;
      InheritFromAbove(column++);
    }
  }

  std::vector<doc::Row> Take() && {
    std::erase_if(rows_, [](const doc::Row& row) { return row.cells.empty(); });
    return std::move(rows_);
  }

 private:
  struct Origin {
    std::size_t row = 0;
    std::size_t cell = 0;
    std::size_t row_end = 0;  // the first row that it does not cover
  };

  // False where the slot is free.
  bool InheritFromAbove(int column) {
    const auto slot = covered_.find(column);
    if (slot == covered_.end() || slot->second.row + 1 == rows_.size()) return false;
    // Without a budget the span ends here, or every row below would try again.
    if (!Inherit(slot->second, column)) covered_.erase(slot);
    return true;
  }

  // The column after the cell.
  int Place(doc::Cell cell, int column) {
    const std::size_t row = rows_.size() - 1;
    const Origin origin{row, rows_.back().cells.size(), row + static_cast<std::size_t>(cell.row_span)};
    const int end = column + cell.column_span;
    cell.column = column;
    rows_.back().cells.push_back(std::move(cell));
    for (int covered = column; covered < end; ++covered) {
      if (InheritFromAbove(covered)) continue;
      if (covered > column && !Inherit(origin, covered)) break;
      if (origin.row_end > rows_.size()) covered_.insert_or_assign(covered, origin);
    }
    return end;
  }

  // False where the budget is spent.
  bool Inherit(const Origin& origin, int column) {
    const doc::Cell& source = rows_[origin.row].cells[origin.cell];
    std::uint64_t bytes = 0;
    for (const base::Text& line : source.lines) bytes += line.value().size();
    if (budget_.cells == 0 || budget_.text_bytes < bytes) {
      budget_.refused_cells.Add(source.text().Extent());
      return false;
    }
    --budget_.cells;
    budget_.text_bytes -= bytes;
    doc::Cell cell = source;
    cell.column = column;
    cell.row_span = cell.column_span = 1;
    cell.state = doc::CellState::inherited;
    rows_.back().cells.push_back(std::move(cell));
    return true;
  }

  GridBudget& budget_;
  std::uint32_t group_ = 0;
  std::vector<doc::Row> rows_;
  std::map<int, Origin> covered_;  // by column: cells that reach further down
};

}  // namespace

GridBudget::GridBudget(const doc::GridLimits& limits, std::uint64_t max_memory_bytes)
    : rows(limits.max_rows), cells(limits.max_cells), text_bytes(max_memory_bytes / kInheritedTextShare) {}

void ReportRefused(const GridBudget& budget, const doc::GridLimits& limits, std::string_view text,
                   diag::Sink& sink) {
  if (budget.refused_rows.count > 0) {
    EmitLimit(
        fmt::format("The tables have more than {} rows; the {} from here on {} not read.", limits.max_rows,
                    budget.refused_rows.count, budget.refused_rows.count == 1 ? "is" : "are"),
        budget.refused_rows.first, text, sink);
  }
  if (budget.refused_cells.count > 0) {
    EmitLimit(fmt::format("The tables have more than {} cells, or spans that repeat too much text: what "
                          "exceeds it is not repeated, and what stands in cells beyond it is read as text.",
                          limits.max_cells),
              budget.refused_cells.first, text, sink);
  }
}

std::vector<doc::Row> ResolveSpans(std::vector<SourceRow> rows, GridBudget& budget) {
  std::stable_partition(rows.begin(), rows.end(),
                        [](const SourceRow& row) { return row.kind != RowGroup::foot; });
  std::vector<int> rows_left(rows.size(), 1);
  for (std::size_t i = rows.size(); i-- > 1;) {
    if (rows[i - 1].group == rows[i].group) rows_left[i - 1] = rows_left[i] + 1;
  }
  SlotFiller filler(rows.size(), budget);
  for (std::size_t i = 0; i < rows.size(); ++i) filler.AddRow(std::move(rows[i]), rows_left[i]);
  return std::move(filler).Take();
}

std::optional<std::int64_t> ParseSpan(std::string_view value) {
  value.remove_prefix(std::min(value.find_first_not_of(" \t\n\f\r"), value.size()));
  const bool negative = value.starts_with('-');
  if (negative || value.starts_with('+')) value.remove_prefix(1);
  if (value.empty() || value[0] < '0' || value[0] > '9') return std::nullopt;
  constexpr std::int64_t kEnough = 1'000'000'000;
  std::int64_t number = 0;
  for (const char c : value) {
    if (c < '0' || c > '9') break;
    number = std::min(number * 10 + (c - '0'), kEnough);
  }
  return negative ? -number : number;
}

}  // namespace portbook::decode::html
