// Ends that only a row's own words name.
#include <gtest/gtest.h>

#include "tests/unit/normalize/row_writing.h"

namespace portbook::normalize {
namespace {

using enum model::Role;

class NamedInWords : public testing::TestWithParam<Case> {};

TEST_P(NamedInWords, AreCandidates) { EXPECT_EQ(FlowsOf(GetParam().table), GetParam().flows); }

INSTANTIATE_TEST_SUITE_P(
    Ends, NamedInWords,
    testing::Values(
        Case{"both", Table().Row({{port, "1"}, {purpose, "Buoys connect to Ferry"}}),
             "- -> - | - | unresolved | 1\n"
             "  candidate source Buoys\n"
             "  candidate destination Ferry\n"},
        Case{"not_the_one_that_the_row_states",
             Table().Row({{source, "Radio"}, {port, "1"}, {remarks, "Buoys connect to Ferry"}}),
             "Radio -> - | - | unresolved | 1\n"
             "  candidate destination Ferry\n"},
        Case{"not_the_other_end_again",
             Table().Row({{destination, "Ferry host"}, {port, "1"}, {remarks, "Ferry connects to Ferry"}}),
             "- -> Ferry host | - | unresolved | 1\n"},
        Case{"each_name_once",
             Table().Row({{port, "1"}, {purpose, "They connect to Ferry. Or connect to Ferry"}}),
             "- -> - | - | unresolved | 1\n"
             "  candidate destination Ferry\n"},
        Case{"two_whose_roles_are_not_told", Table().Row({{port, "1"}, {purpose, "Between Buoy and Ferry"}}),
             "- -> - | - | unresolved | 1\n"
             "  candidate source Buoy\n"
             "  candidate destination Buoy\n"
             "  candidate source Ferry\n"
             "  candidate destination Ferry\n"},
        Case{"of_two_the_one_that_the_row_does_not_state",
             Table().Row({{destination, "Ferry"}, {port, "1"}, {purpose, "Between Buoy and Ferry"}}),
             "- -> Ferry | - | unresolved | 1\n"
             "  candidate source Buoy\n"},
        Case{"two_others_than_the_row_states",
             Table().Row({{destination, "Radio"}, {port, "1"}, {purpose, "Between Buoy and Ferry"}}),
             "- -> Radio | - | unresolved | 1\n"},
        Case{"one_beside_the_end_that_the_row_states",
             Table().Row({{destination, "Radio"}, {port, "1"}, {purpose, "Any traffic with Buoy"}}),
             "- -> Radio | - | unresolved | 1\n"
             "  candidate source Buoy\n"},
        Case{"a_word_that_is_no_name", Table().Row({{port, "1"}, {purpose, "Nobody connects to them"}}),
             "- -> - | - | unresolved | 1\n"},
        Case{"a_pair_with_a_word_that_is_no_name",
             Table().Row({{port, "1"}, {purpose, "Between Nobody and Ferry"}}),
             "- -> - | - | unresolved | 1\n"},
        Case{"a_protocol_is_none", Table().Row({{port, "1"}, {purpose, "(to connect to HTTPS)"}}),
             "- -> - | - | unresolved | 1\n"},
        Case{"for_every_flow_of_the_row",
             Table().Row({{transport, "TCP"}, {port, "1, 2"}, {purpose, "Buoys connect here"}}),
             "- -> - | - | tcp | 1\n"
             "  candidate source Buoys\n"
             "- -> - | - | tcp | 2\n"
             "  candidate source Buoys\n"}),
    [](const auto& test) { return std::string(test.param.name); });

// It may hold a condition.
TEST(NamedInWordsQuote, IsTheSentence) {
  const Normalized read =
      Read(Table().Row({{port, "1"}, {purpose, "Buoys connect here, if allowed. Or not."}}));
  EXPECT_EQ(read.result.flows.front().endpoint_candidates.front().evidence.quote.value(),
            "Buoys connect here, if allowed.");
}

}  // namespace
}  // namespace portbook::normalize
