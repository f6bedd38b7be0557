// Transports, services and security of a row, and how lists go together.
#include <gtest/gtest.h>

#include "tests/unit/normalize/row_writing.h"

namespace portbook::normalize {
namespace {

using model::Field;
using model::Transport;
using enum model::Role;

class Protocols : public testing::TestWithParam<Case> {};

TEST_P(Protocols, Flows) { EXPECT_EQ(FlowsOf(GetParam().table), GetParam().flows); }

INSTANTIATE_TEST_SUITE_P(
    Transports, Protocols,
    testing::Values(
        Case{"by_its_own_cell", Table().Row({{transport, "UDP"}, {port, "1"}}), "- -> - | - | udp | 1\n"},
        Case{"several_are_several_flows", Table().Row({{transport, "TCP/UDP"}, {port, "1"}}),
             "- -> - | - | tcp | 1\n"
             "- -> - | - | udp | 1\n"},
        Case{"by_the_service_cell", Table().Row({{service, "SIP/UDP"}, {port, "1"}}),
             "- -> - | sip | udp | 1\n"},
        Case{"implied_by_the_service", Table().Row({{service, "HTTP"}, {port, "1"}}),
             "- -> - | http | tcp | 1\n"},
        Case{"not_implied_by_a_service_that_runs_over_both", Table().Row({{service, "SIP"}, {port, "1"}}),
             "- -> - | sip | unresolved | 1\n"},
        Case{"by_the_header_of_the_port", Table().Row({{port, "1"}}).HeaderTransport(0, Transport::udp),
             "- -> - | - | udp | 1\n"},
        Case{"the_cell_speaks_before_the_header",
             Table().Row({{port, "1"}, {transport, "TCP"}}).HeaderTransport(0, Transport::udp),
             "- -> - | - | tcp | 1\n"},
        Case{"by_the_context", Table().Row({{port, "1"}}).Context(Field::transport, "udp"),
             "- -> - | - | udp | 1\n"},
        Case{"packed_with_the_port", Table().Row({{protocol_port, "TCP 1, UDP 2"}}),
             "- -> - | - | tcp | 1\n"
             "- -> - | - | udp | 2\n"},
        Case{"an_unknown_word", Table().Row({{transport, "TPC"}, {port, "1"}}),
             "- -> - | - | unresolved | 1\n"
             "value-unparsed: `TPC` in a transport cell is no transport that is known\n"},
        Case{"a_foreign_cell_is_not_read", Table().Row({{transport, "UDP"}, {port, "1"}}).Foreign(0),
             "- -> - | - | unresolved | 1\n"},
        Case{"the_service_cell_says_another_one",
             Table().Row({{service, "SIP/UDP"}, {transport, "TCP"}, {port, "1"}}),
             "- -> - | sip | tcp | 1\n"
             "transport-contradicted: the protocol cell says udp, the transport cell says tcp\n"},
        Case{"icmp_beside_ip_is_icmp", Table().Row({{service, "ICMP"}, {transport, "IP"}}),
             "- -> - | - | icmp | not applicable\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Services, Protocols,
    testing::Values(Case{"canonical_and_in_order", Table().Row({{service, "RTP, SIP"}, {port, "1"}}),
                         "- -> - | rtp, sip | unresolved | 1\n"},
                    Case{"a_phrase_in_no_vocabulary_is_a_service",
                         Table().Row({{service, "Tide  Log"}, {port, "1"}}),
                         "- -> - | tide log | unresolved | 1\n"},
                    Case{"a_transport_is_no_service", Table().Row({{service, "TCP"}, {port, "1"}}),
                         "- -> - | - | tcp | 1\n"},
                    Case{"words_that_name_none", Table().Row({{service, "Various"}, {port, "1"}}),
                         "- -> - | - | unresolved | 1\n"},
                    Case{"two_columns_are_joined",
                         Table().Row({{service, "SIP"}, {service, "RTP"}, {port, "1"}}),
                         "- -> - | sip, rtp | unresolved | 1\n"},
                    Case{"by_the_context", Table().Row({{port, "1"}}).Context(Field::services, "smtp"),
                         "- -> - | smtp | unresolved | 1\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Security, Protocols,
    testing::Values(Case{"implied_by_the_service", Table().Row({{service, "HTTPS"}, {port, "1"}}),
                         "- -> - | https (tls) | tcp | 1\n"},
                    Case{"printed_beside_the_service", Table().Row({{service, "SIP/TLS"}, {port, "1"}}),
                         "- -> - | sip (tls) | tcp | 1\n"},
                    Case{"not_where_one_of_the_services_is_plain",
                         Table().Row({{service, "HTTP, HTTPS"}, {port, "1"}}),
                         "- -> - | http, https | tcp | 1\n"},
                    Case{"printed_in_the_transport_cell", Table().Row({{transport, "TLS"}, {port, "1"}}),
                         "- -> - | - (tls) | tcp | 1\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Pairing, Protocols,
    testing::Values(
        Case{"by_the_registry", Table().Row({{service, "HTTP, HTTPS"}, {port, "80, 443"}}),
             "- -> - | http | tcp | 80\n"
             "- -> - | https (tls) | tcp | 443\n"},
        Case{"by_the_registry_only_in_its_order", Table().Row({{service, "HTTP, HTTPS"}, {port, "443, 80"}}),
             "- -> - | http, https | tcp | 443\n"
             "- -> - | http, https | tcp | 80\n"
             "pairing-uncertain: two lists in one row, and nothing says which port goes with which protocol: "
             "each was taken with each\n"},
        Case{"by_security", Table().Row({{transport, "TCP\\MTLS"}, {port, "5060/5061"}}),
             "- -> - | - | tcp | 5060\n"
             "- -> - | - (mtls) | tcp | 5061\n"},
        Case{"by_nothing", Table().Row({{service, "SIP, RTP"}, {port, "7101, 7102"}}),
             "- -> - | sip, rtp | unresolved | 7101\n"
             "- -> - | sip, rtp | unresolved | 7102\n"
             "pairing-uncertain: two lists in one row, and nothing says which port goes with which protocol: "
             "each was taken with each\n"},
        Case{"two_transports_and_as_many_ports_are_uncertain",
             Table().Row({{transport, "TCP/UDP"}, {port, "7101, 7102"}}),
             "- -> - | - | tcp | 7101\n"
             "- -> - | - | udp | 7101\n"
             "- -> - | - | tcp | 7102\n"
             "- -> - | - | udp | 7102\n"
             "pairing-uncertain: two lists in one row, and nothing says which port goes with which protocol: "
             "each was taken with each\n"},
        Case{"two_transports_and_three_ports_multiply",
             Table().Row({{transport, "TCP/UDP"}, {port, "1, 2, 3"}}),
             "- -> - | - | tcp | 1\n"
             "- -> - | - | udp | 1\n"
             "- -> - | - | tcp | 2\n"
             "- -> - | - | udp | 2\n"
             "- -> - | - | tcp | 3\n"
             "- -> - | - | udp | 3\n"},
        Case{"one_port_with_two_services_is_certain", Table().Row({{service, "SIP, RTP"}, {port, "1"}}),
             "- -> - | sip, rtp | unresolved | 1\n"},
        Case{"at_both_ends_by_transport",
             Table().Row({{source_protocol_port, "TCP 5060 UDP 5062"}, {protocol_port, "TCP 5060 UDP 5060"}}),
             "- -> - | - | tcp | 5060 <- 5060 (remote)\n"
             "- -> - | - | udp | 5060 <- 5062 (remote)\n"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ProtocolStatements, SayWhereEachValueComesFrom) {
  EXPECT_EQ(StatementsOf(Table().Row({{service, "HTTPS"}, {port, "443"}})),
            "services = https <HTTPS> cell by grammar:protocols\n"
            "security = tls <HTTPS> implied by common:service.https\n"
            "transport = tcp <HTTPS> implied by common:service.https\n"
            "port = 443 <443> cell by grammar:ports\n");
}

TEST(ProtocolStatements, AHeaderIsItsOwnEvidence) {
  EXPECT_EQ(StatementsOf(Table().Row({{port, "1"}}).HeaderTransport(0, Transport::udp)),
            "transport = udp <header> heading by column-header\n"
            "port = 1 <1> cell by grammar:ports\n");
}

}  // namespace
}  // namespace portbook::normalize
