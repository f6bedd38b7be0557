#include "portbook/diag/diagnostic.h"

#include <gtest/gtest.h>

namespace portbook::diag {
namespace {

base::Evidence Quote(std::string_view text, std::string_view quote) {
  const auto begin = static_cast<std::uint32_t>(text.find(quote));
  const auto end = begin + static_cast<std::uint32_t>(quote.size());
  return {base::Text::At(quote, {{begin, end}, 0, std::nullopt}), {}};
}

TEST(Snippet, PutsCaretsUnderTheSpan) {
  const struct {
    const char* shows;
    std::string_view text;
    base::Span span;
    const char* expected;
  } cases[] = {
      {"middle of a line", "one\nTCP 443 in\nthree", {8, 11}, "TCP 443 in\n    ^^^"},
      {"an empty span is a point", "TCP 443", {4, 4}, "TCP 443\n    ^"},
      {"an empty text", "", {0, 0}, "\n^"},
      {"past the end", "TCP", {9, 12}, "TCP\n   ^"},
      {"at the line feed", "TCP\n443", {3, 4}, "TCP\n   ^"},
      {"over several lines: the first", "TCP\n443", {1, 7}, "TCP\n ^^"},
      {"Windows line end", "TCP\r\n443", {0, 5}, "TCP\n^^^"},
      {"tabs are one space", "TCP\t443\tin", {4, 7}, "TCP 443 in\n    ^^^"},
      {"wide characters take two columns", "\u4e2d\u6587 443", {7, 10}, "\u4e2d\u6587 443\n     ^^^"},
      {"carets as wide as what they mark", "a \u4e2d\u6587", {2, 8}, "a \u4e2d\u6587\n  ^^^^"},
      {"combining marks take none", "e\u0301 443", {4, 7}, "e\u0301 443\n  ^^^"},
      {"controls are shown", "\x1b[1m443", {4, 7}, "\\x1b[1m443\n       ^^^"},
      {"bidi controls are shown",
       "\u202e"
       "443",
       {3, 6},
       "\\u202e443\n      ^^^"},
      {"a page's end is a line's end", "first\fTCP 443\fthird", {10, 13}, "TCP 443\n    ^^^"},
  };
  for (const auto& c : cases) EXPECT_EQ(Snippet(c.text, c.span), c.expected) << c.shows;
}

TEST(Snippet, CutsALongLineRoundTheSpan) {
  const std::string before(200, 'b');
  const std::string after(200, 'a');
  const auto cut = [](std::size_t b, std::string_view middle, std::size_t a) {
    return std::string(b, 'b') + std::string(middle) + std::string(a, 'a');
  };
  const struct {
    const char* shows;
    std::string text;
    base::Span span;
    std::string expected;
  } cases[] = {
      {"in the middle",
       before + "443" + after,
       {200, 203},
       "..." + cut(30, "443", 41) + "...\n" + std::string(33, ' ') + "^^^"},
      {"at the start", "443" + after, {0, 3}, cut(0, "443", 71) + "...\n^^^"},
      {"at the end",
       before + "443",
       {200, 203},
       "..." + cut(71, "443", 0) + "\n" + std::string(74, ' ') + "^^^"},
      {"a span longer than the cut",
       before + after,
       {200, 400},
       "..." + cut(30, "", 44) + "...\n" + std::string(33, ' ') + std::string(44, '^')},
  };
  for (const auto& c : cases) EXPECT_EQ(Snippet(c.text, c.span), c.expected) << c.shows;
}

TEST(Snippet, CutsBetweenCharacters) {
  std::string dashes;
  for (int i = 0; i < 100; ++i) dashes += "\u2013";
  std::string kept;
  for (int i = 0; i < 71; ++i) kept += "\u2013";
  EXPECT_EQ(Snippet(dashes + "443", {300, 303}), "..." + kept + "443\n" + std::string(74, ' ') + "^^^");
}

TEST(Snippet, ALineOfCombiningMarksHasAnEnd) {
  std::string text = "a";
  for (int i = 0; i < 1000; ++i) text += "\u0301";
  EXPECT_LT(Snippet(text, {0, 1}).size(), 300u);
}

TEST(Render, ShowsPlaceKindMessageSnippetAndHelp) {
  const std::string_view text = "Purpose\tPort\nSign-on\tHTTPS\n";
  const Diagnostic diagnostic{Kind::cell_shifted,
                              "\"HTTPS\" is no port",
                              {Quote(text, "HTTPS")},
                              "say in decisions.toml what the row means"};
  EXPECT_EQ(Render(diagnostic, Severity::error, "guide.txt", base::LineMap(text)),
            "guide.txt:2:9: error: cell-shifted: \"HTTPS\" is no port\n"
            "Sign-on HTTPS\n"
            "        ^^^^^\n"
            "help: say in decisions.toml what the row means");
}

TEST(Render, TakesTheSeverityThatItIsGiven) {
  EXPECT_EQ(
      Render({Kind::cell_shifted, "a cell moved", {}, ""}, Severity::note, "guide.txt", base::LineMap("")),
      "guide.txt: note: cell-shifted: a cell moved");
}

TEST(Render, HasNoSnippetForAQuoteThatStandsNowhere) {
  const Diagnostic diagnostic{
      Kind::port_missing, "no port", {{base::Text::Synthesized("x"), {}}}, "ask the vendor"};
  EXPECT_EQ(Render(diagnostic, Severity::error, "guide.txt", base::LineMap("some text")),
            "guide.txt: error: port-missing: no port\n"
            "help: ask the vendor");
}

TEST(Render, PrintsNothingThatWouldDisturbATerminal) {
  const Diagnostic diagnostic{Kind::port_missing, "a\nb", {}, "c\u202e"};
  EXPECT_EQ(Render(diagnostic, Severity::error, "g\x1b.txt", base::LineMap("")),
            "g\\x1b.txt: error: port-missing: a\\x0ab\nhelp: c\\u202e");
}

TEST(Sink, KeepsTheOrderAndGivesAllAway) {
  Sink sink;
  sink.Emit(Kind::input_empty, "first");
  sink.Emit({Kind::port_missing, "second", {}, "help"});
  const std::vector<Diagnostic> expected = {{Kind::input_empty, "first", {}, ""},
                                            {Kind::port_missing, "second", {}, "help"}};
  EXPECT_EQ(sink.diagnostics(), expected);
  EXPECT_EQ(sink.Take(), expected);
}

}  // namespace
}  // namespace portbook::diag
