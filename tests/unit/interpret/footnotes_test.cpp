// Marks at cells and the notes they lead to.
#include <gtest/gtest.h>

#include "tests/unit/interpret/guide_writing.h"

namespace portbook::interpret {
namespace {

constexpr std::string_view kHeader = "Port | From\n";

Guide WithRow(std::string_view row) { return Guide().Table("", std::string(kHeader) + std::string(row)); }

TEST(Footnotes, SuperscriptLeadsToTheNoteThatBeginsWithIt) {
  EXPECT_EQ(Interpreted(WithRow("443^1 | A").Superscript("1", " Default.")),
            "table 0 grid 0 row 1 [port|from|]\n"
            "  port: 443\n"
            "  source: A\n"
            "  footnote 1 = Default.\n"
            "grid 0 row 0 ignored by header\n");
}

TEST(Footnotes, SignBehindTheTextLeadsToItsNote) {
  EXPECT_EQ(Interpreted(WithRow("443* | A").Paragraph("* Default.")),
            "table 0 grid 0 row 1 [port|from|]\n"
            "  port: 443\n"
            "  source: A\n"
            "  footnote * = Default.\n"
            "grid 0 row 0 ignored by header\n");
}

TEST(Footnotes, SpelledOutNote) {
  EXPECT_EQ(Interpreted(WithRow("443^2 | A").Paragraph("Footnote 2: Default.")),
            "table 0 grid 0 row 1 [port|from|]\n"
            "  port: 443\n"
            "  source: A\n"
            "  footnote 2 = Default.\n"
            "grid 0 row 0 ignored by header\n");
}

TEST(Footnotes, ACellThatIsNothingButASignMeansAny) {
  EXPECT_EQ(Interpreted(WithRow("* | A")),
            "table 0 grid 0 row 1 [port|from|]\n"
            "  port: *\n"
            "  source: A\n"
            "grid 0 row 0 ignored by header\n");
}

TEST(Footnotes, WordsInSuperscriptAreText) {
  EXPECT_EQ(Interpreted(WithRow("443 | Gate^(TM) 2nd")),
            "table 0 grid 0 row 1 [port|from|]\n"
            "  port: 443\n"
            "  source: Gate(TM) 2nd\n"
            "grid 0 row 0 ignored by header\n");
}

TEST(Footnotes, TrademarkIsNoMark) {
  EXPECT_EQ(Interpreted(WithRow("443 | Gate^TM")),
            "table 0 grid 0 row 1 [port|from|]\n"
            "  port: 443\n"
            "  source: GateTM\n"
            "grid 0 row 0 ignored by header\n");
}

TEST(Footnotes, MarkWithoutNoteDangles) {
  EXPECT_EQ(Interpreted(WithRow("443^1 | A")),
            "table 0 grid 0 row 1 [port|from|]\n"
            "  port: 443\n"
            "  source: A\n"
            "  footnote 1 = \n"
            "grid 0 row 0 ignored by header\n"
            "footnote-dangling: the mark `1` leads to no note\n");
}

TEST(Footnotes, NoteWithoutMarkDangles) {
  EXPECT_EQ(Interpreted(WithRow("443 | A").Paragraph("Footnote 1: Default.")),
            "table 0 grid 0 row 1 [port|from|]\n"
            "  port: 443\n"
            "  source: A\n"
            "grid 0 row 0 ignored by header\n"
            "footnote-dangling: no cell carries the mark `1` of this note\n");
}

TEST(Footnotes, AnItemWithoutMarkIsAnItem) {
  EXPECT_EQ(Interpreted(WithRow("443 | A").Item("* Open the ports.")),
            "table 0 grid 0 row 1 [port|from|]\n"
            "  port: 443\n"
            "  source: A\n"
            "grid 0 row 0 ignored by header\n");
}

TEST(Footnotes, NearestNoteBelowTheTableCounts) {
  EXPECT_EQ(Interpreted(Guide()
                            .Paragraph("* Above.")
                            .Table("", "Port | From\n443* | A")
                            .Paragraph("* First.")
                            .Table("", "Port | From\n22* | B")
                            .Paragraph("* Second.")),
            "table 0 grid 0 row 1 [port|from|]\n"
            "  port: 443\n"
            "  source: A\n"
            "  footnote * = First.\n"
            "table 1 grid 1 row 1 [port|from|]\n"
            "  port: 22\n"
            "  source: B\n"
            "  footnote * = Second.\n"
            "grid 0 row 0 ignored by header\n"
            "grid 1 row 0 ignored by header\n");
}

TEST(Footnotes, NoteAboveServesWhereNoneIsBelow) {
  EXPECT_EQ(Interpreted(Guide().Paragraph("* Above.").Table("", "Port | From\n443* | A")),
            "table 0 grid 0 row 1 [port|from|]\n"
            "  port: 443\n"
            "  source: A\n"
            "  footnote * = Above.\n"
            "grid 0 row 0 ignored by header\n");
}

}  // namespace
}  // namespace portbook::interpret
