// Who talks to whom.
#include <gtest/gtest.h>

#include "tests/unit/normalize/row_writing.h"

namespace portbook::normalize {
namespace {

using model::Field;
using enum model::Role;

class Endpoints : public testing::TestWithParam<Case> {};

TEST_P(Endpoints, Flows) { EXPECT_EQ(FlowsOf(GetParam().table), GetParam().flows); }

INSTANTIATE_TEST_SUITE_P(
    Ends, Endpoints,
    testing::Values(
        Case{"as_printed", Table().Row({{source, "Buoy"}, {destination, "Tide  Server"}, {port, "1"}}),
             "Buoy -> Tide Server | - | unresolved | 1\n"},
        Case{"several_hosts_in_a_cell_are_one_end",
             Table().Row({{source, "Buoy\nFerry"}, {destination, "Tide Server"}, {port, "1"}}),
             "Buoy; Ferry -> Tide Server | - | unresolved | 1\n"},
        Case{"a_host_and_its_process", Table().Row({{source, "Buoy (radio)"}, {port, "1"}}),
             "Buoy (radio) {Buoy: radio} -> - | - | unresolved | 1\n"},
        Case{"an_alias_gives_the_host", Table().Row({{source, "TS"}, {destination, "TS (log)"}, {port, "1"}}),
             "TS {Tide Server} -> TS (log) {Tide Server: log} | - | unresolved | 1\n"},
        Case{"a_component_is_no_end", Table().Row({{component, "Buoy"}, {port, "1"}}),
             "- -> - | - | unresolved | 1 | component=Buoy\n"},
        Case{"ends_from_the_context",
             Table().Row({{port, "1"}}).Context(Field::source, "Buoy").Context(Field::destination, "TS"),
             "Buoy -> TS {Tide Server} | - | unresolved | 1\n"},
        Case{"the_cell_speaks_before_the_context",
             Table().Row({{source, "Buoy"}, {port, "1"}}).Context(Field::source, "Ferry"),
             "Buoy -> - | - | unresolved | 1\n"},
        Case{"a_blank_cell_leaves_it_to_the_context",
             Table().Row({{source, ""}, {port, "1"}}).Context(Field::source, "Ferry"),
             "Ferry -> - | - | unresolved | 1\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    TwoWays, Endpoints,
    testing::Values(Case{"ends_that_mirror_are_two_flows",
                         Table().Row({{source, "A --- B"}, {destination, "B --- A"}, {port, "1"}}),
                         "A -> B | - | unresolved | 1\n"
                         "B -> A | - | unresolved | 1\n"},
                    Case{"case_and_space_do_not_matter",
                         Table().Row({{source, "Node A --- B"}, {destination, "b --- node  a"}, {port, "1"}}),
                         "Node A -> b | - | unresolved | 1\n"
                         "B -> node a | - | unresolved | 1\n"},
                    Case{"ends_that_do_not_mirror",
                         Table().Row({{source, "A --- B"}, {destination, "A --- B"}, {port, "1"}}),
                         "A --- B -> A --- B | - | unresolved | 1\n"
                         "pairing-uncertain: one endpoint cell says both ways and the other does not say the "
                         "same in reverse\n"},
                    Case{"one_end_alone", Table().Row({{source, "A --- B"}, {destination, "C"}, {port, "1"}}),
                         "A --- B -> C | - | unresolved | 1\n"
                         "pairing-uncertain: one endpoint cell says both ways and the other does not say the "
                         "same in reverse\n"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(EndpointStatements, QuoteTheWordsOfTheirWay) {
  EXPECT_EQ(StatementsOf(Table().Row({{source, "A --- B"}, {destination, "B --- A"}})),
            "source = A <A> cell by layout\n"
            "destination = B <B> cell by layout\n"
            "source = B <B> cell by layout\n"
            "destination = A <A> cell by layout\n");
}

}  // namespace
}  // namespace portbook::normalize
