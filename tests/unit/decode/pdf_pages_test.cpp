#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "pdf_reading.h"
#include "pdf_writing.h"

namespace portbook::decode {
namespace {

struct RulingCase {
  const char* name;
  PdfPage page;
  const char* rulings;
};

void PrintTo(const RulingCase& test, std::ostream* out) { *out << test.name; }

class PdfRulings : public testing::TestWithParam<RulingCase> {};

TEST_P(PdfRulings, OfContent) {
  EXPECT_EQ(ShowAll(DecodeBytes(WritePdf({GetParam().page})).document.pages.at(0).rulings),
            GetParam().rulings);
}

const RulingCase kRulings[] = {
    {"StrokedLines", {"2 w 10 90 m 60 90 l 60 40 l S"}, "10,10 60,10 w2\n60,10 60,60 w2\n"},
    {"SlantedLineIsNone", {"10 90 m 60 40 l S"}, ""},
    {"StrokedRectangleHasFourEdges",
     {"10 40 50 50 re S"},
     "10,60 60,60 w1\n60,10 60,60 w1\n10,10 60,10 w1\n10,10 10,60 w1\n"},
    {"ThinFilledRectangleIsOne", {"10 89.5 50 1 re f"}, "10,10 60,10 w1\n"},
    {"ThinFilledPolygonIsOne", {"10 40 m 11 40 l 11 90 l 10 90 l h f*"}, "10.5,10 10.5,60 w1\n"},
    {"FilledAreaIsNone", {"10 40 50 50 re f"}, ""},
    {"UnpaintedPathIsNone", {"10 40 50 50 re W n"}, ""},
    {"CloseAndStrokeDrawsTheLastEdge",
     {"10 90 m 60 90 l 60 40 l 10 40 l s"},
     "10,10 60,10 w1\n60,10 60,60 w1\n10,60 60,60 w1\n10,10 10,60 w1\n"},
    {"CurvesLeaveStraightEdges",
     {"10 90 m 60 90 l 70 90 70 80 70 80 c 70 40 l S"},
     "10,10 60,10 w1\n70,20 70,60 w1\n"},
    {"MatrixScalesPlaceAndPen",
     {"q 2 0 0 2 10 10 cm 1 w 0 0 m 20 0 l S Q 0 50 m 20 50 l S"},
     "10,90 50,90 w2\n0,50 20,50 w1\n"},
    {"FormIsDrawnWithItsMatrix",
     {"q 1 0 0 1 10 0 cm /X1 Do Q", "/MediaBox [0 0 200 100]", "0 10 m 40 10 l S", "/Matrix [1 0 0 1 0 20]"},
     "10,70 50,70 w1\n"},
    {"FormThatDrawsItselfEnds",
     {"/X1 Do", "/MediaBox [0 0 200 100]", "0 10 m 40 10 l S /X1 Do"},
     "0,90 40,90 w1\n"},
    {"NumbersInArraysAreNoOperands", {"[1 2 3 4] 0 d 10 90 m 60 90 l S"}, "10,10 60,10 w1\n"},
    {"InlineImageIsPassedOver", {"BI /W 1 /H 1 /BPC 8 /CS /G ID S EI 10 90 m 60 90 l S"}, "10,10 60,10 w1\n"},
    {"OutsideThePageIsCutOff", {"-50 90 m 500 90 l S 10 500 m 60 500 l S"}, "0,10 200,10 w1\n"},
    {"OutsideTheClipIsCutOff",
     {"q 20 80 20 15 re W n 10 90 m 60 90 l S 10 50 m 60 50 l S Q 10 40 m 60 40 l S"},
     "20,10 40,10 w1\n10,60 60,60 w1\n"},
    {"ClipOfAFormIsThatOfItsPlace",
     {"20 0 20 95 re W n /X1 Do", "/MediaBox [0 0 200 100]", "10 90 m 60 90 l S"},
     "20,10 40,10 w1\n"},
    {"EmptyClipHidesAll", {"5 5 m W n 10 90 m 60 90 l S"}, ""},
    {"ClipWithCurvesIsTakenForNone", {"0 0 m 9 9 9 9 5 5 c W n 10 90 m 60 90 l S"}, "10,10 60,10 w1\n"},
    {"CropBoxIsTheOrigin",
     {"20 80 m 60 80 l S", "/MediaBox [0 0 200 100] /CropBox [10 20 190 90]"},
     "10,10 50,10 w1\n"},
    {"QuarterTurn", {"10 90 m 60 90 l S", "/MediaBox [0 0 200 100] /Rotate 90"}, "90,10 90,60 w1\n"},
    {"HalfTurn", {"10 90 m 60 90 l S", "/MediaBox [0 0 200 100] /Rotate 180"}, "140,90 190,90 w1\n"},
    {"ThreeQuarterTurn", {"10 90 m 60 90 l S", "/MediaBox [0 0 200 100] /Rotate 270"}, "10,140 10,190 w1\n"},
};
INSTANTIATE_TEST_SUITE_P(Pdf, PdfRulings, testing::ValuesIn(kRulings),
                         [](const auto& test) { return test.param.name; });

struct WordCase {
  const char* name;
  PdfPage page;
  const char* words;
};

void PrintTo(const WordCase& test, std::ostream* out) { *out << test.name; }

class PdfWords : public testing::TestWithParam<WordCase> {};

TEST_P(PdfWords, OfContent) {
  EXPECT_EQ(ShowAll(DecodeBytes(WritePdf({GetParam().page})).document.pages.at(0).words), GetParam().words);
}

const WordCase kWords[] = {
    {"InPlace", {"BT /F1 10 Tf 20 80 Td (TCP 443) Tj ET"}, "TCP at 20,17 _\n443 at 43,17\n"},
    {"Bold", {"BT /F2 10 Tf 20 80 Td (Port) Tj ET"}, "Port at 20,17 bold\n"},
    {"FusedWordIsPartedByRuling",
     {"BT /F1 10 Tf 20 80 Td (TCP) Tj 20.8 0 Td (443) Tj ET 40.4 70 m 40.4 95 l S"},
     "TCP at 20,17 _\n443 at 41,17\n"},
    {"WordsOnePointApartAreOne",
     {"BT /F1 10 Tf 20 80 Td (TCP) Tj 20.8 0 Td (443) Tj ET"},
     "TCP443 at 20,17\n"},
    {"RulingThroughAGlyphPartsNothing",
     {"BT /F1 10 Tf 20 80 Td (TCP443) Tj ET 37 70 m 37 95 l S"},
     "TCP443 at 20,17\n"},
    {"RaisedSmallMark",
     {"BT /F1 10 Tf 20 80 Td (Traps) Tj /F1 6 Tf 4 Ts (1) Tj ET"},
     "Traps at 20,17\n1 at 46,14 raised\n"},
    {"RaisedMarkInTheSizeOfBrowsers",
     {"BT /F1 10 Tf 20 80 Td (Traps) Tj /F1 8.5 Tf 4 Ts (1) Tj ET"},
     "Traps at 20,17\n1 at 46,14 raised\n"},
    {"MarkBeforeItsNote",
     {"BT /F1 6 Tf 4 Ts 20 80 Td (1) Tj /F1 10 Tf 0 Ts ( Only) Tj ET"},
     "1 at 20,14 raised\nOnly at 26,17\n"},
    {"CropBoxIsTheOrigin",
     {"BT /F1 10 Tf 20 80 Td (TCP) Tj ET", "/MediaBox [0 0 200 100] /CropBox [10 20 190 90]"},
     "TCP at 10,7\n"},
    {"TurnedPage",
     {"BT 0 1 -1 0 20 30 Tm /F1 10 Tf (TCP) Tj ET", "/MediaBox [0 0 200 100] /Rotate 90"},
     "TCP at 30,17\n"},
};
INSTANTIATE_TEST_SUITE_P(Pdf, PdfWords, testing::ValuesIn(kWords),
                         [](const auto& test) { return test.param.name; });

TEST(PdfText, WordsLinesAndPages) {
  const Decoded decoded = DecodeBytes(WritePdf(
      {{"BT /F1 10 Tf 20 80 Td (TCP 443) Tj 0 -20 Td (UDP) Tj ET"}, {"BT /F1 10 Tf 20 80 Td (SIP) Tj ET"}}));
  EXPECT_EQ(decoded.document.text, "TCP 443\nUDP\fSIP\f");
  EXPECT_EQ(decoded.diagnostics, "");
  for (const doc::Page& page : decoded.document.pages) {
    EXPECT_EQ(page.width, 200);
    EXPECT_EQ(page.height, 100);
    for (const doc::Word& word : page.words) {
      ASSERT_EQ(word.text.runs().size(), 1u);
      const base::Locator& at = word.text.runs().front().at;
      EXPECT_EQ(decoded.document.text.substr(at.span.begin, at.span.size()), word.text.value());
      EXPECT_EQ(at.page, page.number);
      EXPECT_EQ(at.box, word.box);
    }
  }
}

TEST(PdfText, TurnedPageIsAsWideAsDisplayed) {
  const Decoded decoded = DecodeBytes(WritePdf({{"", "/MediaBox [0 0 200 100] /Rotate 90"}}));
  EXPECT_EQ(decoded.document.pages.at(0).rotation, 90);
  EXPECT_EQ(decoded.document.pages.at(0).width, 100);
  EXPECT_EQ(decoded.document.pages.at(0).height, 200);
}

TEST(PdfDiagnostics, PageWithoutTextIsNamed) {
  EXPECT_EQ(DecodeBytes(WritePdf({{"BT /F1 10 Tf 20 80 Td (SIP) Tj ET"}, {"10 10 50 50 re f"}})).diagnostics,
            "page-without-text: Page 2 has no text.\n");
}

TEST(PdfDiagnostics, EmptyFile) {
  EXPECT_EQ(DecodeBytes("").diagnostics, "input-empty: The file is empty.\n");
}

TEST(PdfDiagnostics, NoPdfAtAll) {
  EXPECT_EQ(DecodeBytes("%PDF-1.4 but not really").diagnostics,
            "input-not-text: The PDF is too damaged to be read.\n");
}

TEST(PdfDiagnostics, LostCrossReferencesAreRepaired) {
  std::string pdf = WritePdf({{"BT /F1 10 Tf 20 80 Td (SIP) Tj ET 10 90 m 60 90 l S"}});
  pdf.resize(pdf.find("xref\n"));
  const Decoded decoded = DecodeBytes(pdf + "trailer<</Root 1 0 R>>");
  EXPECT_EQ(decoded.diagnostics, "");
  EXPECT_EQ(decoded.document.text, "SIP\f");
  EXPECT_EQ(ShowAll(decoded.document.pages.at(0).rulings), "10,10 60,10 w1\n");
}

TEST(PdfLimits, ContentThatInflatesTooFarIsNotRead) {
  DecodeOptions options;
  options.max_inflated_bytes = 100;
  const Decoded decoded =
      DecodeBytes(WritePdf({{"BT /F1 10 Tf (SIP) Tj ET" + std::string(100, ' ')}}), options);
  EXPECT_EQ(decoded.diagnostics, "limit-exceeded: Page 1 inflates to more than 100 bytes and is not read.\n");
  EXPECT_EQ(decoded.document.text, "\f");
}

TEST(PdfLimits, WordsAndRulings) {
  DecodeOptions options;
  options.max_words_per_page = 1;
  options.max_rulings_per_page = 3;
  const Decoded decoded =
      DecodeBytes(WritePdf({{"BT /F1 10 Tf 20 80 Td (TCP 443) Tj ET 10 10 50 50 re S"}}), options);
  EXPECT_EQ(decoded.diagnostics,
            "limit-exceeded: Page 1 has more than 3 rulings; the rest is not read.\n"
            "limit-exceeded: Page 1 has more than 1 words; the rest is not read.\n");
  EXPECT_EQ(decoded.document.text, "TCP\f");
}

TEST(PdfLimits, OnlyTheFirstBytesOfALongFile) {
  DecodeOptions options;
  options.max_input_bytes = 20;
  EXPECT_EQ(DecodeBytes(WritePdf({{""}}), options).diagnostics.substr(0, 15), "limit-exceeded:");
}

TEST(PdfTracer, HasEveryRowOnItsPage) {
  std::ifstream file(std::string(PORTBOOK_ROOT) + "/tests/data/tracer/guide.pdf", std::ios::binary);
  const Decoded decoded = DecodeBytes({std::istreambuf_iterator<char>(file), {}});
  EXPECT_EQ(decoded.diagnostics, "");
  ASSERT_EQ(decoded.document.pages.size(), 2u);
  EXPECT_EQ(decoded.document.pages[0].words.size(), 114u);
  EXPECT_EQ(decoded.document.pages[1].words.size(), 60u);
  EXPECT_NE(decoded.document.text.find("16384-32767"), std::string::npos);
}

}  // namespace
}  // namespace portbook::decode
