// Tables that a page cuts: their headers above, and what goes on with them below. Over 400 lines because
// every case has a drawing of each of its pages.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/table/drawn_blocks.h"

namespace portbook::table {
namespace {

class CutTables : public testing::TestWithParam<PagesCase> {};

TEST_P(CutTables, OfPages) { EXPECT_EQ(ShowCase(GetParam()), GetParam().read); }

const PagesCase kCutTables[] = {
    // Below the port no value begins where it does.
    {"HeaderSetToTheRightIsNoRunningHeader",
     {R"(
Name         Port    Use

Phone       50600    Calls
Camera        554    Video
Clock         123    Time
)",
      R"(
Name         Port    Use

Lamp          568    Light
Door        54433    Locks
Printer       910    Pages
)"},
     R"(
grid of pages 1 to 2: 
  Name | Port | Use
  Phone | 50600 | Calls
  Camera | 554 | Video
  Clock | 123 | Time
> Lamp | 568 | Light
  Door | 54433 | Locks
  Printer | 910 | Pages
page_break
pdf:repeated-header: Name Port Use
)",
     {6, 12, 20}},
    {"CentredHeaderIsNoRunningHeader",
     {R"(
Name         Port     Use

Phone       150600    Calls
Camera        50      Video
Clock         40      Time
)",
      R"(
Name         Port     Use

Lamp          60      Light
Door        154433    Locks
Printer       91      Pages
)"},
     R"(
grid of pages 1 to 2: 
  Name | Port | Use
  Phone | 150600 | Calls
  Camera | 50 | Video
  Clock | 40 | Time
> Lamp | 60 | Light
  Door | 154433 | Locks
  Printer | 91 | Pages
page_break
pdf:repeated-header: Name Port Use
)",
     {6, 12, 20}},
    // Each part of it has the place of a cell, but stands further off than rows do.
    {"TitleFarAboveATableThatEndsWhereItDoesIsRunning",
     {R"(
Port Guide                            Draft




Name             Port                   Use
Phone            5060                 Calls
Camera            554                 Video
Clock             123                  Time
)",
      R"(
Port Guide                            Draft




Name             Port                   Use
Lamp             5683                 Light
Door             4433                 Locks
Printer          9100                 Pages
)"},
     R"(
pdf:running-header: Port Guide Draft
grid of pages 1 to 2: 
  Name | Port | Use
  Phone | 5060 | Calls
  Camera | 554 | Video
  Clock | 123 | Time
> Lamp | 5683 | Light
  Door | 4433 | Locks
  Printer | 9100 | Pages
page_break
pdf:running-header: Port Guide Draft
pdf:repeated-header: Name Port Use
)",
     {6, 12, 27}},
    // As near as a row, but its first part stands over two columns.
    {"TitleOverSeveralColumnsIsRunning",
     {R"(
Administration Guide           Confidential


Name             Port                   Use
Phone            5060                 Calls
Camera           554                  Video
Clock            123                   Time
)",
      R"(
Administration Guide           Confidential


Name             Port                   Use
Lamp             5683                 Light
Door             4433                 Locks
Printer          9100                 Pages
)"},
     R"(
pdf:running-header: Administration Guide Confidential
grid of pages 1 to 2: 
  Name | Port | Use
  Phone | 5060 | Calls
  Camera | 554 | Video
  Clock | 123 | Time
> Lamp | 5683 | Light
  Door | 4433 | Locks
  Printer | 9100 | Pages
page_break
pdf:running-header: Administration Guide Confidential
pdf:repeated-header: Name Port Use
)",
     {6, 12, 25}},
    // The line stands at the same place of both pages, as far above the next as a running line.
    {"SectionBelowARepeatedHeaderIsNoRunningLine",
     {R"(
--------------------
*Role       *Port
--------------------
*Site

Gateway     5060
Camera      554
)",
      R"(
--------------------
*Role       *Port
--------------------
*Site

Recorder    8080
Clock       123
)"},
     R"(
grid of pages 1 to 2: 
  *Role | *Port
  Site | .
  Gateway | 5060
  Camera | 554
> Site | .
  Recorder | 8080
  Clock | 123
page_break
pdf:repeated-header: Role Port
)",
     {6, 12, 29}},
    // The caption has ended the table above.
    {"PartWithoutACaptionFollowsNoTableWithOneBelow",
     {R"(
+--------+------+
| Phone  | 5060 |
+--------+------+
| Camera | 554  |
+--------+------+
Table 1: Ports
)",
      R"(
+--------+------+
| Lamp   | 5683 |
+--------+------+
| Door   | 4433 |
+--------+------+
)"},
     R"(
grid of pages 1 to 1: Table 1: Ports
  Phone | 5060
  Camera | 554
page_break
grid of pages 2 to 2: 
  Lamp | 5683
  Door | 4433
)"},
    {"BoldSectionWiderThanItsColumnGoesOn",
     {R"(
Name      Port   Use
Phone     5060   Calls
Camera    554    Video
Clock     123    Time
)",
      R"(
*Application *servers
Lamp      5683   Light
Door      4433   Locks

That is all that it needs.
)"},
     R"(
grid of pages 1 to 2: 
  Name | Port | Use
  Phone | 5060 | Calls
  Camera | 554 | Video
  Clock | 123 | Time
> (1x3)Application servers | ^ | ^
  Lamp | 5683 | Light
  Door | 4433 | Locks
page_break
paragraph: That is all that it needs.
)"},
    // The note stands where a cell of the first column would.
    {"RaisedMarkBeginsANote",
     {R"(
Name      Port   Use
Phone     5060   Calls
Camera`1  554    Video
Clock     123    Time
)",
      R"(
Lamp      5683   Light

`1 Old
)"},
     R"(
grid of pages 1 to 2: 
  Name | Port | Use
  Phone | 5060 | Calls
  Camera1 | 554 | Video
  Clock | 123 | Time
> Lamp | 5683 | Light
page_break
paragraph: 1 Old
)"},
    // The name is a letter longer than its column, which the page before has shown.
    {"CellThatReachesIntoTheNextColumnStandsInItsOwn",
     {R"(
Name         Port    Use
Phone        5060    Calls
Camera       554     Video
Clock        123     Time
)",
      R"(
Application  5683    Light

That is all.
)"},
     R"(
grid of pages 1 to 2: 
  Name | Port | Use
  Phone | 5060 | Calls
  Camera | 554 | Video
  Clock | 123 | Time
> Application | 5683 | Light
page_break
paragraph: That is all.
)"},
    // Two rows between three rules look like a header and a body.
    {"ValuesAboveValuesAreNoHeader",
     {R"(
---------------------
*Name     *Port *Use
---------------------
Phone     5060  Calls
---------------------
Camera    554   Video
---------------------
Clock     123   Time
---------------------
)",
      R"(
---------------------
Lamp      5683  Light
---------------------
Door      4433  Locks
---------------------
)"},
     R"(
grid of pages 1 to 2: 
  *Name | *Port | *Use
  Phone | 5060 | Calls
  Camera | 554 | Video
  Clock | 123 | Time
> Lamp | 5683 | Light
  Door | 4433 | Locks
page_break
)"},
    {"SectionAboveARuleIsNoHeader",
     {R"(
---------------------
*Name     *Port *Use
---------------------
Phone     5060  Calls
Camera    554   Video
Clock     123   Time
)",
      R"(
*Others
---------------------
Lamp      5683  Light
Door      4433  Locks
Bell      4434  Rings
---------------------
)"},
     R"(
grid of pages 1 to 2: 
  *Name | *Port | *Use
  Phone | 5060 | Calls
  Camera | 554 | Video
  Clock | 123 | Time
> Others | . | .
  Lamp | 5683 | Light
  Door | 4433 | Locks
  Bell | 4434 | Rings
page_break
)"},
    // The ports are set to the right: how wide they and the names are says nothing.
    {"EdgeThatAllRowsOfAPageMergeIsTheirTables",
     {R"(
+------+------+------+
|*From |*To   |*Port |
+------+------+------+
| Web  | Mail | 25   |
+------+------+------+
)",
      R"(
+-------------+------+
| Web         | 443  |
+-------------+------+
| Clock       | 123  |
+-------------+------+
)"},
     R"(
grid of pages 1 to 2: 
  *From | *To | *Port
  Web | Mail | 25
> (1x2)Web | ^ | 443
  (1x2)Clock | ^ | 123
page_break
)"},
    {"PartsWithOtherGapsBetweenColumnsJoin",
     {R"(
Name                      Port   Use
Application gateway      50600   Calls
Camera of a room           554   Video
Clock                      123   Time
)",
      R"(
Lamp                         1   Light
Door                         2   Locks
Bell                         3   Rings
)"},
     R"(
grid of pages 1 to 2: 
  Name | Port | Use
  Application gateway | 50600 | Calls
  Camera of a room | 554 | Video
  Clock | 123 | Time
> Lamp | 1 | Light
  Door | 2 | Locks
  Bell | 3 | Rings
page_break
)"},
    {"PartsWithTextInOtherColumnsDoNotJoin",
     {R"(
Name                      Port   Use
Application gateway      50600   Calls
Camera of a room           554   Video
Clock                      123   Time
)",
      R"(
Lamp       1      Light
Door       2      Locks
Bell       3      Rings
)"},
     R"(
grid of pages 1 to 1: 
  Name | Port | Use
  Application gateway | 50600 | Calls
  Camera of a room | 554 | Video
  Clock | 123 | Time
page_break
grid of pages 2 to 2: 
  Lamp | 1 | Light
  Door | 2 | Locks
  Bell | 3 | Rings
)"},
};
INSTANTIATE_TEST_SUITE_P(Geometry, CutTables, testing::ValuesIn(kCutTables),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace portbook::table
