// Each threshold of the geometry has a page in drawn/, named after it, on which it decides: what is read
// there with it, and what is read with another value. A threshold without one fails here.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/unit/table/drawn_blocks.h"
#include "tests/unit/table/drawn_options.h"

namespace portbook::table {
namespace {

const std::filesystem::path kDrawn = PORTBOOK_ROOT "/tests/unit/table/drawn";

// Shown elsewhere.
const std::set<std::string> kNotDrawn = {
    "mesh.min_share",  // of a region: Regions.MeshOfMergedRowsIsNotTrusted
};

// "== scale 4 12", "== page" as often as there are pages, "== read", "== read with 0.5".
struct DrawnCase {
  Scale scale;
  std::vector<std::string> pages;
  std::string read;
  double other_value = 0;
  std::string read_with_other;
};

DrawnCase ReadCase(const std::filesystem::path& file) {
  DrawnCase drawn;
  std::ifstream in(file);
  std::string about;
  std::string* part = &about;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("== ")) {
      *part += line + "\n";
    } else if (line == "== page") {
      part = &drawn.pages.emplace_back();
    } else if (line == "== read") {
      part = &drawn.read;
    } else if (line.starts_with("== scale ")) {
      std::istringstream(line.substr(9)) >> drawn.scale.column >> drawn.scale.row;
    } else {
      EXPECT_TRUE(line.starts_with("== read with ")) << line;
      drawn.other_value = std::stod(line.substr(13));
      part = &drawn.read_with_other;
    }
  }
  return drawn;
}

std::vector<std::string> Names() {
  std::vector<std::string> names;
  for (const auto& [name, set] : GeometryOptions()) names.push_back(name);
  return names;
}

class Drawn : public testing::TestWithParam<std::string> {};

TEST_P(Drawn, PageIsReadByItsThreshold) {
  const std::filesystem::path file = kDrawn / (GetParam() + ".txt");
  if (kNotDrawn.contains(GetParam())) {
    EXPECT_FALSE(std::filesystem::exists(file));
    return;
  }
  const DrawnCase drawn = ReadCase(file);
  ASSERT_FALSE(drawn.pages.empty()) << file;
  EXPECT_EQ(ShowBlocks(drawn.pages, {}, drawn.scale), "\n" + drawn.read);
  TableOptions other;
  GeometryOptions().at(GetParam())(other, drawn.other_value);
  EXPECT_EQ(ShowBlocks(drawn.pages, other, drawn.scale), "\n" + drawn.read_with_other);
  EXPECT_NE(drawn.read, drawn.read_with_other);
}
INSTANTIATE_TEST_SUITE_P(Geometry, Drawn, testing::ValuesIn(Names()), [](const auto& test) {
  std::string name = test.param;
  std::ranges::replace(name, '.', '_');
  return name;
});

// The families in options.h but the one of running text, and their thresholds.
TEST(DrawnOptions, AreAllThatOptionsHave) {
  std::ifstream in(PORTBOOK_ROOT "/include/portbook/table/options.h");
  std::size_t thresholds = 0;
  bool counts = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("struct ")) counts = !line.starts_with("struct TextOptions");
    const bool is_threshold = line.starts_with("  double ") || line.starts_with("  std::size_t ");
    if (counts && is_threshold) ++thresholds;
  }
  EXPECT_EQ(GeometryOptions().size(), thresholds);
}

}  // namespace
}  // namespace portbook::table
