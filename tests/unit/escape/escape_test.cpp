#include "portbook/escape/escape.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace portbook::escape {
namespace {

struct Case {
  std::string text;
  std::string escaped;
};

TEST(CsvField, QuotesWhatPartsFieldsAndDisarmsFormulas) {
  const std::vector<Case> cases = {
      {"Gateway", "Gateway"},
      {"", ""},
      {"a, b", "\"a, b\""},
      {"the \"admin\" page", "\"the \"\"admin\"\" page\""},
      {"=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},
      {"=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""},
      {"+1", "'+1"},
      {"-2+3", "'-2+3"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"a=b", "a=b"},
      {"two\nlines\r", "two\\x0alines\\x0d"},
      {"\x1b[31mred", "\\x1b[31mred"},
      {"\t=1", "\\x09=1"},
      {"caf\u00e9", "caf\u00e9"},
  };
  for (const Case& c : cases) EXPECT_EQ(CsvField(c.text), c.escaped);
}

TEST(CsvRecord, PartsFieldsByCommasAndEndsAsTheStandardSays) {
  EXPECT_EQ(CsvRecord(std::vector<std::string>{"a", "", "b,c"}), "a,,\"b,c\"\r\n");
}

TEST(Markup, LeavesNoTagEntityOrControl) {
  EXPECT_EQ(Markup("<script>alert('1 & \"2\"')</script>"),
            "&lt;script&gt;alert(&#39;1 &amp; &quot;2&quot;&#39;)&lt;/script&gt;");
  EXPECT_EQ(Markup("a\x01"
                   "b\xff"),
            "a\\x01b\\xff");
  EXPECT_EQ(Markup("right\u202eleft"), "right\\u202eleft");
}

TEST(Markdown, LeavesNoCellBorderAndNoMarkup) {
  EXPECT_EQ(Markdown("a | b"), "a \\| b");
  EXPECT_EQ(Markdown("[link](http://x) *b* _i_ `c` <img src=x>"),
            "\\[link\\](http://x) \\*b\\* \\_i\\_ \\`c\\` &lt;img src=x&gt;");
  EXPECT_EQ(Markdown("C:\\dir"), "C:\\\\dir");
  EXPECT_EQ(Markdown("row\n| next |"), "row\\\\x0a\\| next \\|");
}

TEST(Quoted, EndsOnlyWhereTheTextEnds) {
  EXPECT_EQ(Quoted("say \"hi\" \\ there"), "\"say \\\"hi\\\" \\\\ there\"");
  EXPECT_EQ(Quoted("a: b # c\n- d"), "\"a: b # c\\u000a- d\"");
}

TEST(Quoted, WritesControlsAsEscapesOfJson) {
  EXPECT_EQ(Quoted("\x1b[31m\u202e caf\u00e9 \xff"), "\"\\u001b[31m\\u202e caf\u00e9 \\ufffd\"");
}

TEST(Identifier, IsLettersDigitsAndOneSeparator) {
  EXPECT_EQ(Identifier("IM and Presence (RIS)", '_'), "IM_and_Presence_RIS");
  EXPECT_EQ(Identifier("  -- SIP/Gateway!", '-'), "SIP-Gateway");
  EXPECT_EQ(Identifier("\u7db2\u95dc", '-'), "");
  EXPECT_EQ(Identifier("", '-'), "");
}

}  // namespace
}  // namespace portbook::escape
