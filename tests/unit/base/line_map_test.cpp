#include "portbook/base/line_map.h"

#include <gtest/gtest.h>

namespace portbook::base {
namespace {

TEST(LineMap, DescribesOffsetsByLineAndCodePoint) {
  const struct {
    const char* shows;
    std::string_view text;
    std::uint32_t offset;
    const char* expected;
  } cases[] = {
      {"start of an empty text", "", 0, "1:1"},
      {"start", "ab\ncd", 0, "1:1"},
      {"the line feed belongs to its line", "ab\ncd", 2, "1:3"},
      {"second line", "ab\ncd", 3, "2:1"},
      {"end", "ab\ncd", 5, "2:3"},
      {"past the end is the end", "ab\ncd", 99, "2:3"},
      {"after a last line feed", "ab\n", 3, "2:1"},
      {"code points, not bytes", "\u00e9\u4e2dx", 5, "1:3"},
      {"inside a character", "a\u4e2dx", 2, "1:2"},
      {"second byte of the first character", "\u4e2d", 1, "1:1"},
  };
  for (const auto& c : cases) EXPECT_EQ(LineMap(c.text).Describe(c.offset), c.expected) << c.shows;
}

TEST(LineMap, LinesComeWithoutTheirEnds) {
  const LineMap map("one\r\n\ntwo\rtoo\nlast");
  EXPECT_EQ(map.line_count(), 4u);
  EXPECT_EQ(map.Line(1), "one");
  EXPECT_EQ(map.Line(2), "");
  EXPECT_EQ(map.Line(3), "two\rtoo");
  EXPECT_EQ(map.Line(4), "last");
  EXPECT_EQ(map.Line(5), "");
}

}  // namespace
}  // namespace portbook::base
