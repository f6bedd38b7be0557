// The rows of one port table: header rows, section rows, cells that a page break orphaned, shifted rows, and
// entries.
#pragma once

#include <vector>

#include "interpret/columns.h"
#include "interpret/context.h"
#include "portbook/diag/diagnostic.h"
#include "portbook/model/interpretation.h"

namespace portbook::interpret {

struct TableRows {
  std::vector<model::Entry> entries;
  std::vector<model::RowFate> fates;
};

// `table`: 0-based ordinal among the port tables.
TableRows ReadRows(const doc::Grid& grid, int grid_index, int table, const Columns& columns,
                   const TableContext& context, const rules::RuleSet& rules, const InterpretOptions& options,
                   diag::Sink& sink);

}  // namespace portbook::interpret
