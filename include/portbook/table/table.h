// Document -> Document with its tables found: lines of text become grids by the layout rules (delimited, terminated, record),
// words and rulings of PDF pages become grids by geometry (ruled, aligned), grids that a page break cut are joined. Grids that
// the decoder already found in mark-up stay.
#pragma once

#include <stop_token>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"
#include "portbook/rules/rule_set.h"

namespace portbook::table {

struct TableOptions {
  int min_delimited_columns = 2;
  int min_delimited_rows = 2;         // a header and a row, or two rows
  int min_record_lines = 3;           // unseen flattened text needs as many similar lines to be a layout
  double ruling_join_gap = 3.0;       // PDF points: segments nearer than this are one line
  double ruling_snap = 2.0;           // PDF points: rulings nearer than this share a coordinate
  double word_gap_in_font_sizes = 1.0;  // a wider gap between words parts columns where no ruling does
};

doc::Document FindTables(doc::Document document, const rules::RuleSet& rules, const TableOptions& options, std::stop_token stop,
                         diag::Sink& sink);

// The samples of record layouts, each read whole: part of `portbook rules test`.
std::vector<base::Error> ProveLayouts(const rules::RuleSet& rules);

}  // namespace portbook::table
