#include <gtest/gtest.h>

#include "tests/unit/table/running_text.h"

namespace portbook::table {
namespace {

constexpr const char* kRules = R"toml(
[[transport]]
name = "tcp"
words = ["tcp"]
[[transport]]
name = "udp"
words = ["udp"]
[[service]]
name = "https"
words = ["https"]
[[service]]
name = "kerberos"
words = ["kerberos"]

[lookup.servers]
words = ["Gate", "Gate Keeper", "Pump House"]

[[layout]]
name = "rows"
type = "record"
fields = ["component:lookup:servers", "port:ports", "service:protocols?", "purpose:text"]
header = ["Server", "Port", "Protocol", "Note"]
samples = ["Gate 443 HTTPS Pictures"]

[[caption]]
name = "numbered"
match = '^Table (?P<number>[0-9]+): (?P<title>.+)$'
samples = ["Table 1: Ports"]

[[noise]]
name = "page"
match = '^Page [0-9]+$'
reason = "the number of a printed page"
samples = ["Page 1"]
)toml";

class Record : public TablesOfText {
 protected:
  Record() : TablesOfText(kRules) {}
};

TEST_P(Record, Dump) { EXPECT_EQ(Found(), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Fields, Record,
    testing::Values(
        Case{"fields_in_sequence", "Gate 443 HTTPS Pictures\nPump House 514 UDP Log\n",
             "grid 0 record 4\nGate | 443 | HTTPS | Pictures\nPump House | 514 | UDP | Log\n"},
        Case{"the_longest_name_wins", "Gate Keeper 443 HTTPS Pictures\n",
             "grid 0 record 4\nGate Keeper | 443 | HTTPS | Pictures\n"},
        Case{"a_name_ends_where_a_word_ends", "Gates 443 HTTPS Pictures\n",
             "paragraph | Gates 443 HTTPS Pictures\n"},
        Case{"an_optional_field_may_be_missing", "Gate 443 Pictures of the gate\n",
             "grid 0 record 4\nGate | 443 | (blank) | Pictures of the gate\n"},
        Case{"an_empty_cell_is_not_filled_from_the_text", "Gate 88 \u00a0 Kerberos tickets\n",
             "grid 0 record 4\nGate | 88 | (blank) | Kerberos tickets\n"},
        Case{"a_record_without_its_port_is_text", "Gate HTTPS Pictures\n",
             "paragraph | Gate HTTPS Pictures\n"},
        Case{"the_header_is_a_row", "Server  Port Protocol\u00a0Note\nGate 443 HTTPS Pictures\n",
             "grid 0 record 4\n#Server | #Port | #Protocol | #Note\nGate | 443 | HTTPS | Pictures\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    BrokenCells, Record,
    testing::Values(
        Case{"a_line_right_below_belongs_to_the_record", "Gate 443 HTTPS Pictures\nand sounds\n",
             "grid 0 record 4\nGate | 443 | HTTPS | Pictures / and sounds\n"},
        Case{"a_record_that_lacks_its_text_goes_on_over_blank_lines", "Gate 443\n\nHTTPS\n\nPictures\n",
             "grid 0 record 4\nGate | 443 | HTTPS | Pictures\n"},
        Case{"a_text_that_announces_a_list_goes_on", "Gate 443 HTTPS Pictures for:\n\nthe office\n",
             "grid 0 record 4\nGate | 443 | HTTPS | Pictures for: / the office\n"},
        Case{"a_text_that_ended_does_not_go_on", "Gate 443 HTTPS Pictures\n\nThe office is closed.\n",
             "grid 0 record 4\nGate | 443 | HTTPS | Pictures\nparagraph | The office is closed.\n"},
        Case{"noise_does_not_end_a_record", "Gate 443 HTTPS Pictures\nPage 2\nand sounds\n",
             "grid 0 record 4\nGate | 443 | HTTPS | Pictures / and sounds\n"
             "furniture (common:noise.page) | Page 2\n"},
        Case{"a_heading_ends_a_record", "Gate 443 HTTPS Pictures\n# More\n",
             "grid 0 record 4\nGate | 443 | HTTPS | Pictures\nheading 1 | # More\n"},
        Case{"a_header_begins_another_table",
             "Table 1: Old\nServer Port Protocol Note\nGate 443 HTTPS Pictures\n"
             "Table 2: New\nServer Port Protocol Note\nGate 514 UDP Log\n",
             "grid 0 record 4 Table 1: Old\n#Server | #Port | #Protocol | #Note\n"
             "Gate | 443 | HTTPS | Pictures\ngrid 1 record 4 Table 2: New\n"
             "#Server | #Port | #Protocol | #Note\nGate | 514 | UDP | Log\n"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(RecordSamples, SampleThatIsNotReadWholeIsAnError) {
  const std::string rules_with_bad_sample = std::string(kRules) + R"toml(
[[layout]]
name = "lines"
type = "record"
fields = ["component:lookup:servers", "port:ports"]
samples = ["Gate 443", "Gate 443 and more"]
)toml";
  const rules::Library library =
      rules::Library::Compile({{"rules/common/small.toml", rules_with_bad_sample}});
  const std::vector<base::Error> errors = ProveLayouts(RulesOf(library));
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors.front().place, "common:layout.lines");
  EXPECT_EQ(errors.front().snippet, "Gate 443 and more");
}

}  // namespace
}  // namespace portbook::table
