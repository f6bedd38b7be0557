#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "geometry_drawing.h"
#include "portbook/table/table.h"
#include "table/geometry/prose.h"

namespace portbook::table {
namespace {

// Characters from the left and lines from the top.
Region RegionOf(double column, double line, double last_column, double last_line) {
  return {1, {6 * column, 12 * line, 6 * last_column, 12 * last_line}};
}

std::string ShowRegions(const char* picture, const std::vector<Region>& regions) {
  doc::Document document;
  document.media_type = doc::MediaType::pdf;
  document.pages.push_back(DrawPage(picture));
  document = ReadRegions(std::move(document), regions, {});
  std::string shown;
  for (const doc::Grid& grid : document.grids) shown += (shown.empty() ? "\n" : "--\n") + Show(grid);
  return shown;
}

constexpr const char* kSideBySide = R"(
Name      Port    Host      Colour
Phone     5060    Gateway   red
Camera    554     Recorder  blue
)";

TEST(Regions, EachIsOneTableInTheOrderGiven) {
  EXPECT_EQ(ShowRegions(kSideBySide, {RegionOf(18, 0, 40, 3), RegionOf(0, 0, 15, 3)}), R"(
  Host | Colour
  Gateway | red
  Recorder | blue
--
  Name | Port
  Phone | 5060
  Camera | 554
)");
}

TEST(Regions, WithoutWordsOrPageAreGridsWithoutRows) {
  const std::vector<Region> regions = {RegionOf(0, 8, 40, 9), {7, {0, 0, 100, 100}}};
  doc::Document document;
  document.pages.push_back(DrawPage(kSideBySide));
  document = ReadRegions(std::move(document), regions, {});
  ASSERT_EQ(document.grids.size(), 2U);
  EXPECT_TRUE(document.grids[0].rows.empty());
  EXPECT_EQ(document.grids[0].first_page, 1U);
  EXPECT_TRUE(document.grids[1].rows.empty());
  EXPECT_EQ(document.grids[1].first_page, 7U);
}

// Walls between the header's cells alone.
TEST(Regions, MeshOfMergedRowsIsNotTrusted) {
  EXPECT_EQ(ShowRegions(R"(
+--------+------+--------+
| Name   | Port | Use    |
+--------+------+--------+
  Phone    5060   Calls
+------------------------+
  Camera   554    Video
+------------------------+
  Clock    123    Time
+------------------------+
)",
                        {RegionOf(0, 0, 40, 10)}),
            R"(
  Name | Port | Use
  Phone | 5060 | Calls
  Camera | 554 | Video
  Clock | 123 | Time
)");
}

TEST(Regions, WordsBesideAMeshAreAColumnAndBelowItRows) {
  EXPECT_EQ(ShowRegions(R"(
         +------+-------+
 Name    | Port | Use   |
         +------+-------+
 Phone   | 5060 | Calls |
         +------+-------+
 Camera    554    Video
)",
                        {RegionOf(0, 0, 40, 8)}),
            R"(
  Name | Port | Use
  Phone | 5060 | Calls
  Camera | 554 | Video
)");
}

std::string Prose(const char* picture) {
  const doc::Page page = DrawPage(picture);
  WordIndexes words(page.words.size());
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = i;
  std::string found;
  for (const std::size_t i : FindProse(page, words, {}))
    found += (found.empty() ? "" : " ") + std::string(page.words[i].text.value());
  return found;
}

TEST(FindProse, LinesThatFillTheirColumn) {
  EXPECT_EQ(
      Prose(R"(
Name    Port
Phone   5060

the gateway asks each phone of the house
for its name and writes it to the log of
the day so that none can call twice when
the line is in use by one of the others.
)"),
      "the gateway asks each phone of the house for its name and writes it to the log of the day so that "
      "none can call twice when the line is in use by one of the others.");
}

// The page before cut the last cell of a row.
TEST(FindProse, RestOfACellAtThePagesHeadIsNone) {
  EXPECT_EQ(Prose(R"(
Name     Port   Notes
                that the gateway sends to all phones of
                the house when the day is over and each
                of them has to stop ringing until a new
                day comes or somebody starts them again
Camera   554    Video for the rooms
Clock    123    Time for the phones
)"),
            "");
}

TEST(FindProse, WrappedCellIsNone) {
  EXPECT_EQ(Prose(R"(
Phone   the gateway asks each phone of the house
        for its name and writes it to the log of
        the day so that none can call twice when
        the line is in use by one of the others.
)"),
            "");
}

}  // namespace
}  // namespace portbook::table
