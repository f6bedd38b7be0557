// What becomes of a PDF's characters between the library and the document's text.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "pdf_reading.h"
#include "pdf_writing.h"

namespace portbook::decode {
namespace {

std::string TextOf(const PdfPage& page) { return DecodeBytes(WritePdf({page})).document.text; }

PdfPage WithFont(const std::string& font, const std::string& content) {
  PdfPage page{content};
  page.font = font;
  return page;
}

TEST(PdfCharacters, LigaturesAreLetters) {
  EXPECT_EQ(
      TextOf(WithFont("<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Differences[1/fi/fl]>>>>",
                      "BT /F3 10 Tf 20 80 Td (con\\001gure the \\002ow) Tj ET")),
      "configure the flow\f");
}

TEST(PdfCharacters, NoBreakSpacePartsWords) {
  EXPECT_EQ(TextOf({"BT /F1 10 Tf 20 80 Td (TCP\\240443) Tj ET"}), "TCP 443\f");
}

TEST(PdfCharacters, TextDrawnTwiceToLookBoldIsOnce) {
  EXPECT_EQ(TextOf({"BT /F1 10 Tf 20 80 Td (TCP 443) Tj ET BT /F1 10 Tf 20.3 80 Td (TCP 443) Tj ET"}),
            "TCP 443\f");
}

// A scan with recognised text behind it has it as invisible text, and that is what a reader can select.
TEST(PdfCharacters, InvisibleTextIsRead) {
  EXPECT_EQ(TextOf({"BT 3 Tr /F1 10 Tf 20 80 Td (TCP 443) Tj ET"}), "TCP 443\f");
}

TEST(PdfCharacters, TextOutsideTheCropBoxIsNot) {
  EXPECT_EQ(TextOf({"BT /F1 10 Tf 20 80 Td (TCP) Tj 0 -70 Td (Proof 3) Tj ET",
                    "/MediaBox [0 0 200 100] /CropBox [0 30 200 100]"}),
            "TCP\f");
}

// What is left of 8443 would be another port.
TEST(PdfCutWords, WordCutAtThePagesEdgeSaysSo) {
  const Decoded decoded = DecodeBytes(WritePdf({{"BT /F1 10 Tf 150 80 Td (TCP) Tj 36 0 Td (8443) Tj ET"}}));
  EXPECT_EQ(decoded.document.text, "TCP 844\u2026\f");
  EXPECT_EQ(
      decoded.diagnostics,
      "text-cut: Page 1 shows 1 word only in part, cut at an edge; columns beyond it may be missing.\n");
}

// As browsers print a table that scrolls sideways: letters that lie wholly beyond its window are left out.
TEST(PdfCutWords, WordCutAtAWindowsEdgeSaysSo) {
  EXPECT_EQ(TextOf({"q 20 10 73 80 re W n BT /F1 10 Tf 50 80 Td (TCP) Tj 36 0 Td (84) Tj -36 -20 Td (UDP) Tj "
                    "ET Q BT /F1 10 Tf 86 30 Td (53) Tj ET"}),
            "TCP 84\u2026\nUDP\n53\u2026\f");
}

TEST(PdfCutWords, WordCutAtItsBeginningSaysSo) {
  EXPECT_EQ(TextOf({"q 22 10 73 80 re W n BT /F1 10 Tf 20 80 Td (8443) Tj ET Q"}), "\u20268443\f");
}

// Spreadsheets hide what overflows its cell, but the file has it.
TEST(PdfCutWords, WordThatGoesOnBeyondTheEdgeIsWhole) {
  EXPECT_EQ(TextOf({"q 20 10 43 80 re W n BT /F1 10 Tf 50 80 Td (8443) Tj ET Q"}), "8443\f");
}

TEST(PdfCharacters, FormsHaveTextToo) {
  EXPECT_EQ(TextOf({"/X1 Do", "/MediaBox [0 0 200 100]", "BT /F1 10 Tf 20 80 Td (TCP 443) Tj ET",
                    "/Resources<</Font<</F1 3 0 R>>>>"}),
            "TCP 443\f");
}

// "|" before a word that is placed on its own.
std::string PlacedWordsOf(const std::string& content) {
  const doc::Document document = DecodeBytes(WritePdf({{content}}, "Courier")).document;
  std::string shown;
  for (const doc::Word& word : document.pages.front().words)
    shown += (shown.empty() ? "" : " ") + std::string(word.is_placed ? "|" : "") + word.text.value();
  return shown;
}

// A cell begins as near to the cell before as a word to a word; only the sentence has a space there.
TEST(PdfPlacedWords, NoSpaceIsShownBeforeThem) {
  EXPECT_EQ(PlacedWordsOf("BT /F1 10 Tf 20 80 Td (web user) Tj 54 0 Td (443) Tj "
                          "/F2 10 Tf 24 0 Td (TCP only) Tj -78 -20 Td (to all) Tj ET"),
            "|web user |443 |TCP only |to all");
}

// Spaces are where the state of the text puts them: font size, scaling, matrix, spacing, moves in arrays.
TEST(PdfPlacedWords, SpacesAreFollowedThroughTheTextState) {
  EXPECT_EQ(PlacedWordsOf("BT /F1 5 Tf 2 0 0 2 20 80 Tm (a web user) Tj ET"), "|a web user");
  EXPECT_EQ(PlacedWordsOf("BT /F1 10 Tf 150 Tz 20 80 Td (a web user) Tj ET"), "|a web user");
  EXPECT_EQ(PlacedWordsOf("BT /F1 10 Tf 2 Tc 3 Tw 20 80 Td (a web user) Tj ET"), "|a web user");
  EXPECT_EQ(PlacedWordsOf("BT /F1 10 Tf 20 80 Td [(a w) -50 (eb) 200 ( user)] TJ ET"), "|a web user");
  EXPECT_EQ(PlacedWordsOf("BT /F1 10 Tf 12 TL 20 80 Td (a web) ' 1 1 (a user) \" ET"), "|a web |a user");
}

// TeX moves the pen by the width of a space and shows none.
TEST(PdfPlacedWords, DocumentWithoutSpacesHasNone) {
  EXPECT_EQ(PlacedWordsOf("BT /F1 10 Tf 20 80 Td [(a) -500 (web) -500 (user)] TJ ET"), "a web user");
}

// A font that does not say how wide its characters are.
TEST(PdfPlacedWords, FontThatCannotBeFollowedHasNone) {
  const doc::Document document =
      DecodeBytes(WritePdf({{"BT /F1 10 Tf 20 80 Td (web user) Tj 60 0 Td (443) Tj ET"}})).document;
  EXPECT_TRUE(std::ranges::none_of(document.pages.front().words, &doc::Word::is_placed));
}

TEST(PdfTurnedText, LineThatRunsUpIsOneWord) {
  const Decoded decoded = DecodeBytes(
      WritePdf({{"BT 0 1 -1 0 50 20 Tm /F1 10 Tf (Port number) Tj ET BT /F1 10 Tf 80 50 Td (TCP) Tj ET"}}));
  ASSERT_EQ(decoded.document.pages.at(0).words.size(), 2u);
  const doc::Word& word = decoded.document.pages.at(0).words.at(0);
  EXPECT_EQ(word.text.value(), "Port number");
  EXPECT_GT(word.box.height(), 3 * word.box.width());
}

TEST(PdfTurnedText, LineThatRunsDownIsOneWord) {
  EXPECT_EQ(DecodeBytes(WritePdf({{"BT 0 -1 1 0 50 90 Tm /F1 10 Tf (Port number) Tj ET"}}))
                .document.pages.at(0)
                .words.at(0)
                .text.value(),
            "Port number");
}

struct HyphenCase {
  const char* name;
  const char* lines;  // PDF strings with T* between
  const char* text;
};

void PrintTo(const HyphenCase& test, std::ostream* out) { *out << test.name; }

class PdfHyphens : public testing::TestWithParam<HyphenCase> {};

TEST_P(PdfHyphens, AtTheEndOfALine) {
  EXPECT_EQ(TextOf({"BT /F1 10 Tf 12 TL 20 80 Td " + std::string(GetParam().lines) + " ET"}),
            GetParam().text);
}

const HyphenCase kHyphens[] = {
    {"TypesettersWhereTheWordStandsElsewhere", "(The gate-) Tj T* (way. A gateway) Tj",
     "The gate\u00ad\nway. A gateway\f"},
    {"OwnWhereTheWordStandsElsewhereWithIt", "(A third-) Tj T* (party. Third-party) Tj",
     "A third-\nparty. Third-party\f"},
    {"OwnWhereNothingSays", "(A third-) Tj T* (party) Tj", "A third-\nparty\f"},
    {"UnknownAsTheDocumentMostlyHasIt", "(A gate-) Tj T* (way and gateway ad-) Tj T* (min) Tj",
     "A gate\u00ad\nway and gateway ad\u00ad\nmin\f"},
    {"RangeKeepsIt", "(Ports 5060-) Tj T* (5061) Tj", "Ports 5060-\n5061\f"},
    {"LineOfDashesKeepsThem", "(Gateway -----) Tj T* (way) Tj", "Gateway -----\nway\f"},
};
INSTANTIATE_TEST_SUITE_P(Pdf, PdfHyphens, testing::ValuesIn(kHyphens),
                         [](const auto& test) { return test.param.name; });

// --- fonts that do not say which characters their glyphs are

constexpr const char* kIdentity =
    "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Glyphs/Encoding/Identity-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType2/BaseFont/ABCDEF+Glyphs/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
    "/Supplement 0>>>>]>>";

TEST(PdfFonts, TextWithoutCharactersIsReportedAndNotGuessed) {
  const Decoded decoded = DecodeBytes(WritePdf(
      {WithFont(kIdentity, "BT /F3 10 Tf 20 80 Td <003400340033> Tj /F1 10 Tf 0 -20 Td (TCP) Tj ET")}));
  EXPECT_EQ(decoded.document.text, "TCP\f");
  EXPECT_EQ(
      decoded.diagnostics,
      "characters-unknown: Page 1 has text in ABCDEF+Glyphs, which does not say what its characters are; "
      "it is not read.\n");
}

TEST(PdfFonts, UnusedOneIsNotReported) {
  EXPECT_EQ(DecodeBytes(WritePdf({WithFont(kIdentity, "BT /F1 10 Tf 20 80 Td (TCP) Tj ET")})).diagnostics,
            "");
}

TEST(PdfFonts, NumberedGlyphsAreNoCharacters) {
  const Decoded decoded = DecodeBytes(
      WritePdf({WithFont("<</Type/Font/Subtype/Type1/BaseFont/Glyphs/Encoding<</Differences[97/g1/g2/g3]>>>>",
                         "BT /F3 10 Tf 20 80 Td (abc) Tj ET")}));
  EXPECT_EQ(decoded.document.text, "\f");
  EXPECT_EQ(
      decoded.diagnostics,
      "characters-unknown: Page 1 has text in Glyphs, which does not say what its characters are; it is not "
      "read.\n");
}

TEST(PdfFonts, NamedGlyphsAre) {
  EXPECT_EQ(
      TextOf(WithFont(
          "<</Type/Font/Subtype/Type1/BaseFont/Glyphs/Encoding<</Differences[97/four/uni0034/u0033]>>>>",
          "BT /F3 10 Tf 20 80 Td (abc) Tj ET")),
      "443\f");
}

}  // namespace
}  // namespace portbook::decode
