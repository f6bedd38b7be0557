// Hand counts of source.toml against what was read.
#include "portbook/pipeline/expectations.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace portbook::pipeline {
namespace {

// Two rows that state a flow each, and a header.
reconcile::Reading TwoRows() {
  reconcile::Reading reading;
  for (int row = 1; row <= 2; ++row) {
    model::Entry entry;
    entry.table = 0;
    entry.grid = 0;
    entry.row = row;
    reading.guide.entries.push_back(entry);
    model::Flow flow;
    flow.entry = row - 1;
    reading.guide.flows.push_back(flow);
  }
  reading.guide.accounts.push_back({true, model::Fate::ignored, "header", {}});
  return reading;
}

std::vector<std::string> Drift(const sources::Expected& expected) {
  reconcile::Reading reading = TwoRows();
  CheckExpectations(expected, reading);
  std::vector<std::string> messages;
  for (const diag::Diagnostic& diagnostic : reading.diagnostics) {
    messages.push_back(std::string(Name(diagnostic.kind)) + ": " + diagnostic.message);
  }
  return messages;
}

using Messages = std::vector<std::string>;

TEST(CheckExpectations, CountsThatComeOutSayNothing) {
  EXPECT_EQ(Drift({1, 2, 2, {{"header", 1}}}), Messages{});
}

TEST(CheckExpectations, NothingIsExpectedOfAGuideWithoutCounts) { EXPECT_EQ(Drift({}), Messages{}); }

TEST(CheckExpectations, EachCountThatDiffersIsDrift) {
  EXPECT_EQ(
      Drift({2, 3, 4, {{"header", 2}}}),
      (Messages{"count-drifted: source.toml expects 2 tables with ports, the guide gave 1",
                "count-drifted: source.toml expects 3 entries, the guide gave 2",
                "count-drifted: source.toml expects 4 flows, the guide gave 2",
                "count-drifted: source.toml expects 2 rows and lines ignored by header, the guide gave 1"}));
}

TEST(CheckExpectations, ARuleThatIgnoresWithoutBeingExpectedToIsDrift) {
  EXPECT_EQ(
      Drift({1, 2, 2, {}}),
      Messages{"count-drifted: source.toml expects 0 rows and lines ignored by header, the guide gave 1"});
}

}  // namespace
}  // namespace portbook::pipeline
