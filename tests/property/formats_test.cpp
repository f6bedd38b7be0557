// One guide as text, as HTML and as PDF gives the same flows, with the same ids, and the same findings.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "portbook/pipeline/pipeline.h"

namespace portbook {
namespace {

namespace fs = std::filesystem;

struct Pair {
  std::string name;
  std::string pack;
  std::string text;       // path
  std::string rendition;  // path
};

void PrintTo(const Pair& pair, std::ostream* out) { *out << pair.rendition; }

std::string NameOf(const std::string& path) {
  std::string name;
  for (const char c : fs::relative(path, PORTBOOK_ROOT).string()) name += std::isalnum(c) != 0 ? c : '_';
  return name;
}

// The tracer guide and every rendition of an embedded guide.
std::vector<Pair> Pairs() {
  const std::string tracer = PORTBOOK_ROOT "/tests/data/tracer/guide";
  std::vector<Pair> pairs;
  for (const char* ending : {".html", ".pdf"})
    pairs.push_back({NameOf(tracer + ending), "", tracer + ".txt", tracer + ending});
  const sources::Registry registry = *sources::ReadRegistry(PORTBOOK_ROOT "/sources");
  for (const sources::SourceEntry& entry : registry.entries) {
    for (const sources::Rendition& rendition : entry.renditions) {
      pairs.push_back({NameOf(rendition.file), entry.source.pack, entry.file, rendition.file});
    }
  }
  return pairs;
}

class Formats : public testing::TestWithParam<Pair> {
 protected:
  model::Catalog Read(const std::string& file) {
    base::Expected<model::Catalog> catalog = pipeline::Extract(file, library_, GetParam().pack, {});
    EXPECT_TRUE(catalog) << catalog.error().ToString();
    return *std::move(catalog);
  }

  rules::Library library_ = *rules::Library::Read(PORTBOOK_ROOT "/rules");
};

// With their ids and texts: the wording is the same in every format.
std::vector<std::string> Flows(const model::Catalog& catalog) {
  std::vector<std::string> flows;
  for (const model::Flow& flow : catalog.guides.front().flows) {
    flows.push_back(flow.id + " " + Dump(flow) + " | " + flow.purpose.value_or("") + " | " +
                    flow.remarks.value_or(""));
  }
  return flows;
}

std::vector<std::string> Findings(const model::Catalog& catalog) {
  std::vector<std::string> findings;
  for (const model::Finding& finding : catalog.findings)
    findings.push_back(std::string(Name(finding.kind)) + " " + finding.message);
  std::sort(findings.begin(), findings.end());
  return findings;
}

TEST_P(Formats, GiveTheSame) {
  const model::Catalog text = Read(GetParam().text);
  const model::Catalog rendition = Read(GetParam().rendition);
  EXPECT_FALSE(text.guides.front().flows.empty());
  EXPECT_EQ(Flows(rendition), Flows(text));
  EXPECT_EQ(Findings(rendition), Findings(text));
  EXPECT_TRUE(rendition.guides.front().conservation.holds());
  const base::Expected<int> quotes =
      pipeline::Verify(rendition.guides.front(), *sources::ReadFile(GetParam().rendition));
  EXPECT_TRUE(quotes) << quotes.error().ToString();
}
TEST(Renditions, HaveTheDigestsOfTheirSources) {
  const sources::Registry registry = *sources::ReadRegistry(PORTBOOK_ROOT "/sources");
  for (const sources::SourceEntry& entry : registry.entries) {
    for (const sources::Rendition& rendition : entry.renditions) {
      const base::Expected<doc::Capture> capture = sources::ReadCapture(entry, rendition);
      EXPECT_TRUE(capture) << capture.error().ToString();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Guides, Formats, testing::ValuesIn(Pairs()),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace portbook
