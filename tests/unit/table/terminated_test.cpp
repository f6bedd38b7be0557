#include <gtest/gtest.h>

#include "tests/unit/table/running_text.h"

namespace portbook::table {
namespace {

constexpr const char* kRules = R"toml(
[[layout]]
name = "cells"
type = "terminated"
separator = "|"
columns = ["ignored", "port", "remarks"]

[[caption]]
name = "numbered"
match = '^Table (?P<number>[0-9]+): (?P<title>.+)$'
samples = ["Table 1: Ports"]

[[noise]]
name = "page"
match = '^Page [0-9]+$'
reason = "the number of a printed page"
samples = ["Page 1"]
[[noise]]
name = "end"
match = '^End of the chapter$'
reason = "what follows is another chapter"
ends_table = true
samples = ["End of the chapter"]
)toml";

class Terminated : public TablesOfText {
 protected:
  Terminated() : TablesOfText(kRules) {}
};

TEST_P(Terminated, Dump) { EXPECT_EQ(Found(), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Cells, Terminated,
    testing::Values(Case{"whole_rows", "|\n443\n|\nPages\n|\n|\n22\n|\nShell\n|\n",
                         "grid 0 terminated 3\n(blank) | 443 | Pages\n(blank) | 22 | Shell\n"},
                    Case{"lost_cells_are_blank", "|\n|\nPages\n|\n|\n|\nShell\n|\n",
                         "grid 0 terminated 3\n(blank) | (blank) | Pages\n(blank) | (blank) | Shell\n"},
                    Case{"a_cell_missing_in_front_moves_no_cell_left", "|\n|\nPages\n|\n|\nShell\n|\n",
                         "grid 0 terminated 3\n(blank) | (blank) | Pages\n(blank) | Shell\n"},
                    Case{"blanks_for_a_row_in_front_are_the_header", "|\n|\n|\n|\n|\nPages\n|\n",
                         "grid 0 terminated 3\n#(blank) | #(blank) | #(blank)\n(blank) | (blank) | Pages\n"},
                    Case{"lines_of_a_cell_stay_lines", "|\n|\nPages\nand pictures\n|\n",
                         "grid 0 terminated 3\n(blank) | (blank) | Pages / and pictures\n"},
                    Case{"noise_inside_a_cell_is_no_part_of_it", "|\n|\nPages\nPage 2\nand pictures\n|\n",
                         "grid 0 terminated 3\n(blank) | (blank) | Pages / and pictures\n"
                         "furniture (common:noise.page) | Page 2\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Ends, Terminated,
    testing::Values(Case{"terminators_without_text_are_no_table", "|\n|\n|\n", "paragraph | | / | / |\n"},
                    Case{"a_caption_ends_the_table",
                         "Table 1: Ports\n|\n|\nPages\n|\nTable 2: More\n|\n|\nShell\n|\n",
                         "grid 0 terminated 3 Table 1: Ports\n(blank) | (blank) | Pages\n"
                         "grid 1 terminated 3 Table 2: More\n(blank) | (blank) | Shell\n"},
                    Case{"a_heading_ends_the_table", "|\n|\nPages\n|\n# More\nText\n",
                         "grid 0 terminated 3\n(blank) | (blank) | Pages\nheading 1 | # More\n"
                         "paragraph | Text\n"},
                    Case{"noise_ends_the_table", "|\n|\nPages\n|\nEnd of the chapter\nText\n",
                         "grid 0 terminated 3\n(blank) | (blank) | Pages\n"
                         "furniture (common:noise.end) | End of the chapter\nparagraph | Text\n"},
                    Case{"text_behind_the_last_terminator_is_no_cell", "|\n|\nPages\n|\nText\n",
                         "grid 0 terminated 3\n(blank) | (blank) | Pages\nparagraph | Text\n"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(TerminatedMarks, TerminatorsAreMarkUp) {
  const rules::Library library = rules::Library::Compile({{"rules/common/small.toml", kRules}});
  const rules::RuleSet rules = RulesOf(library);
  diag::Sink sink;
  const doc::Document found = FindTables(RunningText("Text.\n|\nPages\n|\n"), rules, {}, {}, sink);
  EXPECT_EQ(found.markup, (std::vector<base::Span>{{6, 7}, {14, 15}}));
}

}  // namespace
}  // namespace portbook::table
