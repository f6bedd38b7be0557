#include <gtest/gtest.h>

#include "tests/unit/decode/html_reading.h"
#include "tests/unit/decode/long_text.h"

namespace portbook::decode {
namespace {

struct Case {
  std::string_view name;
  LongText html;
  std::string_view kinds;
  std::string_view last_words;  // of the last block that has any: the end of the page was reached
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

class HostileHtml : public testing::TestWithParam<Case> {};

TEST_P(HostileHtml, IsReadToTheEndWithOneDiagnostic) {
  const HtmlReading reading = ReadHtml(GetParam().html.Make());
  EXPECT_EQ(reading.Kinds(), GetParam().kinds);
  std::string last;
  for (const doc::Block& block : reading.document.blocks) {
    if (!block.lines.empty()) last = block.lines.back().value();
  }
  EXPECT_TRUE(last.ends_with(GetParam().last_words)) << last.substr(0, 200);
}

INSTANTIATE_TEST_SUITE_P(
    Pages, HostileHtml,
    testing::Values(
        Case{"a_million_divs",
             Repeat("<div>", 1'000'000) + "deep" + Repeat("</div>", 1'000'000) + "<p>end</p>",
             "limit-exceeded", "end"},
        Case{"a_million_unclosed_spans", Repeat("<span>", 1'000'000) + "end", "limit-exceeded", "end"},
        Case{"formatting_that_is_never_closed",
             Repeat("<b class=a><i>", 200'000) + Repeat("<p>", 200'000) + "end", "limit-exceeded", "end"},
        Case{"tables_a_thousand_deep",
             Repeat("<table><tr><td>", 1000) + "deep" + Repeat("</table>", 1000) + "<p>end", "limit-exceeded",
             "end"},
        Case{"absurd_spans",
             "<table>" + Repeat("<tr><th colspan=1000000 rowspan=99999999999999999999>x<td>y", 20) +
                 "</table>end",
             "limit-exceeded", "end"},
        Case{"negative_span", "<table><tr><th colspan=-3>x<th>y</table>end", "limit-exceeded", "end"},
        Case{"nul_bytes", std::string("<p>a\0b\0c</p>", 12) + "end", "input-nul-bytes", "end"},
        Case{"undecodable_bytes", "<p>é\xFFé</p>end", "input-invalid-utf8", "end"},
        Case{"truncated_in_a_tag", "<p>a</p>end<table><tr><td cla", "input-cut-off", "end"},
        Case{"truncated_in_a_comment", "<p>a</p>end<!-- b", "", "end"},
        Case{"comments_with_odd_ends", "<p>" + Repeat("<!--x--!>", 200'000) + "end", "", "end"},
        Case{"tags_that_never_end", "<p>end" + Repeat("<a", 1'000'000), "", "end"},
        Case{"cells_without_end_tags_are_ordinary",
             "<table>" + Repeat("<tr><td><font>a<td><p>b", 2000) + "</table>end", "", "end"},
        Case{"items_and_paragraphs_without_end_tags_are_ordinary",
             "<ul>" + Repeat("<li><p>a", 2000) + "</ul>" + Repeat("<p>b", 2000) + "<h2>x</h3><p>end", "",
             "end"},
        Case{"empty", "", "input-empty", ""}));

TEST(HostileHtmlSpans, AreClamped) {
  const HtmlReading reading = ReadHtml("<table><tr><th colspan=1000000>x</th><td>y</td></tr></table>");
  EXPECT_EQ(reading.document.grids.at(0).columns, 1001);
  EXPECT_EQ(reading.sink.diagnostics().at(0).evidence.at(0).quote.value(), "colspan=1000000");
}

TEST(HostileHtmlInput, IsReadUpToTheLimit) {
  DecodeOptions options;
  options.max_input_bytes = 8;
  const HtmlReading reading = ReadHtml("<p>12345678", options);
  EXPECT_EQ(doc::Dump(reading.document), "paragraph | 12345\n");
  EXPECT_EQ(reading.Kinds(), "limit-exceeded");
}

TEST(HostileHtmlInput, StopsWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  diag::Sink sink;
  const doc::Capture capture =
      doc::MakeCapture("page.html", doc::MediaType::html, Repeat("<p>words</p>", 100'000).Make());
  EXPECT_TRUE(DecodeHtml(capture, {}, stop.get_token(), sink).blocks.empty());
  EXPECT_EQ(sink.diagnostics().size(), 1U);
}

}  // namespace
}  // namespace portbook::decode
