#include "portbook/release/release.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "portbook/base/digest.h"
#include "portbook/catalog/catalog.h"
#include "tests/unit/catalog/sample_catalog.h"
#include "tests/unit/catalog/scratch_directory.h"

namespace portbook::release {
namespace {

using catalog::ReadBytes;
using catalog::SampleCatalog;
using catalog::ScratchDirectory;
using catalog::WriteBytes;
using nlohmann::json;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const std::string kSchemas = std::string(PORTBOOK_ROOT) + "/schema";

class Release : public testing::Test {
 protected:
  void SetUp() override { Publish("one"); }

  void Publish(const std::string& name, const Options& options = {kSchemas, {}, {}}) const {
    const auto written = Write(SampleCatalog(), directory_ / name, options);
    ASSERT_TRUE(written) << written.error().ToString();
  }
  json Parsed(const std::string& file) const { return json::parse(ReadBytes(directory_ / file)); }
  std::vector<std::string> Problems() const {
    const auto verified = Verify(directory_ / "one");
    if (!verified) return {verified.error().ToString()};
    return verified->problems;
  }
  // In every file that names it by its hash.
  void ReplaceHash(const std::string& before, const std::string& after) const {
    for (const std::string file : {"one/SHA256SUMS", "one/datapackage.json"}) {
      std::string text = ReadBytes(directory_ / file);
      if (const std::size_t at = text.find(before); at != std::string::npos)
        text.replace(at, before.size(), after);
      WriteBytes(directory_ / file, text);
    }
  }
  // As one who knows of the hashes would.
  void Forge(const std::string& file, const std::string& bytes) const {
    const std::string before = ReadBytes(directory_ / file);
    WriteBytes(directory_ / file, bytes);
    ReplaceHash(base::Sha256Hex(before), base::Sha256Hex(bytes));
    std::string sums = ReadBytes(directory_ / "one/SHA256SUMS");
    const std::size_t end = sums.find("  datapackage.json");
    sums.replace(end - 64, 64, base::Sha256Hex(ReadBytes(directory_ / "one/datapackage.json")));
    WriteBytes(directory_ / "one/SHA256SUMS", sums);
  }

  const ScratchDirectory directory_;
};

TEST_F(Release, HoldsTheDatasetItsTablesAndWhatIsToldOfThem) {
  const auto verified = Verify(directory_ / "one");
  ASSERT_TRUE(verified) << verified.error().ToString();
  EXPECT_THAT(verified->problems, IsEmpty());
  EXPECT_EQ(verified->files, directory_.Files().size());
  EXPECT_GT(verified->rows, 20U);
  for (const std::string file :
       {"SHA256SUMS", "data/flow.csv", "data/port_use.csv", "datapackage.json", "findings.json",
        "guides/acme-router-1.0.json", "metadata.json", "portbook.json", "portbook.sqlite",
        "schema/portbook.schema.json", "versions.json"}) {
    EXPECT_THAT(directory_.Files(), Contains("one/" + file));
  }
}

TEST_F(Release, HasTheSameBytesAnywhere) {
  Publish("deep/er/two/");
  for (const std::string& file : directory_.Files()) {
    if (!file.starts_with("one/")) continue;
    EXPECT_TRUE(ReadBytes(directory_ / file) == ReadBytes(directory_ / ("deep/er/two/" + file.substr(4))))
        << file;
  }
  EXPECT_EQ(directory_.Files().size() % 2, 0U);
}

TEST_F(Release, ATamperedFileIsNamed) {
  for (const std::string file : {"data/flow.csv", "data/leak.csv", "datapackage.json", "findings.json",
                                 "guides/acme-router-1.0.json", "metadata.json", "portbook.json",
                                 "portbook.sqlite", "schema/portbook.schema.json", "versions.json"}) {
    const std::string path = directory_ / ("one/" + file);
    const std::string bytes = ReadBytes(path);
    std::string tampered = bytes;
    tampered[tampered.size() / 2] ^= 1;
    WriteBytes(path, tampered);
    EXPECT_THAT(Problems(), Contains(StartsWith(file + ": ")));
    WriteBytes(path, bytes);
  }
  EXPECT_THAT(Problems(), IsEmpty());
}

TEST_F(Release, AFileMoreAndAFileLessAreNamed) {
  WriteBytes(directory_ / "one/data/more.csv", "a\n");
  std::filesystem::remove(directory_ / "one/data/flow.csv");
  EXPECT_THAT(Problems(), AllOf(Contains("data/more.csv: stands in no line of SHA256SUMS"),
                                Contains("data/flow.csv: is missing")));
}

TEST_F(Release, AFileThatLeadsOutOfTheDirectoryIsNone) {
  WriteBytes(directory_ / "outside", "x");
  WriteBytes(directory_ / "one/SHA256SUMS",
             ReadBytes(directory_ / "one/SHA256SUMS") + base::Sha256Hex("x") + "  ../outside\n");
  EXPECT_THAT(Problems(), ElementsAre("../outside: is missing"));
}

TEST_F(Release, AValueThatTheSchemaForbidsIsFoundBehindRightHashes) {
  std::string csv = ReadBytes(directory_ / "one/data/flow.csv");
  const std::size_t at = csv.find(",tcp,");
  ASSERT_NE(at, std::string::npos);
  csv.replace(at, 5, ",tls,");
  Forge("one/data/flow.csv", csv);
  EXPECT_THAT(Problems(), ElementsAre(AllOf(StartsWith("data/flow.csv: row "),
                                            HasSubstr("`tls` is not in the vocabulary")),
                                      "data/flow.csv: says something else than portbook.sqlite"));
}

TEST_F(Release, ADatasetOfAnotherContentIsFoundBehindRightHashes) {
  std::string dataset = ReadBytes(directory_ / "one/portbook.json");
  const std::size_t at = dataset.find("Ports of router");
  ASSERT_NE(at, std::string::npos);
  dataset.replace(at, 5, "Doors");
  Forge("one/portbook.json", dataset);
  EXPECT_THAT(Problems(), ElementsAre("portbook.json: is not the version that versions.json names",
                                      "portbook.sqlite: holds another dataset than portbook.json"));
}

TEST_F(Release, ATableOfOtherValuesIsFoundBehindRightHashes) {
  std::string csv = ReadBytes(directory_ / "one/data/flow.csv");
  const std::size_t at = csv.find(",tcp,");
  ASSERT_NE(at, std::string::npos);
  csv.replace(at, 5, ",udp,");
  Forge("one/data/flow.csv", csv);
  EXPECT_THAT(Problems(), ElementsAre("data/flow.csv: says something else than portbook.sqlite"));
}

TEST_F(Release, TheQuestionsThatDatasetteOffersAreAnswered) {
  const json database = Parsed("one/metadata.json")["databases"]["portbook"];
  sqlite3* opened = nullptr;
  ASSERT_EQ(sqlite3_open((directory_ / "one/portbook.sqlite").c_str(), &opened), SQLITE_OK);
  const auto is_answered = [&](const std::string& sql) {
    sqlite3_stmt* query = nullptr;
    const int code = sqlite3_prepare_v2(opened, sql.c_str(), -1, &query, nullptr);
    sqlite3_finalize(query);
    return code == SQLITE_OK;
  };
  EXPECT_GE(database["queries"].size(), 3U);
  for (const auto& [name, query] : database["queries"].items())
    EXPECT_TRUE(is_answered(query["sql"])) << name;
  for (const auto& [name, table] : database["tables"].items())
    EXPECT_TRUE(is_answered("SELECT * FROM " + name)) << name;
  EXPECT_THAT(database["tables"]["flow"]["facets"], Contains("transport"));
  EXPECT_FALSE(database["tables"]["port_use"].contains("hidden"));
  EXPECT_EQ(database["tables"]["cell_line"]["hidden"], true);
  sqlite3_close(opened);
}

TEST_F(Release, BearsTheTimeItIsTold) {
  EXPECT_FALSE(Parsed("one/datapackage.json").contains("created"));
  Publish("two", {kSchemas, "2026-02-03T04:05:06Z", {}});
  EXPECT_EQ(Parsed("two/datapackage.json")["created"], "2026-02-03T04:05:06Z");
  EXPECT_EQ(Parsed("two/versions.json")["versions"][0]["released"], "2026-02-03T04:05:06Z");
  EXPECT_EQ(Parsed("two/datapackage.json")["version"], SampleCatalog().data_version);
}

TEST_F(Release, CarriesEarlierVersionsOn) {
  Publish("two", {kSchemas, "2026-02-03T04:05:06Z", directory_ / "one"});
  const json versions = Parsed("two/versions.json")["versions"];
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[1], Parsed("one/versions.json")["versions"][0]);
  EXPECT_THAT(ReadBytes(directory_ / "two/CHANGES.md"),
              HasSubstr("Released 2026-02-03T04:05:06Z.\n\nNo flow changed.\n"));
  EXPECT_THAT(ReadBytes(directory_ / "two/feed.atom"), HasSubstr("<updated>2026-02-03T04:05:06Z</updated>"));
  Publish("three", {kSchemas, {}, directory_ / "two"});
  EXPECT_EQ(Parsed("three/versions.json")["versions"].size(), 3U);
  EXPECT_FALSE(std::filesystem::exists(directory_ / "three/feed.atom"));
  const auto verified = Verify(directory_ / "two");
  ASSERT_TRUE(verified);
  EXPECT_THAT(verified->problems, IsEmpty());
}

TEST_F(Release, DescribesKeysAndVocabulariesOfItsTables) {
  const json package = Parsed("one/datapackage.json");
  json flow;
  for (const json& resource : package["resources"]) {
    if (resource["name"] == "flow") flow = resource["schema"];
  }
  EXPECT_EQ(flow["primaryKey"], json({"key"}));
  EXPECT_THAT(flow["foreignKeys"].dump(),
              HasSubstr(R"({"fields":["source_key","entry_id"],"reference":{"fields")"));
  std::map<std::string, json> fields;
  for (const json& field : flow["fields"]) fields[field["name"]] = field;
  EXPECT_EQ(fields["port_first"]["constraints"], json({{"minimum", 0}, {"maximum", 65535}}));
  EXPECT_EQ(fields["transport"]["constraints"]["required"], true);
  EXPECT_EQ(fields["port_default"]["type"], "boolean");
}

TEST_F(Release, IsNeverWrittenOver) {
  const std::string before = ReadBytes(directory_ / "one/SHA256SUMS");
  const auto written = Write({}, directory_ / "one", {kSchemas, {}, {}});
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message, "a release is never written over");
  EXPECT_EQ(ReadBytes(directory_ / "one/SHA256SUMS"), before);
}

TEST_F(Release, ThatFailsLeavesNothing) {
  ASSERT_FALSE(Write(SampleCatalog(), directory_ / "two", {directory_ / "nowhere", {}, {}}));
  ASSERT_FALSE(Write(SampleCatalog(), directory_ / "two", {kSchemas, {}, directory_ / "nowhere"}));
  for (const std::string& file : directory_.Files()) EXPECT_THAT(file, StartsWith("one/"));
}

TEST_F(Release, ADirectoryWithoutHashesIsNone) {
  std::filesystem::remove(directory_ / "one/SHA256SUMS");
  EXPECT_FALSE(Verify(directory_ / "one"));
  EXPECT_FALSE(Verify(directory_ / "nowhere"));
}

// Whatever the files say, verifying ends with a list of problems.
TEST_F(Release, FilesOfAnotherShapeAreProblems) {
  for (const std::string text :
       {"", "[]", "{\"resources\": 1}", "{\"resources\": [{\"name\": 7}]}", "\xff"}) {
    WriteBytes(directory_ / "one/datapackage.json", text);
    WriteBytes(directory_ / "one/versions.json", text);
    EXPECT_THAT(Problems(),
                AllOf(Contains(StartsWith("datapackage.json: ")), Contains(StartsWith("versions.json: "))));
  }
}

}  // namespace
}  // namespace portbook::release
