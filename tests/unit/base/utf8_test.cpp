#include "portbook/base/utf8.h"

#include <gtest/gtest.h>

namespace portbook::base {
namespace {

TEST(FirstInvalidUtf8, NamesWhereTheWrongSequenceBegins) {
  const struct {
    const char* shows;
    std::string_view bytes;
    std::size_t expected;
  } cases[] = {
      {"empty", "", std::string_view::npos},
      {"all lengths", "a\u00e9\u20ac\U0001f600", std::string_view::npos},
      {"noncharacter", "\uffff", std::string_view::npos},
      {"lone continuation", "ab\x80", 2},
      {"cut short", "ab\xe2\x82", 2},
      {"overlong slash", "a\xc0\xaf", 1},
      {"surrogate", "\xed\xa0\x80", 0},
      {"past U+10FFFF", "\xf4\x90\x80\x80", 0},
      {"Latin-1 after UTF-8", "\u00e9\xe9t", 2},
  };
  for (const auto& c : cases) EXPECT_EQ(FirstInvalidUtf8(c.bytes), c.expected) << c.shows;
}

TEST(DecodeAt, ReadsOneCodePointOrReplacesOneByte) {
  const struct {
    std::string_view text;
    std::size_t at;
    char32_t value;
    std::size_t size;
  } cases[] = {
      {"a", 0, U'a', 1},
      {"a", 1, 0, 0},
      {"a", 9, 0, 0},
      {"x\u20ac", 1, U'\u20ac', 3},
      {"\u20ac", 1, 0xFFFD, 1},
      {"\U0001f600", 0, U'\U0001f600', 4},
      {"\xe2\x82", 0, 0xFFFD, 1},
      {"\ufffd", 0, 0xFFFD, 3},
  };
  for (const auto& c : cases) {
    const CodePoint decoded = DecodeAt(c.text, c.at);
    EXPECT_EQ(decoded.value, c.value) << c.text << " at " << c.at;
    EXPECT_EQ(decoded.size, c.size) << c.text << " at " << c.at;
  }
}

TEST(AppendUtf8, IsTheInverseOfDecodeAt) {
  for (const char32_t c :
       {0x0u, 0x7fu, 0x80u, 0x7ffu, 0x800u, 0xd7ffu, 0xe000u, 0xffffu, 0x10000u, 0x10ffffu}) {
    std::string encoded;
    AppendUtf8(encoded, c);
    const CodePoint decoded = DecodeAt(encoded, 0);
    EXPECT_EQ(decoded.value, c);
    EXPECT_EQ(decoded.size, encoded.size());
  }
}

TEST(AppendUtf8, ReplacesWhatIsNoCharacter) {
  std::string encoded;
  AppendUtf8(encoded, 0xD800);
  AppendUtf8(encoded, 0x110000);
  EXPECT_EQ(encoded, "\ufffd\ufffd");
}

TEST(IsSpace, KnowsUnicodeSpaces) {
  for (const char32_t c : {U' ', U'\t', U'\n', U'\v', U'\f', U'\r', U'\u0085', U'\u00a0', U'\u2003',
                           U'\u200b', U'\u2028', U'\u202f', U'\u3000'}) {
    EXPECT_TRUE(IsSpace(c)) << std::hex << static_cast<std::uint32_t>(c);
  }
  for (const char32_t c : {U'\0', U'\x1b', U'a', U'-', U'\u2060', U'\u00ad'}) {
    EXPECT_FALSE(IsSpace(c)) << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(IsWordCharacter, TakesLettersDigitsAndMarksOfAnyScript) {
  for (const char32_t c : {U'a', U'7', U'\u00df', U'\u0301', U'\u4e2d', U'\u0663', U'\uff11'}) {
    EXPECT_TRUE(IsWordCharacter(c)) << std::hex << static_cast<std::uint32_t>(c);
  }
  for (const char32_t c : {U' ', U'-', U'_', U'/', U'\u00b2', U'\u00ae', U'\u2014'}) {
    EXPECT_FALSE(IsWordCharacter(c)) << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(FoldSpace, FoldsAndTrimsButKeepsCase) {
  EXPECT_EQ(FoldSpace("\u00a0 TCP\n\t443 "), "TCP 443");
  EXPECT_EQ(FoldSpace("a\u200bb"), "a b");
  EXPECT_EQ(FoldSpace(" \n"), "");
  EXPECT_EQ(FoldSpace("a\xff b"), "a\xff b");
}

TEST(FoldForComparison, FoldsCaseFully) {
  const struct {
    std::string_view text;
    std::string_view expected;
  } cases[] = {
      {"  Source   Port ", "source port"},
      {"STRASSE", "strasse"},
      {"Stra\u00dfe", "strasse"},
      {"\ufb01xed", "fixed"},
      {"\u00c9tat", "\u00e9tat"},
      {"\u03a3\u03c2", "\u03c3\u03c3"},
      {"[@`{", "[@`{"},
  };
  for (const auto& c : cases) EXPECT_EQ(FoldForComparison(c.text), c.expected) << c.text;
}

TEST(Printable, EscapesWhatWouldDisturbATerminal) {
  const struct {
    const char* shows;
    std::string_view text;
    std::string_view expected;
  } cases[] = {
      {"plain text", "TCP 443 \u00e9 \u4e2d", "TCP 443 \u00e9 \u4e2d"},
      {"escape sequence", "\x1b[31m", "\\x1b[31m"},
      {"line ends and tab", "a\r\n\tb", "a\\x0d\\x0a\\x09b"},
      {"NUL and delete", std::string_view("\0\x7f", 2), "\\x00\\x7f"},
      {"C1 control", "\u009b", "\\u009b"},
      {"bidi override and isolate", "\u202eabc\u2066", "\\u202eabc\\u2066"},
      {"Unicode line ends", "\u2028\u2029", "\\u2028\\u2029"},
      {"byte that is no UTF-8", "a\xff", "a\\xff"},
      {"replacement character", "\ufffd", "\ufffd"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Printable(c.text), c.expected) << c.shows;
    EXPECT_EQ(Printable(c.expected), c.expected) << c.shows;
  }
}

TEST(DisplayWidth, CountsColumns) {
  const struct {
    std::string_view text;
    std::size_t expected;
  } cases[] = {
      {"", 0},       {"abc", 3},      {"\u00e9", 1}, {"e\u0301", 1},    {"\u4e2d\u6587", 4},
      {"\uff21", 2}, {"a\u200bb", 2}, {"\u00ad", 1}, {"\U0001f600", 2},
  };
  for (const auto& c : cases) EXPECT_EQ(DisplayWidth(c.text), c.expected) << c.text;
}

}  // namespace
}  // namespace portbook::base
