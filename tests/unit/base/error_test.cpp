#include "portbook/base/error.h"

#include <gtest/gtest.h>

namespace portbook::base {
namespace {

TEST(Error, PrintsPlaceMessageSnippetAndHelp) {
  const struct {
    const char* shows;
    Error error;
    const char* expected;
  } cases[] = {
      {"message only", {"", "cannot read", "", ""}, "error: cannot read"},
      {"place", {"a.toml:3:5", "unknown key", "", ""}, "a.toml:3:5: error: unknown key"},
      {"all",
       {"a.toml:3:1", "unknown key", "nmae = 1\n^^^^", "did you mean name?"},
       "a.toml:3:1: error: unknown key\n  nmae = 1\n  ^^^^\n  help: did you mean name?"},
      {"help without snippet", {"a", "gone", "", "fetch it"}, "a: error: gone\n  help: fetch it"},
      {"controls", {"a\x1b", "b\nc", "d\u202e", ""}, "a\\x1b: error: b\\x0ac\n  d\\u202e"},
  };
  for (const auto& c : cases) EXPECT_EQ(c.error.ToString(), c.expected) << c.shows;
}

TEST(Fail, MakesAnErrorWithoutSnippet) {
  const Expected<int> failed = Fail("place", "message", "help");
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error(), (Error{"place", "message", "", "help"}));
}

}  // namespace
}  // namespace portbook::base
