// Files of separated values, told from prose and from the other notations.
#include <gtest/gtest.h>

#include "decode/text/separated_values.h"
#include "tests/unit/decode/text_reading.h"

namespace portbook::decode {
namespace {

class Spreadsheet : public testing::TestWithParam<TextCase> {};

TEST_P(Spreadsheet, IsOneGrid) {
  const TextReading reading = ReadText("guide.csv", GetParam().text);
  EXPECT_EQ(doc::Dump(reading.document), GetParam().dump);
  EXPECT_EQ(reading.Lost(), "");
  EXPECT_EQ(reading.Misplaced(), "");
}

INSTANTIATE_TEST_SUITE_P(
    Values, Spreadsheet,
    testing::Values(TextCase{"Commas", "Port,Use\n22,ssh\n", "grid 0 marked_up 2\nPort | Use\n22 | ssh\n"},
                    TextCase{"SemicolonsAndLineEnds", "Port;Use\r\n22;ssh\r\n\r\n80;web\r\n",
                             "grid 0 marked_up 2\nPort | Use\n22 | ssh\n80 | web\n"},
                    TextCase{"QuotesHoldSeparatorsAndLineEnds", "Port,Use\n\"22, 80\",\"ssh\nand web\"\n",
                             "grid 0 marked_up 2\nPort | Use\n22, 80 | ssh / and web\n"},
                    TextCase{"AQuoteWithinAValueIsALetter", "Port,Use\n22,a 3\" disk\n",
                             "grid 0 marked_up 2\nPort | Use\n22 | a 3\" disk\n"},
                    TextCase{"EmptyValues", "Port,Use\n22,\n",
                             "grid 0 marked_up 2\nPort | Use\n22 | (blank)\n"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(SpreadsheetNotation, WithoutTheNameItTakesThreeRowsOfThreeValues) {
  EXPECT_EQ(ReadText("guide.txt", "A,B,C\n1,2,3\n4,5,6\n").document.grids.size(), 1U);
  EXPECT_EQ(ReadText("guide.txt", "Open the door, friend\nand speak, slowly\n").document.grids.size(), 0U);
}

TEST(SpreadsheetNotation, RowsThatDifferAreProse) {
  EXPECT_EQ(ReadText("guide.csv", "One, two, three.\nFour, five.\n").document.grids.size(), 0U);
}

TEST(SpreadsheetNotation, TheLastRowMayBeCut) {
  EXPECT_EQ(ReadText("guide.csv", "Port,Use\n22,ssh\n80").document.grids.size(), 1U);
  EXPECT_EQ(ReadText("guide.csv", "Port,Use\n22,ssh\n80\n").document.grids.size(), 0U);
}

TEST(SeparatedValues, AQuoteThatNeverClosesIsALetter) {
  const text::ValueRows rows = text::SplitValues("\"a,b\nc,d\n", {0, 9}, ',');
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].size(), 2U);
}

}  // namespace
}  // namespace portbook::decode
