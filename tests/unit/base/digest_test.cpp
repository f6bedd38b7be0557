#include "portbook/base/digest.h"

#include <gtest/gtest.h>

namespace portbook::base {
namespace {

// The examples of FIPS 180.
TEST(Sha256Hex, MatchesTheStandard) {
  EXPECT_EQ(Sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(ShortHash, IsTheBeginningOfTheDigest) { EXPECT_EQ(ShortHash("abc"), "ba7816bf8f01cfea"); }

}  // namespace
}  // namespace portbook::base
