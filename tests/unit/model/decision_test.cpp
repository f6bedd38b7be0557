#include "portbook/model/decision.h"

#include <gtest/gtest.h>

namespace portbook::model {
namespace {

TEST(Decision, NamesReadBack) {
  for (const Verdict verdict : {Verdict::accept, Verdict::reject, Verdict::fix, Verdict::unsure})
    EXPECT_EQ(ParseVerdict(Name(verdict)), verdict);
  for (const Standing standing : {Standing::applied, Standing::stale, Standing::orphaned})
    EXPECT_EQ(ParseStanding(Name(standing)), standing);
  EXPECT_FALSE(ParseVerdict("maybe"));
  EXPECT_FALSE(ParseStanding(""));
}

TEST(Decision, SummaryTellsTheValues) {
  Decision decision;
  EXPECT_EQ(Summary(decision), "accept");
  decision.verdict = Verdict::fix;
  decision.changes = {{Field::port, "1352"}, {Field::transport, "tcp"}};
  EXPECT_EQ(Summary(decision), "fix port=1352 transport=tcp");
}

}  // namespace
}  // namespace portbook::model
