#include "release/changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/catalog/sample_catalog.h"

namespace portbook::release {
namespace {

using catalog::SampleCatalog;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

// The first flow on another port.
model::Catalog Moved() {
  model::Catalog catalog = SampleCatalog();
  for (model::Guide& guide : catalog.guides) {
    for (model::Flow& flow : guide.flows) {
      flow.port.kind = model::PortKind::fixed;
      flow.port.range = model::PortRange::Make(4443, 4443);
      return catalog;
    }
  }
  return catalog;
}

TEST(Changes, OfEqualCatalogsAreNone) {
  EXPECT_THAT(ChangesBetween(SampleCatalog(), SampleCatalog()), IsEmpty());
}

TEST(Changes, SayBeforeAndNowAndTheGuide) {
  const std::vector<Change> changes = ChangesBetween(SampleCatalog(), Moved());
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_THAT(changes[0].title, AllOf(HasSubstr("1 flow, "), HasSubstr("4443")));
  EXPECT_THAT(changes[0].text,
              AllOf(HasSubstr("/1.0\n  before: "), HasSubstr("\n  now: "), HasSubstr("from the words \"")));
}

TEST(Changes, HaveIdsThatHoldAndTellReleasesApart) {
  const std::vector<Change> changes = ChangesBetween(SampleCatalog(), Moved());
  EXPECT_EQ(changes[0].id, ChangesBetween(SampleCatalog(), Moved())[0].id);
  EXPECT_NE(changes[0].id, ChangesBetween(Moved(), SampleCatalog())[0].id);
}

TEST(ChangesMarkdown, HasTheNewestFirstAndNoMarkUpOfAGuide) {
  Version first, second;
  first.data_version = "2026.1";
  second.data_version = "2026.2";
  second.released = "2026-02-03T04:05:06Z";
  const std::string earlier = ChangesMarkdown({}, first, "");
  EXPECT_EQ(earlier, "# Changes\n\n## 2026.1\n\nNo flow changed.\n\n");
  EXPECT_EQ(
      ChangesMarkdown({{"id", "title", "# line\n  <b>\n"}}, second, earlier),
      "# Changes\n\n## 2026.2\n\nReleased 2026-02-03T04:05:06Z.\n\n    title\n\n    # line\n      <b>\n\n"
      "## 2026.1\n\nNo flow changed.\n\n");
}

TEST(ChangesFeed, EscapesWhatIsMarkUp) {
  Version version;
  version.released = "2026-02-03T04:05:06Z";
  version.data_version = "a<b";
  EXPECT_EQ(ChangesFeed({{"0f", "x & y", "]]></content>\n"}}, version),
            R"(<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>urn:portbook:changes</id>
  <title>Changes of the Portbook dataset: a&lt;b</title>
  <updated>2026-02-03T04:05:06Z</updated>
  <author><name>Portbook</name></author>
  <entry>
    <id>urn:portbook:change:0f</id>
    <title>x &amp; y</title>
    <updated>2026-02-03T04:05:06Z</updated>
    <content type="text">]]&gt;&lt;/content&gt;
</content>
  </entry>
</feed>
)");
}

}  // namespace
}  // namespace portbook::release
