#include <gtest/gtest.h>

#include "tests/unit/decode/long_text.h"
#include "tests/unit/decode/text_reading.h"

namespace portbook::decode {
namespace {

class Markdown : public testing::TestWithParam<TextCase> {};

TEST_P(Markdown, IsReadWhole) {
  const TextReading reading = ReadText("guide.md", GetParam().text);
  EXPECT_EQ(doc::Dump(reading.document), GetParam().dump);
  EXPECT_EQ(reading.Lost(), "");
  EXPECT_EQ(reading.Misplaced(), "");
}

INSTANTIATE_TEST_SUITE_P(
    Blocks, Markdown,
    testing::Values(
        TextCase{"HeadingsOfBothKinds", "# Ports #\n\nUse\n===\n\nSub\n---\n",
                 "heading 1 | Ports\nheading 1 | Use\nheading 2 | Sub\n"},
        TextCase{
            "NestedItems",
            "- Gateway\n  - Port: 8443\n  - Protocol: TCP\n    over TLS\n\n    More.\n- Node\n\n1. first\n",
            "item 1 | Gateway\nitem 2 | Port: 8443\nitem 2 | Protocol: TCP / over TLS\nparagraph | More.\n"
            "item 1 | Node\nitem 1 | first\n"},
        TextCase{"CodeIsPreformatted", "# a\n```sh\nnc -l 22\n```\n\n    curl :80\n",
                 "heading 1 | a\npreformatted | nc -l 22\npreformatted | curl :80\n"},
        TextCase{"QuotationsLoseTheirSigns", "> port 22\n> is open\n", "paragraph | port 22 / is open\n"},
        TextCase{"FrontMatterIsFurniture", "---\ntitle: Ports 1-2\n---\n# Ports\n",
                 "furniture (text:front-matter) | --- / title: Ports 1-2 / ---\nheading 1 | Ports\n"},
        TextCase{"ReferenceDefinitionsStay", "# a\n\n[docs]: https://example.org/x\n",
                 "heading 1 | a\nparagraph | [docs]: https://example.org/x\n"},
        TextCase{"TemplatesStayText", "# a\n{{site.data.note}}\n{: .tip}\n",
                 "heading 1 | a\nparagraph | {{site.data.note}} / {: .tip}\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Inline, Markdown,
    testing::Values(
        TextCase{"StylesLinksAndEscapes",
                 "# x\n**a** *b* _c_ ``d`e`` [f](u(v)) ![g](h) \\*i\\* <https://j.k>\n",
                 "heading 1 | x\nparagraph | a b c d`e f g *i* https://j.k\n"},
        TextCase{"SnakeCaseStays", "# x\nset http_port_tcp and 2 * 3 * 4\n",
                 "heading 1 | x\nparagraph | set http_port_tcp and 2 * 3 * 4\n"},
        TextCase{"TagsAndEntities", "# x\na<sup>1</sup> &lt;b&gt;&nbsp;&#8211; <server> <!-- c -->d\n",
                 "heading 1 | x\nparagraph | a1 <b>\u00a0\u2013 <server> d\n"},
        TextCase{"CodeKeepsItsSigns", "# x\n`a*b*c_d_` e\n", "heading 1 | x\nparagraph | a*b*c_d_ e\n"},
        TextCase{"FootnotesLoseTheirBrackets", "# x\nport 22[^1]\n\n[^1]: only at night\n",
                 "heading 1 | x\nparagraph | port 221\nparagraph | 1 only at night\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Tables, Markdown,
    testing::Values(
        TextCase{"PipesWithARule", "| Port | Use |\n|:----:|-----|\n| 22 | `a\\|b` |\n| 80<br>443 |\n",
                 "grid 0 marked_up 2\n#Port | #Use\n22 | a|b\n80 / 443\n"},
        TextCase{"RulesOfATerminal", " Port | Use\n------+-----\n 22 | ssh\n 80 | web\n",
                 "grid 0 marked_up 2\n#Port | #Use\n22 | ssh\n80 | web\n"},
        TextCase{"WithoutOuterPipesAfterWords", "Ports:\nPort | Use\n--- | ---\n22 | ssh\n",
                 "paragraph | Ports:\ngrid 0 marked_up 2\n#Port | #Use\n22 | ssh\n"},
        TextCase{"MoreCellsThanHeadersAreKept", "| Port |\n|---|\n| 22 | ssh | x |\n",
                 "grid 0 marked_up 3\n#Port\n22 | ssh | x\n"},
        TextCase{"ThreeRowsWithoutARule", "| TCP | 22 |\n| TCP | 80 |\n| UDP | 53 |\n",
                 "grid 0 marked_up 2\nTCP | 22\nTCP | 80\nUDP | 53\n"},
        TextCase{"TwoRowsBetweenPipesAreATable", "# x\n| TCP | 22 |\n| TCP | 80 |\n",
                 "heading 1 | x\ngrid 0 marked_up 2\nTCP | 22\nTCP | 80\n"},
        TextCase{"TwoRowsWithoutARuleAreWords", "# x\nTCP | 22 | ssh\nTCP | 80 | web\n",
                 "heading 1 | x\nparagraph | TCP | 22 | ssh / TCP | 80 | web\n"},
        TextCase{"InAnItem", "- Node\n\n  | Port | Use |\n  |---|---|\n  | 22 | ssh |\n",
                 "item 1 | Node\ngrid 0 marked_up 2\n#Port | #Use\n22 | ssh\n"},
        TextCase{"InCodeIsNone", "```\n| Port | Use |\n|---|---|\n| 22 | ssh |\n```\n",
                 "preformatted | | Port | Use | / |---|---| / | 22 | ssh |\n"},
        TextCase{
            "HtmlWithBlankLinesInPlace",
            "# A\n\n<div>\n\n| P | U |\n|---|---|\n| 1 | a |\n\n</div>\n\n<table>\n<tr><th>Port</th>\n\n"
            "<th>Use</th></tr>\n<tr><td rowspan=2>22</td><td>ssh</td></tr><tr><td>x</td></tr>\n</table>\n\n"
            "| P | U |\n|---|---|\n| 2 | b |\n",
            "heading 1 | A\ngrid 0 marked_up 2\n#P | #U\n1 | a\ngrid 1 marked_up 2\n#Port | #Use\n22 | ssh\n"
            "(inherited) 22 | x\ngrid 2 marked_up 2\n#P | #U\n2 | b\n"},
        TextCase{
            "HtmlWithinALine",
            "Ports:<table><tr><th>Port</th><th>Use</th></tr>\n<tr><td>22</td><td>ssh</td></tr></table>\n\n"
            "In `<table>` of code\n",
            "paragraph | Ports:\ngrid 0 marked_up 2\n#Port | #Use\n22 | ssh\n"
            "paragraph | In <table> of code\n"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(MarkdownNotation, IsFoundWithoutAName) {
  const TextReading reading = ReadText("guide.txt", "Port | Use\n--- | ---\n22 | **ssh**\n");
  EXPECT_EQ(doc::Dump(reading.document), "grid 0 marked_up 2\n#Port | #Use\n22 | ssh\n");
}

TEST(MarkdownNotation, ANameAloneDoesNotDecide) {
  const TextReading reading = ReadText("guide.md", "Port\tUse\n22\tsome_thing_\n");
  EXPECT_EQ(doc::Dump(reading.document), "preformatted | Port\\x09Use / 22\\x09some_thing_\n");
}

TEST(MarkdownNesting, ItemsKnowTheirParents) {
  const doc::Document document = ReadText("guide.md", "- a\n  - b\n\n    c\n- d\n").document;
  ASSERT_EQ(document.blocks.size(), 4U);
  EXPECT_EQ(document.blocks[0].parent, std::nullopt);
  EXPECT_EQ(document.blocks[1].parent, doc::BlockId{0});
  EXPECT_EQ(document.blocks[2].parent, doc::BlockId{1});
  EXPECT_EQ(document.blocks[3].parent, std::nullopt);
}

class HostileMarkdown : public testing::TestWithParam<LongText> {};

TEST_P(HostileMarkdown, EndsSoonAndLosesNothing) {
  const TextReading reading = ReadText("guide.md", "# a\n" + GetParam().Make());
  EXPECT_EQ(reading.Lost(), "");
}

INSTANTIATE_TEST_SUITE_P(Texts, HostileMarkdown,
                         testing::Values(Repeat("> ", 300'000) + "\n" + Repeat("\n", 300'000),
                                         Repeat("- ", 300'000) + Repeat("\n", 300'000),
                                         Repeat("|", 500'000) + "\n" + Repeat("|", 500'000),
                                         Repeat("[", 500'000), Repeat("![[]()", 80'000),
                                         Repeat("*a_ ", 120'000), Repeat("<b><", 120'000),
                                         Repeat("<!--a", 100'000), Repeat("a | b\n", 80'000),
                                         Repeat("a | b | c\n--|--|--\n\n", 20'000),
                                         Repeat("<table>\n", 30'000), Repeat("`a``b", 100'000),
                                         Repeat("&#x41;&", 60'000)));

TEST(MarkdownLimits, ATableWithoutRoomIsWords) {
  DecodeOptions options;
  options.grids.max_cells = 3;
  const TextReading reading = ReadText("guide.md", "a | b\n--|--\nc | d\n", options);
  EXPECT_EQ(doc::Dump(reading.document), "paragraph | a | b / --|-- / c | d\n");
  EXPECT_EQ(reading.Kinds(), "limit-exceeded");
}

TEST(MarkdownLimits, RowsPastTheLimitAreSetApart) {
  DecodeOptions options;
  options.grids.max_rows = 2;
  const TextReading reading =
      ReadText("guide.md", "a | b\n--|--\nc | d\ne | f\n\ng | h\n--|--\n\nend\n", options);
  EXPECT_EQ(doc::Dump(reading.document),
            "grid 0 marked_up 2\n#a | #b\nc | d\nfurniture (text:row-past-the-limit) | e | f\n"
            "furniture (text:row-past-the-limit) | g | h\nparagraph | end\n");
  EXPECT_EQ(reading.Lost(), "");
  EXPECT_EQ(reading.Kinds(), "limit-exceeded");
  EXPECT_EQ(reading.sink.diagnostics().front().evidence.front().quote.value(), "e | f");
}

}  // namespace
}  // namespace portbook::decode
