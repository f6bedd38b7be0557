// The rules that ship: proven by their own samples, and what must hold beyond them.

#include <gtest/gtest.h>

#include "portbook/rules/rule_set.h"

namespace portbook::rules {
namespace {

Library Shipped() { return std::move(Library::Read(PORTBOOK_ROOT "/rules").value()); }

TEST(CommonRules, AreProvenByTheirSamples) {
  std::string errors;
  for (const base::Error& error : ProveSamples(Shipped())) errors += error.ToString() + "\n";
  EXPECT_EQ(errors, "");
}

TEST(CommonRules, JudgeEveryKindOfFinding) {
  const Library library = Shipped();
  const RuleSet set = library.ForPack("").value();
  for (const diag::KindInfo& kind : diag::Kinds()) {
    const FindingRule& rule = set.JudgementOf(kind.kind);
    EXPECT_TRUE(rule.why.ends_with('.')) << kind.name;
    EXPECT_TRUE(rule.resolve.ends_with('.')) << kind.name;
  }
}

struct HeaderCase {
  std::string header;
  std::string role;  // empty: unknown
};

// Headers as guides print them, those next to a trap first.
const HeaderCase kHeaders[] = {{"Source / Sender", "source_port"},
                               {"Destination / Listener", "port"},
                               {"Source", "source"},
                               {"Port Type", "transport"},
                               {"Port Usage", "purpose"},
                               {"Protocol", "service"},
                               {"Transport Protocol", "transport"},
                               {"Listener (Process or Application Protocol)", "service"},
                               {"Remote Protocol and Port", "source_protocol_port"},
                               {"Role/Protocol/TCP or UDP/Port", "protocol_port"},
                               {"TCP or UDP", "transport"},
                               {"TCP/UDP port or protocol", "protocol_port"},
                               {"TCP port", "port"},
                               {"Destination service", "service"},
                               {"Switch port", ""},
                               {"Source port (frame)", ""},
                               {"Number of users", ""},
                               {"目的", ""},
                               {"目的端口", "port"},
                               {"Quellport", "source_port"},
                               {"Puerto de origen", "source_port"}};

TEST(CommonRules, GiveHeadersTheirRole) {
  const Library library = Shipped();
  const RuleSet set = library.ForPack("").value();
  for (const HeaderCase& test : kHeaders) {
    bool ambiguous = false;
    const HeaderRule* rule = set.FindHeader(test.header, &ambiguous);
    EXPECT_EQ(rule == nullptr ? "" : std::string(model::Name(rule->role)), test.role) << test.header;
    EXPECT_FALSE(ambiguous) << test.header;
  }
}

TEST(CommonRules, ImplyATransportOnlyWhereOneIsUsedInPractice) {
  const Library library = Shipped();
  const RuleSet set = library.ForPack("").value();
  EXPECT_EQ(set.FindService("https")->implies_transport, model::Transport::tcp);
  EXPECT_EQ(set.FindService("https")->implies_security, model::Security::tls);
  EXPECT_EQ(set.FindSecurity("mtls")->implies_transport, model::Transport::tcp);
  for (const char* service : {"sip", "dns", "ldap", "kerberos", "snmp", "ntp", "rtp", "rtsp"}) {
    EXPECT_EQ(set.FindService(service)->implies_transport, std::nullopt) << service;
  }
  EXPECT_EQ(set.FindSecurity("dtls")->implies_transport, std::nullopt);
  EXPECT_EQ(set.FindService("tcp"), nullptr);
}

TEST(CommonRules, KnowServicesByTheirRegisteredNames) {
  const Library library = Shipped();
  const RuleSet set = library.ForPack("").value();
  const auto is_registered = [&](const char* service, std::uint16_t port) {
    for (const RegisteredPort& one : set.RegisteredFor(service)) {
      if (one.first <= port && port <= one.last) return true;
    }
    return false;
  };
  EXPECT_TRUE(is_registered("dns", 53));
  EXPECT_TRUE(is_registered("SQL Server", 1433));
  EXPECT_TRUE(is_registered("sftp", 22));
  EXPECT_TRUE(is_registered("x11", 6001));
  EXPECT_FALSE(is_registered("https", 8080));
}

}  // namespace
}  // namespace portbook::rules
