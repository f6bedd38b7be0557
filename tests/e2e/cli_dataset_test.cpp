// The commands that work on a dataset, over the guides that are embedded in the repository.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/e2e/built_dataset.h"
#include "tests/e2e/run_program.h"

namespace portbook::e2e {
namespace {

using testing::ContainsRegex;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

TEST_F(Dataset, BuildCountsEveryGuideAndSaysWhereTheFilesAre) {
  EXPECT_EQ(built_->exit_code, 0);
  EXPECT_EQ(built_->err, "");
  for (const std::string guide : {"cisco/imp/unstated", "cisco/mediasense/unstated", "cisco/meetingplace/7.0",
                                  "ibm/sametime/unstated", "microsoft/ocs/2007-r2"}) {
    EXPECT_THAT(built_->out,
                ContainsRegex(guide + "\n  read with the pack [a-z/]+: [0-9]+ tables?, [0-9]+ entries, "
                                      "[0-9]+ flows\n  findings: [0-9]+ errors?, [0-9]+ warnings?, "
                                      "[0-9]+ notes?\n  rows [0-9]+ = [0-9]+ stated \\+ [0-9]+ ignored "
                                      "\\+ [0-9]+ rejected; numbers in prose"));
  }
  EXPECT_THAT(built_->out,
              ContainsRegex("5 guides, [0-9]+ flows; [0-9]+ errors, [0-9]+ warnings, [0-9]+ notes\n"
                            "written to out/portbook.sqlite, out/portbook.json, out/findings.json and "
                            "out/guides/\n$"));
  EXPECT_TRUE(std::filesystem::exists(*directory_ / "out/guides/cisco-meetingplace-7.0.json"));
}

TEST_F(Dataset, HasTheSameBytesFromAnotherWorkingDirectory) {
  const ScratchDirectory other;
  EXPECT_EQ(RunProgram({"build", "--out", other / "out"}, kRoot).exit_code, 0);
  for (const std::string file : {"out/portbook.sqlite", "out/portbook.json", "out/findings.json"}) {
    EXPECT_TRUE(other.Read(file) == directory_->Read(file)) << file;
    EXPECT_FALSE(other.Read(file).empty()) << file;
  }
}

TEST_F(Dataset, ExplainShowsTheWordsInTheirLineTheRowAndTheRules) {
  const std::string flow = FirstFlowOn("5060/udp");
  ASSERT_THAT(flow, testing::StartsWith("f_"));
  const Finished finished = Run({"explain", flow});
  EXPECT_EQ(finished.exit_code, 0);
  EXPECT_EQ(finished.err, "");
  EXPECT_THAT(finished.out, HasSubstr("Flow " + flow + " of "));
  EXPECT_THAT(finished.out, HasSubstr("\nStatements\n"));
  EXPECT_THAT(finished.out, ContainsRegex("  port = 5060\n    basis cell, read by [^\n]+\n"));
  EXPECT_THAT(finished.out,
              ContainsRegex(
                  "  line [0-9]+:[0-9]+, grid [0-9]+ row [0-9]+ column [0-9]+\n[^\n]*5060[^\n]*\n +\\^+\n"));
}

TEST_F(Dataset, ExplainOfAnUnknownFlowIsAUsageError) {
  const Finished finished = Run({"explain", "f_0000000000000000"});
  EXPECT_EQ(finished.exit_code, 2);
  EXPECT_EQ(
      finished.err,
      "error: no flow of the dataset is named `f_0000000000000000`\n  help: `portbook query` prints ids\n");
}

TEST_F(Dataset, CheckGroupsFindingsAndFailsFromTheLevelOn) {
  const Finished finished = Run({"check"});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_THAT(
      finished.out,
      ContainsRegex(
          "\n== ibm/sametime/unstated: [^\n]+\n\n-- error: port-missing: [0-9]+ findings?\n   The connection "
          "exists, but nobody can open it from this guide alone\\.\n\n[0-9]+ findings, one question: [^\n]+\n"
          "decide all [0-9]+: g_[0-9a-f]+\n\n[^\n]*sources/ibm/sametime/unstated/"
          "guide\\.txt:[0-9]+:[0-9]+: error: port-missing: "));
  EXPECT_THAT(finished.out, ContainsRegex("\n *\\^+\n"));
  EXPECT_THAT(finished.out, ContainsRegex("\n5 guides: [0-9]+ errors?, [0-9]+ warnings?, [0-9]+ notes?\n$"));
}

TEST_F(Dataset, CheckWithoutTheCapturesStillQuotes) {
  const Finished finished = Run({"check", "--sources", *directory_ / "nowhere"});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_EQ(finished.err, "");
  EXPECT_THAT(finished.out, ContainsRegex("\nibm/sametime/unstated: error: port-missing: [^\n]+\n\u201c"));
  EXPECT_THAT(finished.out, Not(HasSubstr("^")));
}

TEST_F(Dataset, VerifyFindsEveryQuote) {
  const Finished finished = Run({"verify"});
  EXPECT_EQ(finished.exit_code, 0);
  EXPECT_EQ(finished.err, "");
  EXPECT_EQ(std::count(finished.out.begin(), finished.out.end(), '\n'), 5);
  EXPECT_THAT(finished.out,
              ContainsRegex("\nmicrosoft/ocs/2007-r2: [0-9]+ quotes found where the dataset says\n$"));
}

TEST_F(Dataset, ATranscriptionAgreesWithItselfAndNotWithAnother) {
  const std::string guide = "cisco/mediasense/unstated";
  const Finished same =
      Run({"verify", "--guide", guide, "--original", "sources/cisco/mediasense/unstated/guide.txt"});
  EXPECT_EQ(same.exit_code, 0);
  EXPECT_THAT(
      same.out,
      ContainsRegex("^cisco/mediasense/unstated states the facts of sources/cisco/mediasense/unstated/"
                    "guide\\.txt: [0-9]+ flows\n$"));
  const Finished other =
      Run({"verify", "--guide", guide, "--original", "sources/cisco/meetingplace/7.0/guide.txt"});
  EXPECT_EQ(other.exit_code, 1);
  EXPECT_THAT(other.out, HasSubstr("transcription: table 1 row "));
}

TEST_F(Dataset, VerifyOfAnUnknownGuideIsAUsageError) {
  const Finished finished = Run({"verify", "--guide", "no/such/guide", "--original", "README.md"});
  EXPECT_EQ(finished.exit_code, 2);
  EXPECT_EQ(finished.err, "error: no guide of the dataset is named `no/such/guide`\n");
}

TEST(RulesTest, ProvesTheRulesOfTheRepository) {
  const Finished finished = RunProgram({"rules", "test"}, kRoot);
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_THAT(finished.out, ContainsRegex("^[0-9]+ rules, [0-9]+ samples: all proven\n$"));
}

TEST(RulesTest, FindsTheRulesBesideTheProgramsBuild) {
  const ScratchDirectory checkout;
  checkout.Write("rules/one.toml", "[pack]\nname = \"vendor/one\"\n");
  std::filesystem::create_directories(checkout / "build/release");
  std::filesystem::copy_file(PORTBOOK_BINARY, checkout / "build/release/portbook");
  const ScratchDirectory directory;
  const Finished finished =
      RunProgram({"rules", "test"}, directory.path(), checkout / "build/release/portbook");
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_EQ(finished.out, "0 rules, 0 samples: all proven\n");
}

}  // namespace
}  // namespace portbook::e2e
