#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/e2e/run_program.h"

namespace portbook::e2e {
namespace {

using testing::HasSubstr;

const std::string kGuide = std::string(PORTBOOK_ROOT) + "/tests/data/tracer/guide.pdf";

Finished Tables(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"tables", kGuide});
  return RunProgram(arguments, PORTBOOK_ROOT);
}

TEST(Tables, RegionsAreTablesInTheOrderGiven) {
  const Finished finished =
      Tables({"--format", "json", "--region", "1:0,0,600,800", "--region", "1:0,0,1,1"});
  EXPECT_EQ(finished.exit_code, 0);
  const nlohmann::json tables = nlohmann::json::parse(finished.out).at("tables");
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_EQ(tables[0].at("page"), 1);
  EXPECT_FALSE(tables[0].at("cells").empty());
  EXPECT_TRUE(tables[1].at("cells").empty());
}

TEST(Tables, RegionThatIsNoneEndsWith2) {
  const Finished finished = Tables({"--region", "1:10,10,5,5"});
  EXPECT_EQ(finished.exit_code, 2);
  EXPECT_THAT(finished.err, HasSubstr("`1:10,10,5,5` is no region"));
}

TEST(Tables, DrawingHasWordsAndTables) {
  const Finished finished = Tables({"--format", "svg", "--page", "1"});
  EXPECT_EQ(finished.exit_code, 0);
  EXPECT_THAT(finished.out, HasSubstr("<svg "));
  EXPECT_THAT(finished.out, HasSubstr("<text "));
  EXPECT_THAT(finished.out, HasSubstr("<rect class=\"table\""));
}

TEST(Tables, HtmlHasTheCells) {
  const Finished finished = Tables({"--format", "html"});
  EXPECT_EQ(finished.exit_code, 0);
  EXPECT_THAT(finished.out, HasSubstr("<table"));
  EXPECT_THAT(finished.out, HasSubstr("<td>"));
}

}  // namespace
}  // namespace portbook::e2e
