// Whatever is decided on what was found holds in the next build, in whatever order the guides arrive, and
// nothing that was decided is lost when the guides change.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <random>

#include "portbook/model/evidence_words.h"
#include "tests/unit/reconcile/readings.h"

namespace portbook::reconcile {
namespace {

Row AnyRow() {
  Row row;
  row.component = *rc::gen::element<std::string>("", "Hub", "Acme Lounge");
  row.source = *rc::gen::element<std::string>("", "Client", "Hub");
  row.destination = *rc::gen::element<std::string>("Hub", "Hub Publisher", "Database");
  row.services = *rc::gen::element<std::string>("", "http", "https", "axl soap");
  row.transports = *rc::gen::element<std::string>("tcp", "udp", "unresolved");
  row.ports = *rc::gen::element<std::string>("443", "8082", "5000-5010", "5005-5020", "missing", "missing");
  row.purpose = *rc::gen::element<std::string>("", "media by STUN/UDP", "over MTLS");
  row.candidates = row.ports == "missing" ? *rc::gen::element<std::string>("", "8082") : "";
  return row;
}

std::vector<Reading> AnyReadings(const rules::RuleSet& rules) {
  std::vector<Reading> readings;
  for (const char* id : {"acme/hub/1", "acme/lounge/2"}) {
    std::vector<Row> rows;
    for (int count = *rc::gen::inRange(1, 10); count > 0; --count) rows.push_back(AnyRow());
    readings.push_back(MakeReading(id, rows, rules));
  }
  return readings;
}

model::Decision DecisionOn(const model::Finding& finding, const model::RowsOfGuides& rows) {
  model::Decision decision;
  decision.finding = finding.id;
  decision.kind = finding.kind;
  decision.verdict = *rc::gen::element(model::Verdict::accept, model::Verdict::reject);
  decision.reason = decision.who = "x";
  decision.date = "2026-11-21";
  decision.words = model::EvidenceWords(finding, rows);
  decision.evidence_sha256 = model::EvidenceHash(decision.words);
  if (!finding.members.empty()) decision.subject = finding.members.front().flow_id;
  if (finding.kind == diag::Kind::port_missing) {
    decision.verdict = model::Verdict::fix;
    decision.flows = {decision.subject};
    decision.changes = {{model::Field::port, *rc::gen::element<std::string>("8082", "443", "7000-7005")}};
  }
  return decision;
}

// On every finding there is.
void DecideAll(std::vector<Reading>& readings) {
  const model::Catalog catalog = Reconcile(readings, {});
  model::RowsOfGuides rows;
  for (const model::Guide& guide : catalog.guides) rows.Add(guide);
  for (const model::Finding& finding : catalog.findings) {
    for (Reading& reading : readings) {
      if (reading.guide.source.id == finding.guide)
        reading.guide.decisions.push_back(DecisionOn(finding, rows));
    }
  }
}

std::size_t CountOf(const std::vector<Reading>& readings) {
  std::size_t decisions = 0;
  for (const Reading& reading : readings) decisions += reading.guide.decisions.size();
  return decisions;
}

TEST(DecisionsProperty, WhatWasDecidedHoldsInTheNextBuild) {
  const TestRules rules;
  EXPECT_TRUE(rc::check([&] {
    std::vector<Reading> readings = AnyReadings(rules.rules());
    DecideAll(readings);
    const model::Catalog catalog = Reconcile(readings, {});
    for (const model::Guide& guide : catalog.guides) {
      for (const model::Decision& decision : guide.decisions)
        RC_ASSERT(decision.standing == model::Standing::applied);
    }
    std::size_t settled = 0;
    for (const model::Finding& finding : catalog.findings) settled += finding.verdict.has_value();
    RC_ASSERT(settled == CountOf(readings));
    std::reverse(readings.begin(), readings.end());
    RC_ASSERT(Reconcile(readings, {}) == catalog);
  }));
}

TEST(DecisionsProperty, NoDecisionIsLostWhenRowsGo) {
  const TestRules rules;
  EXPECT_TRUE(rc::check([&] {
    std::vector<Reading> readings = AnyReadings(rules.rules());
    DecideAll(readings);
    for (Reading& reading : readings) {
      std::erase_if(reading.guide.flows, [](const model::Flow&) { return *rc::gen::inRange(0, 3) == 0; });
    }
    const model::Catalog catalog = Reconcile(readings, {});
    std::size_t reported = 0, settled = 0;
    for (const model::Guide& guide : catalog.guides) {
      for (const model::Decision& decision : guide.decisions)
        settled += decision.standing == model::Standing::applied;
    }
    for (const model::Finding& finding : catalog.findings) {
      reported += finding.kind == diag::Kind::decision_stale || finding.kind == diag::Kind::decision_orphaned;
    }
    RC_ASSERT(settled + reported == CountOf(readings));
  }));
}

}  // namespace
}  // namespace portbook::reconcile
