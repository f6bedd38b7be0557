#include "portbook/base/text.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>

namespace portbook::base {
namespace {

// "value [begin,end)@first-last/style", one bracket a run; line feeds as \n.
std::string Dump(const Text& text) {
  std::string out = "\"";
  for (const char c : text.value()) out += c == '\n' ? std::string("\\n") : std::string(1, c);
  out += '"';
  for (const Run& run : text.runs()) {
    out += fmt::format(" [{},{})@{}-{}", run.begin, run.end, run.at.span.begin, run.at.span.end);
    if (run.style != kPlain) out += fmt::format("/{}", run.style);
    if (run.at.page != 0) out += fmt::format(" page {}", run.at.page);
  }
  return out;
}

Locator At(std::uint32_t begin, std::uint32_t end) { return {{begin, end}, 0, std::nullopt}; }

// "TCP & UDP" where "&" is written "&amp;" in the capture.
Text WithEntity() {
  Text text = Text::At("TCP ", At(10, 14));
  text.Append("&", At(14, 19));
  text.Append(" UDP", At(19, 23));
  return text;
}

TEST(Text, AppendJoinsOnlyPiecesThatAreOneInTheCapture) {
  const Locator on_page_two{{3, 6}, 2, Box{1, 2, 3, 4}};
  const struct {
    const char* shows;
    Locator at;
    std::uint8_t style;
    const char* expected;
  } cases[] = {
      {"adjacent", At(3, 6), kPlain, R"("TCP443" [0,6)@0-6)"},
      {"a gap in the capture", At(4, 7), kPlain, R"("TCP443" [0,3)@0-3 [3,6)@4-7)"},
      {"another style", At(3, 6), kStrong, R"("TCP443" [0,3)@0-3 [3,6)@3-6/1)"},
      {"another page", on_page_two, kPlain, R"("TCP443" [0,3)@0-3 [3,6)@3-6 page 2)"},
      {"another length in the capture", At(3, 9), kPlain, R"("TCP443" [0,3)@0-3 [3,6)@3-9)"},
  };
  for (const auto& c : cases) {
    Text text = Text::At("TCP", At(0, 3));
    text.Append("443", c.at, c.style);
    EXPECT_EQ(Dump(text), c.expected) << c.shows;
  }
}

TEST(Text, EmptyPiecesLeaveNoRun) {
  Text text = Text::At("", At(5, 9));
  text.AppendSynthesized("");
  EXPECT_EQ(text, Text());
}

TEST(Text, AppendsItself) {
  Text text = Text::At("ab", At(4, 6));
  text.AppendSynthesized("-");
  text.Append(text);
  EXPECT_EQ(Dump(text), R"("ab-ab-" [0,2)@4-6 [3,5)@4-6)");
}

TEST(Text, SliceCutsProportionalRunsAndKeepsOthersWhole) {
  const Text text = WithEntity();
  ASSERT_EQ(Dump(text), R"("TCP & UDP" [0,4)@10-14 [4,5)@14-19 [5,9)@19-23)");
  const struct {
    std::size_t begin, end;
    const char* expected;
  } cases[] = {
      {0, 9, R"("TCP & UDP" [0,4)@10-14 [4,5)@14-19 [5,9)@19-23)"},
      {1, 3, R"("CP" [0,2)@11-13)"},
      {3, 6, R"(" & " [0,1)@13-14 [1,2)@14-19 [2,3)@19-20)"},
      {4, 4, R"("")"},
      {9, 9, R"("")"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(Dump(text.Slice(c.begin, c.end)), c.expected) << c.begin << "-" << c.end;
}

TEST(Text, SliceOfALigatureKeepsItsWholePlace) {
  const Text ligature = Text::At("fi", At(7, 10));
  EXPECT_EQ(Dump(ligature.Slice(1, 2)), R"("i" [0,1)@7-10)");
}

TEST(Text, SlicesPutTogetherAreTheWhole) {
  const Text text = WithEntity();
  for (std::size_t cut = 0; cut <= text.value().size(); ++cut) {
    Text joined = text.Slice(0, cut);
    joined.Append(text.Slice(cut, text.value().size()));
    EXPECT_EQ(joined, text) << cut;
  }
}

TEST(Text, JoinSynthesizesTheGap) {
  const std::array<Text, 3> parts = {Text::At("a", At(0, 1)), Text(), Text::At("b", At(1, 2))};
  EXPECT_EQ(Dump(Join(parts, "\n")), R"("a\n\nb" [0,1)@0-1 [3,4)@1-2)");
  EXPECT_EQ(Join({}, "\n"), Text());
}

TEST(Text, FoldedKeepsThePlaceOfTheFirstSpace) {
  const struct {
    const char* shows;
    Text text;
    const char* expected;
  } cases[] = {
      {"ends are trimmed", Text::At("  a  ", At(0, 5)), R"("a" [0,1)@2-3)"},
      {"one space stays in its run", Text::At("a b", At(0, 3)), R"("a b" [0,3)@0-3)"},
      {"a run of spaces", Text::At("a \n\t b", At(0, 6)), R"("a b" [0,2)@0-2 [2,3)@5-6)"},
      {"a no-break space", Text::At("a\u00a0b", At(0, 4)), R"("a b" [0,1)@0-1 [1,2)@1-3 [2,3)@3-4)"},
      {"only spaces", Text::At(" \u200b ", At(0, 5)), R"("")"},
      {"synthesized", Text::Synthesized(" a \n b "), R"("a b")"},
  };
  for (const auto& c : cases) EXPECT_EQ(Dump(c.text.Folded()), c.expected) << c.shows;
}

TEST(Text, FoldedTakesAnEntityForASpaceWithItsWholePlace) {
  Text text = Text::At("a", At(0, 1));
  text.Append("\u00a0", At(1, 7));
  text.Append("b", At(7, 8));
  EXPECT_EQ(Dump(text.Folded()), R"("a b" [0,1)@0-1 [1,2)@1-7 [2,3)@7-8)");
}

TEST(Text, FoldedSpaceBetweenPiecesIsSynthesizedWhereTheFirstSpaceWas) {
  const std::array<Text, 2> parts = {Text::At("a", At(0, 1)), Text::At(" b", At(4, 6))};
  EXPECT_EQ(Dump(Join(parts, "\n").Folded()), R"("a b" [0,1)@0-1 [2,3)@5-6)");
}

TEST(Text, TrimmedKeepsInnerSpace) {
  EXPECT_EQ(Dump(Text::At("\u00a0 a  b\n", At(0, 8)).Trimmed()), R"("a  b" [0,4)@3-7)");
  EXPECT_EQ(Text::At(" \n", At(0, 2)).Trimmed(), Text());
}

TEST(Text, BlankHasNoVisibleCharacter) {
  EXPECT_TRUE(Text().blank());
  EXPECT_TRUE(Text::Synthesized(" \t\n\u00a0\u200b\u3000").blank());
  EXPECT_FALSE(Text::Synthesized(" . ").blank());
}

TEST(Text, WhollyStyledLooksAtVisibleCharactersOnly) {
  Text strong = Text::At("Port", At(0, 4), kStrong | kCode);
  strong.Append(" ", At(4, 5));
  strong.Append("number", At(5, 11), kStrong);
  EXPECT_TRUE(strong.WhollyStyled(kStrong));
  EXPECT_FALSE(strong.WhollyStyled(kCode));
  EXPECT_FALSE(strong.WhollyStyled(kStrong | kCode));
  strong.AppendSynthesized("*");
  EXPECT_FALSE(strong.WhollyStyled(kStrong));
  EXPECT_FALSE(Text::At(" ", At(0, 1), kStrong).WhollyStyled(kStrong));
}

TEST(Text, ExtentSpansAllRunsInWhateverOrder) {
  Text text = Text::At("b", At(20, 21));
  text.Append("a", At(5, 6));
  EXPECT_EQ(text.Extent(), (Span{5, 21}));
  EXPECT_EQ(Text::Synthesized("a").Extent(), Span{});
}

TEST(Text, ManyAppendsFoldsAndSlicesAreNotQuadratic) {
  Text text;
  constexpr std::uint32_t kPieces = 200'000;
  for (std::uint32_t i = 0; i < kPieces; ++i) text.Append("a ", At(3 * i, 3 * i + 2));
  EXPECT_EQ(text.runs().size(), kPieces);
  EXPECT_EQ(text.Folded().value().size(), 2 * kPieces - 1);
  std::size_t bytes = 0;
  for (std::uint32_t i = 0; i < kPieces; ++i) bytes += text.Slice(2 * i, 2 * i + 1).value().size();
  EXPECT_EQ(bytes, kPieces);
}

}  // namespace
}  // namespace portbook::base
