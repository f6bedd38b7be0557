#include "portbook/interpret/interpret.h"

#include <algorithm>

#include "interpret/columns.h"
#include "interpret/context.h"
#include "interpret/footnotes.h"
#include "interpret/prose.h"
#include "interpret/rows.h"

namespace portbook::interpret {
namespace {

using model::Role;

std::vector<std::size_t> BlocksOfGrids(const doc::Document& document) {
  std::vector<std::size_t> blocks(document.grids.size(), 0);
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    if (document.blocks[b].grid) blocks[document.blocks[b].grid->value] = b;
  }
  return blocks;
}

void IgnoreGrid(const doc::Grid& grid, int grid_index, const std::string& by, model::Interpretation& result) {
  for (int r = 0; r < static_cast<int>(grid.rows.size()); ++r)
    result.fates.push_back({grid_index, r, model::Fate::ignored, by});
}

// In a table of one row an empty column is a blank cell.
constexpr std::size_t kFewestRows = 2;

// A column with a header and not one value under it.
void ReportEmptyColumns(const Columns& columns, const std::vector<model::Entry>& entries, int grid_index,
                        diag::Sink& sink) {
  for (int c = 0; c < static_cast<int>(columns.columns.size()); ++c) {
    const Column& column = columns.columns[static_cast<std::size_t>(c)];
    if (column.header.empty() || entries.size() < kFewestRows) continue;
    const bool empty = std::all_of(entries.begin(), entries.end(), [&](const model::Entry& entry) {
      return std::all_of(entry.cells.begin(), entry.cells.end(), [&](const model::RoleCell& cell) {
        return cell.place.column != c || cell.lines.empty();
      });
    });
    if (!empty) continue;
    base::Evidence evidence = column.evidence;
    evidence.place.grid = grid_index;
    sink.Emit(diag::Kind::column_empty, "the column `" + column.header + "` is empty in every row",
              {std::move(evidence)});
  }
}

void ReportHeaderDrift(const Columns& columns, const doc::Grid& grid, const rules::RuleSet& rules,
                       diag::Sink& sink) {
  const std::vector<std::string>& known = rules.expectations().headers;
  if (known.empty() || columns.header_rows == 0) return;
  if (std::find(known.begin(), known.end(), columns.signature) != known.end()) return;
  std::vector<base::Evidence> evidence;
  for (const Column& column : columns.columns) evidence.push_back(column.evidence);
  sink.Emit(diag::Kind::header_drifted,
            "the pack `" + rules.pack() + "` does not know the header `" + columns.signature +
                "` of the table `" + grid.caption.value() + "`",
            std::move(evidence), "add it to [expect] headers of the pack once its columns are read right");
}

void FindMentionsInRemarks(const std::vector<model::Entry>& entries, const rules::RuleSet& rules,
                           std::vector<model::Mention>& mentions) {
  for (int e = 0; e < static_cast<int>(entries.size()); ++e) {
    for (const model::RoleCell& cell : entries[static_cast<std::size_t>(e)].cells) {
      if (cell.role != Role::remarks && cell.role != Role::purpose) continue;
      for (model::Mention& mention : FindMentions(cell.text(), cell.place, e, rules))
        mentions.push_back(std::move(mention));
    }
  }
}

}  // namespace

model::Interpretation Interpret(const doc::Document& document, const rules::RuleSet& rules,
                                const InterpretOptions& options, diag::Sink& sink) {
  model::Interpretation result;
  const std::vector<std::size_t> grid_blocks = BlocksOfGrids(document);
  int table = 0;
  for (int g = 0; g < static_cast<int>(document.grids.size()); ++g) {
    const doc::Grid& grid = document.grids[static_cast<std::size_t>(g)];
    const Columns columns = ReadColumns(grid, g, rules, options);
    const TableContext context =
        ReadTableContext(document, grid_blocks[static_cast<std::size_t>(g)], grid, columns, rules);
    if (context.ignored_by) {
      IgnoreGrid(grid, g, context.ignored_by->name, result);
      continue;
    }
    if (!columns.HasPorts()) {
      IgnoreGrid(grid, g, "table-without-ports", result);
      continue;
    }
    TableRows rows = ReadRows(grid, g, table++, columns, context, rules, sink);
    ReportEmptyColumns(columns, rows.entries, g, sink);
    ReportHeaderDrift(columns, grid, rules, sink);
    std::move(rows.entries.begin(), rows.entries.end(), std::back_inserter(result.entries));
    std::move(rows.fates.begin(), rows.fates.end(), std::back_inserter(result.fates));
  }
  LinkFootnotes(result.entries, FindNotes(document, rules), grid_blocks, sink);
  FindMentionsInRemarks(result.entries, rules, result.mentions);
  for (model::Mention& mention : FindMentionsInBlocks(document, rules))
    result.mentions.push_back(std::move(mention));
  FindSignals(document, rules, sink);
  return result;
}

}  // namespace portbook::interpret
