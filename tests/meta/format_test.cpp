#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace portbook::meta {
namespace {

TEST(Format, EverySourceIsAsClangFormatWritesIt) {
  if (std::system("command -v clang-format-16 > /dev/null") != 0)
    GTEST_SKIP() << "clang-format-16 is not installed";
  EXPECT_EQ(std::system(PORTBOOK_ROOT "/tools/format --check"), 0) << "run tools/format";
}

}  // namespace
}  // namespace portbook::meta
