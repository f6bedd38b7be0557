#include <gtest/gtest.h>

#include "tests/unit/decode/html_reading.h"

namespace portbook::decode {
namespace {

struct Case {
  std::string_view name;
  std::string_view html;
  std::string_view dump;
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

class HtmlBlocks : public testing::TestWithParam<Case> {};

TEST_P(HtmlBlocks, Dump) {
  const HtmlReading reading = ReadHtml(GetParam().html);
  EXPECT_EQ(doc::Dump(reading.document), GetParam().dump);
  EXPECT_EQ(reading.Kinds(), "");
}

INSTANTIATE_TEST_SUITE_P(
    Text, HtmlBlocks,
    testing::Values(
        Case{"headings_have_levels", "<h1>Ports</h1><h3>Server <em>ports</em></h3>",
             "heading 1 | Ports\nheading 3 | Server ports\n"},
        Case{"white_space_collapses", "<p>  a\n\t b <b> c</b>  </p>", "paragraph | a b c\n"},
        Case{"no_break_space_stays", "<p>a&nbsp;&nbsp;b</p>", "paragraph | a\u00A0\u00A0b\n"},
        Case{"br_ends_a_line", "<p>a<br>b<br/>\n c</p>", "paragraph | a / b / c\n"},
        Case{"bare_text_beside_a_paragraph", "<div>a<p>b</p>c</div>",
             "paragraph | a\nparagraph | b\nparagraph | c\n"},
        Case{
            "references",
            "<p>A &amp; B &lt;C&gt; &copy D &notit; &#8211; &#x2014; &#150; &amp;amp; &unknown; & &nvlt;</p>",
            "paragraph | A & B <C> © D ¬it; – — – &amp; &unknown; & <\u20D2\n"},
        Case{"stray_end_tag_is_no_text", "<p>80</font>80</p>", "paragraph | 8080\n"},
        Case{"less_than_is_text", "<p>a < b && 1<2</p>", "paragraph | a < b && 1<2\n"},
        Case{"unclosed_and_misnested", "<p>a<b>b<i>c</b>d</i><p>e", "paragraph | abcd\nparagraph | e\n"},
        Case{"preformatted_keeps_lines", "<pre>\nport  use\n  80\tweb\n\n 81 &lt;x\n</pre>",
             "preformatted | port  use /   80\\x09web /  /  81 <x\n"},
        Case{"xmp_knows_no_tags", "<xmp>a <b> &amp;</xmp>", "preformatted | a <b> &amp;\n"},
        Case{"nested_items", "<ul><li>a<ol><li>b</li></ol>c</li><li><p>d</p><p>e</p></li></ul>",
             "item 1 | a\nitem 2 | b\nparagraph | c\nitem 1 | d\nparagraph | e\n"},
        Case{"definitions", "<dl><dt>TCP<dd>a protocol</dl>", "item 1 | TCP\nitem 2 | a protocol\n"},
        Case{"figure_caption", "<figure><figcaption>Figure 1</figcaption></figure>",
             "caption | Figure 1\n"}));

INSTANTIATE_TEST_SUITE_P(
    Hidden, HtmlBlocks,
    testing::Values(
        Case{"code_and_comments",
             "<script>if (a<b) '<p>'</script><style>p{}</style><!-- <p>no --><template><p>no</p></template>"
             "<noscript>no</noscript><svg><text>no</text></svg><p>yes",
             "paragraph | yes\n"},
        Case{"noscript_in_the_head", "<head><noscript><p>no</p></noscript><title>no</title></head><p>yes",
             "paragraph | yes\n"},
        Case{"hidden_attribute", "<p hidden>no</p><div hidden=until-found><p>no</p></div><p>yes</p>",
             "paragraph | yes\n"},
        Case{"hidden_by_style",
             "<p style='color:red; DISPLAY : none !important'>no</p><p style='visibility:hidden'>no</p>"
             "<p style='display:block'>yes</p>",
             "paragraph | yes\n"},
        Case{"aria_hidden_is_visible", "<p aria-hidden=true>yes</p>", "paragraph | yes\n"},
        Case{"closed_dialog", "<dialog>no</dialog><dialog open>yes</dialog>", "paragraph | yes\n"}));

INSTANTIATE_TEST_SUITE_P(
    Furniture, HtmlBlocks,
    testing::Values(
        Case{"navigation_and_footer",
             "<nav><ul><li><a href=/>Home</a><li>Docs</ul></nav><p>text</p><footer>Legal</footer>",
             "furniture (html:navigation) | Home\nfurniture (html:navigation) | Docs\nparagraph | text\n"
             "furniture (html:footer) | Legal\n"},
        Case{"roles", "<div role=navigation>Home</div><div role=contentinfo>Legal</div>",
             "furniture (html:navigation) | Home\nfurniture (html:footer) | Legal\n"},
        Case{"title_in_the_header", "<header><p>Brand</p><h1>Ports</h1></header>",
             "furniture (html:header) | Brand\nheading 1 | Ports\n"},
        Case{"header_and_footer_of_an_article",
             "<article><header><p>by</p></header><footer>note</footer></article>",
             "paragraph | by\nparagraph | note\n"},
        Case{"aside_with_a_menu", "<aside>On this page<nav>Ports</nav></aside><aside>Tip</aside>",
             "furniture (html:navigation) | On this page\nfurniture (html:navigation) | Ports\nparagraph | "
             "Tip\n"},
        Case{"button_does_not_split_a_paragraph", "<p>a <button>Copy</button>b</p>",
             "paragraph | a b\nfurniture (html:control) | Copy\n"},
        Case{"summary", "<details><summary>Server ports</summary><p>all</p></details>",
             "heading 6 | Server ports\nparagraph | all\n"},
        Case{"accordion_heading", "<h2><button>Server ports</button></h2>", "heading 2 | Server ports\n"},
        Case{"button_in_a_cell", "<table><tr><th>Port<th>Use<tr><td>80 <button>Copy</button><td>web</table>",
             "grid 0 marked_up 2\n#Port | #Use\n80 | web\nfurniture (html:control) | Copy\n"}));

TEST(HtmlBlock, HasItsDomPath) {
  const HtmlReading reading =
      ReadHtml("<html><body><div>a</div><div><x-y><p>b</p></x-y><p>c</p></div><ul><li>d</ul></body></html>");
  std::string paths;
  for (const doc::Block& block : reading.document.blocks) paths += block.path + '\n';
  EXPECT_EQ(paths,
            "html/body/div[1]\n"
            "html/body/div[2]/*[1]/p\n"
            "html/body/div[2]/p\n"
            "html/body/ul/li\n");
}

TEST(HtmlBlock, WhatAnItemHoldsBelongsToIt) {
  const HtmlReading reading =
      ReadHtml("<ul><li>a<ul><li>b</ul><p>c</p><table><tr><th>1<th>2</table></ul><p>d</p>");
  std::string parents;
  for (const doc::Block& block : reading.document.blocks) {
    parents += block.parent ? std::to_string(block.parent->value) : "-";
  }
  EXPECT_EQ(parents, "-000-");
}

}  // namespace
}  // namespace portbook::decode
