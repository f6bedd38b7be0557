#include "release/table_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace portbook::release {
namespace {

using catalog::DatasetTable;
using catalog::ValueType;

// Hosts by name, and doors that belong to hosts; nothing is wrong with them.
std::vector<DatasetTable> Sample() {
  DatasetTable host;
  host.name = "host";
  host.columns = {{"name", {}, true}};
  host.primary_key = {"name"};
  host.rows = {{"a"}, {"b"}};
  DatasetTable door;
  door.name = "door";
  door.columns = {{"key", {ValueType::integer, {}, 0, 99}, true},
                  {"host", {}, false},
                  {"open", {ValueType::boolean, {}, {}, {}}, false},
                  {"kind", {ValueType::text, {"in", "out"}, {}, {}}, false},
                  {"width", {ValueType::number, {}, {}, {}}, false}};
  door.primary_key = {"key"};
  door.unique = {{"host", "kind"}};
  door.foreign_keys = {{{"host"}, "host", {"name"}}};
  door.rows = {{"0", "a", "1", "in", "1.5"}, {"99", std::nullopt, std::nullopt, std::nullopt, std::nullopt}};
  return {host, door};
}

std::vector<std::string> Problems(const std::vector<DatasetTable>& tables) {
  std::vector<std::string> problems;
  for (const TableProblem& problem : CheckTables(tables))
    problems.push_back(problem.table + ": " + problem.what);
  return problems;
}

TEST(TableCheck, FindsNothingInTablesThatAreAsTheySay) {
  EXPECT_THAT(Problems(Sample()), testing::IsEmpty());
}

TEST(TableCheck, NamesTheRowAndTheColumnOfAValueThatIsNot) {
  const struct {
    std::size_t column;
    std::optional<std::string> value;
    std::string problem;
  } cases[] = {
      {0, std::nullopt, "door: row 2: key is empty"},
      {0, "x", "door: row 2: key `x` is no integer"},
      {0, "7.", "door: row 2: key `7.` is no integer"},
      {0, "-1", "door: row 2: key `-1` is below 0"},
      {0, "100", "door: row 2: key `100` is above 99"},
      {0, "0", "door: row 2: key 0 stands in an earlier row"},
      {1, "c", "door: row 2: host c is in no row of host"},
      {2, "true", "door: row 2: open `true` is neither 0 nor 1"},
      {3, "up", "door: row 2: kind `up` is not in the vocabulary"},
      {4, "wide", "door: row 2: width `wide` is no number"},
  };
  for (const auto& c : cases) {
    std::vector<DatasetTable> tables = Sample();
    tables[1].rows[1][c.column] = c.value;
    EXPECT_THAT(Problems(tables), testing::ElementsAre(c.problem));
  }
}

TEST(TableCheck, AKeyOfSeveralColumnsHoldsWhereAllAreSet) {
  std::vector<DatasetTable> tables = Sample();
  tables[1].rows[1] = {"1", "a", std::nullopt, "out", std::nullopt};
  EXPECT_THAT(Problems(tables), testing::IsEmpty());
  tables[1].rows[1][3] = "in";
  EXPECT_THAT(Problems(tables),
              testing::ElementsAre("door: row 2: host, kind a, in stands in an earlier row"));
}

TEST(TableCheck, NamesKeysOfWhatIsNotThere) {
  std::vector<DatasetTable> tables = Sample();
  tables[1].primary_key = {"number"};
  tables[1].foreign_keys = {{{"host"}, "house", {"name"}}};
  EXPECT_THAT(Problems(tables), testing::ElementsAre("door: there is no column number, which a key names",
                                                     "door: there is no table house, which a key names"));
}

}  // namespace
}  // namespace portbook::release
