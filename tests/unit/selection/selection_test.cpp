#include "portbook/selection/selection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/selection/guide_writing.h"

namespace portbook::selection {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Claim> ClaimsOf(const model::Catalog& catalog, const std::vector<std::string>& products = {}) {
  const auto claims = Select(catalog, products);
  EXPECT_TRUE(claims.has_value());
  return claims.value_or(std::vector<Claim>());
}

TEST(Select, TakesGuidesByWholePartsOfTheirIds) {
  model::Catalog catalog;
  catalog.guides = {GuideOf("acme/router/1.0", {{.port = "1"}}), GuideOf("acme/router/2.0", {{.port = "2"}}),
                    GuideOf("acme/routers/1.0", {{.port = "3"}}),
                    GuideOf("bravo/switch/1.0", {{.port = "4"}})};
  const auto ports = [&](const std::vector<std::string>& products) {
    std::vector<int> found;
    for (const Claim& claim : ClaimsOf(catalog, products)) found.push_back(claim.flow->port.range->first());
    return found;
  };
  EXPECT_THAT(ports({}), ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(ports({"acme"}), ElementsAre(1, 2, 3));
  EXPECT_THAT(ports({"acme/router/"}), ElementsAre(1, 2));
  EXPECT_THAT(ports({"bravo/switch/1.0", "acme/router/2.0"}), ElementsAre(2, 4));
  const auto unknown = Select(catalog, std::vector<std::string>{"acme/rout"});
  ASSERT_FALSE(unknown.has_value());
  EXPECT_EQ(unknown.error().ToString(),
            "error: no guide of the dataset belongs to `acme/rout`\n"
            "  help: there are acme/router/1.0, acme/router/2.0, acme/routers/1.0, bravo/switch/1.0");
}

TEST(Select, CitesTheRowByItsTableTitleAndWords) {
  const model::Catalog catalog = CatalogOf(
      "acme/router/1.0", {{.source = "Phone", .destination = "Router", .port = "443", .remarks = "Calls"}});
  const std::vector<Claim> claims = ClaimsOf(catalog);
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(ToString(claims[0].citation), "acme/router/1.0, Ports of router, row 2");
  EXPECT_EQ(claims[0].citation.quote, "Phone | Router | tcp | 443 | Calls");
  EXPECT_EQ(claims[0].citation.release, "1.0");
}

TEST(Select, CitesProseByItsSentence) {
  model::Catalog catalog = CatalogOf("acme/router/1.0", {{.destination = "Router", .port = "443"}});
  catalog.guides[0].entries[0].table = -1;
  catalog.guides[0].entries[0].sentence.quote = base::Text::Synthesized("The router  listens on 443.");
  const std::vector<Claim> claims = ClaimsOf(catalog);
  EXPECT_EQ(ToString(claims[0].citation), "acme/router/1.0, prose");
  EXPECT_EQ(claims[0].citation.quote, "The router listens on 443.");
}

TEST(Select, NamesEveryReasonNotToMakeARule) {
  using model::Requirement;
  struct Case {
    Line line;
    std::vector<std::string> reasons;
    std::string stated;
  };
  const std::vector<Case> cases = {
      {{.source = "A", .destination = "B", .port = "443"}, {}, "tcp 443"},
      {{.source = "A", .destination = "B", .port = "configurable 50020"}, {}, "tcp configurable 50020"},
      {{.source = "A", .destination = "B", .transport = "icmp", .port = "not_applicable", .icmp_type = 8},
       {},
       "icmp type 8"},
      {{.source = "A", .destination = "B", .transport = "icmp", .port = "not_applicable"},
       {"the guide states no ICMP type"},
       "icmp"},
      {{.source = "A",
        .destination = "B",
        .transport = "ip",
        .port = "not_applicable",
        .protocol_number = 47},
       {},
       "ip protocol 47"},
      {{.source = "A", .destination = "B", .transport = "ip", .port = "not_applicable"},
       {"the guide states no IP protocol number"},
       "ip"},
      {{.source = "A", .destination = "B", .port = "any"},
       {"the guide states no port number: any"},
       "tcp any"},
      {{.source = "A", .destination = "B"}, {"the guide states no port"}, "tcp, port missing"},
      {{.source = "A", .destination = "B", .transport = "", .port = "135"},
       {"the guide states no transport"},
       "135, transport missing"},
      {{.port = "443"},
       {"the guide does not state who connects", "the guide does not state who listens"},
       "tcp 443"},
      {{.source = "A", .destination = "B", .port = "23", .requirement = Requirement::prohibited},
       {"the guide wants it closed"},
       "tcp 23"},
  };
  for (const Case& c : cases) {
    const model::Catalog catalog = CatalogOf("acme/router/1.0", {c.line});
    const std::vector<Claim> claims = ClaimsOf(catalog);
    EXPECT_EQ(Reasons(claims[0]), c.reasons) << c.stated;
    EXPECT_EQ(claims[0].obstacles.empty(), c.reasons.empty()) << c.stated;
    EXPECT_EQ(Stated(*claims[0].flow), c.stated);
  }
}

TEST(Select, AFlowIsContestedByFindingsOfWhichItIsASide) {
  using diag::Kind;
  using diag::Severity;
  const Line line{.source = "A", .destination = "B", .port = "443"};
  model::Catalog catalog = CatalogOf("acme/router/1.0", {line, line, line});
  catalog.findings = {
      FindingOn("acme/router/1.0", Kind::transport_contradicted, Severity::error, {"f_1", "f_2"}),
      FindingOn("acme/router/1.0", Kind::port_reused, Severity::note, {"f_3"})};
  const std::vector<Claim> claims = ClaimsOf(catalog);
  EXPECT_THAT(Reasons(claims[0]), ElementsAre("transport-contradicted: what is wrong (n_1)"));
  EXPECT_TRUE(claims[0].Has(Obstacle::contested));
  EXPECT_THAT(Reasons(claims[1]), IsEmpty()) << "a witness is no side";
  EXPECT_THAT(Reasons(claims[2]), IsEmpty()) << "a note contests nothing";
}

TEST(Select, AFindingOnARowContestsAllOfItsFlows) {
  model::Catalog catalog = CatalogOf("acme/router/1.0", {{.source = "A", .destination = "B", .port = "443"}});
  model::Finding finding =
      FindingOn("acme/router/1.0", diag::Kind::cell_shifted, diag::Severity::error, {""});
  finding.members[0].entry_id = "e_1";
  catalog.findings = {finding};
  EXPECT_TRUE(ClaimsOf(catalog)[0].Has(Obstacle::contested));
}

TEST(Select, AFindingOfOneReleaseContestsNothingOfAnother) {
  const Line line{.source = "A", .destination = "B", .port = "443"};
  model::Catalog catalog;
  catalog.guides = {GuideOf("acme/router/1.0", {line}), GuideOf("acme/router/2.0", {line})};  // equal ids
  catalog.findings = {FindingOn("acme/router/2.0", diag::Kind::cell_shifted, diag::Severity::error, {"f_1"})};
  const std::vector<Claim> claims = ClaimsOf(catalog);
  EXPECT_FALSE(claims[0].Has(Obstacle::contested));
  EXPECT_TRUE(claims[1].Has(Obstacle::contested));
}

TEST(Candidates, AreWhatTheProseNamesEachOnce) {
  model::Flow flow = FlowOf({.transport = "tcp", .candidate = "1352"}, 0);
  flow.port_candidates.push_back(flow.port_candidates[0]);
  flow.port_candidates.push_back({*model::PortRange::Make(8600, 8610), model::Transport::unresolved, {}});
  EXPECT_THAT(Candidates(flow), ElementsAre("tcp 1352", "8600-8610"));
}

}  // namespace
}  // namespace portbook::selection
