// A guide with random tables, spans, lengths, page sizes and rules gives the same flows and findings as text,
// as HTML and as PDF.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <tuple>
#include <vector>

#include "portbook/pipeline/pipeline.h"
#include "tests/property/typeset_guide.h"

namespace portbook::property {
namespace {

constexpr std::uint64_t kSeeds = 40;

// PORTBOOK_SEEDS asks for more than the usual ones.
std::uint64_t Seeds() {
  const char* wanted = std::getenv("PORTBOOK_SEEDS");
  return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : kSeeds;
}

std::string NameOf(Rules rules) {
  switch (rules) {
    case Rules::grid:
      return "Grid";
    case Rules::rows:
      return "RuledRows";
    case Rules::frame:
      return "Frame";
    case Rules::header:
      return "RuledHeader";
    case Rules::none:
      return "Unruled";
  }
  return "";
}

std::string ToString(const PageStyle& style) {
  std::string shown =
      fmt::format("{}x{} type {} padding {}", style.width, style.height, style.type_size, style.row_padding);
  if (style.captions == Side::below) shown += ", captions below";
  if (!style.repeats_headers) shown += ", headers once";
  if (style.cuts_rows) shown += ", cut rows";
  if (!style.bold_headers) shown += ", plain headers";
  if (style.cells_in_middle) shown += ", cells in the middle";
  return shown;
}

// A guide that differs, where PORTBOOK_KEEP names a directory.
void Keep(const RandomGuide& guide) {
  const char* directory = std::getenv("PORTBOOK_KEEP");
  if (directory == nullptr) return;
  std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
  std::ranges::replace(name, '/', '_');
  std::ofstream(std::string(directory) + "/" + name + ".pdf", std::ios::binary) << AsPdf(guide);
  std::ofstream(std::string(directory) + "/" + name + ".html") << AsHtml(guide);
}

class RandomGuides : public testing::TestWithParam<std::tuple<std::uint64_t, Rules>> {
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
  const auto [seed, rules] = GetParam();
  const RandomGuide guide = MakeGuide(seed, rules);
  SCOPED_TRACE(ToString(guide.style));
  const model::Catalog text = Read(doc::MediaType::text, AsText(guide));
  EXPECT_FALSE(text.guides.front().flows.empty());
  EXPECT_EQ(FlowsAndFindings(Read(doc::MediaType::html, AsHtml(guide))), FlowsAndFindings(text));
  EXPECT_EQ(FlowsAndFindings(Read(doc::MediaType::pdf, AsPdf(guide))), FlowsAndFindings(text));
  if (HasFailure()) Keep(guide);
}
INSTANTIATE_TEST_SUITE_P(Seeds, RandomGuides,
                         testing::Combine(testing::Range<std::uint64_t>(0, Seeds()),
                                          testing::Values(Rules::grid, Rules::rows, Rules::frame,
                                                          Rules::header, Rules::none)),
                         [](const auto& test) {
                           return NameOf(std::get<1>(test.param)) + std::to_string(std::get<0>(test.param));
                         });

}  // namespace
}  // namespace portbook::property
