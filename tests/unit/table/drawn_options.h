// The thresholds of reading drawn pages by their names, as the files in drawn/ write them.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "portbook/table/options.h"

namespace portbook::table {

using SetOption = std::function<void(TableOptions&, double)>;

template <class Family, class Value>
SetOption Set(Family TableOptions::*family, Value Family::*threshold) {
  return [=](TableOptions& options, double value) { options.*family.*threshold = static_cast<Value>(value); };
}

inline const std::map<std::string, SetOption>& GeometryOptions() {
  static const std::map<std::string, SetOption> options = {
      {"lines.word_gap_in_font_sizes", Set(&TableOptions::lines, &LineOptions::word_gap_in_font_sizes)},
      {"lines.part_gap_in_characters", Set(&TableOptions::lines, &LineOptions::part_gap_in_characters)},
      {"lines.wrap_gap_in_font_sizes", Set(&TableOptions::lines, &LineOptions::wrap_gap_in_font_sizes)},
      {"lines.wrap_slack_in_font_sizes", Set(&TableOptions::lines, &LineOptions::wrap_slack_in_font_sizes)},
      {"lines.heading_rule_gap_in_font_sizes",
       Set(&TableOptions::lines, &LineOptions::heading_rule_gap_in_font_sizes)},
      {"lines.max_off_centre_in_font_sizes",
       Set(&TableOptions::lines, &LineOptions::max_off_centre_in_font_sizes)},
      {"lines.heading_size", Set(&TableOptions::lines, &LineOptions::heading_size)},
      {"mesh.join_gap", Set(&TableOptions::mesh, &MeshOptions::join_gap)},
      {"mesh.snap", Set(&TableOptions::mesh, &MeshOptions::snap)},
      {"mesh.overhang", Set(&TableOptions::mesh, &MeshOptions::overhang)},
      {"mesh.min_cell_extent", Set(&TableOptions::mesh, &MeshOptions::min_cell_extent)},
      {"mesh.max_rulings", Set(&TableOptions::mesh, &MeshOptions::max_rulings)},
      {"mesh.min_filled_cells", Set(&TableOptions::mesh, &MeshOptions::min_filled_cells)},
      {"mesh.max_spanning_share", Set(&TableOptions::mesh, &MeshOptions::max_spanning_share)},
      {"mesh.unruled_rows_factor", Set(&TableOptions::mesh, &MeshOptions::unruled_rows_factor)},
      {"mesh.min_share", Set(&TableOptions::mesh, &MeshOptions::min_share)},
      {"frames.max_header_lines", Set(&TableOptions::frames, &FrameOptions::max_header_lines)},
      {"frames.max_spanning_share", Set(&TableOptions::frames, &FrameOptions::max_spanning_share)},
      {"frames.section_slack_in_font_sizes",
       Set(&TableOptions::frames, &FrameOptions::section_slack_in_font_sizes)},
      {"aligned.min_rows", Set(&TableOptions::aligned, &AlignedOptions::min_rows)},
      {"aligned.min_wide_rule", Set(&TableOptions::aligned, &AlignedOptions::min_wide_rule)},
      {"aligned.min_ruled_rows", Set(&TableOptions::aligned, &AlignedOptions::min_ruled_rows)},
      {"aligned.same_place", Set(&TableOptions::aligned, &AlignedOptions::same_place)},
      {"aligned.min_aligned_share", Set(&TableOptions::aligned, &AlignedOptions::min_aligned_share)},
      {"aligned.min_filled_share", Set(&TableOptions::aligned, &AlignedOptions::min_filled_share)},
      {"aligned.row_gap_in_font_sizes", Set(&TableOptions::aligned, &AlignedOptions::row_gap_in_font_sizes)},
      {"aligned.fitting_row_gap_in_font_sizes",
       Set(&TableOptions::aligned, &AlignedOptions::fitting_row_gap_in_font_sizes)},
      {"aligned.max_prose_words", Set(&TableOptions::aligned, &AlignedOptions::max_prose_words)},
      {"aligned.min_note_columns", Set(&TableOptions::aligned, &AlignedOptions::min_note_columns)},
      {"aligned.min_note_words", Set(&TableOptions::aligned, &AlignedOptions::min_note_words)},
      {"aligned.max_doubt", Set(&TableOptions::aligned, &AlignedOptions::max_doubt)},
      {"aligned.spanning_line_doubt", Set(&TableOptions::aligned, &AlignedOptions::spanning_line_doubt)},
      {"aligned.label_line_doubt", Set(&TableOptions::aligned, &AlignedOptions::label_line_doubt)},
      {"starts.same_start", Set(&TableOptions::starts, &SharedStartOptions::same_start)},
      {"starts.min_gap_in_spaces", Set(&TableOptions::starts, &SharedStartOptions::min_gap_in_spaces)},
      {"starts.max_space_stretch", Set(&TableOptions::starts, &SharedStartOptions::max_space_stretch)},
      {"starts.min_lines", Set(&TableOptions::starts, &SharedStartOptions::min_lines)},
      {"starts.max_lines", Set(&TableOptions::starts, &SharedStartOptions::max_lines)},
      {"columns.touch", Set(&TableOptions::columns, &ColumnOptions::touch)},
      {"columns.min_spanned_lines", Set(&TableOptions::columns, &ColumnOptions::min_spanned_lines)},
      {"columns.min_gap_lines", Set(&TableOptions::columns, &ColumnOptions::min_gap_lines)},
      {"columns.min_placed_gap_lines", Set(&TableOptions::columns, &ColumnOptions::min_placed_gap_lines)},
      {"columns.min_cut_share", Set(&TableOptions::columns, &ColumnOptions::min_cut_share)},
      {"columns.max_padding_in_font_sizes",
       Set(&TableOptions::columns, &ColumnOptions::max_padding_in_font_sizes)},
      {"rows.min_line_overlap", Set(&TableOptions::rows, &RowOptions::min_line_overlap)},
      {"rows.min_gap_step_in_font_sizes", Set(&TableOptions::rows, &RowOptions::min_gap_step_in_font_sizes)},
      {"rows.blank_cell_cost", Set(&TableOptions::rows, &RowOptions::blank_cell_cost)},
      {"rows.max_blank_cost", Set(&TableOptions::rows, &RowOptions::max_blank_cost)},
      {"rows.torn_cell_cost", Set(&TableOptions::rows, &RowOptions::torn_cell_cost)},
      {"rows.two_values_cost", Set(&TableOptions::rows, &RowOptions::two_values_cost)},
      {"rows.unforced_wrap_cost", Set(&TableOptions::rows, &RowOptions::unforced_wrap_cost)},
      {"rows.hole_cost", Set(&TableOptions::rows, &RowOptions::hole_cost)},
      {"rows.max_wrap_leading_in_font_sizes",
       Set(&TableOptions::rows, &RowOptions::max_wrap_leading_in_font_sizes)},
      {"prose.min_lines", Set(&TableOptions::prose, &ProseOptions::min_lines)},
      {"prose.min_words", Set(&TableOptions::prose, &ProseOptions::min_words)},
      {"prose.max_indent_in_font_sizes", Set(&TableOptions::prose, &ProseOptions::max_indent_in_font_sizes)},
      {"prose.max_cell_lines", Set(&TableOptions::prose, &ProseOptions::max_cell_lines)},
      {"furniture.zone", Set(&TableOptions::furniture, &FurnitureOptions::zone)},
      {"furniture.gap_in_font_sizes", Set(&TableOptions::furniture, &FurnitureOptions::gap_in_font_sizes)},
      {"joins.tolerance", Set(&TableOptions::joins, &JoinOptions::tolerance)},
      {"joins.min_telling_rows", Set(&TableOptions::joins, &JoinOptions::min_telling_rows)},
      {"joins.min_key_share", Set(&TableOptions::joins, &JoinOptions::min_key_share)},
  };
  return options;
}

}  // namespace portbook::table
