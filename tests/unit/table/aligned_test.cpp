// Tables whose columns stand below each other in plain text.
#include <gtest/gtest.h>

#include "tests/unit/table/running_text.h"

namespace portbook::table {
namespace {

constexpr const char* kRules = R"toml(
[[layout]]
name = "aligned"
type = "aligned"

[[header]]
name = "port"
role = "port"
match = '^port$'
samples = ["Port"]
[[header]]
name = "use"
role = "purpose"
match = '^use$'
samples = ["Use"]
)toml";

class Aligned : public TablesOfText {
 protected:
  Aligned() : TablesOfText(kRules) {}
};

TEST_P(Aligned, Tables) { EXPECT_EQ(Found(), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Lines, Aligned,
    testing::Values(
        Case{"columns_begin_where_all_lines_are_blank", "Port   Use\n22     shell access\n8443   web\n",
             "grid 0 aligned 2\nPort | Use\n22 | shell access\n8443 | web\n"},
        Case{"a_rule_below_the_header_marks", "Port   Use\n-----  ---\n22     shell\n80     web\n",
             "grid 0 aligned 2\nPort | Use\n22 | shell\n80 | web\n"},
        Case{"a_line_without_its_first_cell_goes_on", "Port   Use\n22     shell\n       access\n80     web\n",
             "grid 0 aligned 2\nPort | Use\n22 | shell / access\n80 | web\n"},
        Case{"a_wide_gap_without_a_header_is_no_table", "Open   it\nclose  it\nleave  it\n",
             "paragraph | Open   it / close  it / leave  it\n"},
        Case{"a_header_and_one_row_are_no_table", "Port   Use\n22     shell\n",
             "paragraph | Port   Use / 22     shell\n"},
        Case{"a_paragraph_below_ends_it", "Port   Use\n22     shell\n80     web\n\nMore   words\n",
             "grid 0 aligned 2\nPort | Use\n22 | shell\n80 | web\nparagraph | More   words\n"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(AlignedLimits, RowsPastTheLimitAreReportedAndStayText) {
  const rules::Library library = rules::Library::Compile({{"rules/common/small.toml", kRules}});
  const rules::RuleSet rules = RulesOf(library);
  TableOptions options;
  options.grids.max_rows = 3;
  diag::Sink sink;
  const doc::Document found =
      FindTables(RunningText("Port   Use\n22     shell\n8443   web\n25     mail\n53     names\n"), rules,
                 options, {}, sink);
  EXPECT_EQ(doc::Dump(found),
            "grid 0 aligned 2\nPort | Use\n22 | shell\n8443 | web\nparagraph | 25     mail / 53     names\n");
  ASSERT_EQ(sink.diagnostics().size(), 1U);
  EXPECT_EQ(sink.diagnostics().front().kind, diag::Kind::limit_exceeded);
  EXPECT_EQ(sink.diagnostics().front().evidence.front().quote.value(), "25     mail");
}

}  // namespace
}  // namespace portbook::table
