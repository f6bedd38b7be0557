#include "portbook/model/port_spec.h"

#include <gtest/gtest.h>

namespace portbook::model {
namespace {

TEST(PortRange, RejectsReversedAndTooLarge) {
  EXPECT_TRUE(PortRange::Make(0, 65535));
  EXPECT_FALSE(PortRange::Make(0, 65536));
  EXPECT_FALSE(PortRange::Make(65536, 65536));
  EXPECT_FALSE(PortRange::Make(2, 1));
}

TEST(PortRange, KnowsItsPorts) {
  const PortRange range = *PortRange::Make(5060, 5069);
  EXPECT_TRUE(range.Contains(5060));
  EXPECT_TRUE(range.Contains(5069));
  EXPECT_FALSE(range.Contains(5070));
  EXPECT_TRUE(range.Intersects(*PortRange::Make(5069, 6000)));
  EXPECT_FALSE(range.Intersects(*PortRange::Make(5070, 6000)));
}

PortSpec Spec(PortKind kind, std::optional<PortRange> range = std::nullopt) {
  PortSpec spec;
  spec.kind = kind;
  spec.range = range;
  return spec;
}

TEST(PortSpec, PrintsAsGuidesDo) {
  EXPECT_EQ(ToString(Spec(PortKind::fixed, PortRange::Make(443, 443))), "443");
  EXPECT_EQ(ToString(Spec(PortKind::range, PortRange::Make(42000, 43000))), "42000-43000");
  EXPECT_EQ(ToString(Spec(PortKind::any)), "any");
  EXPECT_EQ(ToString(Spec(PortKind::not_applicable)), "not applicable");
  EXPECT_EQ(ToString(Spec(PortKind::dynamic, PortRange::Make(1024, 65535))), "dynamic 1024-65535");
  EXPECT_EQ(ToString(PortSpec()), "missing");
  PortSpec spec = Spec(PortKind::configurable, PortRange::Make(50020, 50020));
  spec.is_default = true;
  EXPECT_EQ(ToString(spec), "configurable 50020 (default)");
  spec = Spec(PortKind::range, PortRange::Make(5004, 5060));
  spec.step = 2;
  spec.count = 10;
  EXPECT_EQ(ToString(spec), "5004-5060 (steps of 2) (10 randomly chosen)");
}

TEST(PortSpec, ReadsWhatItPrints) {
  for (const char* text : {"443", "42000-43000", "any", "ephemeral", "not applicable", "dynamic", "missing",
                           "dynamic 1024-65535", "configurable 50020 (default)", "16384-32767 (steps of 2)",
                           "dynamic 50000-59999 (steps of 2) (10 randomly chosen)"}) {
    const std::optional<PortSpec> spec = ParsePortSpec(text);
    ASSERT_TRUE(spec) << text;
    EXPECT_EQ(ToString(*spec), text);
  }
}

TEST(PortSpec, ReadsNothingElse) {
  for (const char* text :
       {"", "70000", "80-79", "http", "443 tcp", "any443", "443 (steps of x)", "-1", "(default)"})
    EXPECT_FALSE(ParsePortSpec(text)) << text;
}

}  // namespace
}  // namespace portbook::model
