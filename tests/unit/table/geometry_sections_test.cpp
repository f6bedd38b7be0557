// Names of sections, raised marks, and cells in the middle of their rows: lines that are not what their place
// says.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/table/drawn_blocks.h"

namespace portbook::table {
namespace {

class Lines : public testing::TestWithParam<PagesCase> {};

TEST_P(Lines, OfPages) { EXPECT_EQ(ShowCase(GetParam()), GetParam().read); }

const PagesCase kLines[] = {
    // The mark reaches up to the name of the section, but its row is no nearer to it than the others.
    {"RaisedMarkDoesNotMoveItsLine",
     {R"(
Name         Port    Use
Camera       554     Video
Recorders
Server A`1   8080    Web
Server B     8081    Web
Clocks
Server C     8082    Web
Server D     8083    Web
)"},
     R"(
grid of pages 1 to 1: 
  Name | Port | Use
  Camera | 554 | Video
  Recorders | . | .
  Server A1 | 8080 | Web
  Server B | 8081 | Web
  Clocks | . | .
  Server C | 8082 | Web
  Server D | 8083 | Web
)"},
    // The lines of the cell stand too far apart for one that wraps, whatever the mark says.
    {"RaisedMarkDoesNotWrapItsLine",
     {R"(
+--------------+------+
|*Name         |*Port |
+--------------+------+
| Server of a  | 8080 |
| gateway`1    |      |
+--------------+------+
| Camera       | 554  |
+--------------+------+
)"},
     R"(
grid of pages 1 to 1: 
  *Name | *Port
  Server of a / gateway1 | 8080
  Camera | 554
)",
     {6, 17}},
    // "Server B" has no room beside "Recording" in a column that is as wide as its rows; it would have in one
    // as
    // wide as the section's name.
    {"SectionMakesItsColumnNoWider",
     {R"(
*Node             *Port   *Use

*Application *Node

Recording         8080    Web
Server B

Recorder          8081    Web

Clock             8082    Web
)"},
     R"(
grid of pages 1 to 1: 
  *Node | *Port | *Use
  Application Node | . | .
  Recording Server B | 8080 | Web
  Recorder | 8081 | Web
  Clock | 8082 | Web
)"},
    // It covers the gap between the first two columns, and lines of one cell stand round it.
    {"BoldSectionOverAGapMergesNoColumns",
     {R"(
                   Calls of
Gateway     5060   all the
                   phones

*Application *server *nodes

                   Video of
Camera      554    every
                   room

                   Time of
Clock       123    all the
                   hosts
)"},
     R"(
grid of pages 1 to 1: 
  Gateway | 5060 | Calls of all the phones
  (1x3)Application server nodes | ^ | ^
  Camera | 554 | Video of every room
  Clock | 123 | Time of all the hosts
)"},
    // Three lines in a row stand in the first column alone, each far below the one above. The third reaches
    // down
    // to the cells beside it.
    {"CellInTheMiddleOfItsRowEndsNoTable",
     {R"(
Name             Port       Use




Phone            5060       Calls




Camera           554        Video




Cameras that


are in the


rooms of the
                 555        Video

house and in


the garden




Clock            123        Time




Lamp             124        Light
)"},
     R"(
grid of pages 1 to 1: 
  Name | Port | Use
  Phone | 5060 | Calls
  Camera | 554 | Video
  Cameras that / are in the / rooms of the / house and in / the garden | 555 | Video
  Clock | 123 | Time
  Lamp | 124 | Light
)",
     {6, 6}},
    // The header and the section stand nearer to each other than rows do.
    {"BoldLineApartFromABoldHeaderIsARow",
     {R"(
*Name     *Port *Use

*Site

Gateway   5060  Calls


Camera    554   Video


Clock     123   Time
)"},
     R"(
grid of pages 1 to 1: 
  *Name | *Port | *Use
  Site | . | .
  Gateway | 5060 | Calls
  Camera | 554 | Video
  Clock | 123 | Time
)"},
    // The row below each section is nearer to it than rows are to each other.
    {"SectionIsNoLineOfTheCellBelow",
     {R"(
Name      Port  Use

Gateway   5060  Calls

*Recorders
Server A  8080  Web

Server B  8081  Web

*Clocks
Server C  8082  Web
)"},
     R"(
grid of pages 1 to 1: 
  Name | Port | Use
  Gateway | 5060 | Calls
  Recorders | . | .
  Server A | 8080 | Web
  Server B | 8081 | Web
  Clocks | . | .
  Server C | 8082 | Web
)"},
};
INSTANTIATE_TEST_SUITE_P(Geometry, Lines, testing::ValuesIn(kLines),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace portbook::table
