#include "portbook/grammar/protocols.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/grammar/small_rules.h"

namespace portbook::grammar {
namespace {

struct Case {
  const char* cell;
  const char* dump;
};

std::string Dump(const ProtocolItem& item) {
  std::string out;
  const auto add = [&out](const std::string& part) { out += (out.empty() ? "" : " ") + part; };
  for (const std::string& service : item.services) add(service);
  if (item.security) add("+" + std::string(model::Name(*item.security)));
  if (item.transport) add(std::string(model::Name(*item.transport)));
  if (item.implied_transport) {
    add("(" + std::string(model::Name(*item.implied_transport)) + " by " + item.implied_by + ")");
  }
  return out;
}

std::string Dump(std::string_view cell, ProtocolColumn column) {
  const ProtocolCell read = ParseProtocols(cell, column, SmallRules());
  std::string out = read.blank ? "blank" : "";
  const auto add = [&out](const std::string& part) { out += (out.empty() ? "" : "; ") + part; };
  for (const ProtocolItem& item : read.items) add(Dump(item));
  for (const base::Span span : read.unknown)
    add("? <" + std::string(cell.substr(span.begin, span.size())) + ">");
  return out;
}

class TransportCells : public testing::TestWithParam<Case> {};
TEST_P(TransportCells, ReadAsPrinted) {
  EXPECT_EQ(Dump(GetParam().cell, ProtocolColumn::transport), GetParam().dump) << GetParam().cell;
}

class ServiceCells : public testing::TestWithParam<Case> {};
TEST_P(ServiceCells, ReadAsPrinted) {
  EXPECT_EQ(Dump(GetParam().cell, ProtocolColumn::service), GetParam().dump) << GetParam().cell;
}

constexpr Case kTransports[] = {
    {"TCP", "tcp"},
    {"TCP/UDP", "tcp; udp"},
    {"UDP / TCP", "udp; tcp"},
    {"TCP UDP", "tcp; udp"},
    {"TCP-UDP", "tcp; udp"},
    {"TCP, UDP", "tcp; udp"},
    {"TCP and UDP", "tcp; udp"},
    {"TCP or UDP", "tcp; udp"},
    {"TCP\nUDP", "tcp; udp"},
    {"TLS / TCP", "+tls tcp"},
    {"TCP/TLS", "+tls tcp"},
    {"TCP (TLS)", "+tls tcp"},
    {"TCP/UDP/TLS", "tcp; udp; +tls (tcp by common:security.tls)"},
    {"TCP\\MTLS", "tcp; +mtls (tcp by common:security.mtls)"},
    {"TCP\n\nMTLS", "tcp; +mtls (tcp by common:security.mtls)"},
    {"TLS", "+tls (tcp by common:security.tls)"},
    {"TCP (SIP)", "sip tcp"},
    {"TCP SIP)", "sip tcp"},
    {"TCP/UDP (SIP)", "sip tcp; sip udp"},
    {"TCP (HTTP) UDP (SIP)", "http tcp; sip udp"},
    {"TCP/IP", "tcp"},
    {"ICMP", "icmp"},
    {"IP", "ip"},
    {"HTTPS", "https (tcp by common:service.https)"},
    {"SIP", "sip"},
    {"DCOM and RPC", "dcom rpc"},
    {"TCP port", "tcp"},
    {"Proprietary", "? <Proprietary>"},
    {"Proprietary TCP", "tcp; ? <Proprietary>"},
    {"TCP 443", "tcp; ? <443>"},
    {"-", "blank"},
    {"", "blank"},
};

constexpr Case kServices[] = {
    {"HTTP, HTTPS", "http (tcp by common:service.http); https (tcp by common:service.https)"},
    {"HTTP or HTTPS", "http (tcp by common:service.http); https (tcp by common:service.https)"},
    {"AXL / HTTPS", "axl https (tcp by common:service.https)"},
    {"SSH / SFTP", "ssh sftp (tcp by common:service.ssh)"},
    {"RTP/TCP", "rtp tcp"},
    {"RTP/RTCP", "rtp rtcp"},
    {"RTP, RTCP", "rtp; rtcp"},
    {"SIP/TLS", "sip +tls (tcp by common:security.tls)"},
    {"SIP over TLS", "sip +tls (tcp by common:security.tls)"},
    {"SIP/TCP/UDP", "sip tcp; sip udp"},
    {"SIP (TCP/UDP)", "sip tcp; sip udp"},
    {"DCOM and RPC", "dcom rpc"},
    {"MSMQ", "msmq"},
    {"Proprietary", "proprietary"},
    {"TCP", "tcp"},
    {"TCP/UDP", "tcp; udp"},
    {"Ipssec", "ipssec"},
    {"XML", "xml"},
    {"XML cascading", "xml cascading"},
    {"Keep-alive heartbeats", "keep-alive heartbeats"},
    {"Client/Server heartbeats", "client/server heartbeats"},
    {"Control connection TCP", "control connection tcp"},
    {"MP_REPL", "mp_repl"},
    {"Video control (H.248)", "video control (h.248)"},
    {"HTTP (HTTPu)) WebDAV - HTTP /UDP/IP notifications 2) EWS - HTTP/TCP /IP SOAP notifications",
     "http udp; http tcp"},
    {"[37240 - 61000]", "? <37240>; ? <61000>"},
    {"HTTP 80", "http (tcp by common:service.http); ? <80>"},
    {"\u2014", "blank"},
};

INSTANTIATE_TEST_SUITE_P(Known, TransportCells, testing::ValuesIn(kTransports));
INSTANTIATE_TEST_SUITE_P(Known, ServiceCells, testing::ValuesIn(kServices));

TEST(ProtocolSpans, CoverTheWordsOfAnAlternative) {
  const std::string cell = "TLS / TCP, HTTPS";
  const ProtocolCell read = ParseProtocols(cell, ProtocolColumn::service, SmallRules());
  ASSERT_EQ(read.items.size(), 2U);
  EXPECT_EQ(read.items[0].span, (base::Span{0, 9}));
  EXPECT_EQ(read.items[1].span, (base::Span{11, 16}));
}

TEST(ProtocolSpans, HoldTheBracketThatCloses) {
  const ProtocolCell read = ParseProtocols("TCP (HTTP)", ProtocolColumn::service, SmallRules());
  ASSERT_EQ(read.items.size(), 1U);
  EXPECT_EQ(read.items[0].span, (base::Span{0, 10}));
}

TEST(ProtocolPrefix, TakesTheListAndNoMore) {
  const std::pair<const char*, const char*> cases[] = {
      {"TCP\\MTLS Used by servers", "TCP\\MTLS"},
      {"TCP SIP) Port range for clients", "TCP SIP)"},
      {"TCP (SIP) Internal", "TCP (SIP)"},
      {"RTP/TCP Used", "RTP/TCP"},
      {"DCOM and RPC Used", "DCOM and RPC"},
      {"HTTPS HTTP over TLS or SSL", "HTTPS"},
      {"TCP\n\nMTLS\n\nUsed by servers", "TCP\n\nMTLS"},
      {"TCP\nMTLS", "TCP\nMTLS"},
      {"TCP\n\nSIP traffic for servers", "TCP"},
      {"HTTP, HTTPS and others", "HTTP, HTTPS"},
      {"TCP, then others", "TCP"},
      {"TCP-based traffic", ""},
      {"TCPdump", ""},
      {"Used by TCP", ""},
      {"", ""},
  };
  for (const auto& [text, prefix] : cases) {
    EXPECT_EQ(std::string_view(text).substr(0, ProtocolPrefix(text, SmallRules())), prefix) << text;
  }
}

TEST(ProtocolPrefix, DoesNotDependOnWhatFollows) {
  EXPECT_EQ(ProtocolPrefix("TCP Used " + std::string(100000, 'x'), SmallRules()), 3U);
  EXPECT_EQ(ProtocolPrefix("TCP" + std::string(100000, 'x'), SmallRules()), 0U);
}

}  // namespace
}  // namespace portbook::grammar
