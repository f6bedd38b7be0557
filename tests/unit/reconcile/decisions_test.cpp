// Persons' decisions: what they settle, what a fix changes, and what becomes of those that no longer fit.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "portbook/model/evidence_words.h"
#include "tests/unit/reconcile/readings.h"

namespace portbook::reconcile {
namespace {

using model::Standing;
using model::Verdict;
using testing::HasSubstr;

class Decided : public testing::Test {
 protected:
  Decided() {
    reading_ = MakeReading("acme/hub/1",
                           {{.component = "Hub", .services = "axl", .ports = "missing", .candidates = "1352"},
                            {.destination = "Hub", .services = "sip", .ports = "5060"}},
                           rules_.rules());
  }

  model::Catalog Build() const { return Reconcile({reading_}, {}); }

  static const model::Finding* Find(const model::Catalog& catalog, diag::Kind kind) {
    for (const model::Finding& finding : catalog.findings) {
      if (finding.kind == kind) return &finding;
    }
    return nullptr;
  }

  // On the first finding of the kind, as the command line would make it today.
  model::Decision On(diag::Kind kind, Verdict verdict) const {
    const model::Catalog catalog = Build();
    const model::Finding* finding = Find(catalog, kind);
    PORTBOOK_CHECK(finding != nullptr);
    model::RowsOfGuides rows;
    for (const model::Guide& guide : catalog.guides) rows.Add(guide);
    model::Decision decision;
    decision.finding = finding->id;
    decision.kind = kind;
    decision.verdict = verdict;
    decision.subject = finding->members.front().flow_id;
    decision.reason = "as installed";
    decision.who = "Ann";
    decision.date = "2026-11-21";
    decision.words = model::EvidenceWords(*finding, rows);
    decision.evidence_sha256 = model::EvidenceHash(decision.words);
    return decision;
  }

  model::Decision PortFix(const std::string& port) const {
    model::Decision decision = On(diag::Kind::port_missing, Verdict::fix);
    decision.flows = {decision.subject};
    decision.changes = {{model::Field::port, port}};
    return decision;
  }

  void Record(const model::Decision& decision) { reading_.guide.decisions.push_back(decision); }
  // What the row's remark says, after the decision.
  void Reword(const std::string& words) {
    model::RoleCell remark;
    remark.role = model::Role::remarks;
    remark.lines = {base::Text::Synthesized(words)};
    reading_.guide.entries[0].cells.push_back(remark);
  }

  TestRules rules_;
  Reading reading_;
};

TEST_F(Decided, AVerdictSettlesTheFindingAndChangesNoFlow) {
  for (const Verdict verdict : {Verdict::accept, Verdict::reject}) {
    reading_.guide.decisions.clear();
    const std::vector<model::Flow> flows = Build().guides[0].flows;
    Record(On(diag::Kind::port_missing, verdict));
    const model::Catalog catalog = Build();
    EXPECT_EQ(Find(catalog, diag::Kind::port_missing)->verdict, verdict);
    EXPECT_EQ(catalog.guides[0].flows, flows);
    EXPECT_EQ(catalog.guides[0].decisions[0].standing, Standing::applied);
    EXPECT_EQ(catalog.guides[0].decisions[0].settles, catalog.guides[0].decisions[0].finding);
  }
}

TEST_F(Decided, AFixBecomesTheStatedValueAndTheFindingStaysAsSettled) {
  Record(PortFix("1400"));
  const model::Catalog catalog = Build();
  const model::Flow& flow = catalog.guides[0].flows[0];
  EXPECT_EQ(ToString(flow.port), "1400");
  EXPECT_NE(flow.fact_key, reading_.guide.flows[0].fact_key);
  EXPECT_EQ(flow.id, reading_.guide.flows[0].id);
  const model::Statement* port = model::Find(flow, model::Field::port);
  ASSERT_NE(port, nullptr);
  EXPECT_EQ(port->basis, model::Basis::decision);
  EXPECT_EQ(port->value, "1400");
  EXPECT_EQ(port->rule, "decision:" + reading_.guide.decisions[0].finding);
  EXPECT_EQ(port->evidence.front().quote.value(), "Hub");
  ASSERT_NE(Find(catalog, diag::Kind::port_missing), nullptr);
  EXPECT_EQ(Find(catalog, diag::Kind::port_missing)->verdict, Verdict::fix);
  EXPECT_EQ(Find(catalog, diag::Kind::decision_stale), nullptr);
  ASSERT_EQ(catalog.groups.size(), 1U);
  EXPECT_EQ(catalog.groups[0].findings, 1U);
}

TEST_F(Decided, APromotedCandidateBringsItsOwnWords) {
  Record(PortFix("1352"));
  const model::Flow flow = Build().guides[0].flows[0];
  const model::Statement* port = model::Find(flow, model::Field::port);
  ASSERT_NE(port, nullptr);
  EXPECT_EQ(port->raw, "port 1352");
  EXPECT_EQ(flow.port_candidates.size(), 1U);
}

TEST_F(Decided, APromotedEndBringsItsOwnWordsAndSettlesTheQuestion) {
  reading_ = MakeReading(
      "acme/hub/1",
      {{.destination = "Hub", .services = "sip", .ports = "5060", .ends = {{"Phones", true, {}}}}},
      rules_.rules());
  model::Decision decision = On(diag::Kind::endpoint_in_prose_only, Verdict::fix);
  decision.flows = {decision.subject};
  decision.changes = {{model::Field::source, "Phones"}};
  Record(decision);
  const model::Catalog catalog = Build();
  const model::Flow& flow = catalog.guides[0].flows[0];
  EXPECT_EQ(flow.source, "Phones");
  const model::Statement* source = model::Find(flow, model::Field::source);
  ASSERT_NE(source, nullptr);
  EXPECT_EQ(source->basis, model::Basis::decision);
  EXPECT_EQ(source->raw, "words on Phones");
  EXPECT_EQ(flow.endpoint_candidates.size(), 1U);
  ASSERT_NE(Find(catalog, diag::Kind::endpoint_in_prose_only), nullptr);
  EXPECT_EQ(Find(catalog, diag::Kind::endpoint_in_prose_only)->verdict, Verdict::fix);
}

TEST_F(Decided, WhatTheGuideStatesStaysBesideAFix) {
  model::Decision decision = PortFix("1352");
  decision.changes = {{model::Field::services, "http"}};
  Record(decision);
  const model::Flow flow = Build().guides[0].flows[0];
  EXPECT_EQ(flow.services, std::vector<std::string>{"http"});
  std::vector<std::string> values;
  for (const model::Statement& statement : flow.statements) {
    if (statement.field == model::Field::services) values.push_back(statement.value);
  }
  EXPECT_EQ(values, (std::vector<std::string>{"http", "axl"}));
}

TEST_F(Decided, AFixMaySettleAndBringUpOtherFindings) {
  reading_ = MakeReading("acme/hub/1",
                         {{.component = "Hub", .services = "sip", .ports = "missing"},
                          {.destination = "Hub", .services = "axl", .ports = "5060"}},
                         rules_.rules());
  EXPECT_EQ(Find(Build(), diag::Kind::port_reused), nullptr);
  Record(PortFix("5060"));
  ASSERT_NE(Find(Build(), diag::Kind::port_reused), nullptr);
  EXPECT_FALSE(Find(Build(), diag::Kind::port_reused)->verdict);
  Record(On(diag::Kind::port_reused, Verdict::accept));
  const model::Catalog catalog = Build();
  EXPECT_EQ(Find(catalog, diag::Kind::port_reused)->verdict, Verdict::accept);
  EXPECT_EQ(Find(catalog, diag::Kind::port_missing)->verdict, Verdict::fix);
}

TEST_F(Decided, ADecisionOnOtherWordsIsNotAppliedAndShowsBoth) {
  Record(PortFix("1352"));
  Reword("the port is set by the administrator");
  const model::Catalog catalog = Build();
  EXPECT_EQ(ToString(catalog.guides[0].flows[0].port), "missing");
  EXPECT_FALSE(Find(catalog, diag::Kind::port_missing)->verdict);
  EXPECT_EQ(catalog.guides[0].decisions[0].standing, Standing::stale);
  const model::Finding* stale = Find(catalog, diag::Kind::decision_stale);
  ASSERT_NE(stale, nullptr);
  EXPECT_THAT(
      stale->message,
      HasSubstr("the decision \"fix port=1352\" (Ann, 2026-11-21: \"as installed\") on port-missing n_"));
  EXPECT_THAT(
      stale->message,
      HasSubstr("it was made on \u201cHub | axl\u201d, which reads \u201cHub | axl | the port is set by the "
                "administrator\u201d now"));
  EXPECT_EQ(stale->members.front().flow_id, "f0.tcp.missing");
}

TEST_F(Decided, ADecisionWithoutItsFindingIsReported) {
  Record(PortFix("1352"));
  const model::Decision decision = reading_.guide.decisions[0];
  reading_.guide.flows[0].port = PortIn("1352");
  const model::Catalog catalog = Build();
  EXPECT_EQ(catalog.guides[0].decisions[0].standing, Standing::orphaned);
  const model::Finding* orphaned = Find(catalog, diag::Kind::decision_orphaned);
  ASSERT_NE(orphaned, nullptr);
  EXPECT_THAT(orphaned->message, HasSubstr(decision.finding + " has nothing to settle: the finding is gone"));
  EXPECT_EQ(orphaned->members.front().flow_id, decision.subject);
}

TEST_F(Decided, AFixOfSeveralFlowsIsPutIntoAllOrNone) {
  model::Decision decision = PortFix("1352");
  decision.changes = {{model::Field::security, "tls"}};
  decision.flows = {"f0.tcp.missing", "f1.tcp.5060"};
  Record(decision);
  EXPECT_EQ(Build().guides[0].decisions[0].standing, Standing::stale)
      << "the finding is about the first alone";
  EXPECT_FALSE(Build().guides[0].flows[0].security);
}

TEST_F(Decided, AFindingUnderAnotherIdIsTheSameWhereItsWordsAre) {
  model::Decision decision = PortFix("1352");
  decision.finding = "n_of_an_earlier_program";
  Record(decision);
  const model::Catalog catalog = Build();
  EXPECT_EQ(ToString(catalog.guides[0].flows[0].port), "1352");
  EXPECT_EQ(catalog.guides[0].decisions[0].settles, Find(catalog, diag::Kind::port_missing)->id);
}

TEST_F(Decided, TwoThatSetOneFieldApartAreNotBothApplied) {
  model::Decision first = PortFix("1352"), second = PortFix("1400");
  second.finding += "_too";
  Record(first);
  Record(second);
  const model::Catalog catalog = Build();
  EXPECT_EQ(ToString(catalog.guides[0].flows[0].port), "1352");
  EXPECT_EQ(catalog.guides[0].decisions[1].standing, Standing::stale);
  EXPECT_THAT(Find(catalog, diag::Kind::decision_stale)->message,
              HasSubstr("another decision sets port to 1352"));
}

TEST_F(Decided, AFixOfNoFlowOrNoValueIsStale) {
  model::Decision of_nothing = PortFix("1352"), without_value = PortFix("no port");
  of_nothing.flows = {"f_nowhere"};
  for (const model::Decision& decision : {of_nothing, without_value}) {
    reading_.guide.decisions = {decision};
    const model::Catalog catalog = Build();
    EXPECT_EQ(catalog.guides[0].decisions[0].standing, Standing::stale);
    EXPECT_FALSE(Find(catalog, diag::Kind::port_missing)->verdict);
  }
}

}  // namespace
}  // namespace portbook::reconcile
