// PDFs made to do harm, or harmed: each ends within limits with a diagnostic that names the page, and the
// other pages are read.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "decode/pdf/qpdf_headers.h"
#include "pdf_reading.h"
#include "pdf_writing.h"

#include <qpdf/QPDFWriter.hh>

namespace portbook::decode {
namespace {

const PdfPage kGood{"BT /F1 10 Tf 20 80 Td (TCP 443) Tj ET"};

PdfPage Filtered(const std::string& filters, const std::string& content) {
  PdfPage page{content};
  page.content_entries = "/Filter" + filters;
  return page;
}

std::string Repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (; times > 0; --times) all += text;
  return all;
}

// Two bytes of run-length coding that stand for 128 spaces.
const std::string kRun = "\x81 ";

Decoded DecodeBeside(const PdfPage& page) {
  DecodeOptions options;
  options.max_inflated_bytes = 10'000;
  return DecodeBytes(WritePdf({kGood, page, kGood}), options);
}

constexpr const char* kInflatesTooFar =
    "limit-exceeded: Page 2 inflates to more than 10000 bytes and is not read.\n";

TEST(PdfBombs, StreamThatInflatesTooFar) {
  const Decoded decoded = DecodeBeside(Filtered("/RunLengthDecode", Repeated(kRun, 100)));
  EXPECT_EQ(decoded.diagnostics, kInflatesTooFar);
  EXPECT_EQ(decoded.document.text, "TCP 443\f\fTCP 443\f");
}

TEST(PdfBombs, BetweenTwoFilters) {
  // The white space is nothing to the second filter.
  const Decoded decoded = DecodeBeside(Filtered("[/RunLengthDecode/ASCIIHexDecode]", Repeated(kRun, 100)));
  EXPECT_EQ(decoded.diagnostics, kInflatesTooFar);
}

TEST(PdfBombs, ChainOfFiltersWithinTheLimitIsRead) {
  const Decoded decoded = DecodeBeside(Filtered("[/RunLengthDecode/ASCIIHexDecode]", kRun + "\x09"
                                                                                            "4254202f46"
                                                                                            "\x80"));
  EXPECT_EQ(decoded.diagnostics, "page-without-text: Page 2 has no text.\n");
}

TEST(PdfBombs, FormDrawnTooOften) {
  const Decoded decoded = DecodeBytes(
      WritePdf({{Repeated("/X1 Do ", 20'001), "/MediaBox [0 0 200 100]", "0 10 m 40 10 l S"}, kGood}));
  EXPECT_EQ(decoded.diagnostics,
            "limit-exceeded: Page 1 draws forms within forms without end and is not read.\n");
  EXPECT_EQ(decoded.document.text, "\fTCP 443\f");
}

TEST(PdfBombs, FormsThatDoubleAtEachDepth) {
  std::vector<PdfPage> pages;
  for (int depth = 0; depth < 40; ++depth) {
    PdfPage page{"/X1 Do", "/MediaBox [0 0 200 100]", "/X1 Do /X1 Do"};
    const int next_form = 7 + 3 * (depth + 1);
    page.form_entries = "/Resources<</XObject<</X1 " + std::to_string(next_form) + " 0 R>>>>";
    pages.push_back(page);
  }
  pages.push_back(kGood);
  const Decoded decoded = DecodeBytes(WritePdf(pages));
  EXPECT_EQ(decoded.diagnostics.substr(0, 76),
            "limit-exceeded: Page 1 draws forms within forms without end and is not read.");
  EXPECT_TRUE(decoded.document.text.ends_with("\fTCP 443\f"));
}

TEST(PdfBombs, PathOfManySegments) {
  DecodeOptions options;
  options.max_rulings_per_page = 1000;
  const Decoded decoded = DecodeBytes(
      WritePdf(
          {{"BT /F1 10 Tf 20 80 Td (SIP) Tj ET 0 0 m " + Repeated("9 9 l 0 9 l ", 50'000) + "S"}, kGood}),
      options);
  EXPECT_EQ(decoded.diagnostics,
            "limit-exceeded: Page 1 has more than 1000 rulings; the rest is not read.\n");
  EXPECT_EQ(decoded.document.text, "SIP\fTCP 443\f");
}

TEST(PdfBombs, StatesSavedWithoutEnd) {
  const Decoded decoded =
      DecodeBytes(WritePdf({{Repeated("q ", 50'001) + "BT /F1 10 Tf 20 80 Td (SIP) Tj ET"},
                            {Repeated("q ", 1'001) + "BT /F1 10 Tf 20 80 Td (RTP) Tj ET"},
                            kGood}));
  EXPECT_EQ(decoded.diagnostics,
            "limit-exceeded: Page 1 saves its graphics state without end and is not read.\n");
  EXPECT_EQ(decoded.document.text, "\fRTP\fTCP 443\f");
}

TEST(PdfBombs, FormThatDrawsItself) {
  PdfPage page{"BT /F1 10 Tf 20 80 Td (SIP) Tj ET /X1 Do", "/MediaBox [0 0 200 100]",
               "0 10 m 40 10 l S /X1 Do /X1 Do"};
  page.form_entries = "/Resources<</XObject<</X1 7 0 R>>>>";
  const Decoded decoded = DecodeBytes(WritePdf({page, kGood}));
  EXPECT_EQ(decoded.diagnostics, "");
  EXPECT_EQ(decoded.document.text, "SIP\fTCP 443\f");
  EXPECT_EQ(decoded.document.pages.at(0).rulings.size(), 1u);
}

// --- numbers that are none

bool IsFinite(const base::Box& box) {
  return std::isfinite(box.x0) && std::isfinite(box.y0) && std::isfinite(box.x1) && std::isfinite(box.y1);
}

class PdfOddNumbers : public testing::TestWithParam<PdfPage> {};

TEST_P(PdfOddNumbers, LeaveFiniteBoxesAndTheOtherPages) {
  const doc::Document document = DecodeBytes(WritePdf({GetParam(), kGood})).document;
  for (const doc::Page& page : document.pages) {
    for (const doc::Word& word : page.words) EXPECT_TRUE(IsFinite(word.box)) << word.text.value();
    for (const doc::Ruling& ruling : page.rulings)
      EXPECT_TRUE(IsFinite({ruling.x0, ruling.y0, ruling.x1, ruling.y1}));
  }
  EXPECT_TRUE(document.text.ends_with("TCP 443\f"));
}

INSTANTIATE_TEST_SUITE_P(
    Pdf, PdfOddNumbers,
    testing::Values(
        PdfPage{"1e308 1e308 1e308 1e308 1e308 1e308 cm 9 0 0 9 0 0 cm 1 1 m 9 1 l S BT /F1 9 Tf (a) Tj ET"},
        PdfPage{"BT /F1 1e30 Tf 20 80 Td (a) Tj /F1 0 Tf (b) Tj 0 0 0 0 9 9 Tm (c) Tj ET"},
        PdfPage{"0 0 0 0 0 0 cm 1 1 m 9 1 l S BT /F1 9 Tf 20 80 Td (a) Tj ET"},
        PdfPage{"nan inf m 1e999 5 l S BT /F1 9 Tf nan nan Td (a) Tj ET"},
        PdfPage{"BT /F1 9 Tf 20 80 Td (a) Tj ET", "/MediaBox [0 0 0 0]"},
        PdfPage{"BT /F1 9 Tf 20 80 Td (a) Tj ET", "/MediaBox [0 0 14400 14400]"},
        PdfPage{"BT /F1 9 Tf 20 80 Td (a) Tj ET", "/MediaBox [0 0 1e9 1e9] /CropBox [1e300 0 -1e300 0]"},
        PdfPage{"BT /F1 9 Tf 20 80 Td (a) Tj ET", "/MediaBox [0 0 200 100] /Rotate 45"}));

// --- locked and damaged

std::string Encrypted(const std::string& pdf, const char* user_password) {
  QPDF file;
  file.processMemoryFile("guide", pdf.data(), pdf.size());
  QPDFWriter writer(file);
  writer.setOutputMemory();
  writer.setR6EncryptionParameters(user_password, "owner", true, true, true, true, true, true, qpdf_r3p_full,
                                   true);
  writer.write();
  const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

// Fifty thousand words strewn over a page keep poppler for half a minute.
TEST(PdfLimits, PageWithMoreTextThanAPageHolds) {
  DecodeOptions options;
  options.max_shown_bytes_per_page = 15;
  const Decoded decoded = DecodeBytes(
      WritePdf({{"BT /F1 10 Tf 20 80 Td [(TCP) -600 (8443)] TJ 0 -20 Td (UDP 8443,) Tj ET"}, kGood}),
      options);
  EXPECT_EQ(decoded.diagnostics,
            "limit-exceeded: Page 1 shows text of more than 15 bytes and is not read.\n");
  EXPECT_EQ(decoded.document.text, "\fTCP 443\f");
}

TEST(PdfLocks, EmptyPasswordOpens) {
  const Decoded decoded =
      DecodeBytes(Encrypted(WritePdf({{"BT /F1 10 Tf 20 80 Td (TCP 443) Tj ET 10 90 m 60 90 l S"}}), ""));
  EXPECT_EQ(decoded.diagnostics, "");
  EXPECT_EQ(decoded.document.text, "TCP 443\f");
  EXPECT_EQ(decoded.document.pages.at(0).rulings.size(), 1u);
}

TEST(PdfLocks, AnotherPasswordIsSaid) {
  const Decoded decoded = DecodeBytes(Encrypted(WritePdf({kGood}), "secret"));
  EXPECT_EQ(decoded.diagnostics, "input-not-text: The PDF is encrypted and opens with no empty password.\n");
  EXPECT_EQ(decoded.document.text, "");
}

TEST(PdfDamage, TruncatedFileHasItsFirstPages) {
  std::string pdf = WritePdf({kGood, kGood});
  pdf.resize(pdf.rfind("stream\n") + 30);
  const Decoded decoded = DecodeBytes(pdf + "\ntrailer<</Root 1 0 R>>");
  EXPECT_TRUE(decoded.document.text.starts_with("TCP 443\f"));
}

// Without its last bytes nothing says where the pages are.
TEST(PdfDamage, TruncatedFileWithoutItsTrailerIsSaid) {
  const std::string pdf = WritePdf({kGood, kGood});
  for (const std::size_t size : {pdf.size() / 2, pdf.rfind("trailer"), std::size_t{9}}) {
    const Decoded decoded = DecodeBytes(pdf.substr(0, size));
    EXPECT_EQ(decoded.diagnostics, "input-not-text: The PDF is too damaged to be read.\n");
    EXPECT_EQ(decoded.document.text, "");
  }
}

TEST(PdfDamage, NoPdfAtAll) {
  for (const std::string bytes : {"Ports of the gateway: TCP 443", "%PDF-1.4\n", "\x7f\x45\x4c\x46"}) {
    EXPECT_EQ(DecodeBytes(bytes).diagnostics, "input-not-text: The PDF is too damaged to be read.\n");
  }
}

TEST(PdfDamage, ContentThatBreaksOff) {
  const Decoded decoded = DecodeBytes(WritePdf({Filtered("/ASCIIHexDecode", "4254 zz not hex"), kGood}));
  EXPECT_EQ(decoded.diagnostics, "page-without-text: Page 1 has no text.\n");
  EXPECT_EQ(decoded.document.text, "\fTCP 443\f");
}

TEST(PdfDamage, NoPages) {
  EXPECT_EQ(DecodeBytes(WritePdf({})).diagnostics,
            "input-not-text: The PDF has no pages that can be read.\n");
}

// --- many pages, read by several threads

TEST(PdfPages, InOrderHoweverManyThreadsReadThem) {
  std::vector<PdfPage> pages;
  std::string text;
  for (int i = 0; i < 100; ++i) {
    pages.push_back({"BT /F1 10 Tf 20 80 Td (Page" + std::to_string(i) + ") Tj ET"});
    text += "Page" + std::to_string(i) + "\f";
  }
  DecodeOptions alone;
  alone.max_threads = 1;
  const std::string pdf = WritePdf(pages);
  EXPECT_EQ(DecodeBytes(pdf).document.text, text);
  EXPECT_EQ(DecodeBytes(pdf).document, DecodeBytes(pdf, alone).document);
}

}  // namespace
}  // namespace portbook::decode
