// The guides of sources/ against golden/: what every grid, flow and finding is, reviewed line by line against
// the originals. tools/update-golden rewrites the files; a test run never does.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "portbook/pipeline/pipeline.h"
#include "tests/e2e/golden_text.h"

namespace portbook::tests {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = PORTBOOK_ROOT;

// Built once for all tests of the file; the library must outlive nothing, for a catalog holds no rules.
const model::Catalog& Catalog() {
  static const model::Catalog catalog = [] {
    const base::Expected<rules::Library> library = rules::Library::Read((kRoot / "rules").string());
    if (!library) ADD_FAILURE() << library.error().ToString();
    const base::Expected<pipeline::BuildResult> built =
        pipeline::Build((kRoot / "sources").string(), *library, {});
    if (!built) ADD_FAILURE() << built.error().ToString();
    for (const base::Error& error : built->errors) ADD_FAILURE() << error.ToString();
    return built->catalog;
  }();
  return catalog;
}

std::string ReadGolden(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

void Compare(const fs::path& path, const std::string& text) {
  if (std::getenv("PORTBOOK_UPDATE_GOLDEN")) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  EXPECT_EQ(ReadGolden(path), text)
      << path
      << " differs; tools/update-golden rewrites it, and every changed line is to be read "
         "against the original guide";
}

fs::path Directory(const model::Guide& guide) {
  return kRoot / "golden" / guide.source.vendor / guide.source.product;
}

TEST(Golden, GridsOfEveryGuide) {
  for (const model::Guide& guide : Catalog().guides)
    Compare(Directory(guide) / "grids.txt", GridsText(guide));
}

TEST(Golden, FlowsOfEveryGuide) {
  for (const model::Guide& guide : Catalog().guides)
    Compare(Directory(guide) / "flows.txt", FlowsText(guide));
}

TEST(Golden, FindingsOfEveryGuide) {
  for (const model::Guide& guide : Catalog().guides)
    Compare(Directory(guide) / "findings.txt", FindingsText(guide, Catalog()));
}

TEST(Golden, EveryQuoteStandsInItsCapture) {
  const base::Expected<sources::Registry> registry = sources::ReadRegistry((kRoot / "sources").string());
  ASSERT_TRUE(registry);
  ASSERT_EQ(registry->entries.size(), Catalog().guides.size());
  for (std::size_t i = 0; i < registry->entries.size(); ++i) {
    const base::Expected<doc::Capture> capture = sources::ReadCapture(registry->entries[i]);
    ASSERT_TRUE(capture);
    const base::Expected<int> quotes = pipeline::Verify(Catalog().guides[i], *capture);
    ASSERT_TRUE(quotes) << quotes.error().ToString();
    EXPECT_GT(*quotes, static_cast<int>(Catalog().guides[i].flows.size()));
  }
}

TEST(Golden, NothingOfAGuideIsLost) {
  for (const model::Guide& guide : Catalog().guides) {
    EXPECT_TRUE(guide.conservation.holds()) << guide.source.id << ": " << guide.conservation.leaks.front();
    EXPECT_EQ(guide.conservation.rows, guide.conservation.rows_stated + guide.conservation.rows_ignored +
                                           guide.conservation.rows_rejected);
  }
}

}  // namespace
}  // namespace portbook::tests
