// Grids found on drawn pages. Over 400 lines because every class of pages has its drawing in a table of
// cases.
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "geometry_drawing.h"
#include "table/geometry/aligned_grids.h"
#include "table/geometry/mesh.h"
#include "table/geometry/ruled_grids.h"

namespace portbook::table {
namespace {

struct Case {
  const char* name;
  const char* page;
  const char* grids;  // "--" between two
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

std::string ShowAll(const std::vector<FoundGrid>& grids) {
  std::string shown;
  for (const FoundGrid& found : grids) shown += (shown.empty() ? "\n" : "--\n") + Show(found.grid);
  return shown;
}

class RuledGrids : public testing::TestWithParam<Case> {};

TEST_P(RuledGrids, OfPage) {
  const doc::Page page = DrawPage(GetParam().page);
  const TableOptions options;
  EXPECT_EQ(ShowAll(FindRuledGrids(page, JoinRulings(page.rulings, options.mesh), options)),
            GetParam().grids);
}

const Case kRuled[] = {
    {"CompleteMesh", R"(
+---------+-----+
| *Name   |*Port|
+---------+-----+
| Phone   |5060 |
+---------+-----+
)",
     R"(
  *Name | *Port
  Phone | 5060
)"},
    {"MissingWallsMergeCells", R"(
+---------+------+------+
| Name    |  TCP ports  |
+---------+------+------+
|         | 5060 | 5061 |
| Phone   +------+------+
|         | 5070 |      |
+---------+------+------+
)",
     R"(
  Name | (1x2)TCP ports | ^
  (2x1)Phone | 5060 | 5061
  ^ | 5070 | .
)"},
    {"LinesBrokenForWantOfRoomAreOneText", R"(
+---------------+----------+
| Media between | UDP      |
| two phones    | TCP      |
+---------------+----------+
| Sig~          | 5060     |
| nalling       |          |
+---------------+----------+
)",
     R"(
  Media between two phones | UDP / TCP
  Signalling | 5060
)"},
    {"TypesettersHyphenIsDroppedAndAWordsOwnStays", R"(
+------------+-------------+
| Call Signa~| 16384-      |
| lling      | 32767xxxxxx |
+------------+-------------+
| Third-     | 5060 -      |
| partyxxxxx | 5061xxxxxx  |
+------------+-------------+
)",
     R"(
  Call Signalling | 16384-32767xxxxxx
  Third-partyxxxxx | 5060 - 5061xxxxxx
)"},
    {"OuterBordersNeedNotBeDrawn", R"(
----------+------
  Name    | Port
----------+------
  Phone   | 5060
----------+------
)",
     R"(
  Name | Port
  Phone | 5060
)"},
    {"RowsWithoutRulesAreLines", R"(
+---------+------+------+
|*Name    |*Port |*Use  |
+---------+------+------+
| Phone   | 5060 | SIP  |
| Camera  | 554  | RTSP |
| Printer | 9100 | Raw  |
| Clock   | 123  | NTP  |
| Lamp    | 5683 | CoAP |
+---------+------+------+
)",
     R"(
  *Name | *Port | *Use
  Phone | 5060 | SIP
  Camera | 554 | RTSP
  Printer | 9100 | Raw
  Clock | 123 | NTP
  Lamp | 5683 | CoAP
)"},
    {"ColumnsBeginWherePiecesOfRulesMeet", R"(
+---------:------+
| Name     Port  |
+---------:------+
| Phone    5060  |
+---------:------+
)",
     R"(
  Name | Port
  Phone | 5060
)"},
    {"TableInsideFrame", R"(
+------------------------+
|  +--------+------+     |
|  | Phone  | 5060 |     |
|  +--------+------+     |
|  | Camera | 554  |     |
|  +--------+------+     |
+------------------------+
)",
     R"(
  Phone | 5060
  Camera | 554
)"},
    {"TwoTables", R"(
+--------+------+
| Phone  | 5060 |
+--------+------+
| Camera | 554  |
+--------+------+

+--------+------+
| Clock  | 123  |
+--------+------+
| Lamp   | 5683 |
+--------+------+
)",
     R"(
  Phone | 5060
  Camera | 554
--
  Clock | 123
  Lamp | 5683
)"},
    {"BoxOfOneColumnIsNone", R"(
+--------------+
| Mind the gap |
+--------------+
| and the dog  |
+--------------+
)",
     ""},
    {"UnderlineIsNone", R"(
 See the manual for ports
 -------
)",
     ""},
};
INSTANTIATE_TEST_SUITE_P(Geometry, RuledGrids, testing::ValuesIn(kRuled),
                         [](const auto& test) { return test.param.name; });

// A mesh of which most cells reach over others is a drawing.
TEST(RuledGrids, BarsOfAChartAreNone) {
  doc::Page page = DrawPage(R"(
+-----+
| One |
+-----+---+
| Two     |
+---------+----+
| Three        |
+--------------+
)");
  const TableOptions options;
  EXPECT_EQ(ShowAll(FindRuledGrids(page, JoinRulings(page.rulings, options.mesh), options)), "");
}

// A character is 1.9 points wide: the middle rules of the tables are nearer than rulings of one line may be.
TEST(JoinedRulings, OfTwoTablesKeepTheirPlaces) {
  const doc::Page page = DrawPage(R"(
+---------------+--------------+
|               |              |
+---------------+--------------+

+----------------+-------------+
|                |             |
+----------------+-------------+
)",
                                  1, {1.9, 12});
  const JoinedRules rules = JoinRulings(page.rulings, TableOptions().mesh);
  std::vector<std::pair<double, double>> middle;
  for (const JoinedRule& rule : rules.vertical) {
    if (rule.at > 20 && rule.at < 40) middle.emplace_back(rule.at, rule.from);
  }
  ASSERT_EQ(middle.size(), 2U);
  EXPECT_NEAR(middle[0].first, 1.9 * 16.5, 0.01);
  EXPECT_NEAR(middle[0].second, 6, 0.01);
  EXPECT_NEAR(middle[1].first, 1.9 * 17.5, 0.01);
  EXPECT_NEAR(middle[1].second, 54, 0.01);
}

class AlignedGrids : public testing::TestWithParam<Case> {};

TEST_P(AlignedGrids, OfPage) {
  const doc::Page page = DrawPage(GetParam().page);
  WordIndexes words(page.words.size());
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = i;
  const TableOptions options;
  EXPECT_EQ(ShowAll(FindAlignedGrids(page, words, {}, JoinRulings(page.rulings, options.mesh), options)),
            GetParam().grids);
}

const Case kAligned[] = {
    {"ValueThatEndsInADashGoesOn", R"(
*Port    *Use
53       Names of all hosts
1025-    Ports that are kept
2180     for the agents
8080     Web
)",
     R"(
  *Port | *Use
  53 | Names of all hosts
  1025-2180 | Ports that are kept for the agents
  8080 | Web
)"},
    // As browsers and LibreOffice set a table without a style: no gap is wider than a word's.
    {"CellsWithoutSpacesBetweenStandInColumns", R"(
*Port ^*Use *of *it^*Transport
53    ^All hosts   ^UDP
443   ^Web and app ^TCP
8080  ^Another way ^TCP
)",
     R"(
  *Port | *Use of it | *Transport
  53 | All hosts | UDP
  443 | Web and app | TCP
  8080 | Another way | TCP
)"},
    {"BulletsStandInNoColumn", R"(
- ^TCP 53 to all
- ^TCP 443 to the web
- ^TCP 8080 to the web
)",
     ""},
    // Its values stand to the left of it.
    {"BoldHeaderOfTwoLinesIsOfItsColumn", R"(
*Band       *Default
            *port
160M      1
80M       2
40M       2
)",
     R"(
  *Band | *Default port
  160M | 1
  80M | 2
  40M | 2
)"},
    // It stands over the middle of the rule as a heading would.
    {"LastLineAboveTheClosingRuleIsNoHeading", R"(
*Host   *Port    *Use
-----------------------
a.org   443      Pages
b.org   49152-   Calls
        65535
-----------------------
)",
     R"(
  *Host | *Port | *Use
  a.org | 443 | Pages
  b.org | 49152-65535 | Calls
)"},
    {"BoldHeaderShowsATableOfOneRow", R"(
*Port    *Component
53       Names of hosts
)",
     R"(
  *Port | *Component
  53 | Names of hosts
)"},
    // One below the other without a heading between, each with columns of its own.
    {"BoldHeaderBelowACaptionBeginsAnotherTable", R"(
*Service    *Port   *Use
names       53      All hosts
pages       443     All hosts
Ports that the console takes for itself
*Service            *Port
console             8080
proxies             8081
)",
     R"(
  *Service | *Port | *Use
  names | 53 | All hosts
  pages | 443 | All hosts
--
  *Service | *Port
  console | 8080
  proxies | 8081
)"},
    // Dashes alone are a value, and no port that goes on.
    {"RowsWithDashesAreApart", R"(
*Description    *UDP    *TCP
Cache calls     8004    .-
Cache loads     .-      8003
Cache notes     8005    .-
)",
     R"(
  *Description | *UDP | *TCP
  Cache calls | 8004 | .-
  Cache loads | .- | 8003
  Cache notes | 8005 | .-
)"},
    {"ShortPortsAreNoMarksOfAList", R"(
53      Names of all hosts
80      Pages for all phones
443     The same with a key
8080    Another way to them
)",
     R"(
  53 | Names of all hosts
  80 | Pages for all phones
  443 | The same with a key
  8080 | Another way to them
)"},
    {"RowsBeginWhereColumnsDo", R"(
Clients that need     443    See the pages of
the web:                     each client:
  Calendar                     Calendar
  Mobile mail                  Mobile mail

Clocks                123    Time for all

Phones                5060   Calls for all
)",
     R"(
  Clients that need the web: / Calendar / Mobile mail | 443 | See the pages of each client: Calendar Mobile mail
  Clocks | 123 | Time for all
  Phones | 5060 | Calls for all
)"},
    {"GapsPartColumns", R"(
The gateway uses these:
*Name            *Port   *Use
Phone            5060    Calls
Conference Room  554     Video
Clock            123     Time
)",
     R"(
  *Name | *Port | *Use
  Phone | 5060 | Calls
  Conference Room | 554 | Video
  Clock | 123 | Time
)"},
    {"LineWithoutFirstColumnGoesOn", R"(
Name      Port   Use
Phone     5060   Calls and
                 messages
Clock     123    Time
)",
     R"(
  Name | Port | Use
  Phone | 5060 | Calls and messages
  Clock | 123 | Time
)"},
    {"BlankFirstCellIsARowWhereTheRestIsFilled", R"(
Name      Port   Use
Phone     5060   Calls
          5061   Calls
Clock     123    Time
)",
     R"(
  Name | Port | Use
  Phone | 5060 | Calls
  . | 5061 | Calls
  Clock | 123 | Time
)"},
    {"TighterLeadingIsWithinRows", R"(
Name      Port   Use

Front     5060   Calls
Server           now

Back      123    Time
Server
)",
     R"(
  Name | Port | Use
  Front Server | 5060 | Calls now
  Back Server | 123 | Time
)"},
    {"FirstRulePartsHeader", R"(
Name      Port   Use
--------------------
Phone     5060   Calls
Camera    554    Video
Clock     123    Time
)",
     R"(
  *Name | *Port | *Use
  Phone | 5060 | Calls
  Camera | 554 | Video
  Clock | 123 | Time
)"},
    {"RulesPartRows", R"(
Name      Port   Use
----------------------
Front     5060   Calls
Server           now
----------------------
Back      123    Time
Server
----------------------
Lamp      5683   Light
)",
     R"(
  Name | Port | Use
  Front Server | 5060 | Calls now
  Back Server | 123 | Time
  Lamp | 5683 | Light
)"},
    {"ProseInTwoColumns", R"(
the quick brown fox jumps over a dog    and then he runs back all the way to
his den in the old dark wood where he    sleeps all day and all night long
while it rains and snows and blows on    until at last the sun comes up again
)",
     ""},
    {"List", R"(
1.  Open the firewall
2.  Close the door
3.  Go home
)",
     ""},
    {"Contents", R"(
Ports     ..........  4
Protocols ..........  5
Hosts     ..........  9
)",
     ""},
    {"HeadingOverColumnsIsASpan", R"(
         Ports in use
        --------------
Name      TCP       UDP
Phone     5060      5061
Camera    554       555
Clock     123       124
)",
     R"(
  *. | *(1x2)Ports in use | ^
  Name | TCP | UDP
  Phone | 5060 | 5061
  Camera | 554 | 555
  Clock | 123 | 124
)"},
    {"SignsBelongToTheTextBesideThem", R"(
Name        Price
Phone      $  5060
Camera     $  5540
Clock      $  1230
)",
     R"(
  Name | Price
  Phone | $ 5060
  Camera | $ 5540
  Clock | $ 1230
)"},
    {"HeaderApartFromItsValuesIsOneColumn", R"(
Name        Number     Use
Phone     5060         Calls
Camera    554          Video
Clock     123          Time
)",
     R"(
  Name | Number | Use
  Phone | 5060 | Calls
  Camera | 554 | Video
  Clock | 123 | Time
)"},
    {"CellsCentredBesideEachOther", R"(
Name      Port   Use

                 Calls and
Phone     5060   messages of
                 all kinds

                 Pictures
Camera    554    and sound
                 of rooms
)",
     R"(
  Name | Port | Use
  Phone | 5060 | Calls and messages of all kinds
  Camera | 554 | Pictures and sound of rooms
)"},
    {"CaptionAndNoteRunOverColumns", R"(
These are all the ports that phones use now
Name      Port   Use
Phone     5060   Calls
Camera    554    Video
Clock     123    Time
The ports of the clock can not be changed by
)",
     R"(
  Name | Port | Use
  Phone | 5060 | Calls
  Camera | 554 | Video
  Clock | 123 | Time
)"},
    {"WordsOfADrawing", R"(
   Phone        5060
Camera     554
       Clock         123
 Lamp          5683
)",
     ""},
};
// Header cells of one line and of two, set in the middle of their row: no line has two parts.
TEST(AlignedGrids, CentredHeaderBelongsToTheTable) {
  doc::Page page = DrawPage(R"(
                   *Default
*Component         *Ports
names of hosts     53
pages and apps     443
another way        8080
)");
  for (doc::Word& word : page.words) {
    if (word.text.value() != "Component") continue;
    word.box.y0 -= 5;
    word.box.y1 -= 5;
  }
  WordIndexes words(page.words.size());
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = i;
  const TableOptions options;
  EXPECT_EQ(ShowAll(FindAlignedGrids(page, words, {}, JoinRulings(page.rulings, options.mesh), options)), R"(
  *Component | *Default Ports
  names of hosts | 53
  pages and apps | 443
  another way | 8080
)");
}

INSTANTIATE_TEST_SUITE_P(Geometry, AlignedGrids, testing::ValuesIn(kAligned),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace portbook::table
