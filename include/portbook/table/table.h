// Document -> Document with its tables found: lines of text become grids by the layout rules (delimited,
// terminated, record), words and rulings of PDF pages become grids by geometry (ruled, aligned), grids that a
// page break cut are joined. Grids that the decoder already found in mark-up stay.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
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
  int min_text_rows = 3;                  // a header and two rows whose cells stand below each other
  std::size_t min_aligned_gap = 2;        // blanks between two columns of text
  std::size_t max_aligned_width = 1'000;  // characters of a line; a longer one is no row

  // Geometry of PDF pages.
  double ruling_join_gap = 3.0;  // PDF points: segments nearer than this are one line
  double ruling_snap = 2.0;      // PDF points: rulings nearer than this share a coordinate
  double ruling_overhang = 8.0;  // PDF points past the last crossing rule: there is one more column or row
  double min_cell_extent = 4.0;  // PDF points: a narrower row or column is a double rule
  std::size_t max_joined_rulings = 5000;       // a page with more is a drawing
  double word_gap_in_font_sizes = 1.0;         // a wider gap between words parts columns where no ruling does
  std::size_t min_filled_cells = 3;            // in a mesh, or it is a frame or a chart
  double max_spanning_share = 0.5;             // of a mesh's cells, or it is a drawing
  std::size_t min_aligned_rows = 3;            // of a table without a mesh
  std::size_t min_ruled_rows = 2;              // the same where rules stand above and below its header
  std::size_t max_framed_header_lines = 6;     // between two rules of one width
  double max_spanning_share_of_framed = 0.34;  // of a table's lines below such a header that run over columns
  double min_foreign_rule = 0.5;               // of the table's width: of a rule of another table
  double min_wide_rule = 0.8;                  // of the table's width: of such a rule
  double same_place = 2.0;                     // PDF points: cells of a column that begin so near each other
  double min_aligned_share = 0.6;              // of the cells of a table that stand in line with their column
  double min_filled_share = 0.45;              // of its cells
  std::size_t unruled_rows_factor = 2;  // so many times more full lines than rows: the rows are not ruled
  double min_mesh_share = 0.5;          // of the words of an area that stand in its mesh
  double row_gap_in_font_sizes = 2.5;   // a wider gap between lines ends a table without rulings
  double fitting_row_gap_in_font_sizes =
      3.0;                                // the same where every part of the next line stands in one column
  double wrap_gap_in_font_sizes = 0.65;   // a wider gap between lines ends a paragraph
  double wrap_slack_in_font_sizes = 0.5;  // room left beside the next word: the line was broken on purpose
  double part_gap_in_characters = 1.25;   // mean widths: a wider gap in a line is no space between words
  double shared_start = 1.0;  // PDF points: words that begin so near each other begin a column ...
  double shared_start_gap_in_spaces = 1.5;  // ... with a gap before each that is wider than a space
  double max_space_stretch = 1.3;           // (of the usual one, in a justified line),
  std::size_t min_shared_starts = 3;        // in so many lines,
  std::size_t max_shared_start_lines = 12;  // of which the first and the last lie so many apart
  double column_touch = 1.0;                // PDF points that parts of two columns may share
  double min_spanned_lines = 0.34;          // share of lines with two parts below one part: it is a heading
  std::size_t min_gap_lines = 3;            // that have text on either side of a narrow gap between columns
  double min_cut_share = 0.5;               // of a gap between words that lies between two columns
  double heading_rule_gap_in_font_sizes = 0.8;  // a rule further below a line is not that of a heading
  double max_off_centre_in_font_sizes = 0.6;    // of a heading over columns
  double min_line_overlap = 0.3;                // of a line's height: lines that overlap so stand in one row
  double min_gap_step_in_font_sizes = 0.08;     // between the gaps in rows and those between rows
  double blank_cell_cost = 0.35;                // of a row: what speaks against lines as rows ...
  double max_blank_cost = 1.0;                  // ... is summed up, and the least is taken
  double misaligned_cost = 0.3;                 // a cell that is not as high as its row's others
  double same_height_in_font_sizes = 0.25;
  double indented_row_cost = 1.0;               // a row of text whose cells all begin right of their columns
  double torn_cell_cost = 1.0;                  // a sentence that goes on in the next row
  double two_values_cost = 3.0;                 // two numbers in one cell
  double unforced_wrap_cost = 1.0;              // a cell's line ended though the next word had room
  double paragraph_cost = 0.3;                  // a cell's lines part a little
  double max_tight_leading = 1.15;              // of the least in a column: a larger one parts paragraphs
  double hole_cost = 0.5;                       // a cell's lines stand far apart
  double max_wrap_leading_in_font_sizes = 2.0;  // in a cell
  double min_hanging_indent_in_font_sizes = 0.4;
  double max_prose_words = 6.0;       // columns with more words to a line on average are prose
  std::size_t min_note_columns = 3;   // that a line of a caption or note runs over, or all of them
  std::size_t min_note_words = 5;     // of a line of a caption or note
  double max_doubt = 5.0;             // lines below each other that may be no part of a table:
  double spanning_line_doubt = 2.4;   // each that runs over columns
  double label_line_doubt = 1.0;      // each in the first column alone
  std::size_t min_prose_lines = 4;    // of running text
  double min_prose_width = 0.22;      // of the width of the page's text
  double min_prose_words = 4.0;       // to a line of running text, on average
  double max_prose_rag = 0.15;        // of its width: a line that ends so near the margin is full
  double min_full_prose_lines = 0.6;  // of its lines
  double max_prose_indent_in_font_sizes = 2.5;
  std::size_t max_cell_lines = 12;           // text beside cells that has more is none
  double heading_size = 1.15;                // of the body's font size; a line so large is a heading
  double furniture_zone = 0.15;              // share of the page's height at its top and at its foot
  double furniture_gap_in_font_sizes = 1.0;  // running lines stand at least so far from the body
  double page_join_share =
      0.5;  // of a column's width that its edge may move between two pages without rulings
  std::size_t min_telling_rows = 3;  // so many show a column that every row fills,
  double min_key_share = 0.9;        // so many of them
  double page_join_tolerance = 4.0;  // PDF points between the column edges of a table's parts on two pages
  friend bool operator==(const TableOptions&, const TableOptions&) = default;
};

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
