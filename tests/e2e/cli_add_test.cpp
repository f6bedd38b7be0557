// add: the next build reads the new guide as it stands, and nothing that stood before is changed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/e2e/gateway_guide.h"
#include "tests/e2e/tide_guide.h"

namespace portbook::e2e {
namespace {

using testing::HasSubstr;

class Add : public testing::Test {
 protected:
  Add() {
    WriteGatewayRules(directory_);
    directory_.Write("tide.md", kTideGuide);
  }
  Finished Run(const std::vector<std::string>& arguments) const {
    return RunProgram(arguments, directory_.path());
  }
  Finished AddRelease(const std::string& file, const std::string& release,
                      std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"add",       file,   "--vendor",  "acme",
                                          "--product", "tide", "--release", release};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return Run(arguments);
  }
  bool Stands(const std::string& name) const { return std::filesystem::exists(directory_ / name); }
  ScratchDirectory directory_;
};

TEST_F(Add, WhatItWritesBuildsAndProvesWithoutAnEdit) {
  const Finished added = AddRelease("tide.md", "1");
  EXPECT_EQ(added.exit_code, 0) << added.err;
  EXPECT_THAT(added.out, HasSubstr("pack: acme/tide, drafted in rules/acme/tide.toml\n"));
  EXPECT_EQ(directory_.Read("sources/acme/tide/1/guide.md"), kTideGuide);
  EXPECT_THAT(
      directory_.Read("sources/acme/tide/1/source.toml"),
      HasSubstr("[expect]\ntables = 1\nentries = 2\nflows = 2\n\n[expect.ignored]\n\"header\" = 1\n"));
  const Finished proof = Run({"rules", "test"});
  EXPECT_EQ(proof.exit_code, 0) << proof.err;
  const Finished built = Run({"build"});
  EXPECT_EQ(built.exit_code, 0) << built.err;
  EXPECT_THAT(built.out,
              HasSubstr("acme/tide/1\n  read with the pack acme/tide: 1 table, 2 entries, 2 flows\n"
                        "  findings: 0 errors, 0 warnings, 0 notes\n"));
}

TEST_F(Add, WritesNoDraftToTheRulesThatCameWithTheProgram) {
  std::filesystem::remove_all(directory_ / "rules");
  const Finished added = AddRelease("tide.md", "1");
  EXPECT_EQ(added.exit_code, 0) << added.err;
  EXPECT_THAT(added.out, HasSubstr("pack: none: the common rules that came with the program read it"));
  EXPECT_FALSE(Stands("rules"));
  EXPECT_FALSE(std::filesystem::exists(PORTBOOK_ROOT "/rules/acme"));
  EXPECT_THAT(Run({"build"}).out, HasSubstr("read with the common rules alone: 1 table, 2 entries, 2 flows"));
}

TEST_F(Add, TheNextReleaseIsReadWithThePackOfTheFirst) {
  AddRelease("tide.md", "1");
  const std::string pack = directory_.Read("rules/acme/tide.toml");
  EXPECT_THAT(AddRelease("tide.md", "2").out, HasSubstr("pack: acme/tide, which recognises the guide\n"));
  directory_.Write("other.md",
                   "# Another heading of it\n\n| From | To | Protocol | Port |\n"
                   "|---|---|---|---|\n| Buoy | Gateway | TCP | 8444 |\n");
  EXPECT_THAT(AddRelease("other.md", "3").out,
              HasSubstr("pack: acme/tide, the product's, though it does not recognise the guide\n"));
  EXPECT_EQ(directory_.Read("rules/acme/tide.toml"), pack);
  EXPECT_THAT(Run({"build"}).out, HasSubstr("3 guides, 5 flows; "));
}

TEST_F(Add, ADraftRecognisesNoGuideByATitleThatAnyProductMayHave) {
  const std::string table =
      "\n\n| From | To | Protocol | Port |\n|---|---|---|---|\n| Buoy | Pier | TCP | 8444 |\n";
  directory_.Write("first.md", "# Solution components" + table);
  directory_.Write("second.md", "# Solution components" + table);
  EXPECT_THAT(AddRelease("first.md", "1").out, HasSubstr("pack: acme/tide, drafted in "));
  const Finished second =
      Run({"add", "second.md", "--vendor", "acme", "--product", "crane", "--release", "1"});
  EXPECT_THAT(second.out, HasSubstr("pack: acme/crane, drafted in "));
  EXPECT_EQ(Run({"rules", "test"}).exit_code, 0);
}

TEST_F(Add, APackThatKnowsTheGuideIsTaken) {
  directory_.Write("gateway.txt", GatewayGuide());
  const Finished added = AddRelease("gateway.txt", "1");
  EXPECT_THAT(added.out, HasSubstr("pack: example/gateway, another product's, which recognises the guide: "));
  EXPECT_FALSE(Stands("rules/acme"));
}

TEST_F(Add, WritesNothingOver) {
  AddRelease("tide.md", "1");
  const std::string source = directory_.Read("sources/acme/tide/1/source.toml");
  directory_.Write("tide.md", "# Something else\n\nTCP port 1 is used.\n");
  const Finished again = AddRelease("tide.md", "1");
  EXPECT_EQ(again.exit_code, 2);
  EXPECT_THAT(again.err, HasSubstr("sources/acme/tide/1: error: stands already\n"));
  EXPECT_EQ(directory_.Read("sources/acme/tide/1/source.toml"), source);
  EXPECT_EQ(directory_.Read("sources/acme/tide/1/guide.md"), kTideGuide);
}

TEST_F(Add, AFailureLeavesNothingBehind) {
  directory_.Write("blank.txt", " \n\n");
  EXPECT_EQ(AddRelease("blank.txt", "1").exit_code, 3);
  EXPECT_EQ(AddRelease("nowhere.txt", "1").exit_code, 3);
  EXPECT_EQ(AddRelease("tide.md", "../../elsewhere").exit_code, 2);
  EXPECT_EQ(AddRelease("tide.md", "1", {"--pack", "acme/none"}).exit_code, 3);
  EXPECT_FALSE(Stands("sources/acme/tide/1"));
  EXPECT_FALSE(Stands("rules/acme/tide.toml"));
}

TEST_F(Add, AGuideThatMayNotBeHandedOnStaysWhereItIs) {
  EXPECT_EQ(AddRelease("tide.md", "1", {"--reference"}).exit_code, 0);
  EXPECT_FALSE(Stands("sources/acme/tide/1/guide.md"));
  EXPECT_THAT(directory_.Read("sources/acme/tide/1/source.toml"),
              HasSubstr("file = \"" + std::filesystem::canonical(directory_ / "tide.md").string() + "\"\n"));
  EXPECT_EQ(Run({"build"}).exit_code, 0);
}

}  // namespace
}  // namespace portbook::e2e
