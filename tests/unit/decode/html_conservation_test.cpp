#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/decode/html_reading.h"
#include "tests/unit/decode/long_text.h"

namespace portbook::decode {
namespace {

// The visible ASCII characters of a page by the crudest means that are right for the inputs below: everything
// outside tags, but nothing inside what `removed` brackets.
std::string NaiveCharacters(std::string html) {
  constexpr std::string_view kRemoved[][2] = {
      {"<!--", "-->"},       {"<script", "</script>"},     {"<style", "</style>"},
      {"<head>", "</head>"}, {"<template", "</template>"}, {"<i hidden", "</i>"}};
  for (const auto& [open, close] : kRemoved) {
    for (std::size_t at = html.find(open); at != std::string::npos; at = html.find(open)) {
      html.erase(at, html.find(close, at) + close.size() - at);
    }
  }
  std::string characters;
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<') in_tag = true;
    if (!in_tag && static_cast<unsigned char>(c) > ' ') characters += c;
    if (c == '>') in_tag = false;
  }
  std::ranges::sort(characters);
  return characters;
}

std::string DocumentCharacters(const doc::Document& document) {
  std::string all;
  for (const doc::Block& block : document.blocks) {
    for (const base::Text& line : block.lines) all += line.value();
  }
  for (const doc::Grid& grid : document.grids) {
    all += grid.caption.value();
    for (const doc::Row& row : grid.rows) {
      for (const doc::Cell& cell : row.cells) {
        if (cell.state != doc::CellState::inherited) all += cell.text().value();
      }
    }
  }
  std::erase_if(all, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
  std::ranges::sort(all);
  return all;
}

class HtmlConservation : public testing::TestWithParam<LongText> {};

TEST_P(HtmlConservation, EveryVisibleCharacterOnce) {
  const std::string html = GetParam().Make();
  EXPECT_EQ(DocumentCharacters(ReadHtml(html).document), NaiveCharacters(html));
}

INSTANTIATE_TEST_SUITE_P(
    Pages, HtmlConservation,
    testing::Values(
        "<head><title>no</title></head><body>bare<p>one<br>two</p><ul><li>a<ul><li>b</ul>c</ul>tail",
        "<table>foster<tr>stray<td>a<td rowspan=3>b<tr><td colspan=7>c<caption>cap</caption></table>after",
        "<table><tr><td>a<table><tr><td>in<td>ner<tr><td>x<td>y</table>b<td>c<tr><td>d<td>e</table>",
        "<nav>menu<p>more</nav><header>brand<h1>title</h1>x</header><main><button>go</button>text</"
        "main><footer>f</footer>",
        "<table><tr><th>p<nav>menu</nav><th><select><option>one<option>two</select>q<textarea>area</"
        "textarea></table>",
        "<p>a<b>b<p>c</b>d<div>e</p>f</div>g</x>h<table><tr><td>i</div>j</td>k</table>",
        "<pre>a\n\n  b</pre><script>no</script><style>no</style><!-- no --><template>no</template><i "
        "hidden>no</i>z",
        "<aside>a<nav>b</nav></aside><figure>c<figcaption>d</figcaption></figure><dl><dt>e<dd>f</"
        "dl><details><summary>g"
        "</summary>h</details>",
        "<p>un<button>clo<p>sed</p><table><tr><th>1<th>2<tr><td>3<td>4", Repeat("<div>x", 2000) + "y",
        Repeat("<table><tr><td>t", 400) + "end" + Repeat("u</table>v", 400)));

TEST(HtmlConservationWithoutRoom, CellsBeyondTheLimitAreBlocks) {
  const std::string html = "<table><tr><th>a<th>b<tr><td>c<td>d<tr><td>e<td>f</table>";
  DecodeOptions options;
  options.grids.max_cells = 3;
  const HtmlReading reading = ReadHtml(html, options);
  EXPECT_EQ(doc::Dump(reading.document),
            "grid 0 marked_up 2\n#a | #b\nc\nparagraph | d\nparagraph | e\nparagraph | f\n");
  EXPECT_EQ(DocumentCharacters(reading.document), NaiveCharacters(html));
  EXPECT_EQ(reading.Kinds(), "limit-exceeded");
}

TEST(HtmlConservationWithoutRoom, RowsBeyondTheLimitAreSetApart) {
  const std::string html = "<table><tr><th>a<th>b<tr><td>c<td>d<tr><td>e<td>f<tr><td>g</table>end";
  DecodeOptions options;
  options.grids.max_rows = 2;
  const HtmlReading reading = ReadHtml(html, options);
  EXPECT_EQ(doc::Dump(reading.document),
            "grid 0 marked_up 2\n#a | #b\nc | d\n"
            "furniture (html:rows-past-the-limit) | <tr><td>e<td>f<tr><td>g\nparagraph | end\n");
  ASSERT_EQ(reading.Kinds(), "limit-exceeded");
  const diag::Diagnostic& limit = reading.sink.diagnostics().front();
  EXPECT_EQ(limit.message, "The tables have more than 2 rows; the 2 from here on are not read.");
  EXPECT_EQ(limit.evidence.front().quote.Extent(), (base::Span{35, 39}));
}

TEST(HtmlConservationWithoutRoom, OfAPageTooLargeForTheParserTheRestIsSetApart) {
  const std::string html = "<p>first</p>" + Repeat("<p>word</p>", 300'000).Make() + "end";
  DecodeOptions options;
  options.max_memory_bytes = 256 << 20;
  const HtmlReading reading = ReadHtml(html, options);
  ASSERT_GT(reading.document.blocks.size(), 1000U);
  EXPECT_EQ(reading.document.blocks.front().lines.front().value(), "first");
  const doc::Block& rest = reading.document.blocks.back();
  EXPECT_EQ(rest.ignored_by, "decode:past-the-limit");
  EXPECT_TRUE(rest.lines.front().value().ends_with("<p>word</p>end"));
  EXPECT_TRUE(reading.document.text == html);
  ASSERT_EQ(reading.Kinds(), "limit-exceeded");
  EXPECT_EQ(reading.sink.diagnostics().front().evidence.front().quote.Extent().begin,
            rest.lines.front().Extent().begin);
}

}  // namespace
}  // namespace portbook::decode
