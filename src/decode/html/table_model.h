// The slots of a table: where each cell stands once colspan and rowspan are resolved, after the HTML
// standard's "forming a table". Knows rows of cells in source order, and no tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "decode/html/limits.h"
#include "portbook/doc/document.h"
#include "portbook/doc/grid_limits.h"

namespace portbook::decode::html {

enum class RowGroup : std::uint8_t { body, head, foot };

struct SourceRow {
  std::uint32_t group = 0;  // rows of one thead, tbody or tfoot have the same number: no cell spans out of it
  RowGroup kind = RowGroup::body;
  std::vector<doc::Cell>
      cells;  // in source order; column not set; a row_span of 0 reaches to the end of the group
};

// What the grids of a document may still hold and the repeating of their spanned cells may still cost, and
// what was left out of them.
struct GridBudget {
  GridBudget(const doc::GridLimits& limits, std::uint64_t max_memory_bytes);

  std::uint64_t rows;
  std::uint64_t cells;
  std::uint64_t text_bytes;
  Breach refused_rows;
  Breach refused_cells;
};

// limit-exceeded for what was left out.
void ReportRefused(const GridBudget& budget, const doc::GridLimits& limits, std::string_view text,
                   diag::Sink& sink);

// Rows of a tfoot come last, empty rows are gone, every covered slot has an inherited cell. Where two cells
// claim a slot, the one above keeps it.
std::vector<doc::Row> ResolveSpans(std::vector<SourceRow> rows, GridBudget& budget);

// The value of a span attribute by the standard's rules for non-negative integers; negative as written. Empty
// where it is no number.
std::optional<std::int64_t> ParseSpan(std::string_view value);

}  // namespace portbook::decode::html
