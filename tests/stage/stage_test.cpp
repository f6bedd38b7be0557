// Small guides of made-up products through all stages: what each construction of a guide becomes, with the
// rules it takes and the findings it gives. PORTBOOK_UPDATE_GOLDEN rewrites flows and findings; a test run
// never does.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "portbook/pipeline/pipeline.h"
#include "tests/stage/stage_case.h"

namespace portbook::stage {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = PORTBOOK_ROOT;
const fs::path kCases = kRoot / "tests" / "stage" / "cases";

std::vector<rules::RuleFile> CommonRules() {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(kRoot / "rules" / "common"))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<rules::RuleFile> files;
  for (const fs::path& path : paths) {
    std::stringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    files.push_back({"rules/common/" + path.filename().string(), text.str()});
  }
  return files;
}

rules::Library LibraryWith(const std::string& extra_rules) {
  std::vector<rules::RuleFile> files = CommonRules();
  files.push_back({"rules/test/case.toml", "[pack]\nname = \"test/case\"\n" + extra_rules});
  return rules::Library::Compile(std::move(files));
}

model::Catalog ReadThroughAllStages(const doc::Capture& capture, const rules::Library& library) {
  const base::Expected<rules::RuleSet> rules = library.ForPack("test/case");
  if (!rules) {
    ADD_FAILURE() << rules.error().ToString();
    return {};
  }
  model::Source source;
  source.id = "test/case/1";
  source.vendor = "test";
  source.product = "case";
  source.release = "1";
  source.media_type = std::string(Name(capture.media_type));
  source.sha256 = capture.sha256;
  pipeline::Options options;
  options.isolation = pipeline::Isolation::in_process;
  std::vector<reconcile::Reading> readings;
  readings.push_back(pipeline::ReadGuide(capture, source, *rules, options));
  return reconcile::Reconcile(std::move(readings), options.reconcile);
}

void AddLine(std::string& text, std::string_view what, const std::string& value) {
  text += "  " + std::string(what) + " " + value + "\n";
}

// "TABLE/ROW FLOW", what the row's texts say indented below, and last what the case's own rules set apart.
std::string FlowsText(const model::Guide& guide) {
  std::string text;
  for (const model::Flow& flow : guide.flows) {
    const model::Entry& entry = guide.entries[static_cast<std::size_t>(flow.entry)];
    text += std::to_string(entry.table + 1) + "/" + std::to_string(entry.row + 1) + " " + Dump(flow) + "\n";
    if (flow.purpose) AddLine(text, "purpose", *flow.purpose);
    if (flow.remarks) AddLine(text, "remarks", *flow.remarks);
    for (const model::PortCandidate& candidate : flow.port_candidates) {
      AddLine(text, "candidate " + std::string(Name(candidate.transport)),
              ToString(model::PortSpec{model::PortKind::range, candidate.range, {}, {}, {}}));
    }
    for (const model::EndpointCandidate& candidate : flow.endpoint_candidates)
      AddLine(text, std::string("candidate ") + (candidate.is_source ? "source" : "destination"),
              candidate.name);
  }
  for (const model::Account& account : guide.accounts) {
    if (account.by.starts_with("test/case:")) {
      AddLine(text, account.is_row ? "row" : "number", std::string(Name(account.fate)) + " by " + account.by);
    }
  }
  return text;
}

std::string FindingsText(const model::Catalog& catalog) {
  std::string text;
  for (const model::Finding& finding : catalog.findings)
    text += std::string(Name(finding.kind)) + ": " + finding.message + "\n";
  return text;
}

class Stages : public testing::TestWithParam<fs::path> {};

TEST_P(Stages, GiveFlowsAndFindings) {
  StageCase parts = ReadCase(GetParam());
  const rules::Library library = LibraryWith(parts.rules);
  for (const base::Error& error : library.errors()) ADD_FAILURE() << error.ToString();
  const doc::Capture capture =
      doc::MakeCapture(GetParam().filename().string(), doc::SniffMediaType("", parts.input), parts.input);
  const model::Catalog catalog = ReadThroughAllStages(capture, library);
  ASSERT_EQ(catalog.guides.size(), 1U);
  const model::Guide& guide = catalog.guides.front();
  EXPECT_EQ(guide.conservation.leaks, std::vector<std::string>());
  const base::Expected<int> quotes = pipeline::Verify(guide, capture);
  EXPECT_TRUE(quotes) << quotes.error().ToString();

  const std::string flows = FlowsText(guide), findings = FindingsText(catalog);
  if (std::getenv("PORTBOOK_UPDATE_GOLDEN")) {
    parts.flows = flows;
    parts.findings = findings;
    return WriteCase(GetParam(), parts);
  }
  EXPECT_EQ(parts.flows, flows);
  EXPECT_EQ(parts.findings, findings);
  EXPECT_EQ(GetParam().filename().string().starts_with("fail_"), !findings.empty())
      << "a case begins with fail_ if and only if it has findings";
}

INSTANTIATE_TEST_SUITE_P(Cases, Stages, testing::ValuesIn(CaseFiles(kCases)),
                         [](const auto& file) { return file.param.stem().string(); });

}  // namespace
}  // namespace portbook::stage
