#include "portbook/rules/pattern.h"

#include <gtest/gtest.h>

namespace portbook::rules {
namespace {

std::string Dump(const Pattern& pattern, std::string_view text) {
  std::string all;
  for (const Match& match : pattern.FindAll(text)) {
    all += "[" + std::string(text.substr(match.whole.begin, match.whole.size()));
    for (const auto& [name, span] : match.groups) {
      all += " " + name + "=" + std::string(text.substr(span.begin, span.size()));
    }
    all += "]";
  }
  return all;
}

struct FindCase {
  std::string name, expression, text, matches;
};

class PatternFindAll : public testing::TestWithParam<FindCase> {};

TEST_P(PatternFindAll, LeftToRightWithNamedGroups) {
  const auto pattern = Pattern::Compile(GetParam().expression, "x:1:1");
  ASSERT_TRUE(pattern.has_value());
  EXPECT_EQ(Dump(*pattern, GetParam().text), GetParam().matches);
}

INSTANTIATE_TEST_SUITE_P(
    Pattern, PatternFindAll,
    testing::Values(FindCase{"NoMatch", "port", "none", ""},
                    FindCase{"Several", "[0-9]+", "80, 443", "[80][443]"},
                    FindCase{"GroupsInOrder", "(?P<t>tcp|udp) (?P<p>[0-9]+)", "tcp 80 udp 53",
                             "[tcp 80 t=tcp p=80][udp 53 t=udp p=53]"},
                    FindCase{"AGroupThatTookNoPart", "(?P<t>tcp )?(?P<p>[0-9]+)", "80", "[80 p=80]"},
                    FindCase{"AnchorOnlyAtTheBeginning", "^[0-9]", "1 2", "[1]"},
                    FindCase{"DotStopsAtALineFeed", "a.*", "ab\ncd", "[ab]"},
                    FindCase{"Unicode", "端口 ?(?P<p>[0-9]+)", "开放端口 80", "[端口 80 p=80]"},
                    FindCase{"EmptyMatchesAreNone", "\\bx*", "a xx", "[xx]"}),
    [](const auto& test) { return test.param.name; });

TEST(Pattern, FindsFromAnOffset) {
  const Pattern pattern = std::move(Pattern::Compile("[0-9]+", "x:1:1").value());
  EXPECT_EQ(pattern.Find("80 443", 2)->whole, (base::Span{3, 6}));
  EXPECT_FALSE(pattern.Find("80", 3).has_value());
}

TEST(Pattern, KnowsItsPlaceAndGroups) {
  const Pattern pattern = std::move(Pattern::Compile("(?P<a>x)", "rules/x.toml:3:9").value());
  EXPECT_EQ(pattern.place(), "rules/x.toml:3:9");
  EXPECT_EQ(pattern.expression(), "(?P<a>x)");
  EXPECT_TRUE(pattern.HasGroup("a"));
  EXPECT_FALSE(pattern.HasGroup("b"));
}

TEST(Pattern, RefusesWhatRe2RejectsAndWhatMatchesNothing) {
  EXPECT_EQ(Pattern::Compile("(a", "x:1:1").error().ToString(),
            "x:1:1: error: RE2 rejects the pattern: missing ): (a");
  EXPECT_EQ(Pattern::Compile("a*", "x:1:1").error().message, "the pattern matches the empty text");
  EXPECT_FALSE(Pattern::Compile("\xff", "x:1:1").has_value());
}

}  // namespace
}  // namespace portbook::rules
