#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "portbook/catalog/catalog.h"
#include "tests/unit/catalog/sample_catalog.h"
#include "tests/unit/catalog/scratch_directory.h"

namespace portbook::catalog {
namespace {

using testing::ElementsAre;

std::string ErrorOfWriting(const model::Catalog& catalog, const std::string& directory) {
  const base::Expected<void> written = WriteDataset(catalog, directory);
  return written ? "" : written.error().ToString();
}

TEST(Dataset, IsOneFileAGuideAndThreeOfAll) {
  const ScratchDirectory directory;
  const model::Catalog catalog = SampleCatalog();
  ASSERT_EQ(ErrorOfWriting(catalog, directory / "new/out"), "");
  EXPECT_THAT(directory.Files(), ElementsAre("new/out/findings.json", "new/out/guides/acme-router-1.0.json",
                                             "new/out/guides/bravo-switch-1.0.json", "new/out/portbook.json",
                                             "new/out/portbook.sqlite"));
  EXPECT_EQ(ReadBytes(directory / "new/out/portbook.json"), ToJson(catalog));
  EXPECT_EQ(ReadBytes(directory / "new/out/findings.json"), FindingsToJson(catalog));
  EXPECT_EQ(ReadBytes(directory / "new/out/guides/acme-router-1.0.json"),
            GuideToJson(catalog.guides[0], catalog.groups, {catalog.findings[0]}));
  EXPECT_EQ(ReadBytes(directory / "new/out/guides/bravo-switch-1.0.json"),
            GuideToJson(catalog.guides[1], {}, {}));
  const base::Expected<model::Catalog> read = ReadSqlite(directory / "new/out/portbook.sqlite");
  ASSERT_TRUE(read.has_value()) << read.error().ToString();
  EXPECT_TRUE(*read == catalog);
}

TEST(Dataset, HasTheSameBytesInEveryDirectory) {
  const ScratchDirectory directory;
  ASSERT_EQ(ErrorOfWriting(SampleCatalog(), directory / "a"), "");
  ASSERT_EQ(ErrorOfWriting(SampleCatalog(), directory / "another"), "");
  for (const char* name :
       {"portbook.sqlite", "portbook.json", "findings.json", "guides/acme-router-1.0.json"}) {
    EXPECT_EQ(ReadBytes(directory / "a/" + name), ReadBytes(directory / "another/" + name)) << name;
  }
}

TEST(Dataset, ForgetsGuidesThatAreGoneAndTouchesNothingElse) {
  const ScratchDirectory directory;
  model::Catalog catalog = SampleCatalog();
  ASSERT_EQ(ErrorOfWriting(catalog, directory.path()), "");
  WriteBytes(directory / "guides/notes.txt", "mine");
  WriteBytes(directory / "guides/gone.json.partial", "half");
  catalog.guides.pop_back();
  catalog.findings.clear();
  ASSERT_EQ(ErrorOfWriting(catalog, directory.path()), "");
  EXPECT_THAT(directory.Files(), ElementsAre("findings.json", "guides/acme-router-1.0.json",
                                             "guides/notes.txt", "portbook.json", "portbook.sqlite"));
}

TEST(Dataset, StaysAsItWasWhereOneFileFails) {
  const ScratchDirectory directory;
  ASSERT_EQ(ErrorOfWriting(SampleCatalog(), directory.path()), "");
  const std::string before = ReadBytes(directory / "portbook.json");
  model::Catalog catalog = SampleCatalog();
  catalog.guides[0].source.title = "changed";
  catalog.guides[1].flows[1].id = "f_2";  // only the database, the last file, refuses it
  EXPECT_EQ(ErrorOfWriting(catalog, directory.path()),
            directory / "portbook.sqlite" + ": error: UNIQUE constraint failed: flow.source_key, flow.id");
  EXPECT_EQ(ReadBytes(directory / "portbook.json"), before);
  EXPECT_THAT(directory.Files(),
              ElementsAre("findings.json", "guides/acme-router-1.0.json", "guides/bravo-switch-1.0.json",
                          "portbook.json", "portbook.sqlite"));
}

TEST(Dataset, RefusesTwoGuidesInOneFile) {
  const ScratchDirectory directory;
  model::Catalog catalog = SampleCatalog();
  catalog.guides[0].source.id = "acme/core-router/1.0";
  catalog.guides[1].source.id = "acme-core/router/1.0";
  EXPECT_EQ(ErrorOfWriting(catalog, directory.path()),
            directory / "guides/acme-core-router-1.0.json" +
                ": error: the guides 'acme/core-router/1.0' and 'acme-core/router/1.0' would be written to "
                "one file\n"
                "  help: rename one of the two source directories");
  EXPECT_THAT(directory.Files(), ElementsAre());
}

TEST(Dataset, NamesTheDirectoryThatCannotBeMade) {
  const ScratchDirectory directory;
  WriteBytes(directory / "file", "");
  EXPECT_EQ(ErrorOfWriting(SampleCatalog(), directory / "file"),
            directory / "file/guides" + ": error: cannot make the directory: Not a directory");
}

}  // namespace
}  // namespace portbook::catalog
