// A build reads again what has changed and nothing else, and says the same with a cache as without one.
#include "pipeline/cache.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "portbook/base/digest.h"
#include "portbook/doc/codec.h"
#include "tests/unit/pipeline/small_guide.h"

namespace portbook::pipeline {
namespace {

namespace fs = std::filesystem;

std::string ReadBytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Two guides and a directory for the cache, gone with the test.
class Cached : public testing::Test {
 protected:
  Cached() {
    fs::remove_all(root_);
    WriteGuide("gateway", kSmallGuide);
    WriteGuide("hub", "# Ports of the other hub\n\n" + kSmallGuide);
  }
  ~Cached() override { fs::remove_all(root_); }

  void Write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << bytes;
  }
  void WriteGuide(const std::string& product, const std::string& bytes, const std::string& more = "") const {
    const std::string directory = "sources/acme/" + product + "/1/";
    Write(directory + "guide.md", bytes);
    Write(directory + "source.toml", "[source]\nvendor = 'acme'\nproduct = '" + product +
                                         "'\nrelease = '1'\ntitle = 'Ports'\npublisher = 'ACME'\nauthority = "
                                         "'vendor'\nmedia_type = 'text'\n"
                                         "file = 'guide.md'\nsha256 = '" +
                                         base::Sha256Hex(bytes) + "'\n" + more);
  }
  // In process: a sanitizer reserves more memory than a child gets.
  Options Cache() const {
    Options options;
    options.isolation = Isolation::in_process;
    options.cache = (root_ / "cache").string();
    return options;
  }
  BuildResult Build(const Options& options, const rules::Library& library) const {
    base::Expected<BuildResult> built = pipeline::Build((root_ / "sources").string(), library, options);
    EXPECT_TRUE(built);
    return *std::move(built);
  }
  BuildResult Build() const { return Build(Cache(), library_); }
  // What a build says that has no cache.
  model::Catalog Fresh() const {
    Options options = Cache();
    options.cache.clear();
    return Build(options, library_).catalog;
  }
  std::vector<fs::path> Entries(const std::string& kind) const {
    std::vector<fs::path> entries;
    for (const auto& entry : fs::directory_iterator(root_ / "cache" / kind)) entries.push_back(entry.path());
    return entries;
  }

  fs::path root_ = fs::path(testing::TempDir()) / ("portbook_cached_" + std::to_string(::getpid()));
  rules::Library library_ = *rules::Library::Read(PORTBOOK_ROOT "/rules");
};

TEST_F(Cached, ASecondBuildReadsNothingAndSaysTheSame) {
  const BuildResult first = Build();
  EXPECT_EQ(first.read, 2U);
  EXPECT_EQ(first.reused, 0U);
  const BuildResult second = Build();
  EXPECT_EQ(second.read, 0U);
  EXPECT_EQ(second.reused, 2U);
  EXPECT_EQ(first.catalog, second.catalog);
  EXPECT_EQ(first.catalog, Fresh());
  ASSERT_EQ(first.catalog.guides.size(), 2U);
  EXPECT_FALSE(first.catalog.guides[0].flows.empty());
}

TEST_F(Cached, OnlyTheGuideThatChangedIsReadAgain) {
  Build();
  WriteGuide("gateway", kSmallGuide + "\nThe hub listens on TCP port 9443.\n");
  BuildResult built = Build();
  EXPECT_EQ(built.read, 1U);
  EXPECT_EQ(built.reused, 1U);
  EXPECT_EQ(built.catalog, Fresh());
  WriteGuide("hub", "# Ports of the other hub\n\n" + kSmallGuide, "document_date = 2026-11-28\n");
  built = Build();
  EXPECT_EQ(built.read, 1U);
  EXPECT_EQ(built.catalog, Fresh());
}

// Expectations and decisions are held against a reading, and are no part of it.
TEST_F(Cached, AnExpectationIsCheckedWithoutReadingAgain) {
  Build();
  WriteGuide("gateway", kSmallGuide, "[expect]\nflows = 99\n");
  const BuildResult built = Build();
  EXPECT_EQ(built.read, 0U);
  EXPECT_EQ(built.catalog, Fresh());
  EXPECT_TRUE(
      std::any_of(built.catalog.findings.begin(), built.catalog.findings.end(),
                  [](const model::Finding& finding) { return finding.kind == diag::Kind::count_drifted; }));
}

rules::Library LibraryWith(const std::string& more) {
  std::vector<rules::RuleFile> files;
  for (const auto& file : fs::directory_iterator(PORTBOOK_ROOT "/rules/common")) {
    const std::string name = "rules/common/" + file.path().filename().string();
    files.push_back({name, ReadBytes(file.path())});
  }
  files.push_back({"rules/acme/gateway.toml", "[pack]\nname = 'acme/gateway'\n"});
  files.push_back({"rules/acme/more.toml", more});
  return rules::Library::Compile(std::move(files));
}

TEST_F(Cached, RulesThatAGuideIsReadWithAreInItsKeyAndOthersAreNot) {
  const rules::Library before = LibraryWith("[pack]\nname = 'acme/hub'\n");
  const rules::Library after = LibraryWith("[pack]\nname = 'acme/hub'\n# changed\n");
  WriteGuide("gateway", kSmallGuide, "pack = 'acme/gateway'\n");
  WriteGuide("hub", kSmallGuide, "pack = 'acme/hub'\n");
  EXPECT_EQ(Build(Cache(), before).read, 2U);
  const BuildResult built = Build(Cache(), after);
  EXPECT_EQ(built.read, 1U);
  EXPECT_EQ(built.reused, 1U);
}

TEST_F(Cached, WhatIsDamagedIsReadAgainAndWrittenAgain) {
  const model::Catalog fresh = Fresh();
  Build();
  const fs::path entry = Entries("guides").front();
  const std::string whole = ReadBytes(entry);
  const std::string flipped = whole.substr(0, 200) + static_cast<char>(whole[200] ^ 1) + whole.substr(201);
  for (const std::string& damaged :
       {flipped, whole.substr(0, whole.size() / 2), std::string(), whole + "x"}) {
    std::ofstream(entry, std::ios::binary) << damaged;
    const BuildResult built = Build();
    EXPECT_EQ(built.read, 1U);
    EXPECT_EQ(built.catalog, fresh);
    EXPECT_EQ(ReadBytes(entry), whole);
  }
}

// The documents are kept apart: new rules read what was decoded before.
TEST_F(Cached, ADocumentThatWasDecodedIsNotDecodedAgain) {
  const doc::Capture capture = SmallCapture();
  diag::Sink sink;
  doc::Document document = DecodeIsolated(capture, Cache(), sink);
  ASSERT_EQ(Entries("documents").size(), 1U);
  document.text += "kept";
  pipeline::Cache(Cache()).StoreDocument(capture, doc::Encode(document));
  EXPECT_EQ(DecodeIsolated(capture, Cache(), sink), document);
  std::ofstream(Entries("documents").front(), std::ios::binary) << "damaged";
  EXPECT_NE(DecodeIsolated(capture, Cache(), sink), document);
  EXPECT_GT(fs::file_size(Entries("documents").front()), 100U);
}

TEST_F(Cached, OptionsThatAreNotTheProgramsOwnKeepNothing) {
  Options options = Cache();
  options.decode.grids.max_cells = 10;
  EXPECT_EQ(Build(options, library_).read, 2U);
  EXPECT_FALSE(fs::exists(root_ / "cache"));
}

TEST_F(Cached, ACacheThatCannotBeWrittenCostsNothingButTime) {
  Write("cache", "a file");
  EXPECT_EQ(Build().read, 2U);
  EXPECT_EQ(Build().catalog, Fresh());
}

}  // namespace
}  // namespace portbook::pipeline
