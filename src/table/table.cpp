#include "portbook/table/table.h"

#include <fmt/format.h>

#include <algorithm>

#include "table/cut_row.h"
#include "table/geometry/area.h"
#include "table/geometry/pdf_blocks.h"
#include "table/text/aligned.h"
#include "table/text/delimited.h"
#include "table/text/lines.h"
#include "table/text/record.h"
#include "table/text/terminated.h"

namespace portbook::table {
namespace {

FoundTables FindByLayout(const doc::Document& document, const std::vector<Line>& lines,
                         const rules::LayoutRule& layout, const rules::RuleSet& rules,
                         const TableOptions& options) {
  switch (layout.type) {
    case rules::LayoutRule::Type::delimited:
      return FindDelimited(lines, layout, rules, options);
    case rules::LayoutRule::Type::terminated:
      return FindTerminated(lines, layout);
    case rules::LayoutRule::Type::record:
      return FindRecords(lines, layout, rules);
    case rules::LayoutRule::Type::aligned:
      return FindAligned(lines, layout, document.text, rules, options);
    case rules::LayoutRule::Type::marked_up:
      break;
  }
  return {};
}

// The columns of a table of the mark-up are the layout's where the header says nothing of them.
void NameColumns(doc::Document& document, const rules::LayoutRule& layout, const rules::RuleSet& rules) {
  for (doc::Grid& grid : document.grids) {
    if (grid.basis != doc::GridBasis::marked_up || !grid.layout.empty() || grid.rows.empty()) continue;
    if (static_cast<std::size_t>(grid.columns) != layout.columns.size()) continue;
    if (!LooksLikeHeader(grid.rows.front(), rules)) grid.layout = layout.name;
  }
}

doc::GridLimits RoomLeft(const doc::GridLimits& limits, const std::vector<doc::Grid>& grids) {
  std::uint64_t rows = 0, cells = 0;
  for (const doc::Grid& grid : grids) {
    rows += grid.rows.size();
    for (const doc::Row& row : grid.rows) cells += row.cells.size();
  }
  return {limits.max_rows - static_cast<std::uint32_t>(std::min<std::uint64_t>(rows, limits.max_rows)),
          limits.max_cells - static_cast<std::uint32_t>(std::min<std::uint64_t>(cells, limits.max_cells))};
}

}  // namespace

doc::Document FindTables(doc::Document document, const rules::RuleSet& rules, const TableOptions& options,
                         std::stop_token stop, diag::Sink& sink) {
  if (document.media_type == doc::MediaType::pdf)
    document = BuildPdfBlocks(std::move(document), rules, options, sink);
  // Each layout sees what the ones before it left: a pack's own layouts come before the common ones.
  for (const rules::LayoutRule* layout : rules.layouts) {
    if (stop.stop_requested()) break;
    if (layout->type == rules::LayoutRule::Type::marked_up) {
      NameColumns(document, *layout, rules);
      continue;
    }
    const std::vector<Line> lines = LinesOf(document, rules);
    TableOptions rest = options;
    rest.grids = RoomLeft(options.grids, document.grids);
    FoundTables found = FindByLayout(document, lines, *layout, rules, rest);
    if (found.limit_at) {
      sink.Emit(diag::Kind::limit_exceeded,
                fmt::format("the tables have more than {} rows or {} cells; from here on they were not read",
                            options.grids.max_rows, options.grids.max_cells),
                {{*lines[*found.limit_at].text, {}}});
    }
    document = PlaceTables(std::move(document), lines, std::move(found), rules);
  }
  ReportCutRow(document, sink);
  return document;
}

doc::Document ReadRegions(doc::Document document, std::span<const Region> regions,
                          const TableOptions& options) {
  document.blocks.clear();
  document.grids.clear();
  for (const Region& region : regions) {
    doc::Block& block = document.blocks.emplace_back();
    block.kind = doc::BlockKind::grid;
    block.grid = doc::GridId{static_cast<std::uint32_t>(document.grids.size())};
    document.grids.push_back(ReadRegion(document.pages, region, options));
  }
  return document;
}

std::vector<base::Error> ProveLayouts(const rules::RuleSet& rules) {
  std::vector<base::Error> errors;
  for (const rules::LayoutRule* layout : rules.layouts) {
    for (const std::string& sample : layout->samples) {
      if (ReadRecord(base::Text::Synthesized(sample), *layout, rules)) continue;
      errors.push_back(
          {layout->name, "the layout does not read its sample", sample,
           "every field that is not optional must be found in its place, and nothing may be left over"});
    }
  }
  return errors;
}

}  // namespace portbook::table
