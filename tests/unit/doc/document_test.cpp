#include "portbook/doc/document.h"

#include <gtest/gtest.h>

namespace portbook::doc {
namespace {

base::Text Plain(std::string_view value) { return base::Text::Synthesized(value); }

Cell Stated(int column, std::string_view value) {
  Cell cell;
  cell.column = column;
  cell.lines = {Plain(value)};
  return cell;
}

Cell Empty(int column, CellState state) {
  Cell cell;
  cell.column = column;
  cell.state = state;
  return cell;
}

Grid EveryKindOfCell() {
  Grid grid;
  grid.basis = GridBasis::ruled;
  grid.caption = Plain("Table 1: Ports");
  grid.columns = 2;
  Row header{{Stated(0, "Port"), Stated(1, "Purpose")}, false};
  for (Cell& cell : header.cells) cell.header = true;
  Cell two_lines = Stated(1, "Sign-on");
  two_lines.lines.push_back(Plain("and sign-off"));
  Cell inherited = Stated(0, "443");
  inherited.state = CellState::inherited;
  grid.rows = {header,
               {{Stated(0, "443"), two_lines}, false},
               {{inherited, Empty(1, CellState::blank)}, true},
               {{Stated(0, "8443"), Empty(1, CellState::absent)}, false},
               {{Stated(0, "a\tb\x1b")}, false}};
  return grid;
}

constexpr std::string_view kRows =
    "#Port | #Purpose\n"
    "443 | Sign-on / and sign-off\n"
    "--- page break\n"
    "(inherited) 443 | (blank)\n"
    "8443 | (absent)\n"
    "a\\x09b\\x1b\n";

TEST(Dump, OfAGridIsItsRows) {
  EXPECT_EQ(Dump(EveryKindOfCell()), "grid ruled 2 Table 1: Ports\n" + std::string(kRows));
  EXPECT_EQ(Dump(Grid{}), "grid marked_up 0\n");
}

TEST(Dump, OfADocumentIsOneLineABlock) {
  Document document;
  document.grids = {Grid{}, EveryKindOfCell()};
  document.blocks.resize(6);
  document.blocks[0] = {BlockKind::heading, 2, {}, {Plain("Ports")}, {}, "html/body/h2", ""};
  document.blocks[1] = {BlockKind::preformatted, 0, {}, {Plain("a  b"), Plain("c  d")}, {}, "", ""};
  document.blocks[2] = {BlockKind::item, 1, BlockId{0}, {Plain("one\ntwo")}, {}, "", ""};
  document.blocks[3] = {BlockKind::grid, 0, {}, {}, GridId{1}, "", ""};
  document.blocks[4] = {BlockKind::page_break, 0, {}, {}, {}, "", ""};
  document.blocks[5] = {BlockKind::furniture, 0, {}, {Plain("Page 3")}, {}, "", "page-number"};
  EXPECT_EQ(Dump(document),
            "heading 2 | Ports\n"
            "preformatted | a  b / c  d\n"
            "item 1 | one\\x0atwo\n"
            "grid 1 ruled 2 Table 1: Ports\n" +
                std::string(kRows) +
                "page_break\n"
                "furniture (page-number) | Page 3\n");
}

TEST(MakeCapture, IsKnownByItsBytes) {
  const Capture capture = MakeCapture("guide.txt", MediaType::html, "abc");
  EXPECT_EQ(capture.name, "guide.txt");
  EXPECT_EQ(capture.media_type, MediaType::html);
  EXPECT_EQ(capture.bytes, "abc");
  EXPECT_EQ(capture.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(SniffMediaType, BelievesTheContentBeforeTheName) {
  const struct {
    const char* name;
    std::string_view bytes;
    MediaType expected;
  } cases[] = {
      {"guide.txt", "%PDF-1.7\n", MediaType::pdf},
      {"guide.txt", "\xEF\xBB\xBF\n <!DOCTYPE html>", MediaType::html},
      {"guide", "<HTML>", MediaType::html},
      {"guide", "<table border=1>", MediaType::html},
      {"guide.pdf", "<html>", MediaType::html},
      {"guide.PDF", "", MediaType::pdf},
      {"guide.HtM", "Ports", MediaType::html},
      {"guide.html", "", MediaType::html},
      {"guide.txt", "see %PDF-1.7", MediaType::text},
      {"guide", "<tcp> 443", MediaType::text},
      {"pdf", "", MediaType::text},
      {"", "", MediaType::text},
  };
  for (const auto& c : cases)
    EXPECT_EQ(SniffMediaType(c.name, c.bytes), c.expected) << c.name << ": " << c.bytes;
}

TEST(MediaType, ParseIsTheInverseOfName) {
  for (const MediaType type : {MediaType::text, MediaType::html, MediaType::pdf}) {
    EXPECT_EQ(ParseMediaType(Name(type)), type);
  }
  EXPECT_EQ(ParseMediaType("HTML"), std::nullopt);
}

TEST(Name, IsTheSpellingOfTheEnumerator) {
  EXPECT_EQ(Name(BlockKind::heading), "heading");
  EXPECT_EQ(Name(BlockKind::furniture), "furniture");
  EXPECT_EQ(Name(CellState::stated), "stated");
  EXPECT_EQ(Name(CellState::inherited), "inherited");
  EXPECT_EQ(Name(GridBasis::marked_up), "marked_up");
  EXPECT_EQ(Name(GridBasis::aligned), "aligned");
}

}  // namespace
}  // namespace portbook::doc
