#include "release/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace portbook::release {
namespace {

using testing::ElementsAre;

catalog::DatasetTable TableOf(const std::vector<catalog::DatasetRow>& rows) {
  catalog::DatasetTable table;
  table.columns = {{"name", {}, false}, {"a \"b\"", {}, false}};
  table.rows = rows;
  return table;
}

TEST(Csv, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(ToCsv(TableOf(
                {{"plain", "with space"}, {"a,b", "say \"x\""}, {"two\nlines", "\r"}, {std::nullopt, ""}})),
            "name,\"a \"\"b\"\"\"\n"
            "plain,with space\n"
            "\"a,b\",\"say \"\"x\"\"\"\n"
            "\"two\nlines\",\"\r\"\n"
            ",\n");
}

TEST(Csv, WritesWhatASpreadsheetWouldRunAsItIs) {
  EXPECT_EQ(ToCsv(TableOf({{"=1+1", "@x"}})).substr(15), "=1+1,@x\n");
}

TEST(Csv, ReadsBackWhatItWrote) {
  const std::vector<catalog::DatasetRow> rows = {
      {"a,b", "say \"x\""}, {"\"", "\n"}, {"", "ends"}, {"\xc3\xa4", ","}};
  const auto read = ParseCsv(ToCsv(TableOf(rows)));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), rows.size() + 1);
  EXPECT_THAT((*read)[0], ElementsAre("name", "a \"b\""));
  for (std::size_t i = 0; i < rows.size(); ++i)
    EXPECT_THAT((*read)[i + 1], ElementsAre(*rows[i][0], *rows[i][1]));
}

TEST(Csv, ReadsALastLineWithoutItsEnd) {
  const auto read = ParseCsv("a,b\n1,");
  ASSERT_TRUE(read);
  EXPECT_THAT(*read, ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "")));
}

TEST(Csv, RefusesQuotesThatOpenOrCloseNothing) {
  const struct {
    std::string text;
    std::string line;
  } cases[] = {{"a\n\"open", "2"}, {"a\nb\"c", "2"}, {"\"a\"b", "1"}, {"a\n\"x\n\ny", "4"}};
  for (const auto& c : cases) {
    const auto read = ParseCsv(c.text);
    ASSERT_FALSE(read) << c.text;
    EXPECT_EQ(read.error().place, c.line) << c.text;
  }
}

}  // namespace
}  // namespace portbook::release
