// Captions below tables, and tables that stand beside each other.
#include <gtest/gtest.h>

#include "tests/unit/table/drawn_blocks.h"

namespace portbook::table {
namespace {

TEST(Captions, CaptionsBelowTheirTables) {
  EXPECT_EQ(ShowBlocks({R"(
Name      Port
Phone     5060
Camera    554
Clock     123
Table 1: Ports


Name      Port
Lamp      5683
Door      4433
Printer   9100
Table 2: Others
)"}),
            R"(
grid of pages 1 to 1: Table 1: Ports
  Name | Port
  Phone | 5060
  Camera | 554
  Clock | 123
grid of pages 1 to 1: Table 2: Others
  Name | Port
  Lamp | 5683
  Door | 4433
  Printer | 9100
)");
}

TEST(Captions, CaptionsInOneLinePartTablesBesideEachOther) {
  EXPECT_EQ(ShowBlocks({R"(
Table 1: Ports           Table 2: Others

Name      Port           Client    Open
Phone     5060           Lamp      5683
Camera    554            Door      4433
Clock     123            Printer   9100
)"}),
            R"(
grid of pages 1 to 1: Table 1: Ports
  Name | Port
  Phone | 5060
  Camera | 554
  Clock | 123
grid of pages 1 to 1: Table 2: Others
  Client | Open
  Lamp | 5683
  Door | 4433
  Printer | 9100
)");
}

TEST(Captions, HeaderSaidTwicePartsTablesBesideEachOther) {
  EXPECT_EQ(ShowBlocks({R"(
Name      Port      Name      Port
Phone     5060      Lamp      5683
Camera    554       Door      4433
Clock     123       Printer   9100
)"}),
            R"(
grid of pages 1 to 1: 
  Name | Port
  Phone | 5060
  Camera | 554
  Clock | 123
grid of pages 1 to 1: 
  Name | Port
  Lamp | 5683
  Door | 4433
  Printer | 9100
)");
}

// The table on the right goes on beside the caption.
TEST(Captions, CaptionBesideRowsEndsItsOwnTable) {
  EXPECT_EQ(ShowBlocks({R"(
Table 1: Ports           Table 2: Others

Name      Port           Client    Open
Phone     5060           Lamp      5683
Camera    554            Door      4433
Clock     123            Printer   9100
                         Radio     9101
Table 3: More            Bell      9102
                         Gate      9103
Name      Port           Light     9104
Phone     5060           Horn      9105
Camera    554            Drum      9106
Clock     123            Oboe      9107
)"}),
            R"(
grid of pages 1 to 1: Table 1: Ports
  Name | Port
  Phone | 5060
  Camera | 554
  Clock | 123
grid of pages 1 to 1: Table 2: Others
  Client | Open
  Lamp | 5683
  Door | 4433
  Printer | 9100
  Radio | 9101
  Bell | 9102
  Gate | 9103
  Light | 9104
  Horn | 9105
  Drum | 9106
  Oboe | 9107
grid of pages 1 to 1: Table 3: More
  Name | Port
  Phone | 5060
  Camera | 554
  Clock | 123
)");
}

// Rows have labels at their left: it is one table.
TEST(Captions, HeaderOverGroupsOfColumnsPartsNone) {
  EXPECT_EQ(ShowBlocks({R"(
          In        Out       In        Out
Phone     5060      5061      5062      5063
Camera    554       555       556       557
Clock     123       124       125       126
)"}),
            R"(
grid of pages 1 to 1: 
  . | In | Out | In | Out
  Phone | 5060 | 5061 | 5062 | 5063
  Camera | 554 | 555 | 556 | 557
  Clock | 123 | 124 | 125 | 126
)");
}

}  // namespace
}  // namespace portbook::table
