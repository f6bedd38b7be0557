#include "portbook/catalog/tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "portbook/catalog/catalog.h"
#include "tests/unit/catalog/sample_catalog.h"
#include "tests/unit/catalog/scratch_directory.h"

namespace portbook::catalog {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class Tables : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(WriteSqlite(SampleCatalog(), directory_ / "portbook.sqlite"));
    const auto read = ReadTables(directory_ / "portbook.sqlite");
    ASSERT_TRUE(read) << read.error().ToString();
    tables_ = *read;
  }
  const DatasetTable& Find(const std::string& name) const {
    return *std::find_if(tables_.begin(), tables_.end(),
                         [&](const DatasetTable& table) { return table.name == name; });
  }
  const ValueDomain& DomainOf(const std::string& table, const std::string& column) const {
    const std::vector<DatasetColumn>& columns = Find(table).columns;
    return std::find_if(columns.begin(), columns.end(),
                        [&](const DatasetColumn& candidate) { return candidate.name == column; })
        ->domain;
  }

  const ScratchDirectory directory_;
  std::vector<DatasetTable> tables_;
};

TEST_F(Tables, AreDescribedAndAreRectangles) {
  for (const DatasetTable& table : tables_) {
    EXPECT_THAT(table.description, Not(IsEmpty())) << table.name;
    for (const DatasetRow& row : table.rows) EXPECT_EQ(row.size(), table.columns.size()) << table.name;
  }
}

TEST_F(Tables, KnowKeysOfOneAndOfSeveralColumns) {
  EXPECT_THAT(Find("flow").primary_key, ElementsAre("key"));
  EXPECT_THAT(Find("release").primary_key, ElementsAre("vendor", "product", "name"));
  EXPECT_THAT(Find("port_use").primary_key, IsEmpty());
  EXPECT_THAT(Find("flow").unique,
              ElementsAre(ElementsAre("source_key", "ordinal"), ElementsAre("source_key", "id")));
  ASSERT_EQ(Find("flow").foreign_keys.size(), 2U);
  EXPECT_EQ(Find("flow").foreign_keys[0].table, "source");
  EXPECT_EQ(Find("flow").foreign_keys[1].table, "entry");
  EXPECT_THAT(Find("flow").foreign_keys[1].columns, ElementsAre("source_key", "entry_id"));
  EXPECT_THAT(Find("flow").foreign_keys[1].referenced, ElementsAre("source_key", "id"));
}

TEST_F(Tables, KnowWhatAColumnCanHold) {
  EXPECT_EQ(DomainOf("flow", "purpose"), ValueDomain{});
  EXPECT_EQ(DomainOf("flow", "port_first"), (ValueDomain{ValueType::integer, {}, 0, 65535}));
  EXPECT_EQ(DomainOf("flow", "port_default").type, ValueType::boolean);
  EXPECT_THAT(DomainOf("flow", "transport").names,
              ElementsAre("tcp", "udp", "sctp", "icmp", "ip", "unresolved"));
  EXPECT_THAT(DomainOf("finding", "severity").names, ElementsAre("note", "warning", "error"));
  EXPECT_EQ(DomainOf("finding", "kind").names.size(), diag::Kinds().size());
  EXPECT_EQ(DomainOf("page", "width").type, ValueType::number);
}

// What the types say must be what the writer wrote: one row outside would be a package that no reader
// accepts.
TEST_F(Tables, HoldOnlySuchValues) {
  std::size_t closed = 0;
  for (const DatasetTable& table : tables_) {
    for (const DatasetRow& row : table.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        const DatasetColumn& column = table.columns[i];
        EXPECT_TRUE(row[i] || !column.never_null) << table.name << '.' << column.name;
        if (!row[i] || column.domain.names.empty()) continue;
        EXPECT_THAT(column.domain.names, testing::Contains(*row[i])) << table.name << '.' << column.name;
        ++closed;
      }
    }
  }
  EXPECT_GT(closed, 10U);
}

TEST_F(Tables, OfNoDatabaseFail) {
  WriteBytes(directory_ / "other", "no database");
  const auto read = ReadTables(directory_ / "other");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().place, directory_ / "other");
}

}  // namespace
}  // namespace portbook::catalog
