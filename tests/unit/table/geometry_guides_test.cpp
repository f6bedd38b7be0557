// Tables as guides are typeset by browsers and office programs: between rules of one width, or unruled with
// columns a space apart.
#include <gtest/gtest.h>

#include <cstddef>
#include <numeric>
#include <optional>
#include <string>

#include "geometry_drawing.h"
#include "table/geometry/framed_grids.h"
#include "table/geometry/mesh.h"
#include "table/geometry/shared_starts.h"

namespace portbook::table {
namespace {

std::string ShowAll(const std::vector<FoundGrid>& grids) {
  std::string shown;
  for (const FoundGrid& found : grids) shown += "\n" + Show(found.grid);
  return shown;
}

// A table's header between two rules, its rows far apart and set in the middle of their height.
constexpr const char* kFramed = R"(
--------------------------------
*Role       *Port   *Notes
--------------------------------
                    Calls from
Gateway     5060
                    all phones


                    Video from
Camera      554     every room
                    there is
--------------------------------
Nothing else is needed below it.
)";

std::vector<FoundGrid> FindFramed(const doc::Page& page, const std::optional<OpenFrame>& above = {}) {
  WordIndexes words(page.words.size());
  std::iota(words.begin(), words.end(), std::size_t{0});
  const TableOptions options;
  return FindFramedGrids(page, words, {}, JoinRulings(page.rulings, options.mesh), above, options).grids;
}

TEST(FramedGrids, RowsFarApartAreOneTableBetweenItsRules) {
  EXPECT_EQ(ShowAll(FindFramed(DrawPage(kFramed))), R"(
  *Role | *Port | *Notes
  Gateway | 5060 | Calls from / all phones
  Camera | 554 | Video from every room there is
)");
}

TEST(FramedGrids, TextBetweenRulesOfOneWidthIsNone) {
  EXPECT_TRUE(FindFramed(DrawPage(R"(
--------------------------------
Ports of the gateway
--------------------------------
The gateway needs a port of its
own for each of its cameras.
--------------------------------
)"))
                  .empty());
}

TEST(FramedGrids, HeadingEndsATableWithoutItsLastRule) {
  doc::Page page = DrawPage(R"(
--------------------
*Role       *Port
--------------------
Gateway     5060
Camera      554
Others
Recorder    8080
)");
  for (doc::Word& word : page.words) {
    if (word.text.value() == "Others") word.font_size = 14;
  }
  EXPECT_EQ(ShowAll(FindFramed(page)), R"(
  *Role | *Port
  Gateway | 5060
  Camera | 554
)");
}

TEST(FramedGrids, SectionBetweenRulesIsARow) {
  EXPECT_EQ(ShowAll(FindFramed(DrawPage(R"(
--------------------
*Role       *Port
--------------------
*Site
--------------------
Gateway     5060
--------------------
*Branch
--------------------
Camera      554
--------------------
)"))),
            R"(
  *Role | *Port
  Site | .
  Gateway | 5060
  Branch | .
  Camera | 554
)");
}

// No header has so many lines: the row below was taken for it, and this one for text above the table.
TEST(FramedGrids, TableWithoutAHeaderBeginsWithARowOfManyLines) {
  EXPECT_EQ(ShowAll(FindFramed(DrawPage(R"(
---------------------
Lamp      5683  Light
                of
                all
                the
                rooms
                in a
                house
---------------------
Door      4433  Locks
---------------------
Bell      4434  Rings
---------------------
)"))),
            R"(
  Lamp | 5683 | Light of all the rooms in a house
  Door | 4433 | Locks
  Bell | 4434 | Rings
)");
}

// Nothing stands below the last rule.
TEST(FramedGrids, FrameThatEndsThePage) {
  EXPECT_EQ(ShowAll(FindFramed(DrawPage(R"(
--------------------
*Role       *Port
--------------------
)"))),
            "");
}

TEST(FramedGrids, PiecesOfTheHeadersRuleAreItsColumns) {
  EXPECT_EQ(ShowAll(FindFramed(DrawPage(R"(
---------:----------:----------
 *Role     *Service   *Port
---------:----------:----------
 Gateway   SIP calls   5060
 Camera    RTSP         554
-------------------------------
)"))),
            R"(
  *Role | *Service | *Port
  Gateway | SIP calls | 5060
  Camera | RTSP | 554
)");
}

TEST(FramedGrids, TableGoesOnOverThePage) {
  const doc::Page first = DrawPage(R"(
--------------------
*Role       *Port
--------------------
Gateway     5060
)");
  WordIndexes words(first.words.size());
  std::iota(words.begin(), words.end(), std::size_t{0});
  const TableOptions options;
  const FramedGrids found =
      FindFramedGrids(first, words, {}, JoinRulings(first.rulings, options.mesh), std::nullopt, options);
  ASSERT_TRUE(found.open.has_value());
  EXPECT_EQ(ShowAll(FindFramed(DrawPage(R"(
Camera      554
--------------------
That is all that it needs.
)"),
                               found.open)),
            R"(
  Camera | 554
)");
}

TEST(SharedStarts, PartColumnsASpaceApart) {
  const TableOptions options;
  doc::Page page = DrawPage(R"(
Needs    Use of each of them
61003 Calls of all the phones
61053 Video
61420 Time for every clock
)");
  // A character more than a space.
  for (doc::Word& word : page.words) {
    if (word.text.value().starts_with('6')) word.box.x1 -= 7;
  }
  std::vector<PartedLine> lines;
  WordIndexes words(page.words.size());
  std::iota(words.begin(), words.end(), std::size_t{0});
  for (TextLine& line : GroupLines(page, words)) lines.push_back({line, {line}});
  CutAtSharedStarts(page, lines, options);
  EXPECT_EQ(lines[0].parts.size(), 1U);
  EXPECT_EQ(lines[1].parts.size(), 2U);
  EXPECT_EQ(lines[2].parts.size(), 2U);
  EXPECT_EQ(lines[3].parts.size(), 2U);
}

TEST(SharedStarts, RunningTextAndListsHaveNone) {
  const TableOptions options;
  const doc::Page page = DrawPage(R"(
-  One of the phones
-  The next of them
-  And all the rest
The phone that is the one
All needs that we the two
Add ports that go the way
)");
  std::vector<PartedLine> lines;
  WordIndexes words(page.words.size());
  std::iota(words.begin(), words.end(), std::size_t{0});
  for (TextLine& line : GroupLines(page, words)) lines.push_back({line, {line}});
  CutAtSharedStarts(page, lines, options);
  for (const PartedLine& line : lines) EXPECT_EQ(line.parts.size(), 1U);
}

}  // namespace
}  // namespace portbook::table
