// Transports, services and security of a row, and how lists go together.
#include <gtest/gtest.h>

#include "tests/unit/normalize/row_writing.h"

namespace portbook::normalize {
namespace {

using model::Field;
using model::Transport;
using enum model::Role;

struct Case {
  std::string_view name;
  Table table;
  std::string_view flows;
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

class Protocols : public testing::TestWithParam<Case> {};

TEST_P(Protocols, Flows) { EXPECT_EQ(FlowsOf(GetParam().table), GetParam().flows); }

INSTANTIATE_TEST_SUITE_P(
    Transports, Protocols,
    testing::Values(
        Case{"by_its_own_cell", Table().Row({{transport, "UDP"}, {port, "1"}}), "?"},
        Case{"several_are_several_flows", Table().Row({{transport, "TCP/UDP"}, {port, "1"}}), "?"},
        Case{"by_the_service_cell", Table().Row({{service, "SIP/UDP"}, {port, "1"}}), "?"},
        Case{"implied_by_the_service", Table().Row({{service, "HTTP"}, {port, "1"}}), "?"},
        Case{"not_implied_by_a_service_that_runs_over_both", Table().Row({{service, "SIP"}, {port, "1"}}),
             "?"},
        Case{"by_the_header_of_the_port", Table().Row({{port, "1"}}).HeaderTransport(0, Transport::udp), "?"},
        Case{"the_cell_speaks_before_the_header",
             Table().Row({{port, "1"}, {transport, "TCP"}}).HeaderTransport(0, Transport::udp), "?"},
        Case{"by_the_context", Table().Row({{port, "1"}}).Context(Field::transport, "udp"), "?"},
        Case{"packed_with_the_port", Table().Row({{protocol_port, "TCP 1, UDP 2"}}), "?"},
        Case{"an_unknown_word", Table().Row({{transport, "TPC"}, {port, "1"}}), "?"},
        Case{"a_foreign_cell_is_not_read", Table().Row({{transport, "UDP"}, {port, "1"}}).Foreign(0), "?"},
        Case{"the_service_cell_says_another_one",
             Table().Row({{service, "SIP/UDP"}, {transport, "TCP"}, {port, "1"}}), "?"},
        Case{"icmp_beside_ip_is_icmp", Table().Row({{service, "ICMP"}, {transport, "IP"}}), "?"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Services, Protocols,
    testing::Values(Case{"canonical_and_in_order", Table().Row({{service, "RTP, SIP"}, {port, "1"}}), "?"},
                    Case{"a_phrase_in_no_vocabulary_is_a_service",
                         Table().Row({{service, "Tide  Log"}, {port, "1"}}), "?"},
                    Case{"a_transport_is_no_service", Table().Row({{service, "TCP"}, {port, "1"}}), "?"},
                    Case{"words_that_name_none", Table().Row({{service, "Various"}, {port, "1"}}), "?"},
                    Case{"two_columns_are_joined",
                         Table().Row({{service, "SIP"}, {service, "RTP"}, {port, "1"}}), "?"},
                    Case{"by_the_context", Table().Row({{port, "1"}}).Context(Field::services, "smtp"), "?"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Security, Protocols,
    testing::Values(Case{"implied_by_the_service", Table().Row({{service, "HTTPS"}, {port, "1"}}), "?"},
                    Case{"printed_beside_the_service", Table().Row({{service, "SIP/TLS"}, {port, "1"}}), "?"},
                    Case{"not_where_one_of_the_services_is_plain",
                         Table().Row({{service, "HTTP, HTTPS"}, {port, "1"}}), "?"},
                    Case{"printed_in_the_transport_cell", Table().Row({{transport, "TLS"}, {port, "1"}}),
                         "?"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Pairing, Protocols,
    testing::Values(
        Case{"by_the_registry", Table().Row({{service, "HTTP, HTTPS"}, {port, "80, 443"}}), "?"},
        Case{"by_the_registry_only_in_its_order", Table().Row({{service, "HTTP, HTTPS"}, {port, "443, 80"}}),
             "?"},
        Case{"by_security", Table().Row({{transport, "TCP\\MTLS"}, {port, "5060/5061"}}), "?"},
        Case{"by_nothing", Table().Row({{service, "SIP, RTP"}, {port, "7101, 7102"}}), "?"},
        Case{"two_transports_and_as_many_ports_are_uncertain",
             Table().Row({{transport, "TCP/UDP"}, {port, "7101, 7102"}}), "?"},
        Case{"two_transports_and_three_ports_multiply",
             Table().Row({{transport, "TCP/UDP"}, {port, "1, 2, 3"}}), "?"},
        Case{"one_port_with_two_services_is_certain", Table().Row({{service, "SIP, RTP"}, {port, "1"}}), "?"},
        Case{"at_both_ends_by_transport",
             Table().Row({{source_protocol_port, "TCP 5060 UDP 5062"}, {protocol_port, "TCP 5060 UDP 5060"}}),
             "?"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ProtocolStatements, SayWhereEachValueComesFrom) {
  EXPECT_EQ(StatementsOf(Table().Row({{service, "HTTPS"}, {port, "443"}})), "?");
}

TEST(ProtocolStatements, AHeaderIsItsOwnEvidence) {
  EXPECT_EQ(StatementsOf(Table().Row({{port, "1"}}).HeaderTransport(0, Transport::udp)), "?");
}

}  // namespace
}  // namespace portbook::normalize
