#include "portbook/grammar/icmp.h"

#include <gtest/gtest.h>

#include <string>

namespace portbook::grammar {
namespace {

std::string Dump(std::string_view cell) {
  const std::optional<IcmpMessage> message = ParseIcmpMessage(cell);
  if (!message) return "none";
  return std::to_string(message->type) + (message->code ? "/" + std::to_string(*message->code) : "");
}

TEST(IcmpMessages, TypeAndCode) {
  EXPECT_EQ(Dump("8/0"), "8/0");
  EXPECT_EQ(Dump("8 / 0"), "8/0");
  EXPECT_EQ(Dump("ICMP 8/0"), "8/0");
  EXPECT_EQ(Dump("Type 3, code 4"), "3/4");
  EXPECT_EQ(Dump("type 8 code 0"), "8/0");
  EXPECT_EQ(Dump("Type: 11"), "11");
}

TEST(IcmpMessages, NothingElse) {
  EXPECT_EQ(Dump("8"), "none");  // may be meant as a port
  EXPECT_EQ(Dump("80/443"), "none");
  EXPECT_EQ(Dump("type 300"), "none");
  EXPECT_EQ(Dump("8/0 and 0/0"), "none");
  EXPECT_EQ(Dump(""), "none");
}

}  // namespace
}  // namespace portbook::grammar
