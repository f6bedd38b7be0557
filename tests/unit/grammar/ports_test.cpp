#include "portbook/grammar/ports.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "portbook/grammar/protocols.h"
#include "tests/unit/grammar/small_rules.h"

namespace portbook::grammar {
namespace {

struct Case {
  const char* cell;
  const char* dump;
};

std::string_view TextOf(std::string_view cell, base::Span span) {
  return cell.substr(span.begin, span.size());
}

std::string Dump(const PortItem& item) {
  std::string out = model::ToString(item.port);
  if (item.transport) out += " " + std::string(model::Name(*item.transport));
  for (const std::string& service : item.services) out += " " + service;
  if (item.security) out += " +" + std::string(model::Name(*item.security));
  if (item.direction) out += " " + std::string(model::Name(*item.direction));
  if (!item.label.empty()) out += " '" + item.label + "'";
  return out;
}

std::string Name(PortIssue::Kind kind) {
  switch (kind) {
    case PortIssue::Kind::leftover:
      return "leftover";
    case PortIssue::Kind::reversed:
      return "reversed";
    case PortIssue::Kind::too_large:
      return "too large";
  }
  return {};
}

std::string Dump(std::string_view cell) {
  const PortCell read = ParsePorts(cell, SmallRules());
  std::vector<std::string> parts;
  if (read.blank) parts.push_back("blank");
  for (const PortItem& item : read.items) parts.push_back(Dump(item));
  for (const PortIssue& issue : read.issues) {
    parts.push_back("! " + Name(issue.kind) + " <" + std::string(TextOf(cell, issue.span)) + ">");
  }
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

class PortCells : public testing::TestWithParam<Case> {};

TEST_P(PortCells, ReadAsPrinted) { EXPECT_EQ(Dump(GetParam().cell), GetParam().dump) << GetParam().cell; }

constexpr Case kLists[] = {
    {"443", "443"},
    {"80, 443", "80; 443"},
    {"8888 and 8889", "8888; 8889"},
    {"389 / 3268", "389; 3268"},
    {"80; 443", "80; 443"},
    {"80\n443\n\n8443", "80; 443; 8443"},
    {"3389 22", "3389; 22"},
    {"8080 or 8443", "8080; 8443"},
    {"389 (636)", "389; 636"},
    {"20/21", "20; 21"},
    {"• 80\n• 443", "80; 443"},
    {"- 80\n- 443", "80; 443"},
    {"443.", "443"},
    {"0", "0"},
    {"ports 80 and 443", "80; 443"},
    {"端口443和8443", "443; 8443"},
};

constexpr Case kRanges[] = {
    {"16384-32767", "16384-32767"},
    {"16384\u201332767", "16384-32767"},
    {"16384\u201432767", "16384-32767"},
    {"16384\u221232767", "16384-32767"},
    {"32768 - 61000", "32768-61000"},
    {"[37240 \u2013 61000]", "37240-61000"},
    {"42000 through 43000", "42000-43000"},
    {"1024 to 65535", "1024-65535"},
    {"5557 up to 5577", "5557-5577"},
    {"between 1024 and 2048", "1024-2048"},
    {"16500..16509", "16500-16509"},
    {"5910{range}5930", "5910-5930"},
    {"5910{ndash}5930", "5910-5930"},
    {"24576 ~ 32767", "24576-32767"},
    {"5060-5069", "5060-5069"},
    {"0-65535", "0-65535"},
    {"80, 5060-5069, 443", "80; 5060-5069; 443"},
};

constexpr Case kThousands[] = {
    {"50,000-59,999", "50000-59999"},
    {"50,000 to 59,999", "50000-59999"},
    {"32,768 - 61,000", "32768-61000"},
    {"22,443", "22; 443"},
    {"50,000", "50000"},
    {"1024-65,535", "1024-65535"},
    {"1,024-65535", "1024-65535"},
    {"22,443-500", "22; 443-500"},
    {"80,443-450,500", "80; 443-450; 500"},
    {"22,443,8443", "22; 443; 8443"},
    {"10,000-19,999,20,000-29,999", "10000-19999; 20000-29999"},
};

constexpr Case kPacked[] = {
    {"TCP/00020", "20 tcp"},
    {"443/tcp", "443 tcp"},
    {"443/TCP", "443 tcp"},
    {"443tcp", "443 tcp"},
    {"TCP443", "443 tcp"},
    {"TCP-443", "443 tcp"},
    {"TCP 443, 8443", "443 tcp; 8443 tcp"},
    {"TCP 5060 UDP 5060", "5060 tcp; 5060 udp"},
    {"5060 TCP 5061 UDP", "5060 tcp; 5061 udp"},
    {"TCP 80, 443; UDP 53", "80 tcp; 443 tcp; 53 udp"},
    {"TCP: 80\nUDP: 53", "80 tcp; 53 udp"},
    {"443 TCP, UDP 53", "443 tcp; 53 udp"},
    {"53 TCP, UDP", "53 tcp; 53 udp"},
    {"53 TCP and UDP", "53 tcp; 53 udp"},
    {"80, 443 TCP", "80 tcp; 443 tcp"},
    {"80, 443/tcp", "80; 443 tcp"},
    {"UDP 32768 - 61000", "32768-61000 udp"},
    {"TCP/UDP 5060", "5060 tcp; 5060 udp"},
    {"TCP, UDP 5060", "5060 tcp; 5060 udp"},
    {"A/V/RTP/TCP/50,000-59,999", "50000-59999 tcp rtp 'A/V'"},
    {"SIP over TCP, SIP over UDP 5060", "5060 tcp sip; 5060 udp sip"},
    {"10000 (in TCP) or 10001 (in HTTP)", "10000 tcp; 10001 http"},
    {"TLS 5061", "5061 +tls"},
    {"SIP/TLS 5061", "5061 sip +tls"},
    {"TCP (SIP) 5060", "5060 tcp sip"},
    {"80: WinRM\n5986: WinRM", "80 winrm; 5986 winrm"},
    {"HTTP: 80, HTTPS: 443", "80 http; 443 https"},
    {"80 (HTTP), 443 (HTTPS)", "80 http; 443 https"},
    {"443 - HTTPS", "443 https"},
    {"80 http, 443 https", "80 http; 443 https"},
    {"HTTP TCP 80\nUDP 53", "80 tcp http; 53 udp"},
    {"ssh (22)", "22 ssh"},
    {"TCP Any", "any tcp"},
    {"TCP *", "any tcp"},
    {"TCP port 1433 and UDP port 1434", "1433 tcp; 1434 udp"},
};

constexpr Case kLabels[] = {
    {"9443 (Recommended), 8080", "9443 'Recommended'; 8080"},
    {"80(Bidirectional)", "80 bidirectional"},
    {"80 Inbound", "80 inbound"},
    {"Alternate HTTP port (8088)", "8088 'Alternate HTTP port'"},
    {"Web server TCP 443", "443 tcp 'Web server'"},
    {"80: Web access\n22: Maintenance", "80 'Web access'; 22 'Maintenance'"},
    {"IM and Presence server port (default 50020)",
     "configurable 50020 (default) 'IM and Presence server port'"},
};

constexpr Case kWords[] = {
    {"Configurable", "configurable"},
    {"Ephemeral", "ephemeral"},
    {"Not Applicable", "not applicable"},
    {"N/A", "not applicable"},
    {"NA", "not applicable"},
    {"Any", "any"},
    {"any", "any"},
    {"*", "any"},
    {"varies", "configurable"},
    {"Any / Any", "any; any"},
    {"49152-65535 dynamic", "dynamic 49152-65535"},
    {"Dynamically open 1024 to 65535", "dynamic 1024-65535"},
    {"Ephemeral (32768-61000)", "ephemeral 32768-61000"},
    {"Any, 443", "any; 443"},
    {"1433 (default)", "1433 (default)"},
    {"default 1433", "1433 (default)"},
    {"Configurable (default: 8443)", "configurable 8443 (default)"},
    {"5004-5060 (increments of 2)", "5004-5060 (steps of 2)"},
    {"5004-5060, increments of 2", "5004-5060 (steps of 2)"},
    {"even ports 16384-32766", "16384-32766 (steps of 2)"},
    {"10 randomly chosen from 49152-65535", "49152-65535 (10 randomly chosen)"},
};

constexpr Case kMarks[] = {
    {"", "blank"},           {" \n\u00A0", "blank"}, {"-", "blank"},         {"\u2014", "blank"},
    {"5432 \u00B9", "5432"}, {"6603*", "6603"},      {"6603\u2020", "6603"},
};

constexpr Case kIssues[] = {
    {"5000+", "! leftover <5000+>"},
    {"5910{gap}5930", "! leftover <5910{gap}5930>"},
    {"> 1023", "! leftover <> 1023>"},
    {"1024 and above", "! leftover <1024 and above>"},
    {"ports above 1023", "! leftover <ports above 1023>"},
    {"any except 80", "any; ! leftover <except 80>"},
    {"Any standard NFS port", "! leftover <Any standard NFS port>"},
    {"up to 5577", "! leftover <up to 5577>"},
    {"8/0", "! leftover <8/0>"},
    {"ICMP 8", "! leftover <8>"},
    {"00", "! leftover <00>"},
    {"ssh", "! leftover <ssh>"},
    {"ports", "! leftover <ports>"},
    {"In use when chat is configured", "! leftover <In use when chat is configured>"},
    {"443, Web access", "443; ! leftover <Web access>"},
    {"10.0.0.1", "! leftover <10.0.0.1>"},
    {"8080:80", "! leftover <8080:80>"},
    {"5000-", "! leftover <5000->"},
    {"1024 - any", "! leftover <1024 - any>"},
    {"-5000", "! leftover <-5000>"},
    {"5000-5010-5020", "! leftover <5000-5010-5020>"},
    {"443)", "443; ! leftover <)>"},
    {"61000-32768, 443", "443; ! reversed <61000-32768>"},
    {"70000, 443", "443; ! too large <70000>"},
    {"49152-65536", "! too large <49152-65536>"},
    {"TCP 70000", "! too large <70000>"},
    {"99999999999999999999", "! too large <99999999999999999999>"},
    {"this sentence goes on for much longer than a name 443",
     "443; ! leftover <this sentence goes on for much longer than a name>"},
};

// Protocols that have no ports, numbers that are part of a name, and pairs.
constexpr Case kPortless[] = {
    {"ICMP", "not applicable icmp"},
    {"ICMP, TCP 443", "not applicable icmp; 443 tcp"},
    {"IP 50", "not applicable ip"},
    {"ICMP 8", "! leftover <8>"},
    {"443 HTTP(S)", "443 http https"},
    {"Gi1/0/24", "! leftover <Gi1/0/24>"},
    {"Version 2, 443", "443 'Version 2'"},
    {"HTTP 80 / HTTPS 443", "80 http; 443 https"},
    {"TCP 443 / UDP 443", "443 tcp; 443 udp"},
    {"443 (what 80 is in the lab and elsewhere)", "443; ! leftover <(what 80 is in the lab and elsewhere)>"},
};

INSTANTIATE_TEST_SUITE_P(Portless, PortCells, testing::ValuesIn(kPortless));
INSTANTIATE_TEST_SUITE_P(Lists, PortCells, testing::ValuesIn(kLists));
INSTANTIATE_TEST_SUITE_P(Ranges, PortCells, testing::ValuesIn(kRanges));
INSTANTIATE_TEST_SUITE_P(Thousands, PortCells, testing::ValuesIn(kThousands));
INSTANTIATE_TEST_SUITE_P(Packed, PortCells, testing::ValuesIn(kPacked));
INSTANTIATE_TEST_SUITE_P(Labels, PortCells, testing::ValuesIn(kLabels));
INSTANTIATE_TEST_SUITE_P(Words, PortCells, testing::ValuesIn(kWords));
INSTANTIATE_TEST_SUITE_P(Marks, PortCells, testing::ValuesIn(kMarks));
INSTANTIATE_TEST_SUITE_P(Issues, PortCells, testing::ValuesIn(kIssues));

TEST(PortCellSpans, CoverTheNumberAlone) {
  const std::string cell = "TCP 443 (web), 50,000 - 59,999";
  const PortCell read = ParsePorts(cell, SmallRules());
  ASSERT_EQ(read.items.size(), 2U);
  EXPECT_EQ(TextOf(cell, read.items[0].span), "443");
  EXPECT_EQ(TextOf(cell, read.items[1].span), "50,000 - 59,999");
}

TEST(PortCellIssues, SayWhatIsWrong) {
  const PortCell read = ParsePorts("61000-32768, 70000, 10.0.0.1", SmallRules());
  ASSERT_EQ(read.issues.size(), 3U);
  EXPECT_EQ(read.issues[0].message, "the range 61000-32768 ends before it begins");
  EXPECT_EQ(read.issues[1].message, "70000 goes past 65535, the last port");
  EXPECT_EQ(read.issues[2].message, "no port, range or known port word");
}

TEST(PortOptions, LimitLabels) {
  PortOptions options;
  options.max_label_words = 1;
  EXPECT_EQ(ParsePorts("80: Web", SmallRules(), options).issues.size(), 0U);
  EXPECT_EQ(ParsePorts("80: Web access", SmallRules(), options).issues.size(), 1U);
}

TEST(LooksLikePorts, AcceptsPortsAndNothingElse) {
  for (const char* cell : {"443", "TCP 443, 8443", "Any", "16384-32767", "443/tcp", "80 (HTTP)"}) {
    EXPECT_TRUE(LooksLikePorts(cell, SmallRules())) << cell;
  }
  for (const char* cell :
       {"", "-", "TCP", "Web access", "Alternate HTTP port (8088)", "443, Web", "10.0.0.1", "7.0(1)"}) {
    EXPECT_FALSE(LooksLikePorts(cell, SmallRules())) << cell;
  }
}

TEST(PortPrefix, TakesTheListAndNoMore) {
  const std::pair<const char*, const char*> cases[] = {
      {"5060/5061  TCP\\MTLS Used by servers", "5060/5061"},
      {"50,000-59,999 RTP/TCP Used", "50,000-59,999"},
      {"443 HTTPS", "443"},
      {"389, 636 LDAP", "389, 636"},
      {"80 and 443 are open", "80 and 443"},
      {"443/tcp Web", "443/tcp"},
      {"443, then others", "443"},
      {"49152-65335", "49152-65335"},
      {"Any TCP", "Any"},
      {"5000+ TCP", ""},
      {"61000-32768 TCP", ""},
      {"8.5 Release", ""},
      {"3rd party", ""},
      {"TCP 443", ""},
      {"", ""},
  };
  for (const auto& [text, prefix] : cases) {
    EXPECT_EQ(std::string_view(text).substr(0, PortPrefix(text, SmallRules())), prefix) << text;
  }
}

}  // namespace
}  // namespace portbook::grammar
