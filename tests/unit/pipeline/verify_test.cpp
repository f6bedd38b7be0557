// Quotes are read again in the capture: they stand there, or the first that does not is named with its place.
#include <gtest/gtest.h>

#include "tests/unit/pipeline/small_guide.h"

namespace portbook::pipeline {
namespace {

TEST(Verify, EveryQuoteOfAReadingStandsInItsCapture) {
  const base::Expected<int> quotes = Verify(ReadSmallGuide(), SmallCapture());
  ASSERT_TRUE(quotes) << quotes.error().ToString();
  EXPECT_GT(*quotes, 8);  // two rows of four cells at least
}

TEST(Verify, AQuoteThatIsNotThereIsNamedWithItsPlace) {
  std::string changed = kSmallGuide;
  changed.replace(changed.find("5432"), 4, "5433");
  const base::Expected<int> quotes = Verify(ReadSmallGuide(), SmallCapture(changed));
  ASSERT_FALSE(quotes);
  EXPECT_NE(quotes.error().ToString().find("guide.md:6:"), std::string::npos) << quotes.error().ToString();
  EXPECT_NE(quotes.error().ToString().find("\u201c5432\u201d does not stand here"), std::string::npos)
      << quotes.error().ToString();
}

TEST(Verify, ACaptureCutShortIsNoCrash) {
  const base::Expected<int> quotes = Verify(ReadSmallGuide(), SmallCapture(kSmallGuide.substr(0, 60)));
  ASSERT_FALSE(quotes);
  EXPECT_NE(quotes.error().ToString().find("past the end of the capture"), std::string::npos)
      << quotes.error().ToString();
}

TEST(Verify, AnEntityStandsForItsCharacter) {
  const std::string page =
      "<table><tr><th>Source</th><th>Destination</th><th>Protocol</th><th>Port</th></tr>"
      "<tr><td>R&amp;D&nbsp;host</td><td>Hub</td><td>TCP</td><td>8443</td></tr></table>";
  const doc::Capture capture = doc::MakeCapture("guide.html", doc::MediaType::html, page);
  static const rules::Library library = *rules::Library::Read(std::string(PORTBOOK_ROOT) + "/rules");
  Options options;
  options.isolation = Isolation::in_process;
  const model::Guide guide = ReadGuide(capture, {}, *library.ForPack(""), options).guide;
  ASSERT_EQ(guide.flows.size(), 1U);
  EXPECT_EQ(guide.flows.front().source, "R&D host");
  const base::Expected<int> quotes = Verify(guide, capture);
  EXPECT_TRUE(quotes) << quotes.error().ToString();
}

}  // namespace
}  // namespace portbook::pipeline
