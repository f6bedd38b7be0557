#include <gtest/gtest.h>

#include "tests/unit/table/running_text.h"

namespace portbook::table {
namespace {

constexpr const char* kRules = R"toml(
[[layout]]
name = "tabs"
type = "delimited"
separator = "\t"

[[header]]
name = "port"
role = "port"
match = '^port$'
samples = ["Port"]
[[header]]
name = "transport"
role = "transport"
match = '^transport$'
samples = ["Transport"]

[[caption]]
name = "numbered"
match = '^Table (?P<number>[0-9]+): (?P<title>.+)$'
samples = ["Table 1: Ports"]

[[noise]]
name = "page"
match = '^Page [0-9]+$'
reason = "the number of a printed page"
breaks_page = true
samples = ["Page 1"]
[[noise]]
name = "menu"
match = '^Menu$'
reason = "a menu of the page"
samples = ["Menu"]
[[noise]]
name = "end"
match = '^End of the chapter$'
reason = "what follows is another chapter"
ends_table = true
samples = ["End of the chapter"]
)toml";

class Delimited : public TablesOfText {
 protected:
  Delimited() : TablesOfText(kRules) {}
};

TEST_P(Delimited, Dump) { EXPECT_EQ(Found(), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Rows, Delimited,
    testing::Values(
        Case{"ragged_rows_are_not_padded", "Port\tTransport\tUse\n443\ttcp\n22\ttcp\tshell\n",
             "grid 0 delimited 3\nPort | Transport | Use\n443 | tcp\n22 | tcp | shell\n"},
        Case{"a_tab_more_is_an_empty_cell", "Port\tTransport\n\ttcp\n443\t\n\t\n",
             "grid 0 delimited 2\nPort | Transport\n(blank) | tcp\n443 | (blank)\n"
             "(blank) | (blank)\n"},
        Case{"cells_are_trimmed", "Port \t Transport\n 443\ttcp \n",
             "grid 0 delimited 2\nPort | Transport\n443 | tcp\n"},
        Case{"one_row_is_no_table", "443\ttcp\n", "preformatted | 443\\x09tcp\n"},
        Case{"text_round_a_table_stays_in_place", "Before.\n443\ttcp\n22\ttcp\nAfter.\n",
             "paragraph | Before.\ngrid 0 delimited 2\n443 | tcp\n22 | tcp\nparagraph | After.\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Captions, Delimited,
    testing::Values(
        Case{"the_line_above_is_the_caption", "Table 1: Ports\nPort\tTransport\n443\ttcp\n",
             "grid 0 delimited 2 Table 1: Ports\nPort | Transport\n443 | tcp\n"},
        Case{"a_blank_line_may_stand_between", "Table 1: Ports\n\nPort\tTransport\n443\ttcp\n",
             "grid 0 delimited 2 Table 1: Ports\nPort | Transport\n443 | tcp\n"},
        Case{"a_sentence_between_keeps_them_apart", "Table 1: Ports\nRead this.\nPort\tTransport\n443\ttcp\n",
             "paragraph | Table 1: Ports / Read this.\n"
             "grid 0 delimited 2\nPort | Transport\n443 | tcp\n"},
        Case{"each_table_has_its_own",
             "Table 1: Ports\nPort\tTransport\n443\ttcp\nTable 2: More\nPort\tTransport\n22\ttcp\n",
             "grid 0 delimited 2 Table 1: Ports\nPort | Transport\n443 | tcp\n"
             "grid 1 delimited 2 Table 2: More\nPort | Transport\n22 | tcp\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Breaks, Delimited,
    testing::Values(
        Case{"header_again_after_a_page_number",
             "Port\tTransport\n443\ttcp\nPage 2\nPort\tTransport\n22\ttcp\n",
             "grid 0 delimited 2\nPort | Transport\n443 | tcp\n--- page break\nPort | Transport\n22 | tcp\n"
             "furniture (common:noise.page) | Page 2\n"},
        Case{"row_of_the_same_width_after_a_page_number", "Port\tTransport\n443\ttcp\nPage 2\n22\ttcp\n",
             "grid 0 delimited 2\nPort | Transport\n443 | tcp\n--- page break\n22 | tcp\n"
             "furniture (common:noise.page) | Page 2\n"},
        Case{"a_menu_is_no_page_break", "Port\tTransport\n443\ttcp\nMenu\n22\ttcp\n",
             "grid 0 delimited 2\nPort | Transport\n443 | tcp\n22 | tcp\n"
             "furniture (common:noise.menu) | Menu\n"},
        Case{"another_header_is_another_table",
             "Port\tTransport\n443\ttcp\nPage 2\nTransport\tPort\nudp\t53\n",
             "grid 0 delimited 2\nPort | Transport\n443 | tcp\nfurniture (common:noise.page) | Page 2\n"
             "grid 1 delimited 2\nTransport | Port\nudp | 53\n"},
        Case{"another_width_is_another_table", "443\ttcp\n22\ttcp\nPage 2\n1\t2\t3\n4\t5\t6\n",
             "grid 0 delimited 2\n443 | tcp\n22 | tcp\nfurniture (common:noise.page) | Page 2\n"
             "grid 1 delimited 3\n1 | 2 | 3\n4 | 5 | 6\n"},
        Case{"a_blank_line_alone_parts_no_rows", "Port\tTransport\n443\ttcp\n\n22\ttcp\n",
             "grid 0 delimited 2\nPort | Transport\n443 | tcp\n22 | tcp\n"},
        Case{"caption_again_goes_on",
             "Table 1: Ports\nPort\tTransport\n443\ttcp\n\nTable 1: Ports\nPort\tTransport\n22\ttcp\n",
             "grid 0 delimited 2 Table 1: Ports\nPort | Transport\n443 | tcp\n--- page break\n"
             "Port | Transport\n22 | tcp\nfurniture (table:caption-repeated) | Table 1: Ports\n"},
        Case{"noise_that_ends_a_table", "Port\tTransport\n443\ttcp\nEnd of the chapter\n22\ttcp\n53\tudp\n",
             "grid 0 delimited 2\nPort | Transport\n443 | tcp\n"
             "furniture (common:noise.end) | End of the chapter\ngrid 1 delimited 2\n22 | tcp\n53 | udp\n"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(DelimitedLimits, RowsPastTheLimitAreReportedAndStayText) {
  const rules::Library library = rules::Library::Compile({{"rules/common/small.toml", kRules}});
  const rules::RuleSet rules = RulesOf(library);
  TableOptions options;
  options.grids.max_rows = 3;
  diag::Sink sink;
  const doc::Document found =
      FindTables(RunningText("Port\tUse\n443\ta\n22\tb\n80\tc\n81\td\n"), rules, options, {}, sink);
  EXPECT_EQ(doc::Dump(found),
            "grid 0 delimited 2\nPort | Use\n443 | a\n22 | b\npreformatted | 80\\x09c / 81\\x09d\n");
  ASSERT_EQ(sink.diagnostics().size(), 1U);
  EXPECT_EQ(sink.diagnostics().front().kind, diag::Kind::limit_exceeded);
  EXPECT_EQ(sink.diagnostics().front().message,
            "the tables have more than 3 rows or 2000000 cells; from here on they were not read");
  EXPECT_EQ(sink.diagnostics().front().evidence.front().quote.value(), "80\tc");
}

TEST(DelimitedLimits, CellsPastTheLimitAreNotReadEither) {
  const rules::Library library = rules::Library::Compile({{"rules/common/small.toml", kRules}});
  const rules::RuleSet rules = RulesOf(library);
  TableOptions options;
  options.grids.max_cells = 6;
  diag::Sink sink;
  const doc::Document found =
      FindTables(RunningText("Port\tUse\n443\ta\t\t\n22\tb\n"), rules, options, {}, sink);
  EXPECT_EQ(doc::Dump(found),
            "grid 0 delimited 4\nPort | Use\n443 | a | (blank) | (blank)\npreformatted | 22\\x09b\n");
  ASSERT_EQ(sink.diagnostics().size(), 1U);
  EXPECT_EQ(sink.diagnostics().front().evidence.front().quote.value(), "22\tb");
}

TEST(DelimitedLimits, GridsThatTheDecoderFoundCountToo) {
  const rules::Library library = rules::Library::Compile({{"rules/common/small.toml", kRules}});
  const rules::RuleSet rules = RulesOf(library);
  doc::Document document = RunningText("Port\tUse\n443\ta\n22\tb\n");
  document.grids.emplace_back().rows.resize(2);
  TableOptions options;
  options.grids.max_rows = 4;
  diag::Sink sink;
  FindTables(document, rules, options, {}, sink);
  ASSERT_EQ(sink.diagnostics().size(), 1U);
  EXPECT_EQ(sink.diagnostics().front().evidence.front().quote.value(), "22\tb");
}

}  // namespace
}  // namespace portbook::table
