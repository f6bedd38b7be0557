// What becomes of each row below the header.
#include <gtest/gtest.h>

#include "tests/unit/interpret/guide_writing.h"

namespace portbook::interpret {
namespace {

struct Case {
  std::string_view name;
  std::string_view rows;
  std::string_view dump;
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

class Rows : public testing::TestWithParam<Case> {};

TEST_P(Rows, Dump) { EXPECT_EQ(Interpreted(Guide().Table("", GetParam().rows)), GetParam().dump); }

INSTANTIATE_TEST_SUITE_P(
    Cells, Rows,
    testing::Values(Case{"a_dash_is_blank_where_the_rule_says_so", "From | Port\n- | -",
                         "table 0 grid 0 row 1 [from|port|]\n"
                         "  source (blank): \n"
                         "  port: -\n"
                         "grid 0 row 0 ignored by header\n"},
                    Case{"as_above_takes_the_cell_above", "From | Port\nA | 1\nditto | 2",
                         "table 0 grid 0 row 1 [from|port|]\n"
                         "  source: A\n"
                         "  port: 1\n"
                         "table 0 grid 0 row 2 [from|port|]\n"
                         "  source (inherited): A\n"
                         "  port: 2\n"
                         "grid 0 row 0 ignored by header\n"},
                    Case{"as_above_in_the_first_row_stays_text", "From | Port\nditto | 1",
                         "table 0 grid 0 row 1 [from|port|]\n"
                         "  source: ditto\n"
                         "  port: 1\n"
                         "grid 0 row 0 ignored by header\n"},
                    Case{"cells_that_a_ragged_row_lacks_are_absent", "From | Port | Remarks\nA | 1",
                         "table 0 grid 0 row 1 [from|port|remarks|]\n"
                         "  source: A\n"
                         "  port: 1\n"
                         "  remarks (absent): \n"
                         "grid 0 row 0 ignored by header\n"},
                    Case{"a_row_without_text_is_ignored", "From | Port\n |\nA | 1",
                         "table 0 grid 0 row 2 [from|port|]\n"
                         "  source: A\n"
                         "  port: 1\n"
                         "grid 0 row 0 ignored by header\n"
                         "grid 0 row 1 ignored by row-without-text\n"},
                    Case{"a_row_that_a_rule_ignores", "From | Port\nAll others are closed |\nA | 1",
                         "table 0 grid 0 row 2 [from|port|]\n"
                         "  source: A\n"
                         "  port: 1\n"
                         "grid 0 row 0 ignored by header\n"
                         "grid 0 row 1 ignored by common:ignore.closing\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Sections, Rows,
    testing::Values(Case{"one_cell_over_all_columns", "From | Port\n= Web\nA | 1",
                         "table 0 grid 0 row 2 [from|port|]\n"
                         "  source: A\n"
                         "  port: 1\n"
                         "  context component = Web (section)\n"
                         "grid 0 row 0 ignored by header\n"
                         "grid 0 row 1 ignored by section\n"},
                    Case{"a_bold_cell_alone", "From | Port\n**Web** |\nA | 1",
                         "table 0 grid 0 row 2 [from|port|]\n"
                         "  source: A\n"
                         "  port: 1\n"
                         "  context component = Web (section)\n"
                         "grid 0 row 0 ignored by header\n"
                         "grid 0 row 1 ignored by section\n"},
                    Case{"the_next_section_takes_over", "From | Port\n= Web\nA | 1\n= Mail\nB | 2",
                         "table 0 grid 0 row 2 [from|port|]\n"
                         "  source: A\n"
                         "  port: 1\n"
                         "  context component = Web (section)\n"
                         "table 0 grid 0 row 4 [from|port|]\n"
                         "  source: B\n"
                         "  port: 2\n"
                         "  context component = Mail (section)\n"
                         "grid 0 row 0 ignored by header\n"
                         "grid 0 row 1 ignored by section\n"
                         "grid 0 row 3 ignored by section\n"},
                    Case{"an_unmarked_cell_alone_in_a_narrow_table_is_a_row_without_a_port",
                         "From | Port\nWeb |\nA | 1",
                         "table 0 grid 0 row 1 [from|port|]\n"
                         "  source: Web\n"
                         "  port (blank): \n"
                         "table 0 grid 0 row 2 [from|port|]\n"
                         "  source: A\n"
                         "  port: 1\n"
                         "grid 0 row 0 ignored by header\n"},
                    Case{"an_unmarked_cell_alone_in_a_wide_table",
                         "From | To | Transport | Port\nWeb |  |  |\nA | B | TCP | 1",
                         "table 0 grid 0 row 2 [from|to|transport|port|]\n"
                         "  source: A\n"
                         "  destination: B\n"
                         "  transport: TCP\n"
                         "  port: 1\n"
                         "  context component = Web (section)\n"
                         "grid 0 row 0 ignored by header\n"
                         "grid 0 row 1 ignored by section\n"},
                    Case{"a_port_alone_is_no_section", "Port | From | To | Remarks\n443 | | |",
                         "table 0 grid 0 row 1 [port|from|to|remarks|]\n"
                         "  port: 443\n"
                         "  source (blank): \n"
                         "  destination (blank): \n"
                         "  remarks (blank): \n"
                         "grid 0 row 0 ignored by header\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Orphans, Rows,
    testing::Values(Case{"a_cell_alone_after_a_page_break_goes_back",
                         "Port | Remarks | From\n1 | | A\n---  | Web |",
                         "table 0 grid 0 row 1 [port|remarks|from|]\n"
                         "  port: 1\n"
                         "  remarks (moved): Web\n"
                         "  source: A\n"
                         "grid 0 row 0 ignored by header\n"
                         "grid 0 row 2 rejected by cell-orphaned\n"
                         "cell-orphaned: `Web` stands alone after a page break; it was read as the `Remarks` "
                         "of the row before the break, whose own cell is blank\n"},
                    Case{"the_header_again_in_between",
                         "Port | Remarks | From\n1 | | A\n--- Port | Remarks | From\n | Web |",
                         "table 0 grid 0 row 1 [port|remarks|from|]\n"
                         "  port: 1\n"
                         "  remarks (moved): Web\n"
                         "  source: A\n"
                         "grid 0 row 0 ignored by header\n"
                         "grid 0 row 2 ignored by header-repeated\n"
                         "grid 0 row 3 rejected by cell-orphaned\n"
                         "cell-orphaned: `Web` stands alone after a page break; it was read as the `Remarks` "
                         "of the row before the break, whose own cell is blank\n"},
                    Case{"without_a_page_break_it_stays", "Port | Remarks | From\n1 | | A\n | Web |",
                         "table 0 grid 0 row 1 [port|remarks|from|]\n"
                         "  port: 1\n"
                         "  remarks (blank): \n"
                         "  source: A\n"
                         "table 0 grid 0 row 2 [port|remarks|from|]\n"
                         "  port (blank): \n"
                         "  remarks: Web\n"
                         "  source (blank): \n"
                         "grid 0 row 0 ignored by header\n"},
                    Case{"where_the_cell_above_is_not_blank_it_stays",
                         "Port | Remarks | From\n1 | Web | A\n---  | Mail |",
                         "table 0 grid 0 row 1 [port|remarks|from|]\n"
                         "  port: 1\n"
                         "  remarks: Web\n"
                         "  source: A\n"
                         "table 0 grid 0 row 2 [port|remarks|from|]\n"
                         "  port (blank): \n"
                         "  remarks: Mail\n"
                         "  source (blank): \n"
                         "grid 0 row 0 ignored by header\n"},
                    Case{"in_bold_it_is_a_section", "From | Port | Remarks\n | 1 | Web\n--- **Mail** | |",
                         "table 0 grid 0 row 1 [from|port|remarks|]\n"
                         "  source (blank): \n"
                         "  port: 1\n"
                         "  remarks: Web\n"
                         "grid 0 row 0 ignored by header\n"
                         "grid 0 row 2 ignored by section\n"},
                    Case{"endpoints_alone", "From | Port | Remarks\nA | 1 | Web\nB | | ",
                         "table 0 grid 0 row 1 [from|port|remarks|]\n"
                         "  source: A\n"
                         "  port: 1\n"
                         "  remarks: Web\n"
                         "table 0 grid 0 row 2 [from|port|remarks|]\n"
                         "  source: B\n"
                         "  port (blank): \n"
                         "  remarks (blank): \n"
                         "grid 0 row 0 ignored by header\n"
                         "cell-orphaned: the row has nothing but its endpoints: its other cells were lost, "
                         "or merged with those of the row above\n"},
                    Case{"endpoints_alone_in_the_first_row_are_a_lost_port",
                         "From | To | Port\nA | B |\nC | D | 1",
                         "table 0 grid 0 row 1 [from|to|port|]\n"
                         "  source: A\n"
                         "  destination: B\n"
                         "  port (blank): \n"
                         "table 0 grid 0 row 2 [from|to|port|]\n"
                         "  source: C\n"
                         "  destination: D\n"
                         "  port: 1\n"
                         "grid 0 row 0 ignored by header\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    ShiftedRows, Rows,
    testing::Values(Case{"one_lost_cell_with_one_place_is_repaired",
                         "From | Transport | Port | Source port | Remarks\nA | 443 | Any | Web",
                         "table 0 grid 0 row 1 [from|transport|port|source port|remarks|]\n"
                         "  source: A\n"
                         "  transport (absent): \n"
                         "  port (moved): 443\n"
                         "  source_port (moved): Any\n"
                         "  remarks (moved): Web\n"
                         "grid 0 row 0 ignored by header\n"
                         "cell-shifted: the row lost its `Transport` cell and the cells behind it moved "
                         "left; they were read under the headers they fit\n"},
                    Case{"a_grid_has_a_blank_cell_at_the_end_of_the_row_instead",
                         "From | Transport | Port | Source port | Remarks\nA | 443 | Any | Web |",
                         "table 0 grid 0 row 1 [from|transport|port|source port|remarks|]\n"
                         "  source: A\n"
                         "  transport (blank): \n"
                         "  port (moved): 443\n"
                         "  source_port (moved): Any\n"
                         "  remarks (moved): Web\n"
                         "grid 0 row 0 ignored by header\n"
                         "cell-shifted: the row lost its `Transport` cell and the cells behind it moved "
                         "left; they were read under the headers they fit\n"},
                    Case{"a_lost_cell_with_two_places_is_not_guessed",
                         "From | Port | Source port | Transport\nA | 443 | TCP",
                         "table 0 grid 0 row 1 [from|port|source port|transport|]\n"
                         "  source: A\n"
                         "  port: 443\n"
                         "  source_port (foreign): TCP\n"
                         "  transport (absent): \n"
                         "grid 0 row 0 ignored by header\n"
                         "cell-shifted: `TCP` cannot stand under `Source port`; it was not read there\n"},
                    Case{"cells_lost_in_two_places_are_not_guessed",
                         "From | Transport | Port | Source port\nA | 443",
                         "table 0 grid 0 row 1 [from|transport|port|source port|]\n"
                         "  source: A\n"
                         "  transport (foreign): 443\n"
                         "  port (absent): \n"
                         "  source_port (absent): \n"
                         "grid 0 row 0 ignored by header\n"
                         "cell-shifted: `443` cannot stand under `Transport`; it was not read there\n"},
                    Case{"a_lost_last_cell_shifts_nothing",
                         "From | Transport | Port | Remarks\nA | TCP | 443",
                         "table 0 grid 0 row 1 [from|transport|port|remarks|]\n"
                         "  source: A\n"
                         "  transport: TCP\n"
                         "  port: 443\n"
                         "  remarks (absent): \n"
                         "grid 0 row 0 ignored by header\n"},
                    Case{"a_protocol_in_a_port_column_is_foreign",
                         "From | Transport | Port | Source port\nA | TCP | 443 | HTTPS",
                         "table 0 grid 0 row 1 [from|transport|port|source port|]\n"
                         "  source: A\n"
                         "  transport: TCP\n"
                         "  port: 443\n"
                         "  source_port (foreign): HTTPS\n"
                         "grid 0 row 0 ignored by header\n"
                         "cell-shifted: `HTTPS` cannot stand under `Source port`; it was not read there\n"},
                    Case{"a_port_in_a_transport_column_is_foreign", "From | Transport | Port\nA | 443 | 22",
                         "table 0 grid 0 row 1 [from|transport|port|]\n"
                         "  source: A\n"
                         "  transport (foreign): 443\n"
                         "  port: 22\n"
                         "grid 0 row 0 ignored by header\n"
                         "cell-shifted: `443` cannot stand under `Transport`; it was not read there\n"},
                    Case{"direction_words_may_stand_in_a_source_port_column",
                         "From | Port | Source port\nA | 443 | Both ways",
                         "table 0 grid 0 row 1 [from|port|source port|]\n"
                         "  source: A\n"
                         "  port: 443\n"
                         "  source_port: Both ways\n"
                         "grid 0 row 0 ignored by header\n"},
                    Case{"words_that_belong_nowhere_are_no_shift", "From | Transport | Port\nA | maybe | 443",
                         "table 0 grid 0 row 1 [from|transport|port|]\n"
                         "  source: A\n"
                         "  transport: maybe\n"
                         "  port: 443\n"
                         "grid 0 row 0 ignored by header\n"}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace portbook::interpret
