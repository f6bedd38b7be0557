#include "reconcile/spelling.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace portbook::reconcile {
namespace {

TEST(OneEditAway, HoldsEverySlipOfOneLetterAndNoOther) {
  const std::vector<std::string> words = OneEditAway("sip");
  const auto has = [&](const std::string& word) {
    return std::binary_search(words.begin(), words.end(), word);
  };
  for (const char* near : {"sp", "sipp", "ssip", "sin", "spi", "isp", "asip", "sips"})
    EXPECT_TRUE(has(near)) << near;
  for (const char* far : {"sip", "s", "pis", "sipps", "tin"}) EXPECT_FALSE(has(far)) << far;
  EXPECT_TRUE(std::is_sorted(words.begin(), words.end()));
}

}  // namespace
}  // namespace portbook::reconcile
