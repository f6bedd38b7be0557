#include "portbook/selection/deployment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/selection/guide_writing.h"

namespace portbook::selection {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<std::string> kRoles = {"Phone", "SIP Gateway", "a=b"};

std::string ErrorOf(const std::vector<std::string>& mappings) {
  const auto deployment = Deployment::Parse(mappings, kRoles);
  return deployment ? "" : deployment.error().message;
}

TEST(Roles, AreTheEndsEachOnceWhateverTheirCase) {
  const model::Catalog catalog = CatalogOf("acme/router/1.0", {{.source = "Phone", .destination = "Router"},
                                                               {.source = "router", .destination = "PHONE"},
                                                               {.component = "C"}});
  EXPECT_THAT(Roles(*Select(catalog, {})), ElementsAre("Phone", "Router"));
}

TEST(Deployment, KnowsThePlacesOfARoleWhateverItsCase) {
  const auto deployment =
      Deployment::Parse(std::vector<std::string>{"phone=voice", "SIP gateway=10.0.0.0/24",
                                                 "SIP Gateway=2001:db8::/64", "Phone=voice", "a=b=dmz"},
                        kRoles);
  ASSERT_TRUE(deployment.has_value()) << deployment.error().ToString();
  EXPECT_THAT(deployment->PlacesOf("Phone"), ElementsAre("voice"));
  EXPECT_THAT(deployment->PlacesOf("SIP  GATEWAY"), ElementsAre("10.0.0.0/24", "2001:db8::/64"));
  EXPECT_THAT(deployment->PlacesOf("a=b"), ElementsAre("dmz"));
  EXPECT_THAT(deployment->PlacesOf("Router"), IsEmpty());
}

TEST(Deployment, RefusesWhatWouldSilentlyMapNothing) {
  EXPECT_EQ(ErrorOf({"Phon=voice"}), "no chosen guide has the role `Phon`");
  for (const std::string mapping : {"Phone", "Phone=", "=voice", " =x"})
    EXPECT_THAT(ErrorOf({mapping}), HasSubstr("does not have the form")) << mapping;
  for (const std::string place :
       {"10.0.0.300", "10.0.0", "10.0.0.0/33", "10.0.0.0/", "2001:db8::/129", "voice/24", "1:2"})
    EXPECT_THAT(ErrorOf({"Phone=" + place}), HasSubstr("is no address")) << place;
  for (const std::string place : {"10.0.0.1/24", "2001:db8::1/64", "10.0.0.0/6"})
    EXPECT_THAT(ErrorOf({"Phone=" + place}), HasSubstr("beyond its prefix")) << place;
  for (const std::string place : {"10.0.0.1", "10.0.0.0/8", "0.0.0.0/0", "::1", "zone-1.2", "dmz"})
    EXPECT_EQ(ErrorOf({"Phone=" + place}), "") << place;
}

}  // namespace
}  // namespace portbook::selection
