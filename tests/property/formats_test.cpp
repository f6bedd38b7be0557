// One guide as text, as HTML and as PDF gives the same flows and findings.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "portbook/pipeline/pipeline.h"

namespace portbook {
namespace {

namespace fs = std::filesystem;

const fs::path kTracer = fs::path(PORTBOOK_ROOT) / "tests" / "data" / "tracer";

model::Catalog Read(const char* file) {
  const rules::Library library = *rules::Library::Read((fs::path(PORTBOOK_ROOT) / "rules").string());
  base::Expected<model::Catalog> catalog = pipeline::Extract((kTracer / file).string(), library, "", {});
  EXPECT_TRUE(catalog) << catalog.error().ToString();
  return *std::move(catalog);
}

// Flows with their texts: here the wording is the same in every format.
std::vector<std::string> Flows(const model::Catalog& catalog) {
  std::vector<std::string> flows;
  for (const model::Flow& flow : catalog.guides.front().flows) {
    flows.push_back(Dump(flow) + " | " + flow.purpose.value_or("") + " | " + flow.remarks.value_or(""));
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

TEST(Formats, TracerAsTextIsReadWhole) {
  const model::Catalog text = Read("guide.txt");
  EXPECT_EQ(text.guides.front().entries.size(), 13U);
  EXPECT_TRUE(text.guides.front().conservation.holds());
}

TEST(Formats, TracerAsHtmlGivesTheSame) {
  EXPECT_EQ(Flows(Read("guide.html")), Flows(Read("guide.txt")));
  EXPECT_EQ(Findings(Read("guide.html")), Findings(Read("guide.txt")));
}

TEST(Formats, TracerAsPdfGivesTheSame) {
  EXPECT_EQ(Flows(Read("guide.pdf")), Flows(Read("guide.txt")));
  EXPECT_EQ(Findings(Read("guide.pdf")), Findings(Read("guide.txt")));
}

}  // namespace
}  // namespace portbook
