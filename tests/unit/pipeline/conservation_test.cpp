// The conservation law is counted apart from the stages, so that a stage that loses something is caught.
#include "pipeline/conservation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/pipeline/small_guide.h"

namespace portbook::pipeline {
namespace {

using Leaks = std::vector<std::string>;

// The accounts of the guide's numbers in prose stand for its mentions.
Leaks LeaksOf(const model::Guide& guide, std::size_t mentions) {
  return CountConservation(guide.document, mentions, guide.accounts).leaks;
}

std::size_t Numbers(const model::Guide& guide) {
  return static_cast<std::size_t>(
      std::count_if(guide.accounts.begin(), guide.accounts.end(), [](const auto& a) { return !a.is_row; }));
}

TEST(CountConservation, HoldsForAReading) {
  const model::Guide guide = ReadSmallGuide();
  EXPECT_EQ(guide.conservation.leaks, Leaks{});
  EXPECT_EQ(guide.conservation.rows, 3U);
  EXPECT_EQ(guide.conservation.rows_stated, 2U);
  EXPECT_EQ(guide.conservation.rows_ignored, 1U);
  EXPECT_EQ(guide.conservation.numbers, 1U);
  EXPECT_EQ(guide.conservation.characters, guide.conservation.characters_in_blocks);
}

TEST(CountConservation, ARowWithoutAnEndLeaks) {
  model::Guide guide = ReadSmallGuide();
  const std::size_t numbers = Numbers(guide);
  std::erase_if(guide.accounts, [](const auto& a) { return a.is_row && a.evidence.place.row == 2; });
  EXPECT_EQ(LeaksOf(guide, numbers), Leaks{"row 3 of grid 1 ended 0 times"});
}

TEST(CountConservation, ARowThatEndsTwiceLeaks) {
  model::Guide guide = ReadSmallGuide();
  const std::size_t numbers = Numbers(guide);
  const auto row = std::find_if(guide.accounts.begin(), guide.accounts.end(),
                                [](const auto& a) { return a.is_row && a.evidence.place.row == 1; });
  guide.accounts.push_back(*row);
  EXPECT_EQ(LeaksOf(guide, numbers), Leaks{"row 2 of grid 1 ended 2 times"});
}

TEST(CountConservation, ANumberWithoutAnEndLeaks) {
  model::Guide guide = ReadSmallGuide();
  const std::size_t numbers = Numbers(guide);
  std::erase_if(guide.accounts, [](const auto& a) { return !a.is_row; });
  EXPECT_EQ(LeaksOf(guide, numbers), Leaks{"1 port numbers stand in prose and 0 were settled"});
}

TEST(CountConservation, ACharacterOutsideEveryBlockLeaks) {
  model::Guide guide = ReadSmallGuide();
  const std::size_t numbers = Numbers(guide);
  guide.document.blocks.pop_back();  // the sentence below the table
  EXPECT_EQ(LeaksOf(guide, numbers),
            Leaks{"the character `T` at 8:1 stands in no block and no grid, nor do 26 more"});
}

}  // namespace
}  // namespace portbook::pipeline
