#include <gtest/gtest.h>

#include "tests/unit/decode/long_text.h"
#include "tests/unit/decode/text_reading.h"

namespace portbook::decode {
namespace {

class RestructuredText : public testing::TestWithParam<TextCase> {};

TEST_P(RestructuredText, IsReadWhole) {
  const TextReading reading = ReadText("guide.rst", GetParam().text);
  EXPECT_EQ(doc::Dump(reading.document), GetParam().dump);
  EXPECT_EQ(reading.Lost(), "");
  EXPECT_EQ(reading.Misplaced(), "");
}

INSTANTIATE_TEST_SUITE_P(
    Blocks, RestructuredText,
    testing::Values(
        TextCase{"LevelsByOrderOfAppearance",
                 "=====\nPorts\n=====\n\nNodes\n-----\n\nMore\n=====\n\nAgain\n-----\n",
                 "heading 1 | Ports\nheading 2 | Nodes\nheading 3 | More\nheading 2 | Again\n"},
        TextCase{"NestedItems",
                 "Ports\n=====\n\n* SIP\n    *    5060-5091\n\n      signalling\n* SSH\n  here\n\nAfter\n",
                 "heading 1 | Ports\nitem 1 | SIP\nitem 2 | 5060-5091\nparagraph | signalling\nitem 1 | SSH "
                 "/ here\n"
                 "paragraph | After\n"},
        TextCase{"DirectivesAndComments",
                 "Ports\n=====\n\n.. _ports:\n\n.. note:: Open 22\n   first.\n\n.. image:: a.png\n   :width: "
                 "3\n\n.. hidden\n   "
                 "words\n\nAfter\n",
                 "heading 1 | Ports\nparagraph | Open 22 / first.\nparagraph | After\n"},
        TextCase{"LiteralBlocks",
                 "Run::\n\n    nc -l 22\n\n.. code-block:: sh\n   :linenos:\n\n   curl :80\n",
                 "paragraph | Run:\npreformatted |     nc -l 22\npreformatted |    curl :80\n"},
        TextCase{"DefinitionsAreItems", ".. x::\n\n22/tcp\n    shell\n    of all\n\nUDP 53\n  names\n",
                 "item 1 | 22/tcp: shell / of all\nitem 1 | UDP 53: names\n"},
        TextCase{"FieldsKeepOneColon", ".. x::\n\n:Port: 22\n:Use: ssh\n",
                 "paragraph | Port: 22\nparagraph | Use: ssh\n"},
        TextCase{
            "InlineMarks",
            ".. x::\n\n**a** *b* ``c*d*`` `e <http://f>`_ :ref:`g <h>` \\- i [1]_\n\n.. [1] only at night\n",
            "paragraph | a b c*d* e g - i 1\nparagraph | 1 only at night\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Tables, RestructuredText,
    testing::Values(
        TextCase{"Grid",
                 "+------+-----+\n| Port | Use |\n+======+=====+\n| 22   | ssh |\n|      | scp "
                 "|\n+------+-----+\n",
                 "grid 0 marked_up 2\n#Port | #Use\n22 | ssh scp\n"},
        TextCase{"GridWithSpans",
                 "+---+---+---+\n| a | b     |\n+   +---+---+\n|   | c | d |\n+---+---+---+\n",
                 "grid 0 marked_up 3\na | b | (inherited) b\n(inherited) a | c | d\n"},
        TextCase{"GridWithWideCharacters", "+----+----+\n| \u00e9\u00e8 | \u30dd |\n+----+----+\n",
                 "grid 0 marked_up 2\n\u00e9\u00e8 | \u30dd\n"},
        TextCase{"ABrokenDrawingStaysAsItIs", ".. x::\n\n+---+\n| a | b\n+---+\n",
                 "preformatted | +---+ / | a | b / +---+\n"},
        TextCase{"Simple",
                 "====  ===\nPort  Use\n====  ===\n22    ssh\n      and scp\n80    web\n====  ===\n",
                 "grid 0 marked_up 2\n#Port | #Use\n22 | ssh and scp\n80 | web\n"},
        TextCase{
            "List",
            ".. list-table:: Ports of P\n   :header-rows: 1\n   :widths: 10 20\n\n   * - Port\n     - Use\n  "
            " * - 22\n     "
            "- ssh\n\n       scp\n   * - 80\n     -\n\nAfter\n",
            "grid 0 marked_up 2 Ports of P\n#Port | #Use\n22 | ssh / scp\n80 | (blank)\nparagraph | After\n"},
        TextCase{"Csv",
                 ".. csv-table:: Ports\n   :header: \"Port\", \"Use\"\n\n   22, \"ssh, scp\"\n   80,\n",
                 "grid 0 marked_up 2 Ports\n#Port | #Use\n22 | ssh, scp\n80 | (blank)\n"},
        TextCase{"CaptionOfATable", ".. table:: Ports\n   :widths: auto\n\n   ==  ==\n   22  a\n   ==  ==\n",
                 "grid 0 marked_up 2 Ports\n22 | a\n"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(RestructuredTextCutOff, ATableThatIsNotClosedIsTold) {
  const std::string grid = "Ports\n=====\n\n+----+-----+\n| 22 | ssh |\n+----+-----+\n| 84";
  const TextReading drawn = ReadText("guide.rst", grid);
  ASSERT_EQ(drawn.Kinds(), "input-cut-off");
  EXPECT_EQ(drawn.sink.diagnostics().front().evidence.front().quote.Extent(), (base::Span{13, 25}));
  const TextReading simple =
      ReadText("guide.rst", "Ports\n=====\n\n====  ===\nPort  Use\n====  ===\n22    ss");
  ASSERT_EQ(simple.Kinds(), "input-cut-off");
  EXPECT_EQ(simple.sink.diagnostics().front().evidence.front().quote.Extent(), (base::Span{13, 22}));
  EXPECT_EQ(doc::Dump(drawn.document), "heading 1 | Ports\ngrid 0 marked_up 2\n22 | ssh\nparagraph | 84\n");
  EXPECT_EQ(ReadText("guide.rst", "Ports\n=====\n\n====  ===\nSome words\n\nMore words").Kinds(), "");
  EXPECT_EQ(ReadText("guide.rst", "+----+\n| 22 |\n+----+").Kinds(), "");
  EXPECT_EQ(ReadText("guide.rst", "====  ===\n22    ssh\n====  ===").Kinds(), "");
}

class HostileRestructuredText : public testing::TestWithParam<LongText> {};

TEST_P(HostileRestructuredText, EndsSoonAndLosesNothing) {
  const TextReading reading = ReadText("guide.rst", ".. a::\n\n" + GetParam().Make());
  EXPECT_EQ(reading.Lost(), "");
}

INSTANTIATE_TEST_SUITE_P(Texts, HostileRestructuredText,
                         testing::Values("+" + Repeat("-+", 200'000) + "\n" + Repeat("+-+\n", 50'000),
                                         Repeat("== ==\n", 20'000), Repeat("* ", 200'000) + "a",
                                         Repeat("`", 200'000), Repeat(":a:`b` ", 50'000),
                                         Repeat("\n::\n\n a\n", 30'000)));

}  // namespace
}  // namespace portbook::decode
