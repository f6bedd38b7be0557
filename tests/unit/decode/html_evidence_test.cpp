#include <gtest/gtest.h>

#include "tests/unit/decode/html_reading.h"

namespace portbook::decode {
namespace {

// Every run of the first block as VALUE<-SOURCE, with its style as letters.
std::string Runs(const HtmlReading& reading) {
  std::string out;
  for (const base::Text& line : reading.document.blocks.at(0).lines) {
    for (const base::Run& run : line.runs()) {
      const base::Span span = run.at.span;
      out += '[' + line.value().substr(run.begin, run.end - run.begin) + "<-" +
             reading.document.text.substr(span.begin, span.size()) + ']';
      constexpr std::string_view kLetters = "besol";  // bold, emphasis, superscript, code, link
      for (std::size_t bit = 0; bit < kLetters.size(); ++bit) {
        if ((run.style >> bit & 1U) != 0) out += kLetters[bit];
      }
    }
    out += '\n';
  }
  return out;
}

struct Case {
  std::string_view name;
  std::string_view html;
  std::string_view runs;
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

class HtmlEvidence : public testing::TestWithParam<Case> {};

TEST_P(HtmlEvidence, EveryRunHasItsBytes) { EXPECT_EQ(Runs(ReadHtml(GetParam().html)), GetParam().runs); }

INSTANTIATE_TEST_SUITE_P(
    Runs, HtmlEvidence,
    testing::Values(
        Case{"plain_text_is_one_run", "<p> Port 80 </p>", "[Port 80<-Port 80]\n"},
        Case{"references_stand_alone", "<p>a&nbsp;b &lt;&#99;&ampd&notit;</p>",
             "[a<-a][\u00A0<-&nbsp;][b <-b ][<<-&lt;][c<-&#99;][&<-&amp][d<-d][¬<-&not][it;<-it;]\n"},
        Case{"a_tag_between_the_words", "<p>80</font>81<!-- x -->82</p>", "[80<-80][81<-81][82<-82]\n"},
        Case{"styles", "<p>a<b>b<i>c</i></b><sup>d</sup><code>e</code><a href=x>f</a><a name=y>g</a></p>",
             "[a<-a][b<-b]b[c<-c]be[d<-d]s[e<-e]o[f<-f]l[g<-g]\n"},
        Case{"a_folded_space_has_the_place_of_its_first", "<p>a  b</p>", "[a <-a ][b<-b]\n"},
        Case{"carriage_returns", "<pre>a\r\nb\rc</pre>", "[a<-a]\n[b<-b]\n[c<-c]\n"},
        Case{"not_ascii", "<p>é→日&eacute;</p>", "[é→日<-é→日][é<-&eacute;]\n"}));

TEST(HtmlEvidenceOfCells, InheritedCellsPointAtTheirOrigin) {
  const HtmlReading reading = ReadHtml("<table><tr><th colspan=2>Port &amp; use<tr><td>1<td>2</table>");
  const std::vector<doc::Cell>& cells = reading.document.grids.at(0).rows.at(0).cells;
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells[0].lines, cells[1].lines);
  EXPECT_TRUE(cells[0].text().WhollyStyled(base::kStrong));
}

TEST(HtmlEvidenceOfFiles, SpansCountFromBehindTheByteOrderMark) {
  const HtmlReading reading = ReadHtml("\xEF\xBB\xBF<p>80</p>");
  EXPECT_EQ(reading.document.text, "<p>80</p>");
  EXPECT_EQ(Runs(reading), "[80<-80]\n");
}

TEST(HtmlEvidenceOfFiles, SpansCountConvertedBytes) {
  EXPECT_EQ(Runs(ReadHtml("<meta charset=latin1><p>\xE9 80</p>")), "[é 80<-é 80]\n");
}

}  // namespace
}  // namespace portbook::decode
