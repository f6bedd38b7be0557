// Reconcile is a function of what the guides say: the order in which they, their flows and their diagnostics
// arrive is no part of it.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <random>

#include "tests/unit/reconcile/readings.h"

namespace portbook::reconcile {
namespace {

// Few values, so that rows meet.
Row AnyRow() {
  Row row;
  row.component = *rc::gen::element<std::string>("", "", "Hub", "Acme Lounge");
  row.source = *rc::gen::element<std::string>("", "Client", "Hub");
  row.destination = *rc::gen::element<std::string>("", "Hub", "Hub Publisher", "Database");
  row.services = *rc::gen::element<std::string>("", "http", "https", "axl soap", "htpps");
  row.transports = *rc::gen::element<std::string>("tcp", "udp", "tcp udp", "unresolved", "icmp");
  row.ports = *rc::gen::element<std::string>("443", "8082", "5000-5010", "5005-5020", "1024-65335", "missing",
                                             "configurable");
  row.source_port = *rc::gen::element<std::string>("", "8888", "ephemeral", "100-200");
  row.purpose = *rc::gen::element<std::string>("", "media by STUN/UDP", "The backup agent takes connections",
                                               "over MTLS");
  row.condition = *rc::gen::element<std::string>("", "", "only in a cluster");
  row.candidates = row.ports == "missing" ? *rc::gen::element<std::string>("", "8082") : "";
  row.exposure = *rc::gen::element<std::optional<model::Exposure>>(std::nullopt, model::Exposure::loopback);
  row.security = *rc::gen::element<std::optional<model::Security>>(std::nullopt, model::Security::tls);
  row.table = *rc::gen::inRange(-1, 2);
  return row;
}

std::vector<Reading> AnyReadings(const rules::RuleSet& rules) {
  std::vector<Reading> readings;
  for (const char* id : {"acme/hub/1", "acme/lounge/2", "other/chamber/3"}) {
    std::vector<Row> rows;
    for (int count = *rc::gen::inRange(0, 12); count > 0; --count) rows.push_back(AnyRow());
    Reading reading = MakeReading(id, rows, rules);
    for (int count = *rc::gen::inRange(0, 3); count > 0; --count) {
      const base::TablePlace place{*rc::gen::inRange(0, 2), *rc::gen::inRange(0, 6), 0};
      reading.diagnostics.push_back(
          {diag::Kind::cell_shifted, "a cell is out of place", {{base::Text::Synthesized("x"), place}}, ""});
    }
    readings.push_back(std::move(reading));
  }
  return readings;
}

void Shuffle(std::vector<Reading>& readings, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::shuffle(readings.begin(), readings.end(), random);
  for (Reading& reading : readings) {
    std::shuffle(reading.guide.flows.begin(), reading.guide.flows.end(), random);
    std::shuffle(reading.diagnostics.begin(), reading.diagnostics.end(), random);
  }
}

TEST(ReconcileProperty, FindingsDoNotDependOnTheOrderOfTheInput) {
  const TestRules rules;
  const bool holds = rc::check("shuffled input gives the same findings", [&] {
    std::vector<Reading> readings = AnyReadings(rules.rules());
    std::vector<Reading> shuffled = readings;
    Shuffle(shuffled, *rc::gen::arbitrary<std::uint32_t>());
    RC_ASSERT(Reconcile(std::move(readings), {}).findings == Reconcile(std::move(shuffled), {}).findings);
  });
  EXPECT_TRUE(holds);
}

TEST(ReconcileProperty, IdsAreUniqueAndMembersAreFlowsAndEntriesOfTheInput) {
  const TestRules rules;
  const bool holds = rc::check("ids are unique, and nothing is invented", [&] {
    std::vector<Reading> readings = AnyReadings(rules.rules());
    std::vector<std::string> known{""};
    for (const Reading& reading : readings) {
      known.insert(known.end(), reading.guide.entry_ids.begin(), reading.guide.entry_ids.end());
      for (const model::Flow& flow : reading.guide.flows) known.push_back(flow.id);
    }
    std::vector<std::string> ids;
    for (const model::Finding& finding : Reconcile(std::move(readings), {}).findings) {
      ids.push_back(finding.id);
      for (const model::FindingMember& member : finding.members) {
        RC_ASSERT(std::find(known.begin(), known.end(), member.flow_id) != known.end());
        RC_ASSERT(std::find(known.begin(), known.end(), member.entry_id) != known.end());
      }
    }
    std::sort(ids.begin(), ids.end());
    RC_ASSERT(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
  });
  EXPECT_TRUE(holds);
}

}  // namespace
}  // namespace portbook::reconcile
