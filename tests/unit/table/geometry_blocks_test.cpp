#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/table/drawn_blocks.h"

namespace portbook::table {
namespace {

TEST(PdfBlocks, CaptionHeadingParagraphAndGrid) {
  EXPECT_EQ(ShowBlocks({R"(
*Ports

The gateway uses these ports, of which some
are optional.

Table 1: Ports of the gateway
+--------+------+
| Phone  | 5060 |
+--------+------+
| Camera | 554  |
+--------+------+

Open them all.
)"}),
            R"(
heading 1: Ports
paragraph: The gateway uses these ports, of which some are optional.
grid of pages 1 to 1: Table 1: Ports of the gateway
  Phone | 5060
  Camera | 554
paragraph: Open them all.
)");
}

constexpr const char* kFirstPage = R"(
Port Guide

The gateway uses these ports.

Table 1: Ports
+--------+------+
|*Name   |*Port |
+--------+------+
| Phone  | 5060 |
+--------+------+

Page 1
)";

TEST(PdfBlocks, TableGoesOnWhereHeaderIsRepeated) {
  EXPECT_EQ(ShowBlocks({kFirstPage, R"(
Port Guide

+--------+------+
|*Name   |*Port |
+--------+------+
| Camera | 554  |
+--------+------+

That is all.


Page 2
)"}),
            R"(
pdf:running-header: Port Guide
paragraph: The gateway uses these ports.
grid of pages 1 to 2: Table 1: Ports
  *Name | *Port
  Phone | 5060
> Camera | 554
pdf:running-footer: Page 1
page_break
pdf:running-header: Port Guide
pdf:repeated-header: Name Port
paragraph: That is all.
pdf:running-footer: Page 2
)");
}

TEST(PdfBlocks, TableGoesOnWithItsCaptionRepeated) {
  EXPECT_EQ(ShowBlocks({kFirstPage, R"(
Port Guide

Table 1: Ports (continued)
+--------+------+
| Camera | 554  |
+--------+------+
| Clock  | 123  |
+--------+------+



Page 2
)"}),
            R"(
pdf:running-header: Port Guide
paragraph: The gateway uses these ports.
grid of pages 1 to 2: Table 1: Ports
  *Name | *Port
  Phone | 5060
> Camera | 554
  Clock | 123
pdf:running-footer: Page 1
page_break
pdf:running-header: Port Guide
pdf:repeated-caption: Table 1: Ports (continued)
pdf:running-footer: Page 2
)");
}

TEST(PdfBlocks, TableGoesOnWithItsCaptionBelowTheFirstPart) {
  EXPECT_EQ(ShowBlocks({R"(
Table 1: Ports
+--------+------+
| *Name  | *Port|
+--------+------+
| Phone  | 5060 |
+--------+------+

Table 1: Ports
)",
                        R"(
+--------+------+
| Camera | 554  |
+--------+------+
| Clock  | 123  |
+--------+------+
)"}),
            R"(
grid of pages 1 to 2: Table 1: Ports
  *Name | *Port
  Phone | 5060
> Camera | 554
  Clock | 123
pdf:repeated-caption: Table 1: Ports
page_break
)");
}

TEST(PdfBlocks, RowThatThePageBreakCutIsOneAgain) {
  EXPECT_EQ(ShowBlocks({R"(
Name      Port   Use
Phone     5060   Calls
Camera    554    Pictures and
                 sound of all
)",
                        R"(
                 rooms
Clock     123    Time
Lamp      5683   Light
)"}),
            R"(
grid of pages 1 to 2: 
  Name | Port | Use
  Phone | 5060 | Calls
  Camera | 554 | Pictures and sound of all rooms
  Clock | 123 | Time
  Lamp | 5683 | Light
page_break
)");
}

std::string PageWithHead(const std::string& head) {
  return head +
         "\n\n\nThe gateway uses these ports, of which some\nare "
         "optional.\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n";
}

std::string ShowHeads(const std::vector<std::string>& heads) {
  std::vector<std::string> pictures;
  for (const std::string& head : heads) pictures.push_back(PageWithHead(head));
  return ShowBlocks(pictures);
}

// The rest of the first column begins upper case, but no row lacks its port.
TEST(PdfBlocks, RowWithoutItsKeyEndsTheRowBefore) {
  EXPECT_EQ(ShowBlocks({R"(
+----------+------+--------+
|*Role     |*Port |*Use    |
+----------+------+--------+
| Phone    | 5060 | Calls  |
+----------+------+--------+
| Camera   | 554  | Video  |
+----------+------+--------+
| Common   | 161  | State  |
| Clock    |      | of     |
+----------+------+--------+
)",
                        R"(
+----------+------+--------+
|*Role     |*Port |*Use    |
+----------+------+--------+
| Hosts    |      | Hosts  |
+----------+------+--------+
| Recorder | 8080 | Web    |
+----------+------+--------+
)"}),
            R"(
grid of pages 1 to 2: 
  *Role | *Port | *Use
  Phone | 5060 | Calls
  Camera | 554 | Video
  Common Clock Hosts | 161 | State of Hosts
  Recorder | 8080 | Web
page_break
pdf:repeated-header: Role Port Use
)");
}

TEST(PdfBlocks, RunningTitleThatChangesIsKnownByItsPageNumber) {
  const std::string shown =
      ShowHeads({"Installing      12", "Ports      13", "Ports of the gateway      14"});
  EXPECT_NE(shown.find("pdf:running-header: Installing 12"), std::string::npos) << shown;
  EXPECT_NE(shown.find("pdf:running-header: Ports 13"), std::string::npos) << shown;
  EXPECT_NE(shown.find("pdf:running-header: Ports of the gateway 14"), std::string::npos) << shown;
}

// A browser prints date and title close above the page's body: the rule below them is a table's.
TEST(PdfBlocks, RunningHeaderReachesPastTheRuleOfATable) {
  const std::string shown = ShowBlocks({R"(
11/28/26          Ports
     -----:------
      Port  Use
     -----:------
      5060  Calls
      5061  Calls
     -----:------


)",
                                        R"(
11/28/26          Ports
     -----:------
      Port  Use
     -----:------
       554  Video
       123  Time
     -----:------


)"});
  EXPECT_NE(shown.find("pdf:running-header: 11/28/26 Ports"), std::string::npos) << shown;
  EXPECT_NE(shown.find("pdf:repeated-header: Port Use"), std::string::npos) << shown;
}

TEST(PdfBlocks, ChangingTitlesWithOtherNumbersAreNoRunningHeader) {
  const std::string shown = ShowHeads({"Port 443", "Gateway 5060", "Proxy 8080"});
  EXPECT_EQ(shown.find("pdf:running"), std::string::npos) << shown;
}

TEST(PdfBlocks, TextBetweenKeepsTablesApart) {
  EXPECT_EQ(ShowBlocks({kFirstPage, R"(
Port Guide

Other ports:

+--------+------+
|*Name   |*Port |
+--------+------+
| Camera | 554  |
+--------+------+


Page 2
)"}),
            R"(
pdf:running-header: Port Guide
paragraph: The gateway uses these ports.
grid of pages 1 to 1: Table 1: Ports
  *Name | *Port
  Phone | 5060
pdf:running-footer: Page 1
page_break
pdf:running-header: Port Guide
paragraph: Other ports:
grid of pages 2 to 2: 
  *Name | *Port
  Camera | 554
pdf:running-footer: Page 2
)");
}

TEST(PdfBlocks, NumbersThatDoNotCountPagesAreNoFooter) {
  EXPECT_EQ(ShowBlocks({R"(
Phones use the port below.




5060
)",
                        R"(
Cameras use the port below.




5070
)"}),
            R"(
paragraph: Phones use the port below.
paragraph: 5060
page_break
paragraph: Cameras use the port below.
paragraph: 5070
)");
}

// Too short to be found as a table of its own.
TEST(PdfBlocks, RestOfOneRowIsOfTheTableAbove) {
  EXPECT_EQ(ShowBlocks({R"(
Name      Port   Use
Phone     5060   Calls
Camera    554    Video
Clock     123    Time
)",
                        R"(
Lamp      5683   Light

That is all.
)"}),
            R"(
grid of pages 1 to 2: 
  Name | Port | Use
  Phone | 5060 | Calls
  Camera | 554 | Video
  Clock | 123 | Time
> Lamp | 5683 | Light
page_break
paragraph: That is all.
)");
}

}  // namespace
}  // namespace portbook::table
