// `portbook decide` from the command line to the next build.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/e2e/decidable_guide.h"

namespace portbook::e2e {
namespace {

using nlohmann::json;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

class Decide : public testing::Test {
 protected:
  void SetUp() override {
    guide_.WriteGuide();
    ASSERT_EQ(guide_.Build().exit_code, 0);
    const json missing = guide_.Findings("port-missing");
    ASSERT_EQ(missing.size(), 2U);
    sip_ = missing[0].at("id");
    group_ = missing[0].at("group_id");
  }
  Finished Run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "decide");
    arguments.insert(arguments.end(), {"--who", "Ann", "--reason", "as installed"});
    return guide_.Run(arguments);
  }
  std::string Decisions() const { return guide_.directory().Read(kDecisions); }

  DecidableGuide guide_;
  std::string sip_, group_;
};

TEST_F(Decide, AFixIsAStatedValueInTheNextBuild) {
  const Finished decided = Run({sip_, "fix", "--field", "port=5070", "--date", "2026-11-21"});
  EXPECT_EQ(decided.exit_code, 0) << decided.err;
  EXPECT_EQ(decided.out, sip_ + ": port-missing: fix port=5070\n1 decision recorded in " +
                             std::string(kDecisions) + "; the next build applies it\n");
  EXPECT_THAT(guide_.Build().out, HasSubstr("findings: 1 error, 0 warnings, 0 notes, 1 decided\n"));
  EXPECT_THAT(guide_.Run({"query", "5070/udp"}).out, HasSubstr("Phone -> Gateway"));
  EXPECT_THAT(guide_.Run({"check"}).out, Not(HasSubstr(sip_)));
  const json finding = guide_.Findings("port-missing")[0];
  EXPECT_EQ(finding.at("id"), sip_);
  EXPECT_EQ(finding.at("verdict"), "fix");
  EXPECT_THAT(guide_.Run({"explain", finding.at("members")[0].at("flow_id")}).out,
              HasSubstr("port = 5070\n    basis decision, read by decision:" + sip_ +
                        "\n    decided by Ann on 2026-11-21: \"as installed\"\n"));
  EXPECT_EQ(guide_.Run({"verify"}).exit_code, 0);
}

TEST_F(Decide, AFixWithoutAValueTakesTheOnlyPortThatTheRowsTextGives) {
  EXPECT_THAT(Run({sip_, "fix"}).out, HasSubstr(": port-missing: fix port=5060\n"));
  guide_.Build();
  EXPECT_THAT(guide_.Run({"query", "5060"}).out, HasSubstr("Phone -> Gateway"));
}

TEST_F(Decide, AnEndThatOnlyWordsNameIsACandidateUntilItIsPromoted) {
  guide_.WriteText(
      "Gateway Port Guide\n\nDestination\tProtocol\tTransport\tPort\tRemarks\n"
      "Gateway\tSIP\tUDP\t5060\tUsed by phones to connect\nGateway\tHTTPS\tTCP\t443\tPages\n");
  ASSERT_EQ(guide_.Build().exit_code, 0);
  EXPECT_THAT(guide_.Run({"query", "5060"}).out, Not(HasSubstr("phones ->")));
  EXPECT_THAT(guide_.Run({"check"}).out, HasSubstr("Used by phones to connect"));
  const json named = guide_.Findings("endpoint-in-prose-only");
  ASSERT_EQ(named.size(), 1U);
  EXPECT_THAT(guide_.Run({"explain", named[0].at("members")[0].at("flow_id")}).out,
              HasSubstr("Endpoint candidates\n  source phones"));
  EXPECT_THAT(Run({named[0].at("id"), "fix"}).out,
              HasSubstr(": endpoint-in-prose-only: fix source=phones\n"));
  guide_.Build();
  EXPECT_THAT(guide_.Run({"query", "5060"}).out, HasSubstr("phones -> Gateway"));
  EXPECT_EQ(guide_.Run({"verify"}).exit_code, 0);
}

TEST_F(Decide, AGroupIsDecidedAtOnce) {
  EXPECT_THAT(Run({group_, "accept"}).out, HasSubstr("2 decisions recorded in "));
  EXPECT_THAT(guide_.Build().out, HasSubstr("0 errors, 0 warnings, 0 notes, 2 decided"));
  EXPECT_EQ(guide_.Run({"check"}).exit_code, 0);
  EXPECT_EQ(Run({group_, "reject"}).err, "error: every finding of the group `" + group_ + "` is decided\n");
}

TEST_F(Decide, AFixIsOfAllFlowsThatTheFindingIsAbout) {
  const std::string text =
      "Gateway Port "
      "Guide\n\nSource\tDestination\tProtocol\tPort\nPhone\tGateway\tAlpha\t6001\nPhone\tGateway\tBeta\t6002"
      "\n";
  guide_.WriteText(text);
  ASSERT_EQ(guide_.Build().exit_code, 0);
  const json missing = guide_.Findings("transport-missing");
  ASSERT_EQ(missing.size(), 1U);
  EXPECT_EQ(Run({missing[0].at("id"), "fix"}).err,
            "error: a fix of several flows needs its values\n  help: say them with --field, as in --field "
            "transport=tcp\n");
  EXPECT_EQ(Run({missing[0].at("id"), "fix", "--field", "transport=tcp"}).exit_code, 0);
  EXPECT_EQ(guide_.Build().exit_code, 0);
  EXPECT_THAT(guide_.Run({"query", "6001/tcp"}).out, HasSubstr("Phone -> Gateway"));
  EXPECT_THAT(guide_.Run({"query", "6002/tcp"}).out, HasSubstr("Phone -> Gateway"));
}

TEST_F(Decide, TheBeginningOfAnIdIsEnough) {
  EXPECT_THAT(Run({sip_.substr(0, 12), "reject"}).out, HasSubstr(sip_ + ": port-missing: reject\n"));
}

TEST_F(Decide, ADecisionOnARowThatWasRewordedIsShownAgain) {
  Run({sip_, "fix", "--field", "port=5070", "--date", "2026-11-21"});
  guide_.WriteGuide("Listens on port 5080");
  ASSERT_EQ(guide_.Build().exit_code, 0);
  const json stale = guide_.Findings("decision-stale");
  ASSERT_EQ(stale.size(), 1U);
  EXPECT_THAT(stale[0].at("message"), HasSubstr("(Ann, 2026-11-21: \"as installed\")"));
  EXPECT_THAT(stale[0].at("message"), HasSubstr("Listens on port 5060"));
  EXPECT_THAT(stale[0].at("message"), HasSubstr("Listens on port 5080"));
  EXPECT_EQ(guide_.Run({"query", "5070"}).out, "");

  const std::string now = guide_.Findings("port-missing")[0].at("id");
  EXPECT_THAT(stale[0].at("help"), HasSubstr(now));
  EXPECT_EQ(Run({now, "fix", "--field", "port=5080"}).exit_code, 0);
  EXPECT_EQ(guide_.Build().exit_code, 0);
  EXPECT_EQ(guide_.Findings("decision-stale").size(), 0U);
  EXPECT_EQ(guide_.Findings("decision-orphaned").size(), 0U);
  EXPECT_THAT(guide_.Run({"query", "5080"}).out, HasSubstr("Phone -> Gateway"));
}

TEST_F(Decide, ADecisionWithoutAFindingIsReportedAndStaysInTheFile) {
  Run({sip_, "accept"});
  const std::string line = Decisions();
  guide_.directory().Write(
      kDecisions, line.substr(0, line.find("n_")) + "n_0123456789abcdef" + line.substr(line.find(" = {")));
  std::string edited = guide_.directory().Read(kDecisions);
  edited.replace(edited.find("f_"), 3, "f_x");
  guide_.directory().Write(kDecisions, edited);
  EXPECT_EQ(guide_.Build().exit_code, 0);
  EXPECT_EQ(guide_.Findings("decision-orphaned").size(), 1U);
  EXPECT_EQ(Decisions(), edited);
}

TEST_F(Decide, ABrokenFileOfDecisionsIsNotPassedOver) {
  guide_.directory().Write(kDecisions, "n_1 = { verdict = \"maybe\" }\n");
  const Finished built = guide_.Build();
  EXPECT_EQ(built.exit_code, 3);
  EXPECT_THAT(built.err, HasSubstr("decisions.toml:1:19: error: there is no verdict `maybe`"));
  EXPECT_EQ(Run({sip_, "accept"}).exit_code, 2) << "the guide is in no dataset now";
}

TEST_F(Decide, TheDayComesFromTheEnvironmentWhereItSetsOne) {
  ::setenv("SOURCE_DATE_EPOCH", "86400", 1);
  Run({sip_, "accept"});
  ::unsetenv("SOURCE_DATE_EPOCH");
  EXPECT_THAT(Decisions(), HasSubstr(", date = 1970-01-02, "));
  Run({sip_, "accept"});
  EXPECT_THAT(Decisions(), ContainsRegex(", date = 20[0-9][0-9]-[01][0-9]-[0-3][0-9], "));
}

struct UsageCase {
  std::vector<std::string> arguments;
  std::string err;
};

TEST_F(Decide, WhatCannotBeDecidedEndsWith2AndWritesNothing) {
  const std::vector<UsageCase> cases = {
      {{"n_nowhere", "accept"}, "error: no finding and no group is named `n_nowhere`"},
      {{"n_", "accept"}, "error: several findings begin with `n_`: n_"},
      {{sip_, "maybe"}, "error: VERDICT: `maybe` is none of accept|reject|fix"},
      {{sip_, "accept", "--field", "port=1"}, "error: --field and --flow go with the verdict `fix`"},
      {{sip_, "fix", "--field", "port"}, "error: `port` sets no field of a flow"},
      {{sip_, "fix", "--field", "prt=1"}, "error: `prt=1` sets no field of a flow"},
      {{sip_, "fix", "--field", "transport=tls"},
       "error: `tls` is no value of transport\n  help: give tcp, udp, sctp, icmp, ip or unresolved"},
      {{sip_, "fix", "--flow", "f_nowhere"}, "error: " + sip_ + " names no flow `f_nowhere`"},
      {{group_, "fix"}, "has 0 port candidates\n  help: say the value with --field"},
      {{sip_, "accept", "--date", "2026-02-30"}, "error: `2026-02-30` is no day"},
      {{sip_, "accept", "--who", " "}, "error: --who"},
  };
  for (const UsageCase& usage : cases) {
    const Finished finished = Run(usage.arguments);
    EXPECT_EQ(finished.exit_code, 2) << usage.err;
    EXPECT_THAT(finished.err, HasSubstr(usage.err));
  }
  EXPECT_EQ(guide_.Run({"decide", sip_, "accept", "--who", "Ann", "--reason", " "}).err,
            "error: a decision needs a reason\n");
  EXPECT_EQ(guide_.Run({"decide", sip_, "accept", "--who", " ", "--reason", "x"}).err,
            "error: nobody is named who decides\n  help: name yourself with --who\n");
  EXPECT_EQ(Decisions(), "");
}

}  // namespace
}  // namespace portbook::e2e
