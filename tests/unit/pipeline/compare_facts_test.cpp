// A transcription may word its prose as it likes; any other difference from its original is named.
#include <gtest/gtest.h>

#include "tests/unit/pipeline/small_guide.h"

namespace portbook::pipeline {
namespace {

using Differences = std::vector<std::string>;

TEST(CompareFacts, AGuideAgreesWithItself) {
  EXPECT_EQ(CompareFacts(ReadSmallGuide(), ReadSmallGuide()), Differences{});
}

TEST(CompareFacts, PurposeIsFreeButWhetherThereIsAConditionIsNot) {
  const model::Guide original = ReadSmallGuide();
  model::Guide reworded = original;
  reworded.flows[0].purpose = "other words";
  EXPECT_EQ(CompareFacts(reworded, original), Differences{});
  reworded.flows[0].condition = "only where the store is remote";
  EXPECT_EQ(CompareFacts(reworded, original).size(), 2U);
}

TEST(CompareFacts, AFactThatDiffersIsNamedWithItsRow) {
  const model::Guide original = ReadSmallGuide();
  model::Guide wrong = original;
  wrong.flows[1].destination = "Stores";
  EXPECT_EQ(
      CompareFacts(wrong, original),
      (Differences{"transcription: table 1 row 3: component=- source=Hub destination=Stores transport=tcp "
                   "port=5432",
                   "original:      table 1 row 3: component=- source=Hub destination=Store transport=tcp "
                   "port=5432"}));
}

TEST(CompareFacts, ALostFlowIsCounted) {
  const model::Guide original = ReadSmallGuide();
  model::Guide shorter = original;
  shorter.flows.pop_back();
  EXPECT_EQ(CompareFacts(shorter, original), Differences{"the transcription has 1 flows, the original 2"});
}

}  // namespace
}  // namespace portbook::pipeline
