#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "portbook/base/version.h"
#include "tests/e2e/run_program.h"

namespace portbook::e2e {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

struct HelpCase {
  std::vector<std::string> command;
  std::string usage;
  std::string example;
};

TEST(Help, OfEachCommandShowsAnExample) {
  const ScratchDirectory directory;
  const std::vector<HelpCase> cases = {
      {{},
       "Usage: portbook [OPTIONS] [SUBCOMMAND]",
       "Example:\n  portbook build\n  portbook query 443/tcp\n"},
      {{"build"},
       "Usage: portbook build [OPTIONS]",
       "Example:\n  portbook build --sources sources --rules rules --out out\n"},
      {{"extract"},
       "Usage: portbook extract [OPTIONS] FILE...",
       "Example:\n  portbook extract guide.pdf --format csv > flows.csv\n"},
      {{"tables"},
       "Usage: portbook tables [OPTIONS] FILE",
       "Example:\n  portbook tables guide.html --format json\n"},
      {{"explain"},
       "Usage: portbook explain [OPTIONS] FLOW_ID",
       "Example:\n  portbook explain f_0123456789abcdef\n"},
      {{"query"},
       "Usage: portbook query [OPTIONS] QUESTION...",
       "Example:\n  portbook query 8000-8100\n  portbook query 443/tcp\n  portbook query sip\n"
       "  portbook query \"IM and Presence\" to Exchange\n"},
      {{"request"},
       "Usage: portbook request [OPTIONS]",
       "Example:\n  portbook request --product vendor/product --host Phone=voice --host "
       "Gateway=10.0.0.0/24\n"},
      {{"check"},
       "Usage: portbook check [OPTIONS]",
       "Example:\n  portbook check --fail-on warning --guide vendor/product\n"
       "  portbook check --format sarif > findings.sarif\n"},
      {{"decide"},
       "Usage: portbook decide [OPTIONS] FINDING VERDICT",
       "Example:\n  portbook decide n_0123456789abcdef fix --field port=1352 --reason 'as installed'\n"
       "  portbook decide g_0123456789abcdef reject --reason 'two hosts, not one'\n"},
      {{"export"},
       "Usage: portbook export [OPTIONS]",
       "Example:\n  portbook export --format nftables --to rules --product vendor/product\n"},
      {{"diff"},
       "Usage: portbook diff [OPTIONS] OLD NEW",
       "Example:\n  portbook diff old-out out\n  portbook diff guide-13.pdf guide-14.pdf --format markdown\n"
       "  portbook diff vendor/product/13 vendor/product/14 --impact\n  portbook diff HEAD~1 HEAD\n"},
      {{"audit"},
       "Usage: portbook audit [OPTIONS]",
       "Example:\n  ss -Htulnp > listening.txt\n"
       "  portbook audit --listening listening.txt --product vendor/product --role Gateway\n"},
      {{"verify"},
       "Usage: portbook verify [OPTIONS] [DIR]",
       "Example:\n  portbook verify\n  portbook verify release\n  portbook verify --original guide.pdf "
       "--guide vendor/product/1.0\n"},
      {{"release"},
       "Usage: portbook release [OPTIONS]",
       "Example:\n  portbook release --data-version 2026.1 --out release\n"},
      {{"rules"}, "Usage: portbook rules [OPTIONS] SUBCOMMAND", "Example:\n  portbook rules test\n"},
      {{"rules", "test"},
       "Usage: portbook rules test [OPTIONS]",
       "Example:\n  portbook rules test --rules rules\n"},
      {{"rules", "new"},
       "Usage: portbook rules new [OPTIONS] FILE",
       "Example:\n  portbook rules new guide.html --name acme/gateway > rules/acme/gateway.toml\n"},
  };
  for (HelpCase help : cases) {
    SCOPED_TRACE(help.usage);
    help.command.push_back("--help");
    const Finished finished = RunProgram(help.command, directory.path());
    EXPECT_EQ(finished.exit_code, 0);
    EXPECT_EQ(finished.err, "");
    EXPECT_THAT(finished.out, HasSubstr(help.usage + "\n"));
    EXPECT_THAT(finished.out, EndsWith(help.example));
  }
}

struct UsageCase {
  std::vector<std::string> arguments;
  std::string err;
};

TEST(Usage, WhatDoesNotExistEndsWith2AndSaysWhere) {
  const ScratchDirectory directory;
  const std::vector<UsageCase> cases = {
      {{}, "error: no command is given\n  help: see `portbook --help`\n"},
      {{"bild"}, "error: The following argument was not expected: bild\n  help: see `portbook --help`\n"},
      {{"build", "--ot"},
       "error: The following argument was not expected: --ot\n  help: see `portbook build --help`\n"},
      {{"extract"}, "error: FILE is required\n  help: see `portbook extract --help`\n"},
      {{"extract", "guide.txt", "--format", "xml"},
       "error: --format: `xml` is none of table|json|csv\n  help: see `portbook extract --help`\n"},
      {{"tables", "guide.txt", "--format", "csv"},
       "error: --format: `csv` is none of text|json|html|svg|png\n  help: see `portbook tables --help`\n"},
      {{"check", "--fail-on", "info"},
       "error: --fail-on: `info` is none of error|warning|note\n  help: see `portbook check --help`\n"},
      {{"verify", "--original", "guide.pdf"},
       "error: --original requires --guide\n  help: see `portbook verify --help`\n"},
      {{"rules"}, "error: A subcommand is required\n  help: see `portbook rules --help`\n"},
      {{"query", "70000"}, "error: `70000` is no port: ports run from 0 to 65535, the lower first\n"},
      {{"query", "8100-8000"}, "error: `8100-8000` is no port: ports run from 0 to 65535, the lower first\n"},
      {{"query", "443/https"}, "error: `/https` is no transport\n  help: ask for /tcp, /udp or /sctp\n"},
      {{"query", " "}, "error: the question is empty\n"},
  };
  for (const UsageCase& usage : cases) {
    SCOPED_TRACE(usage.err);
    const Finished finished = RunProgram(usage.arguments, directory.path());
    EXPECT_EQ(finished.exit_code, 2);
    EXPECT_EQ(finished.out, "");
    EXPECT_EQ(finished.err, usage.err);
  }
}

TEST(Usage, TheVersionIsOneLine) {
  const ScratchDirectory directory;
  const Finished finished = RunProgram({"--version"}, directory.path());
  EXPECT_EQ(finished.exit_code, 0);
  EXPECT_EQ(finished.out, std::string(base::kVersion) + "\n");
  EXPECT_THAT(finished.out, testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Output, ThatCannotBeWrittenIsNoSuccess) {
  const ScratchDirectory directory;
  const std::string command = std::string(PORTBOOK_BINARY) + " --help > /dev/full 2> " + (directory / "err");
  const int status = std::system(command.c_str());
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 3);
  EXPECT_EQ(directory.Read("err"), "error: the output could not be written\n");
}

}  // namespace
}  // namespace portbook::e2e
