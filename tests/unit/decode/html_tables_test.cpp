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

class HtmlTables : public testing::TestWithParam<Case> {};

TEST_P(HtmlTables, Dump) {
  const HtmlReading reading = ReadHtml(GetParam().html);
  EXPECT_EQ(doc::Dump(reading.document), GetParam().dump);
  EXPECT_EQ(reading.Kinds(), "");
}

INSTANTIATE_TEST_SUITE_P(
    Cells, HtmlTables,
    testing::Values(
        Case{"header_cells_anywhere", "<table><tr><th>Port<td>Use<tr><td>80<th>web</table>",
             "grid 0 marked_up 2\n#Port | Use\n80 | #web\n"},
        Case{"cells_of_a_header_group", "<table><thead><tr><td>Port<td>Use<tbody><tr><td>80<td>web</table>",
             "grid 0 marked_up 2\n#Port | #Use\n80 | web\n"},
        Case{"caption_is_no_block",
             "<table><caption>Table 1: <b>Ports</b><br>all</caption><tr><th>a<th>b</table>",
             "grid 0 marked_up 2 Table 1: Ports all\n#a | #b\n"},
        Case{"footer_comes_last",
             "<table><tfoot><tr><td>sum<td>2</tfoot><tbody><tr><td>a<td>1<tr><td>b<td>1</table>",
             "grid 0 marked_up 2\na | 1\nb | 1\nsum | 2\n"},
        Case{"blank_and_no_break_space", "<table><tr><td>a<td><tr><td>&nbsp;<td><p> </p></table>",
             "grid 0 marked_up 2\na | (blank)\n(blank) | (blank)\n"},
        Case{"lines_of_a_cell",
             "<table><tr><th>a<td>1<br>2<p>3</p><div>4</div>5<ul><li>6<li>7</ul>8<tr><td>x<td>y</table>",
             "grid 0 marked_up 2\n#a | 1 / 2 / 3 / 4 / 5 / 6 / 7 / 8\nx | y\n"},
        Case{"ragged_rows_are_not_padded", "<table><tr><td>a<td>b<td>c<tr><td>d</table>",
             "grid 0 marked_up 3\na | b | c\nd\n"},
        Case{"hidden_rows_and_cells",
             "<table><tr hidden><td>no<td>no<tr><td>a<td style='display:none'>no<td>b<tr><td>c<td>d</table>",
             "grid 0 marked_up 2\na | b\nc | d\n"},
        Case{"text_outside_cells_comes_before", "<table>stray<tr><td>a<td>b<tr><td>c<td>d</table>",
             "paragraph | stray\ngrid 0 marked_up 2\na | b\nc | d\n"}));

INSTANTIATE_TEST_SUITE_P(
    Spans, HtmlTables,
    testing::Values(
        Case{"across", "<table><tr><th colspan=2>a<th>b<tr><td>1<td>2<td>3</table>",
             "grid 0 marked_up 3\n#a | #(inherited) a | #b\n1 | 2 | 3\n"},
        Case{"down", "<table><tr><td rowspan=2>a<td>1<tr><td>2<tr><td>b<td>3</table>",
             "grid 0 marked_up 2\na | 1\n(inherited) a | 2\nb | 3\n"},
        Case{"both_ways", "<table><tr><td>x<td colspan=2 rowspan=2>a<tr><td>y<tr><td>1<td>2<td>3</table>",
             "grid 0 marked_up 3\nx | a | (inherited) a\ny | (inherited) a | (inherited) a\n1 | 2 | 3\n"},
        Case{"a_last_column_reaching_down",
             "<table><tr><td>1<td rowspan=3>a<tr><td>2<tr></tr><tr><td>4<td>5</table>",
             "grid 0 marked_up 2\n1 | a\n2 | (inherited) a\n(inherited) a\n4 | 5\n"},
        Case{"ends_with_its_row_group",
             "<table><tbody><tr><td rowspan=9>a<td>1</tbody><tbody><tr><td>b<td>2</tbody></table>",
             "grid 0 marked_up 2\na | 1\nb | 2\n"},
        Case{"zero_reaches_to_the_end_of_the_group",
             "<table><tbody><tr><td rowspan=0>a<td>1<tr><td>2<tr><td>3</tbody><tbody><tr><td>b<td>4</table>",
             "grid 0 marked_up 2\na | 1\n(inherited) a | 2\n(inherited) a | 3\nb | 4\n"},
        Case{"overlapping_slots_keep_the_cell_above",
             "<table><tr><td>1<td rowspan=2>a<td>2<tr><td colspan=3>b</table>",
             "grid 0 marked_up 3\n1 | a | 2\nb | (inherited) a | (inherited) b\n"},
        Case{"no_number_is_one", "<table><tr><td colspan=x>a<td colspan=''>b<tr><td colspan=0>c<td>d</table>",
             "grid 0 marked_up 2\na | b\nc | d\n"}));

INSTANTIATE_TEST_SUITE_P(
    Nesting, HtmlTables,
    testing::Values(
        Case{"a_table_in_a_cell_follows",
             "<table><tr><th>a<td>before<table><tr><th>x<th>y</table>after<tr><td>b<td>c</table>",
             "grid 0 marked_up 2\n#a | before / after\nb | c\ngrid 1 marked_up 2\n#x | #y\n"},
        Case{"layout_around_a_table",
             "<table><tr><td><h2>Ports</h2><p>text</p><td><table><tr><td>80<td>web<tr><td>443<td>secure "
             "web</table></table>",
             "heading 2 | Ports\nparagraph | text\ngrid 0 marked_up 2\n80 | web\n443 | secure web\n"},
        Case{"a_column_of_paragraphs", "<table><tr><td><p>a</p><tr><td>b</table>",
             "paragraph | a\nparagraph | b\n"},
        Case{"a_marked_column", "<table><tr><th>Ports<tr><td>80</table>", "grid 0 marked_up 1\n#Ports\n80\n"},
        Case{"a_form", "<table><tr><td>Name<td><form>x</form><tr><td>a<td>b</table>",
             "paragraph | Name\nparagraph | x\nparagraph | a\nparagraph | b\n"},
        Case{"an_admonition", "<table><tr><td>Note</td><td>Open port 80.</td></tr></table>",
             "paragraph | Note\nparagraph | Open port 80.\n"},
        Case{"role_presentation", "<table role=presentation><tr><th>a<th>b</table>",
             "paragraph | a\nparagraph | b\n"},
        Case{"a_small_table_in_a_data_cell_leaves_it_data",
             "<table><tr><td>Server name<td>Ports<tr><td>Front end "
             "server<td><table><tr><td>80<td>81</table></table>",
             "grid 0 marked_up 2\nServer name | Ports\nFront end server | 80 / 81\n"}));

TEST(HtmlTable, PathsAndSpansOfCells) {
  const HtmlReading reading =
      ReadHtml("<p>x</p><table><tr><th rowspan=5>a<th>b</tr><tr><td>c</td></tr></table>");
  ASSERT_EQ(reading.document.grids.size(), 1U);
  const doc::Grid& grid = reading.document.grids[0];
  EXPECT_EQ(grid.path, "html/body/table");
  EXPECT_EQ(grid.rows[0].cells[0].row_span, 2);
  EXPECT_EQ(grid.rows[1].cells[0].column, 0);
  EXPECT_EQ(grid.rows[1].cells[0].path, "html/body/table/tbody/tr[1]/th[1]");
  EXPECT_EQ(grid.rows[1].cells[1].column, 1);
  EXPECT_EQ(grid.rows[1].cells[1].path, "html/body/table/tbody/tr[2]/td");
  EXPECT_EQ(reading.document.blocks[1].path, grid.path);
}

}  // namespace
}  // namespace portbook::decode
