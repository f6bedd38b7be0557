// A guide with random tables, spans, lengths, page sizes and rules gives the same flows and findings as text,
// as HTML and as PDF.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "portbook/pipeline/pipeline.h"
#include "tests/property/typeset_guide.h"

namespace portbook::property {
namespace {

constexpr std::uint64_t kSeeds = 60;

// PORTBOOK_SEEDS asks for more than the usual ones.
std::uint64_t Seeds() {
  const char* wanted = std::getenv("PORTBOOK_SEEDS");
  return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : kSeeds;
}

class RandomGuides : public testing::TestWithParam<std::uint64_t> {
 protected:
  static void SetUpTestSuite() {
    library_ = new rules::Library(*rules::Library::Read(PORTBOOK_ROOT "/rules"));
  }
  static void TearDownTestSuite() { delete library_; }

  static model::Catalog Read(doc::MediaType type, std::string bytes) {
    const base::Expected<rules::RuleSet> rules = library_->ForPack("");
    pipeline::Options options;
    options.isolation = pipeline::Isolation::in_process;
    model::Source source;
    source.id = "random";
    source.media_type = doc::Name(type);
    std::vector<reconcile::Reading> readings;
    readings.push_back(
        pipeline::ReadGuide(doc::MakeCapture("random", type, std::move(bytes)), source, *rules, options));
    return reconcile::Reconcile(std::move(readings), options.reconcile);
  }

  static rules::Library* library_;
};
rules::Library* RandomGuides::library_ = nullptr;

std::string FlowsAndFindings(const model::Catalog& catalog) {
  std::string all;
  for (const model::Flow& flow : catalog.guides.front().flows) {
    all += flow.id + " " + Dump(flow) + " | " + flow.remarks.value_or("") + " | " +
           flow.condition.value_or("") + "\n";
  }
  std::vector<std::string> findings;
  for (const model::Finding& finding : catalog.findings)
    findings.push_back(std::string(Name(finding.kind)) + " " + finding.message + "\n");
  std::ranges::sort(findings);
  for (const std::string& finding : findings) all += finding;
  for (const std::string& leak : catalog.guides.front().conservation.leaks) all += leak + "\n";
  return all;
}

TEST_P(RandomGuides, GiveTheSameInEveryFormat) {
  const RandomGuide guide = MakeGuide(GetParam(), Rules::grid);
  const model::Catalog text = Read(doc::MediaType::text, AsText(guide));
  EXPECT_FALSE(text.guides.front().flows.empty());
  EXPECT_EQ(FlowsAndFindings(Read(doc::MediaType::html, AsHtml(guide))), FlowsAndFindings(text));
  EXPECT_EQ(FlowsAndFindings(Read(doc::MediaType::pdf, AsPdf(guide))), FlowsAndFindings(text));
}
INSTANTIATE_TEST_SUITE_P(Seeds, RandomGuides, testing::Range<std::uint64_t>(0, Seeds()));

}  // namespace
}  // namespace portbook::property
