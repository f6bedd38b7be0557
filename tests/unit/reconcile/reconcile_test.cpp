// The catalog as a whole: stages' diagnostics, comparisons between guides, ids, groups, order and size.
#include "portbook/reconcile/reconcile.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/unit/reconcile/readings.h"

namespace portbook::reconcile {
namespace {

base::Evidence Quote(const std::string& quote, base::TablePlace place = {}) {
  return {base::Text::Synthesized(quote), place};
}

model::Catalog ReconcileOne(Reading reading) {
  std::vector<Reading> readings;
  readings.push_back(std::move(reading));
  return Reconcile(std::move(readings), {});
}

std::vector<model::Finding> OfKind(std::vector<model::Finding> findings, diag::Kind kind) {
  std::erase_if(findings, [&](const model::Finding& finding) { return finding.kind != kind; });
  return findings;
}

TEST(Diagnostics, BecomeFindingsLinkedWithTheRowTheySpeakOf) {
  const TestRules rules;
  Reading reading =
      MakeReading("acme/hub/1",
                  {{.destination = "Hub", .services = "sip", .ports = "5060"},
                   {.destination = "Hub", .services = "sip", .transports = "tcp udp", .ports = "5070"}},
                  rules.rules());
  reading.diagnostics = {
      {diag::Kind::cell_shifted,
       "a cell stands under another column",
       {Quote("HTTPS", {0, 0, 4}), Quote("5060", {0, 1, 3})},
       ""},
      {diag::Kind::cell_shifted, "a row that is no entry", {Quote("x", {7, 0, 0})}, ""},
      {diag::Kind::guide_partial, "the list is partial", {}, "look for another guide"},
  };
  const model::Catalog catalog = ReconcileOne(std::move(reading));
  EXPECT_EQ(Dump(OfKind(catalog.findings, diag::Kind::guide_partial)),
            "acme/hub/1 | guide-partial | note | the list is partial\n");
  std::set<std::string> lines;
  for (const model::Finding& finding : OfKind(catalog.findings, diag::Kind::cell_shifted))
    lines.insert(Dump({finding}));
  EXPECT_EQ(lines,
            (std::set<std::string>{"acme/hub/1 | cell-shifted | error | a row that is no entry\n"
                                   "  subject  `x`\n",
                                   "acme/hub/1 | cell-shifted | error | a cell stands under another column\n"
                                   "  subject f0.tcp.5060 `HTTPS`\n"
                                   "  witness e1 `5060`\n"}));
}

TEST(Diagnostics, APortThatIsReportedAsUnreadIsNotMissingAsWell) {
  const TestRules rules;
  Reading reading = MakeReading("acme/hub/1", {{.destination = "Hub", .ports = "unresolved"}}, rules.rules());
  ASSERT_EQ(OfKind(ReconcileOne(reading).findings, diag::Kind::port_missing).size(), 1U);
  reading.diagnostics = {{diag::Kind::value_unparsed, "no port", {Quote("unresolved", {0, 0, 1})}, ""}};
  EXPECT_EQ(Dump(OfKind(ReconcileOne(reading).findings, diag::Kind::port_missing)), "");
}

TEST(Findings, EqualOnesGetIdsOfTheirOwn) {
  const TestRules rules;
  Reading reading = MakeReading("acme/hub/1", {}, rules.rules());
  reading.diagnostics = {{diag::Kind::column_empty, "empty", {Quote("x", {0, 1, 0})}, ""},
                         {diag::Kind::column_empty, "empty", {Quote("x", {0, 0, 0})}, ""}};
  const std::vector<model::Finding> findings = ReconcileOne(reading).findings;
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_NE(findings[0].id, findings[1].id);
  EXPECT_EQ(findings[0].id.size(), 18U);
  EXPECT_TRUE(findings[0].id.starts_with("n_"));
}

TEST(Findings, AnIdSurvivesThatItsRowMoves) {
  const TestRules rules;
  Reading before = MakeReading("acme/hub/1", {}, rules.rules());
  Reading after = before;
  before.diagnostics = {{diag::Kind::column_empty, "Empty  column", {Quote("x", {0, 1, 0})}, ""}};
  after.diagnostics = {{diag::Kind::column_empty, "empty column", {Quote("x", {3, 9, 0})}, ""}};
  EXPECT_EQ(ReconcileOne(before).findings[0].id, ReconcileOne(after).findings[0].id);
}

TEST(Findings, AnIdSurvivesThatItsSentenceIsWordedOtherwise) {
  const TestRules rules;
  Reading before = MakeReading("acme/hub/1", {}, rules.rules());
  Reading after = before;
  before.diagnostics = {{diag::Kind::column_empty, "the column is empty", {Quote("x", {0, 1, 0})}, "ask"}};
  after.diagnostics = {{diag::Kind::column_empty, "no cell has a word", {Quote("X", {0, 1, 0})}, "ask them"}};
  const model::Finding first = ReconcileOne(before).findings[0], second = ReconcileOne(after).findings[0];
  EXPECT_EQ(first.id, second.id);
  EXPECT_NE(first.message, second.message);
}

TEST(Findings, WhereNoWordsOfTheGuideTellThemApartTheSentenceDoes) {
  const TestRules rules;
  Reading both = MakeReading("acme/hub/1", {}, rules.rules());
  Reading one = both;
  both.diagnostics = {{diag::Kind::count_drifted, "10 flows", {}, ""},
                      {diag::Kind::count_drifted, "20 tables", {}, ""}};
  one.diagnostics = {both.diagnostics[1]};
  const std::vector<model::Finding> findings = ReconcileOne(both).findings;
  ASSERT_EQ(findings.size(), 2U);
  const model::Finding alone = ReconcileOne(one).findings[0];
  for (const model::Finding& finding : findings)
    EXPECT_EQ(finding.id == alone.id, finding.message == alone.message) << finding.message;
}

// What else could explain that rows differ is told with what they state of it.
TEST(Findings, SayWhichScopesWereLookedAt) {
  const TestRules rules;
  const auto scopes = [&](Row a, Row b) {
    a.destination = b.destination = "Hub";
    a.ports = b.ports = "8443";
    a.services = "https";
    b.services = "soap";
    const model::Catalog catalog = ReconcileOne(MakeReading("acme/hub/1", {a, b}, rules.rules()));
    const std::vector<model::Finding> found = OfKind(catalog.findings, diag::Kind::port_reused);
    return found.empty() ? "no finding" : found[0].scopes;
  };
  EXPECT_EQ(scopes({}, {}), "interface, exposure, condition and release unstated");
  EXPECT_EQ(
      scopes({.exposure = model::Exposure::loopback}, {.condition = "only in a cluster"}),
      "exposure loopback in 1 of 2 rows; condition stated in 1 of 2 rows; interface and release unstated");
  EXPECT_EQ(
      scopes({.applies_to = {"7.0", "8.0"}}, {.applies_to = {"8.0"}}),
      "release 7.0 and 8.0 in 1 of 2 and 8.0 in 1 of 2 rows; interface, exposure and condition unstated");
  EXPECT_EQ(scopes({.interface = model::Interface::internal}, {.interface = model::Interface::external}),
            "no finding");
  const model::Catalog alone =
      ReconcileOne(MakeReading("acme/hub/1", {{.destination = "Hub", .ports = "missing"}}, rules.rules()));
  EXPECT_EQ(alone.findings[0].scopes, "");
}

TEST(Findings, AGroupIsWhatIsSettledTogether) {
  const TestRules rules;
  const Reading reading = MakeReading("acme/hub/1",
                                      {{.destination = "Hub", .ports = "missing"},
                                       {.destination = "Database", .ports = "missing"},
                                       {.destination = "Hub", .services = "htpps", .ports = "444"}},
                                      rules.rules());
  const model::Catalog catalog = ReconcileOne(reading);
  std::vector<std::string> groups;
  for (const model::FindingGroup& group : catalog.groups) {
    groups.push_back(
        fmt::format("{} {} {}: {}", group.findings, diag::Name(group.kind), group.subject, group.message));
    const auto joined =
        std::count_if(catalog.findings.begin(), catalog.findings.end(),
                      [&](const model::Finding& finding) { return finding.group == group.id; });
    EXPECT_EQ(joined, group.findings);
  }
  EXPECT_EQ(groups,
            (std::vector<std::string>{
                "2 port-missing : the row has no port cell; the row's own text mentions none",
                "1 term-misspelled htpps: \"htpps\" is in no vocabulary; \"https\" is one letter away"}));
}

TEST(Findings, StandByGuideThenGravity) {
  const TestRules rules;
  std::vector<Reading> readings;
  readings.push_back(MakeReading("acme/hub/2", {{.destination = "Hub", .ports = "missing"}}, rules.rules()));
  readings.push_back(
      MakeReading("acme/hub/1",
                  {{.destination = "Hub", .ports = "1024-65535"}, {.destination = "Hub", .ports = "missing"}},
                  rules.rules()));
  const model::Catalog catalog = Reconcile(std::move(readings), {});
  std::vector<std::string> order;
  for (const model::Finding& finding : catalog.findings) {
    order.push_back(finding.guide + " " + std::string(diag::Name(finding.kind)));
  }
  EXPECT_EQ(order, (std::vector<std::string>{"acme/hub/1 port-missing", "acme/hub/1 range-wide",
                                             "acme/hub/2 port-missing"}));
  ASSERT_EQ(catalog.guides.size(), 2U);
  EXPECT_EQ(catalog.guides[0].source.id, "acme/hub/1");
}

// Guides that meet through a third one, as IM and Presence meets Sametime through MeetingPlace.
TEST(BetweenGuides, PortSharedAcrossProductsThatMeet) {
  const TestRules rules;
  const auto shared = [&](const std::string& section) {
    std::vector<Reading> readings;
    readings.push_back(MakeReading(
        "acme/presence/1",
        {{.source = "Acme Directory", .destination = "Presence", .services = "ldap", .ports = "389"},
         {.source = "Client", .destination = "Presence", .services = "http", .ports = "8082"},
         {.source = "Client", .destination = "Presence", .services = "http", .ports = "80"},
         {.source = "Presence", .destination = "Presence", .services = "http", .ports = "8084"},
         {.source = "Presence", .destination = "Database", .services = "soap", .ports = "1433"}},
        rules.rules()));
    readings.push_back(MakeReading("acme/meetings/7",
                                   {{.component = section, .services = "sip", .ports = "1433"},
                                    {.component = "Acme Directory", .services = "ldap", .ports = "389"}},
                                   rules.rules()));
    readings.push_back(MakeReading("other/lounge/8",
                                   {{.component = "Lounge",
                                     .transports = "unresolved",
                                     .ports = "missing",
                                     .candidates = "8082 8084 80"}},
                                   rules.rules()));
    return Dump(OfKind(Reconcile(std::move(readings), {}).findings, diag::Kind::port_shared_across_products));
  };
  EXPECT_EQ(
      shared("Other Lounge"),
      "acme/presence/1 | port-shared-across-products | note | tcp 8082 is used by acme/presence/1 (http) and "
      "other/lounge/8 (no stated service), products that meet (same port, same transport where it is stated, "
      "other service)\n"
      "  claim f1.tcp.8082 `8082`\n"
      "  witness f0.unresolved.missing `port 8082`\n"
      "  witness f0.tcp.389 `Acme Directory`\n"
      "  witness f1.tcp.389 `Acme Directory`\n"
      "  witness f0.tcp.1433 `Other Lounge`\n");
  EXPECT_EQ(shared("Other Chamber"), "");
}

TEST(BetweenGuides, ANarrowRangeIsAUseOfEachOfItsPorts) {
  const TestRules rules;
  const auto shared = [&](const std::string& range) {
    std::vector<Reading> readings;
    readings.push_back(MakeReading(
        "acme/presence/1", {{.component = "Presence", .services = "sip", .ports = "5065"}}, rules.rules()));
    readings.push_back(MakeReading("acme/meetings/7",
                                   {{.component = "Meetings", .services = "http", .ports = range},
                                    {.source = "Presence", .destination = "Relay", .ports = "25"}},
                                   rules.rules()));
    return Dump(OfKind(Reconcile(std::move(readings), {}).findings, diag::Kind::port_shared_across_products));
  };
  EXPECT_EQ(
      shared("5060-5069"),
      "acme/meetings/7 | port-shared-across-products | note | tcp 5065 is used by acme/meetings/7 (http) and "
      "acme/presence/1 (sip), products that meet (same port, same transport, other service)\n"
      "  claim f0.tcp.5065 `5065`\n"
      "  counter-claim f0.tcp.5060-5069 `5060-5069`\n"
      "  witness f1.tcp.25 `Presence`\n");
  EXPECT_EQ(shared("1024-65535"), "");
}

TEST(Reconcile, ManyRowsOnOnePortEndInSeconds) {
  const TestRules rules;
  std::vector<Row> rows;
  for (int i = 0; i < 20'000; ++i) {
    const std::string number = std::to_string(i);
    rows.push_back(
        {.source = "Client",
         .destination = i % 2 == 0 ? "Hub" : "Host " + std::to_string(i % 1000),
         .services = i % 4 == 0 ? "" : "service" + number,
         .ports = i % 3 == 0 ? "443" : std::to_string(i % 60000) + "-" + std::to_string(i % 60000 + 20),
         .source_port = i % 5 == 0 ? "ephemeral" : std::to_string(1 + i % 65000),
         .purpose = "Purpose of the row " + number,
         .condition = i % 7 == 0 ? "only when " + number : "",
         .table = i % 2});
  }
  std::vector<Reading> readings;
  readings.push_back(MakeReading("acme/hub/1", rows, rules.rules()));
  EXPECT_FALSE(Reconcile(std::move(readings), {}).findings.empty());
}

}  // namespace
}  // namespace portbook::reconcile
