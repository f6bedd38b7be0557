// Which rows are the header, and what that makes of the table.
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

class Columns : public testing::TestWithParam<Case> {};

TEST_P(Columns, Dump) { EXPECT_EQ(Interpreted(Guide().Table("", GetParam().rows)), GetParam().dump); }

INSTANTIATE_TEST_SUITE_P(
    Headers, Columns,
    testing::Values(Case{"roles_by_header_never_by_position", "Port | To | From\n443 | Server | Client",
                         "table 0 grid 0 row 1 [port|to|from|]\n"
                         "  port: 443\n"
                         "  destination: Server\n"
                         "  source: Client\n"
                         "grid 0 row 0 ignored by header\n"},
                    Case{"an_unknown_header_is_a_remark", "Port | Berth\n443 | North",
                         "table 0 grid 0 row 1 [port|berth|]\n"
                         "  port: 443\n"
                         "  remarks: North\n"
                         "grid 0 row 0 ignored by header\n"},
                    Case{"a_header_of_which_too_little_is_known_states_no_port",
                         "Berth | Pier | Remarks\n443 | North | a",
                         "grid 0 row 0 ignored by table-without-ports\n"
                         "grid 0 row 1 ignored by table-without-ports\n"},
                    Case{"a_table_without_ports_is_ignored", "From | To\nClient | Server",
                         "grid 0 row 0 ignored by table-without-ports\n"
                         "grid 0 row 1 ignored by table-without-ports\n"},
                    Case{"a_spanning_header_and_the_one_below_are_one_name",
                         "#Destination | #From\n#Port | #From\n443 | Client",
                         "table 0 grid 0 row 2 [destination port|from|]\n"
                         "  port: 443\n"
                         "  source: Client\n"
                         "grid 0 row 0 ignored by header\n"
                         "grid 0 row 1 ignored by header\n"},
                    Case{"a_second_row_of_header_words_is_data",
                         "Component | Port | Remarks\nTo | 443 | From",
                         "table 0 grid 0 row 1 [component|port|remarks|]\n"
                         "  component: To\n"
                         "  port: 443\n"
                         "  remarks: From\n"
                         "grid 0 row 0 ignored by header\n"},
                    Case{"a_header_gives_its_transport", "TCP port | From\n443 | Client",
                         "table 0 grid 0 row 1 [tcp port|from|]\n"
                         "  port: 443\n"
                         "  source: Client\n"
                         "grid 0 row 0 ignored by header\n"},
                    Case{"the_header_again_is_ignored",
                         "Port | From\n443 | Client\n--- Port | From\n22 | Client",
                         "table 0 grid 0 row 1 [port|from|]\n"
                         "  port: 443\n"
                         "  source: Client\n"
                         "table 0 grid 0 row 3 [port|from|]\n"
                         "  port: 22\n"
                         "  source: Client\n"
                         "grid 0 row 0 ignored by header\n"
                         "grid 0 row 2 ignored by header-repeated\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(EmptyColumns, Columns,
                         testing::Values(Case{"an_empty_column_is_reported", "Port | Direction\n443 |\n22 |",
                                              "table 0 grid 0 row 1 [port|direction|]\n"
                                              "  port: 443\n"
                                              "  direction (blank): \n"
                                              "table 0 grid 0 row 2 [port|direction|]\n"
                                              "  port: 22\n"
                                              "  direction (blank): \n"
                                              "grid 0 row 0 ignored by header\n"
                                              "column-empty: the column `Direction` is empty in every row\n"},
                                         Case{"in_a_table_of_one_row_it_is_a_blank_cell",
                                              "Port | Direction\n443 |",
                                              "table 0 grid 0 row 1 [port|direction|]\n"
                                              "  port: 443\n"
                                              "  direction (blank): \n"
                                              "grid 0 row 0 ignored by header\n"}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(HeaderDrift, AHeaderThatThePackDoesNotKnowIsReported) {
  EXPECT_EQ(Interpreted(Guide().Table("", "From | Port\nA | 1").Table("Table 2: More", "To | Port\nB | 2"),
                        "[expect]\nheaders = [\"from|port|\"]\n"),
            "table 0 grid 0 row 1 [from|port|]\n"
            "  source: A\n"
            "  port: 1\n"
            "table 1 grid 1 row 1 [more]\n"
            "  destination: B\n"
            "  port: 2\n"
            "grid 0 row 0 ignored by header\n"
            "grid 1 row 0 ignored by header\n"
            "header-drifted: the pack `test/case` does not know the header `to|port|` of the table `Table 2: "
            "More`\n");
}

TEST(HeaderDrift, ATableWithoutAHeaderHasNoneToDrift) {
  EXPECT_EQ(Interpreted(Guide().Table("", "A | B\nC | D"), "[expect]\nheaders = [\"from|port|\"]\n"),
            "grid 0 row 0 ignored by table-without-ports\n"
            "grid 0 row 1 ignored by table-without-ports\n");
}

TEST(HeaderRows, AreNoMoreThanTheOptionSays) {
  const rules::Library library = LibraryWith();
  const rules::RuleSet rules = RulesOf(library);
  const Guide guide = Guide().Table("", "#Port | #From\n#Port | #From\n443 | Client");
  InterpretOptions options;
  options.max_header_rows = 1;
  diag::Sink sink;
  EXPECT_EQ(Dump(Interpret(guide.document(), rules, options, sink), sink),
            "table 0 grid 0 row 2 [port|from|]\n"
            "  port: 443\n"
            "  source: Client\n"
            "grid 0 row 0 ignored by header\n"
            "grid 0 row 1 ignored by header-repeated\n");
}

}  // namespace
}  // namespace portbook::interpret
