#include "portbook/base/check.h"

#include <gtest/gtest.h>

#include "portbook/base/text.h"

namespace portbook::base {
namespace {

TEST(CheckDeathTest, NamesTheBrokenConditionAndItsPlace) {
  EXPECT_DEATH(PORTBOOK_CHECK(1 + 1 == 3), "check_test.cpp:[0-9]+: CHECK failed: 1 \\+ 1 == 3");
}

TEST(CheckDeathTest, SliceOutsideOfTheTextIsAProgrammersMistake) {
  EXPECT_DEATH(static_cast<void>(Text::Synthesized("ab").Slice(1, 3)), "CHECK failed");
}

}  // namespace
}  // namespace portbook::base
