#include "portbook/base/edit_distance.h"

#include <gtest/gtest.h>

namespace portbook::base {
namespace {

TEST(EditDistance, CountsBytesPutInTakenOutAndReplaced) {
  EXPECT_EQ(EditDistance("gateway", "gateway", 3), 0);
  EXPECT_EQ(EditDistance("gateway", "gatway", 3), 1);
  EXPECT_EQ(EditDistance("sitting", "kitten", 3), 3);
  EXPECT_EQ(EditDistance("", "abc", 3), 3);
  EXPECT_EQ(EditDistance("", "", 0), 0);
}

TEST(EditDistance, IsNoneWhereItIsMoreThanAsked) {
  EXPECT_EQ(EditDistance("sitting", "kitten", 2), -1);
  EXPECT_EQ(EditDistance("", "abc", 2), -1);
  EXPECT_EQ(EditDistance("a", "a", -1), -1);
}

}  // namespace
}  // namespace portbook::base
