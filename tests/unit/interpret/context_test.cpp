// What stands round a table and speaks for its rows.
#include <gtest/gtest.h>

#include "tests/unit/interpret/guide_writing.h"

namespace portbook::interpret {
namespace {

TEST(Context, CaptionGivesDirectionAndMakesTheComponentAnEnd) {
  EXPECT_EQ(Interpreted(Guide().Table("Table 1: Incoming ports used by the Gate", "From | Port\nA | 1")),
            "table 0 grid 0 row 1 [incoming ports used by the gate]\n"
            "  source: A\n"
            "  port: 1\n"
            "  context direction = inbound (common:table.incoming)\n"
            "  context component = the Gate (common:table.used-by)\n"
            "  context destination = the Gate (common:table.used-by)\n"
            "grid 0 row 0 ignored by header\n");
}

TEST(Context, AnEndInAColumnIsNotTakenFromTheCaption) {
  EXPECT_EQ(Interpreted(Guide().Table("Table 1: Incoming ports used by the Gate", "To | Port\nA | 1")),
            "table 0 grid 0 row 1 [incoming ports used by the gate]\n"
            "  destination: A\n"
            "  port: 1\n"
            "  context direction = inbound (common:table.incoming)\n"
            "  context component = the Gate (common:table.used-by)\n"
            "grid 0 row 0 ignored by header\n");
}

TEST(Context, CaptionSpeaksBeforeHeading) {
  EXPECT_EQ(Interpreted(Guide()
                            .Heading(1, "Ports used by the Tower")
                            .Table("Ports used by the Gate", "Port | From\n1 | A")),
            "table 0 grid 0 row 1 [ports used by the gate]\n"
            "  port: 1\n"
            "  source: A\n"
            "  context component = the Gate (common:table.used-by)\n"
            "grid 0 row 0 ignored by header\n");
}

TEST(Context, NearestHeadingSpeaksFirst) {
  EXPECT_EQ(
      Interpreted(Guide().Heading(1, "Web Server").Heading(2, "Mail Server").Table("", "Port | From\n1 | A")),
      "table 0 grid 0 row 1 [port|from|]\n"
      "  port: 1\n"
      "  source: A\n"
      "  context component = Mail Server (common:heading.server)\n"
      "grid 0 row 0 ignored by header\n");
}

TEST(Context, OnlyEnclosingHeadingsSpeak) {
  EXPECT_EQ(Interpreted(Guide()
                            .Heading(1, "Ports")
                            .Heading(2, "Web Server")
                            .Heading(1, "Ports")
                            .Table("", "Port | From\n1 | A")),
            "table 0 grid 0 row 1 [port|from|]\n"
            "  port: 1\n"
            "  source: A\n"
            "grid 0 row 0 ignored by header\n");
}

TEST(Context, HeadingGivesTransportServiceAndEnds) {
  EXPECT_EQ(Interpreted(Guide()
                            .Heading(1, "Ports of the mail")
                            .Heading(2, "UDP")
                            .Heading(3, "From Relay to Store")
                            .Table("", "Port | Component\n1 | A")),
            "table 0 grid 0 row 1 [port|component|]\n"
            "  port: 1\n"
            "  component: A\n"
            "  context source = Relay (common:table.from-to)\n"
            "  context destination = Store (common:table.from-to)\n"
            "  context transport = udp (common:table.udp)\n"
            "  context services = smtp (common:table.mail)\n"
            "grid 0 row 0 ignored by header\n");
}

TEST(Context, NearestHeadingNamesTheComponentWhereNoColumnDoes) {
  EXPECT_EQ(
      Interpreted(Guide().Heading(1, "Rain Gauge").Heading(2, "Ports").Table("", "Port | Remarks\n1 | a")),
      "table 0 grid 0 row 1 [port|remarks|]\n"
      "  port: 1\n"
      "  remarks: a\n"
      "  context component = Rain Gauge (nearest-heading)\n"
      "grid 0 row 0 ignored by header\n");
}

TEST(Context, HeadingThatNamesBothEndsIsNoComponent) {
  EXPECT_EQ(Interpreted(Guide().Heading(1, "From Relay to Store").Table("", "Port | Remarks\n1 | a")),
            "table 0 grid 0 row 1 [port|remarks|]\n"
            "  port: 1\n"
            "  remarks: a\n"
            "  context source = Relay (common:table.from-to)\n"
            "  context destination = Store (common:table.from-to)\n"
            "grid 0 row 0 ignored by header\n");
}

TEST(Context, SectionIsNearerThanCaption) {
  EXPECT_EQ(Interpreted(Guide().Table("Ports used by the Gate", "Port | From\n= Tower\n1 | A")),
            "table 0 grid 0 row 2 [ports used by the gate]\n"
            "  port: 1\n"
            "  source: A\n"
            "  context component = Tower (section)\n"
            "grid 0 row 0 ignored by header\n"
            "grid 0 row 1 ignored by section\n");
}

TEST(Context, TableThatARuleIgnores) {
  EXPECT_EQ(Interpreted(Guide().Table("Ports of the old release", "Port | From\n1 | A")),
            "grid 0 row 0 ignored by common:table.old\n"
            "grid 0 row 1 ignored by common:table.old\n");
}

TEST(TableKey, HasNoNumberNoPunctuationAndNoCase) {
  EXPECT_EQ(Interpreted(Guide().Table("Table 12: Ports \u2013 Web", "Port | From\n1 | A")),
            Interpreted(Guide().Table("Table 3. ports: web", "Port | From\n1 | A")));
}

TEST(TableKey, OfATableWithoutCaptionIsItsHeader) {
  EXPECT_EQ(Interpreted(Guide().Table("", "Port | From\n1 | A")),
            "table 0 grid 0 row 1 [port|from|]\n"
            "  port: 1\n"
            "  source: A\n"
            "grid 0 row 0 ignored by header\n");
}

}  // namespace
}  // namespace portbook::interpret
