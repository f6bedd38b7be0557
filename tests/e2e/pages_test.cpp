// The manual pages and completions that the program writes from its own commands, read by the tools that read
// such files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/e2e/run_program.h"

namespace portbook::e2e {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class Pages : public testing::Test {
 protected:
  void SetUp() override {
    const Finished finished = RunProgram({"pages", "--out", "share"}, directory_.path());
    ASSERT_EQ(finished.exit_code, 0) << finished.err;
  }
  static bool IsInstalled(const std::string& tool) {
    return std::system(("command -v " + tool + " > /dev/null").c_str()) == 0;
  }
  Finished Shell(const std::string& script) const {
    return RunProgram({"-c", script}, directory_ / "share", "/bin/bash");
  }

  const ScratchDirectory directory_;
};

// "man/man1/portbook-rules-test.1" -> {"rules", "test"}
std::vector<std::string> WordsOf(const std::filesystem::path& page) {
  std::vector<std::string> words;
  const std::string name = page.stem().string();
  for (std::size_t at = name.find('-'); at != std::string::npos;) {
    const std::size_t end = name.find('-', at + 1);
    words.push_back(name.substr(at + 1, end - at - 1));
    at = end;
  }
  return words;
}

TEST_F(Pages, EveryFlagOfAHelpStandsOnItsManualPage) {
  static const std::regex flag(R"((^|[ ,])(--[a-z-]+))");
  for (const auto& page : std::filesystem::directory_iterator(directory_ / "share/man/man1")) {
    std::vector<std::string> command = WordsOf(page.path());
    command.push_back("--help");
    const std::string help = RunProgram(command, directory_.path()).out;
    const std::string text = directory_.Read("share/man/man1/" + page.path().filename().string());
    for (std::sregex_iterator at(help.begin(), help.end(), flag), end; at != end; ++at) {
      const std::string escaped = std::regex_replace((*at)[2].str(), std::regex("-"), "\\-");
      EXPECT_THAT(text, HasSubstr(escaped)) << page.path();
    }
  }
}

TEST_F(Pages, EveryCommandOfTheHelpHasAPage) {
  static const std::regex command(R"(\n  ([a-z]+) +[A-Z])");
  const std::string help = RunProgram({"--help"}, directory_.path()).out;
  const std::string commands = help.substr(std::min(help.find("\nSubcommands:"), help.size()));
  std::set<std::string> names;
  for (std::sregex_iterator at(commands.begin(), commands.end(), command), end; at != end; ++at) {
    names.insert((*at)[1]);
    EXPECT_TRUE(std::filesystem::exists(directory_ / ("share/man/man1/portbook-" + (*at)[1].str() + ".1")));
  }
  EXPECT_THAT(names, testing::IsSupersetOf({"build", "query", "rules", "verify"}));
  EXPECT_THAT(names, Not(Contains("pages")));
}

// A page has no date, for no clock takes part.
TEST_F(Pages, MandocFindsNothingInTheManualPages) {
  if (!IsInstalled("mandoc")) GTEST_SKIP() << "mandoc is not installed";
  EXPECT_EQ(Shell("mandoc -T lint -W warning man/man1/* | grep -v 'missing date'").out, "");
}

TEST_F(Pages, BashProposesCommandsFlagsAndChoices) {
  const auto propose = [&](const std::string& words) {
    return Shell("source bash-completion/completions/portbook; COMP_WORDS=(" + words +
                 "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _portbook; echo \"${COMPREPLY[@]}\"")
        .out;
  };
  EXPECT_EQ(propose("portbook ex"), "extract explain export\n");
  EXPECT_EQ(propose("portbook extract --format ''"), "table json csv\n");
  EXPECT_EQ(propose("portbook rules ''"), "test new\n");
  EXPECT_EQ(propose("portbook rules test --r"), "--rules\n");
  EXPECT_EQ(propose("portbook verify --guide ''"), "\n");
}

TEST_F(Pages, FishProposesCommandsFlagsAndChoices) {
  if (!IsInstalled("fish")) GTEST_SKIP() << "fish is not installed";
  ::setenv("HOME", directory_.path().c_str(), 1);
  const auto propose = [&](const std::string& line) {
    return Shell("fish -c 'source fish/vendor_completions.d/portbook.fish; complete -C \"" + line +
                 "\"' | cut -f 1")
        .out;
  };
  EXPECT_EQ(propose("portbook ex"), "explain\nexport\nextract\n");
  EXPECT_EQ(propose("portbook extract --format "), "csv\njson\ntable\n");
  EXPECT_EQ(propose("portbook rules test --r"), "--rules\n");
}

TEST_F(Pages, ZshReadsItsCompletion) {
  if (!IsInstalled("zsh")) GTEST_SKIP() << "zsh is not installed";
  const Finished finished = Shell("zsh -f -n zsh/vendor-completions/_portbook");
  EXPECT_EQ(finished.exit_code, 0) << finished.err;
  EXPECT_THAT(directory_.Read("share/zsh/vendor-completions/_portbook"), HasSubstr("'(--format)--format["));
}

}  // namespace
}  // namespace portbook::e2e
