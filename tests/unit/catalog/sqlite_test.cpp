#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "catalog/sqlite.h"
#include "portbook/base/version.h"
#include "portbook/catalog/catalog.h"
#include "tests/unit/catalog/sample_catalog.h"
#include "tests/unit/catalog/scratch_directory.h"

namespace portbook::catalog {
namespace {

using testing::ElementsAre;

// Each row's columns with a bar between; NULL is a dash.
std::vector<std::string> Select(const std::string& path, std::string_view sql, int columns) {
  Database database(path, path, Access::read);
  Query query(database, sql);
  std::vector<std::string> rows;
  while (query.Step()) {
    std::string row;
    for (int column = 0; column < columns; ++column) {
      if (column > 0) row += "|";
      row += query.IsNull(column) ? "-" : std::string(query.Text(column));
    }
    rows.push_back(row);
  }
  EXPECT_FALSE(database.failed()) << database.failure()->ToString();
  return rows;
}

class Sqlite : public testing::Test {
 protected:
  void Write(const model::Catalog& catalog) {
    const base::Expected<void> written = WriteSqlite(catalog, path_);
    ASSERT_TRUE(written.has_value()) << written.error().ToString();
  }
  std::string ErrorOfWriting(const model::Catalog& catalog) {
    const base::Expected<void> written = WriteSqlite(catalog, path_);
    return written ? "" : written.error().message;
  }
  std::string ErrorOfReading() {
    const base::Expected<model::Catalog> read = ReadSqlite(path_);
    return read ? "" : read.error().message;
  }
  void Edit(const std::string& sql) {
    Database database(path_, path_, Access::create);
    database.Execute(sql);
    ASSERT_FALSE(database.failed()) << database.failure()->ToString();
  }

  ScratchDirectory directory_;
  std::string path_ = directory_ / "portbook.sqlite";
};

TEST_F(Sqlite, ReadsEveryFieldThatItWrote) {
  Write(SampleCatalog());
  const base::Expected<model::Catalog> read = ReadSqlite(path_);
  ASSERT_TRUE(read.has_value()) << read.error().ToString();
  EXPECT_TRUE(*read == SampleCatalog());
  EXPECT_EQ(ToJson(*read), ToJson(SampleCatalog()));
}

TEST_F(Sqlite, OfAnEmptyCatalogIsEmpty) {
  Write({});
  const base::Expected<model::Catalog> read = ReadSqlite(path_);
  ASSERT_TRUE(read.has_value()) << read.error().ToString();
  EXPECT_TRUE(*read == model::Catalog());
}

TEST_F(Sqlite, HasTheSameBytesForTheSameCatalog) {
  Write(SampleCatalog());
  const std::string first = ReadBytes(path_);
  Write(SampleCatalog());
  EXPECT_EQ(ReadBytes(path_), first);
  EXPECT_THAT(directory_.Files(), ElementsAre("portbook.sqlite"));
}

TEST_F(Sqlite, KeepsItsForeignKeysAndIsWhole) {
  Write(SampleCatalog());
  EXPECT_THAT(Select(path_, "PRAGMA foreign_key_check", 4), ElementsAre());
  EXPECT_THAT(Select(path_, "PRAGMA integrity_check", 1), ElementsAre("ok"));
}

TEST_F(Sqlite, HasOnlyStrictTables) {
  Write(SampleCatalog());
  EXPECT_THAT(Select(path_,
                     "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT "
                     "LIKE 'sqlite_%'",
                     1),
              ElementsAre());
}

TEST_F(Sqlite, SaysWhichVersionsItIsOf) {
  Write(SampleCatalog());
  EXPECT_THAT(Select(path_, "SELECT name, value FROM meta ORDER BY name", 2),
              ElementsAre("data_version|2024.1", "logical_hash|" + LogicalHash(SampleCatalog()),
                          "schema_version|2.0.0", "tool_version|" + std::string(base::kVersion)));
  EXPECT_THAT(Select(path_, "SELECT * FROM pragma_application_id, pragma_user_version", 2),
              ElementsAre("1349678178|20000"));
}

TEST_F(Sqlite, ShowsEachFlowAsOneReadableRow) {
  Write(SampleCatalog());
  EXPECT_THAT(
      Select(path_,
             "SELECT id, guide, table_title, row, component, source, destination, services, transport, port, "
             "source_port, purpose, quote, basis FROM port_use ORDER BY flow",
             14),
      ElementsAre("f_1|acme/router/1.0|ports|0|-|-|-|-|unresolved|443|-|-|443|cell",
                  "f_2|bravo/switch/1.0|Table 1 \xE2\x80\x93 Ports|1|Switch (web)|browser (tab)|switch "
                  "(httpd)|https, axl|tcp|"
                  "configurable 443-445 (default)|dynamic 1024-65535|Management|443 to 445|cell",
                  "f_3|bravo/switch/1.0||-|-|-|-|-|unresolved|unresolved|-|-|-|-",
                  "f_4|bravo/switch/1.0||-|-|-|-|-|unresolved|443|-|-|-|-"));
}

TEST_F(Sqlite, FindsWhoUsesAPortInsideARange) {
  Write(SampleCatalog());
  EXPECT_THAT(Select(path_, "SELECT guide, id FROM who_uses WHERE 444 BETWEEN first AND last", 2),
              ElementsAre("bravo/switch/1.0|f_2"));
}

TEST_F(Sqlite, ShowsPortsThatSeveralProductsShare) {
  Write(SampleCatalog());
  EXPECT_THAT(Select(path_, "SELECT first, last, product_count, products FROM shared_ports", 4),
              ElementsAre("443|443|2|acme router; bravo switch"));
}

TEST_F(Sqlite, FindingsAreOpenUntilSomebodyDecides) {
  Write(SampleCatalog());
  constexpr std::string_view kOpen = "SELECT id, severity, kind, guide, members, quote FROM open_findings";
  EXPECT_THAT(Select(path_, kOpen, 6),
              ElementsAre("n_1|note|port-shared-across-products|acme/router/1.0|3|443",
                          "n_2|error|entry-unread|-|0|-"));
  Edit("UPDATE finding SET verdict = 'accept' WHERE id = 'n_1'");
  EXPECT_THAT(Select(path_, kOpen, 6), ElementsAre("n_2|error|entry-unread|-|0|-"));
}

TEST_F(Sqlite, ShowsTheGroupsThatAreOpen) {
  Write(SampleCatalog());
  constexpr std::string_view kOpen = "SELECT id, severity, kind, guide, open, why FROM open_groups";
  EXPECT_THAT(
      Select(path_, kOpen, 6),
      ElementsAre("g_1|note|port-shared-across-products|acme/router/1.0|1|Whoever opens it for one opens it "
                  "for both."));
  Edit("UPDATE finding SET verdict = 'accept' WHERE id = 'n_1'");
  EXPECT_THAT(Select(path_, kOpen, 6), testing::IsEmpty());
}

TEST_F(Sqlite, PutsTheEvidenceOfAFindingInTheGuideItStandsIn) {
  Write(SampleCatalog());
  EXPECT_THAT(
      Select(
          path_,
          "SELECT finding_member.role, source.id, capture.capture_sha256 = source.sha256 FROM finding_member "
          "LEFT JOIN evidence ON evidence.key = finding_member.evidence "
          "LEFT JOIN capture ON capture.key = evidence.capture "
          "LEFT JOIN source ON source.key = capture.source_key ORDER BY finding_member.key",
          2),
      ElementsAre("claim|acme/router/1.0", "counter-claim|bravo/switch/1.0", "witness|-"));
}

TEST_F(Sqlite, TellsTwoReleasesWithEqualIdsApart) {
  model::Catalog catalog;
  catalog.guides = {PlainGuide(), PlainGuide()};
  catalog.guides[1].source.id = "acme/router/2.0";
  catalog.guides[1].source.release = "2.0";
  model::Finding finding;
  finding.guide = "acme/router/2.0";
  finding.members = {{"subject", "f_1", "", {}}};
  catalog.findings = {finding};
  Write(catalog);
  EXPECT_THAT(Select(path_, "SELECT source.id FROM finding_member JOIN source ON source.key = source_key", 1),
              ElementsAre("acme/router/2.0"));
}

TEST_F(Sqlite, RefusesACatalogThatContradictsItself) {
  const struct {
    std::string_view what;
    void (*spoil)(model::Catalog&);
    std::string_view expected;
  } cases[] = {
      {"two guides of one id", [](model::Catalog& c) { c.guides[1].source.id = c.guides[0].source.id; },
       "UNIQUE constraint failed: source.id"},
      {"two flows of one id", [](model::Catalog& c) { c.guides[1].flows[1].id = "f_2"; },
       "UNIQUE constraint failed: flow.source_key, flow.id"},
      {"two entries of one id", [](model::Catalog& c) { c.guides[1].entry_ids[1] = "e_2"; },
       "UNIQUE constraint failed: entry.source_key, entry.id"},
      {"a flow without its entry", [](model::Catalog& c) { c.guides[0].flows[0].entry_id = "e_2"; },
       "FOREIGN KEY constraint failed"},
      {"a member that is nowhere", [](model::Catalog& c) { c.findings[0].members[0].flow_id = "f_9"; },
       "a finding names 'f_9', which no guide has"},
      {"a finding of no guide", [](model::Catalog& c) { c.findings[0].guide = "acme/router/9.0"; },
       "FOREIGN KEY constraint failed"},
  };
  for (const auto& c : cases) {
    model::Catalog catalog = SampleCatalog();
    c.spoil(catalog);
    EXPECT_EQ(ErrorOfWriting(catalog), c.expected) << c.what;
    EXPECT_THAT(directory_.Files(), ElementsAre()) << c.what;
  }
}

TEST_F(Sqlite, LeavesTheOldFileWhereTheNewOneFails) {
  WriteBytes(path_, "old");
  model::Catalog catalog = SampleCatalog();
  catalog.guides[1].flows[1].id = "f_2";
  EXPECT_NE(ErrorOfWriting(catalog), "");
  EXPECT_EQ(ReadBytes(path_), "old");
  EXPECT_THAT(directory_.Files(), ElementsAre("portbook.sqlite"));
}

TEST_F(Sqlite, StartsAnewOverWhatAKilledWriteLeft) {
  WriteBytes(path_ + ".partial", "half a database");
  Write(SampleCatalog());
  EXPECT_THAT(directory_.Files(), ElementsAre("portbook.sqlite"));
}

TEST_F(Sqlite, NamesThePathThatCannotBeWritten) {
  const base::Expected<void> written = WriteSqlite(SampleCatalog(), directory_ / "no/portbook.sqlite");
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().place, directory_ / "no/portbook.sqlite");
  EXPECT_EQ(written.error().message, "unable to open database file");
}

TEST_F(Sqlite, RefusesToReadWhatItDidNotWrite) {
  EXPECT_EQ(ErrorOfReading(), "unable to open database file");
  WriteBytes(path_, std::string(2000, 'x'));
  EXPECT_EQ(ErrorOfReading(), "file is not a database");
  WriteBytes(path_, "");
  EXPECT_EQ(ErrorOfReading(), "this is no Portbook dataset");
}

TEST_F(Sqlite, RefusesToReadWhatWasSpoiled) {
  const struct {
    std::string_view sql;
    std::string_view expected;
  } cases[] = {
      {"PRAGMA user_version = 30000", "the dataset has format 30000, and this program reads 20000"},
      {"UPDATE flow SET transport = 'tpc' WHERE key = 1",
       "row 1 of flow: transport has an unknown value 'tpc'"},
      {"UPDATE flow SET port_first = NULL WHERE key = 1",
       "row 1 of flow: port_kind the port's parts do not make a port"},
      {"UPDATE source SET rows = -1 WHERE key = 2", "row 2 of source: rows is out of range"},
      {"UPDATE evidence_run SET value_end = 900 WHERE evidence = 1",
       "evidence 1 has runs out of order or outside its quote"},
      {"DELETE FROM evidence_run WHERE evidence = 1; DELETE FROM evidence WHERE key = 1",
       "evidence has a gap"},
      {"DELETE FROM capture WHERE key = 1", "row 1 of source: document is not there once"},
      {"DELETE FROM statement WHERE key = 1", "rows of statement_evidence belong to no row above them"},
      {"ALTER TABLE flow DROP COLUMN purpose", "no such column: purpose"},
  };
  for (const auto& c : cases) {
    Write(SampleCatalog());
    Edit("DROP VIEW port_use; DROP VIEW who_uses; " + std::string(c.sql));
    EXPECT_EQ(ErrorOfReading(), c.expected) << c.sql;
  }
}

}  // namespace
}  // namespace portbook::catalog
