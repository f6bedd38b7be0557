// Port cells of a row, at both ends.
#include <gtest/gtest.h>

#include "tests/unit/normalize/row_writing.h"

namespace portbook::normalize {
namespace {

using model::Transport;
using enum model::Role;

struct Case {
  std::string_view name;
  Table table;
  std::string_view flows;
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

class Ports : public testing::TestWithParam<Case> {};

TEST_P(Ports, Flows) { EXPECT_EQ(FlowsOf(GetParam().table), GetParam().flows); }

INSTANTIATE_TEST_SUITE_P(
    Cells, Ports,
    testing::Values(
        Case{"a_list_is_a_flow_each", Table().Row({{transport, "TCP"}, {port, "80, 8000-8010"}}), "?"},
        Case{"an_empty_cell_is_a_missing_port", Table().Row({{transport, "TCP"}, {port, ""}}), "?"},
        Case{"no_port_column_is_a_missing_port", Table().Row({{transport, "TCP"}}), "?"},
        Case{"a_word", Table().Row({{transport, "TCP"}, {port, "Any"}}), "?"},
        Case{"two_port_columns_of_which_one_is_stated",
             Table()
                 .Row({{source, "A"}, {port, "1"}, {port, ""}})
                 .HeaderTransport(1, Transport::tcp)
                 .HeaderTransport(2, Transport::udp),
             "?"},
        Case{"two_port_columns_that_are_both_stated",
             Table()
                 .Row({{source, "A"}, {port, "1"}, {port, "2"}})
                 .HeaderTransport(1, Transport::tcp)
                 .HeaderTransport(2, Transport::udp),
             "?"},
        Case{"two_empty_port_columns_are_one_missing_port",
             Table().Row({{transport, "TCP"}, {port, ""}, {port, ""}}), "?"},
        Case{"a_foreign_cell_is_not_read", Table().Row({{source, "A"}, {port, "443"}}).Foreign(1), "?"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Unreadable, Ports,
    testing::Values(Case{"a_reversed_range", Table().Row({{transport, "TCP"}, {port, "200-100"}}), "?"},
                    Case{"past_the_last_port", Table().Row({{transport, "TCP"}, {port, "70000"}}), "?"},
                    Case{"beside_a_port", Table().Row({{transport, "TCP"}, {port, "443, 8x4"}}), "?"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    WithoutPorts, Ports,
    testing::Values(
        Case{"icmp_stated_by_a_cell", Table().Row({{source, "A"}, {transport, "ICMP"}, {port, ""}}), "?"},
        Case{"icmp_by_a_heading_and_a_dash",
             Table().Row({{source, "A"}, {port, "-"}}).Context(model::Field::transport, "icmp"), "?"},
        Case{"icmp_by_a_heading_and_an_empty_cell_may_have_lost_it",
             Table().Row({{source, "A"}, {port, ""}}).Context(model::Field::transport, "icmp"), "?"},
        Case{"icmp_with_a_number", Table().Row({{transport, "ICMP"}, {port, "8"}}), "?"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    OtherEnd, Ports,
    testing::Values(
        Case{"a_source_port", Table().Row({{port, "443"}, {source_port, "Ephemeral"}}), "?"},
        Case{"a_remote_port", Table().Row({{port, "443"}, {source_protocol_port, "1024-65535"}}), "?"},
        Case{"a_list_of_them_is_a_flow_each", Table().Row({{port, "443"}, {source_port, "1, 2"}}), "?"},
        Case{"an_empty_cell_says_nothing", Table().Row({{port, "443"}, {source_port, ""}}), "?"},
        Case{"direction_words_in_it", Table().Row({{port, "443"}, {source_port, "Both ways"}}), "?"},
        Case{"an_unreadable_one", Table().Row({{port, "443"}, {source_port, "8x4"}}), "?"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Directions, Ports,
    testing::Values(
        Case{"by_its_cell", Table().Row({{port, "1"}, {direction, "Inbound"}}), "?"},
        Case{"by_the_context", Table().Row({{port, "1"}}).Context(model::Field::direction, "outbound"), "?"},
        Case{"the_cell_speaks_first",
             Table().Row({{port, "1"}, {direction, "Inbound"}}).Context(model::Field::direction, "outbound"),
             "?"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Limits, ARowThatMeansTooManyFlowsIsCutAndReported) {
  NormalizeOptions options;
  options.max_flows_per_entry = 3;
  EXPECT_EQ(FlowsOf(Table().Row({{transport, "TCP/UDP"}, {port, "1, 2, 3"}}), options), "?");
}

}  // namespace
}  // namespace portbook::normalize
