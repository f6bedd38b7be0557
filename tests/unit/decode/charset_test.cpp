#include "decode/charset.h"

#include <gtest/gtest.h>

namespace portbook::decode {
namespace {

using namespace std::string_literals;

struct Case {
  std::string_view name;
  std::string bytes;
  CharsetHint hint;
  std::string_view charset;
  std::string_view text;
  std::string_view kinds;
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

class Charsets : public testing::TestWithParam<Case> {};

TEST_P(Charsets, DetectAndConvert) {
  const Case& test = GetParam();
  EXPECT_EQ(DetectCharset(test.bytes, test.hint).name, test.charset);
  diag::Sink sink;
  EXPECT_EQ(ToUtf8(test.bytes, test.hint, sink), test.text);
  std::string kinds;
  for (const diag::Diagnostic& diagnostic : sink.diagnostics()) kinds += diag::Name(diagnostic.kind);
  EXPECT_EQ(kinds, test.kinds);
}

constexpr CharsetHint kPlain = CharsetHint::plain;
constexpr CharsetHint kHtml = CharsetHint::html;

INSTANTIATE_TEST_SUITE_P(
    Marks, Charsets,
    testing::Values(Case{"utf8", "\xEF\xBB\xBFport", kPlain, "UTF-8", "port", ""},
                    Case{"utf16_little_endian", "\xFF\xFEp\0\xE9\0"s, kPlain, "UTF-16LE", "pé", ""},
                    Case{"utf16_big_endian", "\xFE\xFF\0p\0\xE9"s, kPlain, "UTF-16BE", "pé", ""},
                    Case{"a_mark_beats_a_declaration", "\xEF\xBB\xBF<meta charset=latin1>é", kHtml, "UTF-8",
                         "<meta charset=latin1>é", ""}));

INSTANTIATE_TEST_SUITE_P(
    Bytes, Charsets,
    testing::Values(Case{"utf16_without_a_mark",
                         "8\0"
                         "0\0 \0t\0c\0p\0"s,
                         kPlain, "UTF-16LE", "80 tcp", ""},
                    Case{"utf16_big_endian_without_a_mark",
                         "\0"
                         "8\0"
                         "0\0 \0t\0c\0p"s,
                         kPlain, "UTF-16BE", "80 tcp", ""},
                    Case{"valid_utf8", "caf\xC3\xA9", kPlain, "UTF-8", "café", ""},
                    Case{"western_bytes", "R\xE9seau \x96 80", kPlain, "windows-1252", "Réseau – 80", ""},
                    Case{"cyrillic_bytes", "\xCF\xEE\xF0\xF2 443 \xEF\xF0\xEE\xF2\xEE\xEA\xEE\xEB", kPlain,
                         "windows-1251", "Порт 443 протокол", ""},
                    Case{"a_declaration_is_html_only", "<meta charset=shift_jis>caf\xC3\xA9", kPlain, "UTF-8",
                         "<meta charset=shift_jis>café", ""}));

INSTANTIATE_TEST_SUITE_P(
    Declarations, Charsets,
    testing::Values(
        Case{"latin1_is_windows_1252", "<meta charset=\"ISO-8859-1\">\x93x\x94", kHtml, "windows-1252",
             "<meta charset=\"ISO-8859-1\">“x”", ""},
        Case{"http_equiv", "<META http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>\x83\x7C",
             kHtml, "Shift_JIS", "<META http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>ポ",
             ""},
        Case{"content_without_http_equiv_is_none", "<meta content='text/html; charset=shift_jis'>\xC3\xA9",
             kHtml, "UTF-8", "<meta content='text/html; charset=shift_jis'>é", ""},
        Case{"not_in_a_comment", "<!-- <meta charset=shift_jis> -->\xC3\xA9", kHtml, "UTF-8",
             "<!-- <meta charset=shift_jis> -->é", ""},
        Case{"not_in_an_attribute", "<p title='<meta charset=shift_jis>'>\xC3\xA9", kHtml, "UTF-8",
             "<p title='<meta charset=shift_jis>'>é", ""},
        Case{"utf16_is_a_lie", "<meta charset=utf-16>\xC3\xA9", kHtml, "UTF-8", "<meta charset=utf-16>é", ""},
        Case{"unknown_label", "<meta charset=klingon>\xC3\xA9", kHtml, "UTF-8", "<meta charset=klingon>é",
             ""},
        Case{"xml_declaration", "<?xml version='1.0' encoding='iso-8859-1'?>\xE9", kHtml, "windows-1252",
             "<?xml version='1.0' encoding='iso-8859-1'?>é", ""}));

INSTANTIATE_TEST_SUITE_P(
    Damage, Charsets,
    testing::Values(Case{"an_undecodable_byte", "\xC3\xA9 \xC3\xA8 \xFF x", kPlain, "UTF-8", "é è \uFFFD x",
                         "input-invalid-utf8"},
                    Case{"a_cut_character", "<meta charset=utf-8>80\xC3", kHtml, "UTF-8",
                         "<meta charset=utf-8>80\uFFFD", "input-invalid-utf8"},
                    Case{"nul_bytes", "ab\0cd\0"s, kPlain, "UTF-8", "ab\uFFFDcd\uFFFD", "input-nul-bytes"},
                    Case{"empty", "", kPlain, "UTF-8", "", "input-empty"},
                    Case{"only_a_mark", "\xEF\xBB\xBF", kPlain, "UTF-8", "", "input-empty"},
                    Case{"binary",
                         "\x7F"
                         "ELF\x02\x01\x01\x03\x04\x05\x06\x07\x01\x02\x03\x10\x11 x",
                         kPlain, "UTF-8", "", "input-not-text"}));

TEST(CharsetDamage, IsPlacedInTheConvertedText) {
  diag::Sink sink;
  ToUtf8("<meta charset=shift_jis>\x83\x7C\xFF!", CharsetHint::html, sink);
  ASSERT_EQ(sink.diagnostics().size(), 1U);
  const base::Text& quote = sink.diagnostics()[0].evidence.at(0).quote;
  EXPECT_EQ(quote.value(), "\uFFFD");
  EXPECT_EQ(quote.Extent(), (base::Span{27, 30}));
  EXPECT_EQ(sink.diagnostics()[0].message,
            "1 byte sequence is not valid Shift_JIS and was replaced by U+FFFD.");
}

TEST(CharsetConversion, CrossesItsBufferWithoutLoss) {
  std::string bytes = "\xFF\xFE";
  std::string expected;
  for (int i = 0; i < 40'000; ++i) {
    bytes += i % 7 == 0 ? "\x3D\xD8\x00\xDE"s : "x\0"s;  // a surrogate pair at every phase of the buffer
    expected += i % 7 == 0 ? "\U0001F600" : "x";
  }
  diag::Sink sink;
  EXPECT_EQ(ToUtf8(bytes, CharsetHint::plain, sink), expected);
  EXPECT_TRUE(sink.diagnostics().empty());
}

}  // namespace
}  // namespace portbook::decode
