// Document -> Document with its tables found: lines of text become grids by the layout rules (delimited,
// terminated, record), words and rulings of PDF pages become grids by geometry (ruled, aligned), grids that a
// page break cut are joined. Grids that the decoder already found in mark-up stay.
#pragma once

#include <cstddef>
#include <stop_token>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"
#include "portbook/rules/rule_set.h"

namespace portbook::table {

struct TableOptions {
  int min_delimited_columns = 2;
  int min_delimited_rows = 2;             // a header and a row, or two rows
  int max_rows = 100'000;                 // of one document's text tables; the rest is not read
  int min_aligned_rows = 3;               // a header and two rows whose cells stand below each other
  std::size_t min_aligned_gap = 2;        // blanks between two columns of text
  std::size_t max_aligned_width = 1'000;  // characters of a line; a longer one is no row

  // Geometry of PDF pages.
  double ruling_join_gap = 3.0;  // PDF points: segments nearer than this are one line
  double ruling_snap = 2.0;      // PDF points: rulings nearer than this share a coordinate
  double ruling_overhang = 8.0;  // PDF points past the last crossing rule: there is one more column or row
  double min_cell_extent = 4.0;  // PDF points: a narrower row or column is a double rule
  std::size_t max_joined_rulings = 5000;     // a page with more is a drawing
  double word_gap_in_font_sizes = 1.0;       // a wider gap between words parts columns where no ruling does
  double row_gap_in_font_sizes = 2.5;        // a wider gap between lines ends a table without rulings
  double wrap_gap_in_font_sizes = 0.65;      // a wider gap between lines ends a paragraph
  double wrap_slack_in_font_sizes = 0.5;     // room left beside the next word: the line was broken on purpose
  int min_aligned_lines = 3;                 // with cells in two columns, or it is no table
  double max_column_overlap = 0.1;           // share of a table's lines that may run over a gap (headings)
  double min_leading_step = 1.25;            // of the leading within rows: a larger one parts rows
  double max_prose_words = 6.0;              // two columns with more words to a line on average are prose
  double heading_size = 1.15;                // of the body's font size; a line so large is a heading
  double furniture_zone = 0.15;              // share of the page's height at its top and at its foot
  double furniture_gap_in_font_sizes = 1.0;  // running lines stand at least so far from the body
  double page_join_tolerance = 4.0;  // PDF points between the column edges of a table's parts on two pages
};

doc::Document FindTables(doc::Document document, const rules::RuleSet& rules, const TableOptions& options,
                         std::stop_token stop, diag::Sink& sink);

// The samples of record layouts, each read whole: part of `portbook rules test`.
std::vector<base::Error> ProveLayouts(const rules::RuleSet& rules);

}  // namespace portbook::table
