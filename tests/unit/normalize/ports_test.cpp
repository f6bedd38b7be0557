// Port cells of a row, at both ends.
#include <gtest/gtest.h>

#include "tests/unit/normalize/row_writing.h"

namespace portbook::normalize {
namespace {

using model::Transport;
using enum model::Role;

class Ports : public testing::TestWithParam<Case> {};

TEST_P(Ports, Flows) { EXPECT_EQ(FlowsOf(GetParam().table), GetParam().flows); }

INSTANTIATE_TEST_SUITE_P(
    Cells, Ports,
    testing::Values(
        Case{"a_list_is_a_flow_each", Table().Row({{transport, "TCP"}, {port, "80, 8000-8010"}}),
             "- -> - | - | tcp | 80\n"
             "- -> - | - | tcp | 8000-8010\n"},
        Case{"an_empty_cell_is_a_missing_port", Table().Row({{transport, "TCP"}, {port, ""}}),
             "- -> - | - | tcp | missing\n"},
        Case{"no_port_column_is_a_missing_port", Table().Row({{transport, "TCP"}}),
             "- -> - | - | tcp | missing\n"},
        Case{"a_word", Table().Row({{transport, "TCP"}, {port, "Any"}}), "- -> - | - | tcp | any\n"},
        Case{"two_port_columns_of_which_one_is_stated",
             Table()
                 .Row({{source, "A"}, {port, "1"}, {port, ""}})
                 .HeaderTransport(1, Transport::tcp)
                 .HeaderTransport(2, Transport::udp),
             "A -> - | - | tcp | 1\n"},
        Case{"two_port_columns_that_are_both_stated",
             Table()
                 .Row({{source, "A"}, {port, "1"}, {port, "2"}})
                 .HeaderTransport(1, Transport::tcp)
                 .HeaderTransport(2, Transport::udp),
             "A -> - | - | tcp | 1\n"
             "A -> - | - | udp | 2\n"},
        Case{"two_empty_port_columns_are_one_missing_port",
             Table().Row({{transport, "TCP"}, {port, ""}, {port, ""}}), "- -> - | - | tcp | missing\n"},
        Case{"a_foreign_cell_is_not_read", Table().Row({{source, "A"}, {port, "443"}}).Foreign(1),
             "A -> - | - | unresolved | missing\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Unreadable, Ports,
    testing::Values(Case{"a_reversed_range", Table().Row({{transport, "TCP"}, {port, "200-100"}}),
                         "- -> - | - | tcp | missing\n"
                         "range-suspicious: the range 200-100 ends before it begins\n"},
                    Case{"past_the_last_port", Table().Row({{transport, "TCP"}, {port, "70000"}}),
                         "- -> - | - | tcp | missing\n"
                         "value-unparsed: 70000 goes past 65535, the last port\n"},
                    Case{"beside_a_port", Table().Row({{transport, "TCP"}, {port, "443, 8x4"}}),
                         "- -> - | - | tcp | 443\n"
                         "value-unparsed: no port, range or known port word\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    WithoutPorts, Ports,
    testing::Values(Case{"icmp_stated_by_a_cell",
                         Table().Row({{source, "A"}, {transport, "ICMP"}, {port, ""}}),
                         "A -> - | - | icmp | not applicable\n"},
                    Case{"icmp_by_a_heading_and_a_dash",
                         Table().Row({{source, "A"}, {port, "-"}}).Context(model::Field::transport, "icmp"),
                         "A -> - | - | icmp | not applicable\n"},
                    Case{"icmp_by_a_heading_and_an_empty_cell_may_have_lost_it",
                         Table().Row({{source, "A"}, {port, ""}}).Context(model::Field::transport, "icmp"),
                         "A -> - | - | icmp | missing\n"},
                    Case{"icmp_with_a_number", Table().Row({{transport, "ICMP"}, {port, "8"}}),
                         "- -> - | - | icmp | 8\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    OtherEnd, Ports,
    testing::Values(Case{"a_source_port", Table().Row({{port, "443"}, {source_port, "Ephemeral"}}),
                         "- -> - | - | unresolved | 443 <- ephemeral (source)\n"},
                    Case{"a_remote_port", Table().Row({{port, "443"}, {source_protocol_port, "1024-65535"}}),
                         "- -> - | - | unresolved | 443 <- 1024-65535 (remote)\n"},
                    Case{"a_list_of_them_is_a_flow_each", Table().Row({{port, "443"}, {source_port, "1, 2"}}),
                         "- -> - | - | unresolved | 443 <- 1 (source)\n"
                         "- -> - | - | unresolved | 443 <- 2 (source)\n"},
                    Case{"an_empty_cell_says_nothing", Table().Row({{port, "443"}, {source_port, ""}}),
                         "- -> - | - | unresolved | 443\n"},
                    Case{"direction_words_in_it", Table().Row({{port, "443"}, {source_port, "Both ways"}}),
                         "- -> - | - | unresolved | 443 | direction=bidirectional\n"},
                    Case{"an_unreadable_one", Table().Row({{port, "443"}, {source_port, "8x4"}}),
                         "- -> - | - | unresolved | 443 <- missing (source)\n"
                         "value-unparsed: no port, range or known port word\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Directions, Ports,
    testing::Values(
        Case{"by_its_cell", Table().Row({{port, "1"}, {direction, "Inbound"}}),
             "- -> - | - | unresolved | 1 | direction=inbound\n"},
        Case{"by_the_context", Table().Row({{port, "1"}}).Context(model::Field::direction, "outbound"),
             "- -> - | - | unresolved | 1 | direction=outbound\n"},
        Case{"the_cell_speaks_first",
             Table().Row({{port, "1"}, {direction, "Inbound"}}).Context(model::Field::direction, "outbound"),
             "- -> - | - | unresolved | 1 | direction=inbound\n"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Limits, ARowThatMeansTooManyFlowsIsCutAndReported) {
  NormalizeOptions options;
  options.max_flows_per_entry = 3;
  EXPECT_EQ(FlowsOf(Table().Row({{transport, "TCP/UDP"}, {port, "1, 2, 3"}}), options),
            "- -> - | - | tcp | 1\n"
            "- -> - | - | udp | 1\n"
            "- -> - | - | tcp | 2\n"
            "limit-exceeded: the row means more than 3 flows; the rest was not written\n");
}

}  // namespace
}  // namespace portbook::normalize
