// The thresholds of finding tables, a struct for each family of heuristics, with the kind of documents that
// made it necessary; the families are named after the rooms in geometry/ that use them.
#pragma once

#include <cstddef>

#include "portbook/doc/grid_limits.h"

namespace portbook::table {

// Tables in running text (see text/).
struct TextOptions {
  int min_delimited_columns = 2;    // of text with tabs or bars
  int min_delimited_rows = 2;       // a header and a row, or two rows
  int min_aligned_rows = 3;         // a header and two rows whose cells stand below each other
  std::size_t min_aligned_gap = 2;  // blanks between two columns of text
  // A value wider than its column hides the gap behind it: one row of so many may.
  std::size_t min_rows_per_wide_row = 4;
  std::size_t max_aligned_width = 1'000;  // characters of a line; a longer one is no row
  friend bool operator==(const TextOptions&, const TextOptions&) = default;
};

// What is one line of text, and where a line parts (text_lines, parted_lines): on every page.
struct LineOptions {
  double word_gap_in_font_sizes = 1.0;    // a wider gap between words parts columns where no ruling does
  double part_gap_in_characters = 1.25;   // mean widths: a wider gap in a line is no space between words
  double wrap_gap_in_font_sizes = 0.65;   // a wider gap between lines ends a paragraph
  double wrap_slack_in_font_sizes = 0.5;  // room left beside the next word: the line was broken on purpose
  double heading_rule_gap_in_font_sizes =
      0.8;  // a rule further below a line is not that of a heading over columns
  double max_off_centre_in_font_sizes = 0.6;  // of a heading over columns
  double heading_size = 1.15;                 // of the body's font size: a line so large is a heading
  friend bool operator==(const LineOptions&, const LineOptions&) = default;
};

// Grids of rulings (mesh, ruled_grid, area): guides whose cells are framed, as by FOP and browsers.
struct MeshOptions {
  double join_gap = 3.0;            // PDF points: segments nearer than this are one line
  double snap = 2.0;                // PDF points: rulings nearer than this share a coordinate
  double overhang = 8.0;            // PDF points past the last crossing rule: there is one more column or row
  double min_cell_extent = 4.0;     // PDF points: a narrower row or column is a double rule
  std::size_t max_rulings = 5'000;  // a page with more is a drawing
  std::size_t min_filled_cells = 3;     // or it is a frame or a chart
  double max_spanning_share = 0.5;      // of its cells, or it is a drawing
  std::size_t unruled_rows_factor = 2;  // so many times more full lines than rows: the rows are not ruled
  double min_share = 0.5;               // of the words of an area that stand in its mesh
  friend bool operator==(const MeshOptions&, const MeshOptions&) = default;
};

// Tables between rules of one width (framed_grids): reports that rule only above and below header and body.
struct FrameOptions {
  std::size_t max_header_lines = 6;  // between two rules of one width
  double max_spanning_share = 0.34;  // of the lines below the header that run over columns
  double section_slack_in_font_sizes =
      0.2;  // a line alone further from the rules round it than the header is stands between tables
  friend bool operator==(const FrameOptions&, const FrameOptions&) = default;
};

// Tables without a mesh (aligned_grids): borderless ones of office programs and of browsers' plain styles.
struct AlignedOptions {
  std::size_t min_rows = 3;            // of a table
  double min_wide_rule = 0.8;          // of the table's width: of a rule above or below its header
  std::size_t min_ruled_rows = 2;      // the same where rules stand above and below its header
  double same_place = 2.0;             // PDF points: cells of a column that begin so near each other
  double min_aligned_share = 0.6;      // of the cells of a table that stand in line with their column
  double min_filled_share = 0.45;      // of its cells
  double row_gap_in_font_sizes = 2.5;  // a wider gap between lines ends the table
  double fitting_row_gap_in_font_sizes =
      3.0;                           // the same where every part of the next line stands in one column
  double max_prose_words = 6.0;      // columns with more words to a line on average are prose
  std::size_t min_note_columns = 3;  // that a line of a caption or note runs over, or all of them
  std::size_t min_note_words = 5;    // of a line of a caption or note
  double max_doubt = 5.0;            // lines below each other that may be no part of the table:
  double spanning_line_doubt = 2.4;  // each that runs over columns
  double label_line_doubt = 1.0;     // each in the first column alone
  friend bool operator==(const AlignedOptions&, const AlignedOptions&) = default;
};

// Columns that are set so tightly that only their beginnings tell them (shared_starts): statistics' tables.
struct SharedStartOptions {
  double same_start = 1.0;         // PDF points: words that begin so near each other begin a column ...
  double min_gap_in_spaces = 1.5;  // ... with a gap before each that is wider than a space
  double max_space_stretch = 1.3;  // (of the usual one, in a justified line),
  std::size_t min_lines = 3;       // in so many lines,
  std::size_t max_lines = 40;      // of which the first and the last lie so many apart: most of a page
  friend bool operator==(const SharedStartOptions&, const SharedStartOptions&) = default;
};

// Columns from the gaps between parts of lines (columns).
struct ColumnOptions {
  double touch = 1.0;                      // PDF points that parts of two columns may share
  double min_spanned_lines = 0.34;         // share of lines with two parts below one part: it is a heading
  std::size_t min_gap_lines = 3;           // that have text on either side of a narrow gap between columns
  std::size_t min_placed_gap_lines = 2;    // the same where no space is shown in it
  double min_cut_share = 0.5;              // of a gap between words that lies between two columns
  double max_padding_in_font_sizes = 1.0;  // of cells whose columns stand far apart
  friend bool operator==(const ColumnOptions&, const ColumnOptions&) = default;
};

// Which lines are one row (cell_lines, row_costs, row_grouping): cells that wrap in tables without rules
// between rows. What speaks against lines as rows is summed up, in rows, and the least is taken.
struct RowOptions {
  double min_line_overlap = 0.3;                // of a line's height: lines that overlap so stand in one row
  double min_gap_step_in_font_sizes = 0.08;     // between the gaps in rows and those between rows
  double blank_cell_cost = 0.35;                // each cell without text, ...
  double max_blank_cost = 1.0;                  // ... up to so much of a row
  double torn_cell_cost = 1.0;                  // a sentence that goes on in the next row
  double two_values_cost = 3.0;                 // two numbers in one cell
  double unforced_wrap_cost = 1.0;              // a cell's line ended though the next word had room
  double hole_cost = 0.5;                       // a cell's lines stand far apart
  double max_wrap_leading_in_font_sizes = 2.0;  // in a cell
  friend bool operator==(const RowOptions&, const RowOptions&) = default;
};

// Running text, that no table is looked for in (prose): reports set in columns, text beside a table.
struct ProseOptions {
  std::size_t min_lines = 4;              // of running text
  double min_words = 4.0;                 // to a line, on average
  double max_indent_in_font_sizes = 2.5;  // of a line
  std::size_t max_cell_lines = 12;        // text beside cells that has more is none
  friend bool operator==(const ProseOptions&, const ProseOptions&) = default;
};

// Running headers and footers (furniture): printed books and web pages printed by a browser.
struct FurnitureOptions {
  double zone = 0.15;              // share of the page's height at its top and at its foot
  double gap_in_font_sizes = 1.0;  // running lines stand at least so far from the body
  friend bool operator==(const FurnitureOptions&, const FurnitureOptions&) = default;
};

// Tables that go on over pages (page_joins).
struct JoinOptions {
  double tolerance = 4.0;            // PDF points between the column edges of a ruled table's parts
  std::size_t min_telling_rows = 3;  // so many show a column that every row fills,
  double min_key_share = 0.9;        // so many of them
  friend bool operator==(const JoinOptions&, const JoinOptions&) = default;
};

struct TableOptions {
  doc::GridLimits grids;
  TextOptions text;
  LineOptions lines;
  MeshOptions mesh;
  FrameOptions frames;
  AlignedOptions aligned;
  SharedStartOptions starts;
  ColumnOptions columns;
  RowOptions rows;
  ProseOptions prose;
  FurnitureOptions furniture;
  JoinOptions joins;
  friend bool operator==(const TableOptions&, const TableOptions&) = default;
};

}  // namespace portbook::table
