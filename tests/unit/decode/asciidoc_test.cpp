#include <gtest/gtest.h>

#include "tests/unit/decode/long_text.h"
#include "tests/unit/decode/text_reading.h"

namespace portbook::decode {
namespace {

class Asciidoc : public testing::TestWithParam<TextCase> {};

TEST_P(Asciidoc, IsReadWhole) {
  const TextReading reading = ReadText("guide.adoc", GetParam().text);
  EXPECT_EQ(doc::Dump(reading.document), GetParam().dump);
  EXPECT_EQ(reading.Lost(), "");
  EXPECT_EQ(reading.Misplaced(), "");
}

INSTANTIATE_TEST_SUITE_P(
    Blocks, Asciidoc,
    testing::Values(
        TextCase{"SectionsAndAttributes",
                 "= Ports\n:icons: font\n:long: a \\\n  b\n\n[.lead]\nWords here\non two lines\n",
                 "heading 1 | Ports\nparagraph | Words here / on two lines\n"},
        TextCase{
            "NestedItems", "= P\n\n* Gateway\n** Port: 8443\n+\nOver TLS.\n* Node\n. one\n\nAfter\n",
            "heading 1 | P\nitem 1 | Gateway\nitem 2 | Port: 8443\nparagraph | Over TLS.\nitem 1 | Node\n"
            "item 2 | one\nparagraph | After\n"},
        TextCase{"DefinitionsKeepOneColon", "= P\n\nPort:: 22\nUse::\nssh\n",
                 "heading 1 | P\nitem 1 | Port: 22\nitem 1 | Use: / ssh\n"},
        TextCase{"MacrosAndCommentsMark", "= P\n// no\ninclude::other.adoc[]\n////\nno 22\n////\nyes\n",
                 "heading 1 | P\nparagraph | yes\n"},
        TextCase{"LiteralAndTitle", "= P\n.Listing\n----\nnc -l 22\n----\n",
                 "heading 1 | P\ncaption | Listing\npreformatted | nc -l 22\n"},
        TextCase{"TitlesOfTwoLines",
                 "Ports of P\n==========\n\nUsed\n----\n\nWords that are long enough\n----\nnc -l 22\n----\n",
                 "heading 1 | Ports of P\nheading 2 | Used\nparagraph | Words that are long enough\n"
                 "preformatted | nc -l 22\n"},
        TextCase{"InlineMarks",
                 "= P\n\n*a* _b_ `c` link:x/y.html[d^] https://e.f[g] <<h,i>> {j} snake_case_k\n",
                 "heading 1 | P\nparagraph | a b c d g i {j} snake_case_k\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Tables, Asciidoc,
    testing::Values(
        TextCase{"CellsOnOneLineWithAHeader", ".Ports of P\n|===\n|Port |Use\n\n|22 |ssh\n|80 |web\n|===\n",
                 "grid 0 marked_up 2 Ports of P\n#Port | #Use\n22 | ssh\n80 | web\n"},
        TextCase{"ValuesOfASpreadsheet",
                 "[format=csv,options=\"header\"]\n|===\nPort,Use\n22,\"ssh, sftp\"\n|===\n",
                 "grid 0 marked_up 2\n#Port | #Use\n22 | ssh, sftp\n"},
        TextCase{"DelimitersOfSpreadsheets", ",===\nPort,Use\n22,ssh\n,===\n\n:===\nPort:Use\n80:web\n:===\n",
                 "grid 0 marked_up 2\nPort | Use\n22 | ssh\ngrid 1 marked_up 2\nPort | Use\n80 | web\n"},
        TextCase{"CellsOnManyLines",
                 "[cols=\"1,2a\", options=\"header\"]\n|===\n| Port\n| Use\n\n| 22 +\n23\n| "
                 "one\ntwo\n\nthree\n|===\n",
                 "grid 0 marked_up 2\n#Port | #Use\n22 / 23 | one two / three\n"},
        TextCase{"InACellOfAnother",
                 "[cols=\"1,1a\"]\n|===\n|Hub\n|one\n[cols=\"1,1\"]\n!===\n!22 !ssh\n!===\n|===\n",
                 "grid 0 marked_up 2\nHub | one\ngrid 1 marked_up 2\n22 | ssh\n"},
        TextCase{"WithoutAHeader", "|===\n|a |1\n|b |2\n|===\n", "grid 0 marked_up 2\na | 1\nb | 2\n"},
        TextCase{"Spans", "[cols=3*]\n|===\n.2+|a 2+|b\n|c |d\n3+h|e\n|===\n",
                 "grid 0 marked_up 3\na | b | (inherited) b\n(inherited) a | c | d\n#e | #(inherited) e | "
                 "#(inherited) e\n"},
        TextCase{"RepeatedAndEscaped", "[cols=2*]\n|===\n2*|x\n|a \\| b |2.5+\n|===\n",
                 "grid 0 marked_up 2\nx | x\na | b | 2.5+\n"},
        TextCase{"WithoutCellsIsACaption", "= P\n.Ports\n|===\n|===\n", "heading 1 | P\ncaption | Ports\n"},
        TextCase{"FootnotesAreLines", "|===\n|a footnote:id[only at night] |1\n|===\n",
                 "grid 0 marked_up 2\na / only at night | 1\n"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(AsciidocCutOff, ATableThatIsNotClosedIsTold) {
  const TextReading reading = ReadText("guide.adoc", "= Ports\n\n|===\n|Port |Use\n\n|22 |ssh\n|844");
  ASSERT_EQ(reading.Kinds(), "input-cut-off");
  EXPECT_EQ(reading.sink.diagnostics().front().evidence.front().quote.Extent(), (base::Span{9, 13}));
  EXPECT_EQ(ReadText("guide.adoc", "= Ports\n\n|===\n|22 |ssh\n|===").Kinds(), "");
}

class HostileAsciidoc : public testing::TestWithParam<LongText> {};

TEST_P(HostileAsciidoc, EndsSoonAndLosesNothing) {
  const TextReading reading = ReadText("guide.adoc", "= a\n" + GetParam().Make());
  EXPECT_EQ(reading.Lost(), "");
}

INSTANTIATE_TEST_SUITE_P(Texts, HostileAsciidoc,
                         testing::Values("|===\n" + Repeat("|", 300'000),
                                         "|===\n" + Repeat("999*|a\n", 5'000),
                                         "[cols=900*]\n|===\n" + Repeat(".1000+|a\n", 2'000),
                                         Repeat("<<", 100'000), Repeat("link:[", 50'000),
                                         Repeat("** a\n* b\n", 30'000), Repeat("*", 300'000)));

}  // namespace
}  // namespace portbook::decode
