// Document -> Document with its tables found: lines of text become grids by the layout rules (delimited,
// terminated, record), words and rulings of PDF pages become grids by geometry (ruled, aligned), grids that a
// page break cut are joined. Grids that the decoder already found in mark-up stay.
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"
#include "portbook/rules/rule_set.h"
#include "portbook/table/options.h"

namespace portbook::table {

doc::Document FindTables(doc::Document document, const rules::RuleSet& rules, const TableOptions& options,
                         std::stop_token stop, diag::Sink& sink);

// A part of a PDF's page that holds one table.
struct Region {
  std::uint32_t page = 1;  // 1-based
  base::Box box;           // PDF points from the top left of the crop box as displayed
};

// The document with one grid a region, in their order, and without blocks: the words whose middle lies in the
// region are read as one table, whatever finding tables would say of them. A region without words gives a
// grid without rows.
doc::Document ReadRegions(doc::Document document, std::span<const Region> regions,
                          const TableOptions& options);

// The samples of record layouts, each read whole: part of `portbook rules test`.
std::vector<base::Error> ProveLayouts(const rules::RuleSet& rules);

}  // namespace portbook::table
