#include <gtest/gtest.h>

#include <map>

#include "portbook/base/utf8.h"
#include "portbook/decode/decode.h"

namespace portbook::decode {
namespace {

struct Case {
  std::string_view name;
  std::string_view text;
  std::string_view dump;
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

doc::Document Read(std::string_view text, diag::Sink& sink, const DecodeOptions& options = {}) {
  return DecodeText(doc::MakeCapture("guide.txt", doc::MediaType::text, std::string(text)), options, {},
                    sink);
}

// The lines with their styles: "{strong:Ports} of the station".
std::string Styled(const doc::Document& document) {
  const std::map<int, std::string> names{{base::kStrong, "strong"},   {base::kEmphasis, "emphasis"},
                                         {base::kCode, "code"},       {base::kLink, "link"},
                                         {base::kSuperscript, "sup"}, {base::kPlain, ""}};
  std::string out;
  for (const doc::Block& block : document.blocks) {
    for (const base::Text& line : block.lines) {
      for (const base::Run& run : line.runs()) {
        const std::string words = line.value().substr(run.begin, run.end - run.begin);
        const std::string& style = names.at(run.style);
        out += style.empty() ? words : "{" + style + ":" + words + "}";
      }
      out += '\n';
    }
  }
  return out;
}

// Every visible byte of the text, once a run or mark-up has claimed it, as a blank: what is left was lost.
std::string Unclaimed(const doc::Document& document) {
  std::string left = document.text;
  const auto claim = [&left](base::Span span) {
    for (std::size_t i = span.begin; i < span.end; ++i) left[i] = ' ';
  };
  for (const base::Span& span : document.markup) claim(span);
  for (const doc::Block& block : document.blocks) {
    for (const base::Text& line : block.lines) {
      for (const base::Run& run : line.runs()) claim(run.at.span);
    }
  }
  std::string visible;
  for (std::size_t at = 0; at < left.size();) {
    const base::CodePoint c = base::DecodeAt(left, at);
    if (!base::IsSpace(c.value)) visible += left.substr(at, c.size);
    at += c.size;
  }
  return visible;
}

void ExpectQuotesInPlace(const doc::Document& document) {
  for (const doc::Block& block : document.blocks) {
    for (const base::Text& line : block.lines) {
      for (const base::Run& run : line.runs()) {
        EXPECT_EQ(line.value().substr(run.begin, run.end - run.begin),
                  document.text.substr(run.at.span.begin, run.at.span.size()));
      }
    }
  }
}

class TextBlocks : public testing::TestWithParam<Case> {};

TEST_P(TextBlocks, Dump) {
  diag::Sink sink;
  const doc::Document document = Read(GetParam().text, sink);
  EXPECT_EQ(doc::Dump(document), GetParam().dump);
  EXPECT_EQ(Unclaimed(document), "");
  EXPECT_TRUE(sink.diagnostics().empty());
  ExpectQuotesInPlace(document);
}

INSTANTIATE_TEST_SUITE_P(
    Blocks, TextBlocks,
    testing::Values(Case{"lines_that_stand_together_are_one_paragraph", "one\ntwo\n\nthree\n",
                         "paragraph | one / two\nparagraph | three\n"},
                    Case{"windows_line_ends", "one\r\ntwo\r\n\r\nthree\r\n",
                         "paragraph | one / two\nparagraph | three\n"},
                    Case{"no_line_end_at_the_end", "one", "paragraph | one\n"},
                    Case{"a_line_of_blanks_is_blank", "one\n \u00a0 \ntwo\n",
                         "paragraph | one\nparagraph | two\n"},
                    Case{"headings_by_their_signs", "## Ports\ntext\n###### Six\n",
                         "heading 2 | Ports\nparagraph | text\nheading 6 | Six\n"},
                    Case{"seven_signs_are_no_heading", "####### Seven\n", "paragraph | ####### Seven\n"},
                    Case{"a_sign_without_a_blank_is_no_heading", "#1 choice\n", "paragraph | #1 choice\n"},
                    Case{"rule_lines_are_furniture", "one\n-----\ntwo\n",
                         "paragraph | one\nfurniture (text:rule-line) | -----\nparagraph | two\n"},
                    Case{"two_dashes_are_no_rule_line", "--\n", "paragraph | --\n"},
                    Case{"items_keep_their_bullets", "- one\n- two\n  - deeper\n",
                         "item 1 | - one\nitem 1 | - two\nitem 2 | - deeper\n"},
                    Case{"a_line_below_an_item_goes_on", "* one\nmore of it\n\ntext\n",
                         "item 1 | * one / more of it\nparagraph | text\n"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Rows, TextBlocks,
    testing::Values(Case{"lines_with_tabs_are_preformatted", "Port\tUse\n443\tPages\ntext\n",
                         "preformatted | Port\\x09Use / 443\\x09Pages\nparagraph | text\n"},
                    Case{"a_tab_in_front_is_an_empty_cell", "Port\tUse\n\tPages\t\n",
                         "preformatted | Port\\x09Use / \\x09Pages\\x09\n"},
                    Case{"tabs_in_front_alone_are_cells_where_rows_have_as_many", "Port\tUse\n\tPages\n",
                         "preformatted | Port\\x09Use / \\x09Pages\n"},
                    Case{"a_tab_in_front_of_a_paragraph_is_indentation", "\tText\n", "paragraph | Text\n"}),
    [](const auto& test) { return std::string(test.param.name); });

class TextStyles : public testing::TestWithParam<Case> {};

TEST_P(TextStyles, Styled) {
  diag::Sink sink;
  const doc::Document document = Read(GetParam().text, sink);
  EXPECT_EQ(Styled(document), std::string(GetParam().dump) + "\n");
  EXPECT_EQ(Unclaimed(document), "");
  ExpectQuotesInPlace(document);
}

INSTANTIATE_TEST_SUITE_P(
    Inline, TextStyles,
    testing::Values(Case{"tags", "<b>Ports</b> and <i>uses</i><sup>1</sup>",
                         "{strong:Ports} and {emphasis:uses}{sup:1}"},
                    Case{"a_tag_that_does_not_close_is_text", "<b>Ports", "<b>Ports"},
                    Case{"less_than_is_text", "ports < 1024", "ports < 1024"},
                    Case{"asterisks", "**Ports** and *uses*", "{strong:Ports} and {emphasis:uses}"},
                    Case{"a_footnote_mark_is_text", "6603* and 6604*", "6603* and 6604*"},
                    Case{"a_lone_asterisk_is_text", "* to *", "* to *"},
                    Case{"no_style_over_a_tab", "*\tone*\t*two", "*\tone*\t*two"},
                    Case{"back_ticks", "the `443` port", "the {code:443} port"},
                    Case{"links", "see [the guide](http://example.com/a)", "see {link:the guide}"},
                    Case{"brackets_alone_are_text", "443 [1]", "443 [1]"},
                    Case{"escapes", "\\*443\\* and TCP\\MTLS", "*443* and TCP\\MTLS"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(TextPlaces, CountBytesOfTheText) {
  diag::Sink sink;
  const doc::Document document = Read("Über\n**Häfen** b\n", sink);
  const base::Text& line = document.blocks.front().lines.back();
  ASSERT_EQ(line.runs().size(), 2U);
  EXPECT_EQ(line.runs()[0].at.span, (base::Span{8, 14}));
  EXPECT_EQ(line.runs()[1].at.span, (base::Span{16, 18}));
}

TEST(TextLimits, WhatIsPastTheLimitIsReportedAndNotRead) {
  diag::Sink sink;
  DecodeOptions options;
  options.max_input_bytes = 8;
  const doc::Document document = Read("one\n\ntwo\nthree\n", sink, options);
  EXPECT_EQ(doc::Dump(document), "paragraph | one\nparagraph | two\n");
  ASSERT_EQ(sink.diagnostics().size(), 1U);
  EXPECT_EQ(sink.diagnostics().front().kind, diag::Kind::limit_exceeded);
  EXPECT_EQ(sink.diagnostics().front().message, "the file has 15 bytes; the first 8 were read");
}

TEST(TextLimits, OfALongTextWithMarkUpTheRestIsSetApart) {
  diag::Sink sink;
  DecodeOptions options;
  options.max_marked_up_bytes = 20;
  const doc::Capture capture =
      doc::MakeCapture("guide.md", doc::MediaType::text, "# Ports\n\n**one**\n\n**two**\n**three**\n");
  const doc::Document document = DecodeText(capture, options, {}, sink);
  EXPECT_EQ(doc::Dump(document),
            "heading 1 | Ports\nparagraph | one\n"
            "furniture (decode:past-the-limit) | **two**\\x0a**three**\\x0a\n");
  EXPECT_EQ(document.text, capture.bytes);
  ASSERT_EQ(sink.diagnostics().size(), 1U);
  EXPECT_EQ(sink.diagnostics().front().message,
            "of text with mark-up 20 bytes are read; what stands from here on is not");
  EXPECT_EQ(sink.diagnostics().front().evidence.front().quote.value(), "**two**");
}

TEST(TextLimits, WhereTheRestIsNotReadNoTableIsSaidToBeCut) {
  diag::Sink sink;
  DecodeOptions options;
  options.max_marked_up_bytes = 20;
  const doc::Capture capture =
      doc::MakeCapture("guide.adoc", doc::MediaType::text, "= P\n\n|===\n|22 |a\n|80 |b\n|===\n");
  const doc::Document document = DecodeText(capture, options, {}, sink);
  EXPECT_EQ(document.grids.size(), 1U);
  ASSERT_EQ(sink.diagnostics().size(), 1U);
  EXPECT_EQ(sink.diagnostics().front().kind, diag::Kind::limit_exceeded);
}

TEST(TextLimits, AStopIsObeyed) {
  diag::Sink sink;
  std::stop_source stop;
  stop.request_stop();
  const doc::Capture capture = doc::MakeCapture("guide.txt", doc::MediaType::text, "one\n");
  EXPECT_TRUE(DecodeText(capture, {}, stop.get_token(), sink).blocks.empty());
}

}  // namespace
}  // namespace portbook::decode
