// What two readings of a guide are said to differ in.
#include "portbook/diff/diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/diff/flows.h"

namespace portbook::diff {
namespace {

using testing::ElementsAre;

std::vector<std::string> Said(const Delta& delta) {
  std::vector<std::string> said;
  for (const Pattern& pattern : delta.patterns) {
    said.push_back(std::to_string(pattern.changes.size()) + " " + std::string(Name(pattern.effect)) +
                   (pattern.says.empty() ? "" : ": " + pattern.says));
  }
  return said;
}

std::vector<std::string> Said(const std::vector<Row>& before, const std::vector<Row>& after,
                              const Options& options = {}) {
  const model::Catalog old_catalog = CatalogOf("acme/gateway/1", before);
  const model::Catalog new_catalog = CatalogOf("acme/gateway/2", after);
  return Said(Compare(old_catalog, new_catalog, options));
}

TEST(Compare, OneFieldIsOneChange) {
  const Row row = {.purpose = "Carries calls"};
  const struct {
    Row after;
    std::string said;
  } cases[] = {
      {{.port = "5070", .purpose = "Carries calls"}, "1 changed: port 5060 -> 5070"},
      {{.port = "5060-5069", .purpose = "Carries calls"}, "1 widened: port 5060 -> 5060-5069"},
      {{.port = "any", .purpose = "Carries calls"}, "1 widened: port 5060 -> any"},
      {{.transport = "udp", .purpose = "Carries calls"}, "1 changed: transport tcp -> udp"},
      {{.security = "tls", .purpose = "Carries calls"}, "1 changed: gained tls"},
      {{.services = "sips", .purpose = "Carries calls"}, "1 changed: services sip -> sips"},
      {{.source_port = "ephemeral", .purpose = "Carries calls"}, "1 changed: gained source_port ephemeral"},
      {{.destination = "Gateway Server", .purpose = "Carries calls"},
       "1 changed: destination Gateway -> Gateway Server"},
      {{.purpose = "Carries all calls"}, "1 reworded: purpose reworded"},
      {{.port = "5070", .purpose = "Carries all calls"}, "1 changed: port 5060 -> 5070"},
      {{.purpose = "Carries calls", .condition = "only in a cluster"},
       "1 changed: gained condition only in a cluster"},
  };
  for (const auto& c : cases) EXPECT_THAT(Said({row}, {c.after}), ElementsAre(c.said));
}

TEST(Compare, AColumnThatNoFieldHoldsIsWords) {
  EXPECT_THAT(Said({{.flag = "--port"}}, {{.flag = "--listen"}}),
              ElementsAre("1 reworded: Startup flag --port -> --listen"));
  EXPECT_THAT(Said({{.flag = "--port"}}, {{.port = "5070", .flag = "--listen"}}),
              ElementsAre("1 changed: port 5060 -> 5070"));
  EXPECT_THAT(Said({{.flag = "--port"}}, {{.flag = std::string(80, 'x')}}),
              ElementsAre("1 reworded: Startup flag reworded"));
}

TEST(Compare, LessIsNarrowed) {
  EXPECT_THAT(Said({{.port = "5060-5069"}}, {{.port = "5061"}}),
              ElementsAre("1 narrowed: port 5060-5069 -> 5061"));
  EXPECT_THAT(Said({{.exposure = "external"}}, {{.exposure = "internal"}}),
              ElementsAre("1 narrowed: exposure external -> internal"));
  EXPECT_THAT(Said({{.exposure = "loopback"}}, {{.exposure = "external"}}),
              ElementsAre("1 widened: exposure loopback -> external"));
}

TEST(Compare, MovedRowsAndOtherCaseAreNoChange) {
  const Row a = {.port = "5060"}, b = {.port = "5070"};
  EXPECT_THAT(Said({a, b}, {b, a}), ElementsAre());
  EXPECT_THAT(Said({{.table = "signalling"}}, {{.table = "all ports"}}), ElementsAre());
  EXPECT_THAT(Said({{.purpose = "Carries  calls"}}, {{.purpose = "carries calls"}}), ElementsAre());
}

TEST(Compare, WhatHasTooLittleInCommonIsNewAndGone) {
  EXPECT_THAT(Said({{.destination = "Gateway", .services = "sip", .port = "5060"}},
                   {{.destination = "Database", .services = "ldap", .port = "389"}}),
              ElementsAre("1 opened", "1 closed"));
}

TEST(Compare, APatternHoldsAllFlowsThatChangedAlikeAndTheGravestComesFirst) {
  std::vector<Row> before, after;
  for (int port = 5060; port < 5065; ++port) {
    before.push_back({.port = std::to_string(port)});
    after.push_back({.port = std::to_string(port), .security = "tls"});
  }
  before.push_back({.services = "http", .port = "80"});
  after.push_back({.services = "ldap", .port = "389"});
  EXPECT_THAT(Said(before, after), ElementsAre("1 opened", "5 changed: gained tls", "1 closed"));
}

// Two rows that could each be either: the pairing that changes least in all is taken.
TEST(Compare, PairsByWhatChangesLeastInAll) {
  const std::vector<Row> before = {{.port = "80", .purpose = "Pages for users"},
                                   {.port = "81", .purpose = "Pages for administrators"}};
  const std::vector<Row> after = {{.port = "8081", .purpose = "Pages for administrators"},
                                  {.port = "8080", .purpose = "Pages for users"}};
  EXPECT_THAT(Said(before, after), ElementsAre("1 changed: port 80 -> 8080", "1 changed: port 81 -> 8081"));
}

TEST(Compare, TablesTooLargeAreNotPaired) {
  std::vector<Row> before, after;
  for (int i = 0; i < 4; ++i) {
    before.push_back({.port = std::to_string(1000 + i)});
    after.push_back({.port = std::to_string(2000 + i)});
  }
  const model::Catalog old_catalog = CatalogOf("acme/gateway/1", before);
  const model::Catalog new_catalog = CatalogOf("acme/gateway/2", after);
  const Delta delta = Compare(old_catalog, new_catalog, {.largest_bucket = 3});
  EXPECT_THAT(Said(delta), ElementsAre("4 opened", "4 closed"));
  EXPECT_EQ(delta.too_many, 8U);
}

TEST(Compare, GuidesArePairedByIdThenProductThenAsTheOnlyOnes) {
  model::Catalog before, after;
  before.guides = {GuideOf("acme/gateway/1", {{.port = "1"}}), GuideOf("acme/hub/1", {{.port = "2"}}),
                   GuideOf("acme/old-name/1", {{.port = "3"}})};
  after.guides = {GuideOf("acme/gateway/1", {{.port = "1"}}), GuideOf("acme/hub/2", {{.port = "2"}}),
                  GuideOf("acme/new-name/1", {{.port = "3"}})};
  const Delta delta = Compare(before, after, {});
  EXPECT_THAT(Said(delta), ElementsAre());
  EXPECT_EQ(delta.same, 3U);
  after.guides.push_back(GuideOf("acme/second/1", {{.port = "4"}}));
  EXPECT_THAT(Said(Compare(before, after, {})), ElementsAre("2 opened", "1 closed"));
}

TEST(Delta, FactsDifferUnlessOnlyWordsDo) {
  const model::Catalog one = CatalogOf("a/b/1", {{.purpose = "x"}}),
                       two = CatalogOf("a/b/2", {{.purpose = "xx"}}),
                       three = CatalogOf("a/b/2", {{.port = "1", .purpose = "x"}});
  EXPECT_FALSE(Compare(one, one, {}).facts_differ());
  EXPECT_FALSE(Compare(one, two, {}).facts_differ());
  EXPECT_TRUE(Compare(one, three, {}).facts_differ());
}

std::vector<std::string> Ports(const std::vector<const model::Flow*>& flows) {
  std::vector<std::string> ports;
  for (const model::Flow* flow : flows) ports.push_back(ToString(flow->port));
  return ports;
}

TEST(Impact, IsInRulesAndNotInRows) {
  const model::Catalog before = CatalogOf("a/b/1", {{.services = "sip", .port = "5060", .purpose = "Calls"},
                                                    {.services = "http", .port = "80"},
                                                    {.services = "soap", .port = "80"}});
  const model::Catalog after =
      CatalogOf("a/b/2", {{.services = "sip", .port = "5070", .purpose = "Calls"},
                          {.services = "http", .port = "80"},
                          {.services = "ldap", .transport = "unresolved", .port = "389"}});
  const Impact impact = ImpactOf(Compare(before, after, {}), before, after);
  EXPECT_THAT(Ports(impact.open), ElementsAre("5070"));
  EXPECT_THAT(Ports(impact.close), ElementsAre("5060")) << "port 80 is still used by another row";
  EXPECT_THAT(Ports(impact.uncertain), ElementsAre("389"));
}

}  // namespace
}  // namespace portbook::diff
