// Input that cannot be read, or only with a doubt: each ends in a diagnostic with its place and an honest
// exit code.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "portbook/base/digest.h"
#include "tests/e2e/gateway_guide.h"

namespace portbook::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string AsUtf16() {
  std::string bytes = "\xFF\xFE";
  for (const char c : GatewayGuide("\xE9")) {
    bytes += c;
    bytes += '\0';
  }
  return bytes;
}

struct FileCase {
  std::string name;
  std::string bytes;
  int exit_code = 0;
  std::string err;
};

TEST(BadFile, EndsInADiagnosticWithItsPlace) {
  const ScratchDirectory directory;
  WriteGatewayRules(directory);
  const std::vector<FileCase> cases = {
      {"empty.txt", "", 3,
       "empty.txt: error: input-empty: The input has no text.\nhelp: Obtain the file again.\n"},
      {"binary.txt",
       std::string(
           "\x7f"
           "ELF\x02\x01\x01\x00\x03\x00>\x00\x01\x02\x04\x05\x06\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17",
           31),
       3,
       "binary.txt: error: input-not-text: The input is full of control characters: it is no text.\n"
       "help: Obtain the file again, or state its medium in source.toml.\n"},
      {"damaged.txt", GatewayGuide("\u00e9\u00e9\u00e9 \xFF"), 0,
       "damaged.txt:5:42: warning: input-invalid-utf8: 1 byte sequence is not valid UTF-8 and was replaced "
       "by U+FFFD.\n"
       "Phone Gateway SIP UDP 5060 Over a caf\u00e9\u00e9\u00e9 \uFFFD's network\n"
       "                                         ^\n"
       "help: State the encoding in the file, or save it as UTF-8.\n"},
      {"nul.txt", GatewayGuide(std::string(1, '\0')), 0,
       "nul.txt:5:38: warning: input-nul-bytes: 1 NUL byte was replaced by U+FFFD.\n"
       "Phone Gateway SIP UDP 5060 Over a caf\uFFFD's network\n"
       "                                     ^\n"
       "help: Obtain the file again and compare its size.\n"},
      {"cut_off.html", "<p>Ports</p><table><tr><td>Phone<td>44", 3,
       "cut_off.html:1:13: error: input-cut-off: The file ends before this table does.\n"
       "<p>Ports</p><table><tr><td>Phone<td>44\n"
       "            ^^^^^^^\n"
       "help: Obtain the file again and compare its size.\n"},
      {"latin1.txt", GatewayGuide("\xE9"), 0, ""},
      {"utf16.txt", AsUtf16(), 0, ""},
      {"utf8.txt", GatewayGuide(), 0, ""},
  };
  for (const FileCase& file : cases) {
    SCOPED_TRACE(file.name);
    directory.Write(file.name, file.bytes);
    const Finished finished = RunProgram({"extract", "--format", "json", file.name}, directory.path());
    EXPECT_EQ(finished.exit_code, file.exit_code);
    EXPECT_EQ(finished.err, file.err);
    const bool read = file.exit_code == 0;
    EXPECT_EQ(finished.out.find("\"port_first\": 5060") != std::string::npos, read) << finished.out;
    EXPECT_EQ(finished.out.find("\"port_first\": 443") != std::string::npos, read) << finished.out;
  }
}

TEST(BadFile, IsReadInItsOwnEncoding) {
  const ScratchDirectory directory;
  WriteGatewayRules(directory);
  directory.Write("latin1.txt", GatewayGuide("\xE9"));
  directory.Write("utf16.txt", AsUtf16());
  for (const std::string name : {"latin1.txt", "utf16.txt"}) {
    const Finished finished = RunProgram({"extract", "--format", "csv", name}, directory.path());
    EXPECT_THAT(finished.out, HasSubstr(",Over a caf\u00e9's network,"));
  }
}

TEST(BadFile, ThatIsMissingLeavesTheOthers) {
  const ScratchDirectory directory;
  WriteGatewayRules(directory);
  directory.Write("good.txt", GatewayGuide());
  const Finished finished =
      RunProgram({"extract", "--format", "csv", "missing.txt", "good.txt"}, directory.path());
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_EQ(finished.err, "missing.txt: error: cannot be opened\n");
  EXPECT_THAT(finished.out, HasSubstr("\r\ngood.txt,f_"));
}

TEST(BadFile, ADirectoryIsNoGuide) {
  const ScratchDirectory directory;
  WriteGatewayRules(directory);
  const Finished finished = RunProgram({"tables", directory.path()}, directory.path());
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_EQ(finished.err, directory.path() + ": error: cannot be read\n");
}

TEST(BadPack, UnknownIsAUsageErrorThatNamesTheKnownOnes) {
  const ScratchDirectory directory;
  directory.Write("rules/one.toml", "[pack]\nname = \"vendor/one\"\n");
  directory.Write("rules/two.toml", "[pack]\nname = \"vendor/two\"\n");
  const Finished finished = RunProgram({"extract", "--pack", "vendor/three", "guide.txt"}, directory.path());
  EXPECT_EQ(finished.exit_code, 2);
  EXPECT_EQ(finished.err,
            "error: no rule pack is named `vendor/three`\n  help: there are vendor/one, vendor/two\n");
}

// Sources and rules of its own.
class Workplace {
 public:
  Workplace() { WriteGatewayRules(directory); }
  void AddGuide(const std::string& product, const std::string& bytes,
                const std::string& pack = "example/gateway") const {
    const std::string at = "sources/example/" + product + "/1.0/";
    directory.Write(at + "guide.txt", bytes);
    directory.Write(
        at + "source.toml",
        "[source]\nvendor = \"example\"\nproduct = \"" + product +
            "\"\nrelease = \"1.0\"\ntitle = \"Ports\"\npublisher = \"Example\"\nauthority = \"vendor\"\n"
            "media_type = \"text\"\nfile = \"guide.txt\"\nsha256 = \"" +
            base::Sha256Hex(bytes) + "\"\npack = \"" + pack + "\"\n");
  }
  Finished Build() const { return RunProgram({"build"}, directory.path()); }
  bool Wrote(const std::string& product) const {
    return std::filesystem::exists(directory / ("out/guides/example-" + product + "-1.0.json"));
  }
  ScratchDirectory directory;
};

TEST(BadSource, LeavesTheOtherGuidesBuilt) {
  const Workplace place;
  place.AddGuide("empty", "");
  place.AddGuide("gateway", GatewayGuide());
  place.AddGuide("lost", GatewayGuide());
  std::filesystem::remove(place.directory / "sources/example/lost/1.0/guide.txt");
  place.AddGuide("changed", GatewayGuide());
  place.directory.Write("sources/example/changed/1.0/guide.txt", "other text\n");
  const Finished finished = place.Build();
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_EQ(finished.err,
            "sources/example/empty/1.0/guide.txt: error: input-empty: The input has no text.\n"
            "help: Obtain the file again.\n"
            "sources/example/changed/1.0/guide.txt: error: its SHA-256 is " +
                base::Sha256Hex("other text\n") + ", not " + base::Sha256Hex(GatewayGuide()) +
                " as in sources/example/changed/1.0/source.toml\n"
                "  help: if the change is meant, put the new SHA-256 there\n"
                "sources/example/lost/1.0/guide.txt: error: cannot be opened\n");
  EXPECT_TRUE(place.Wrote("gateway"));
  EXPECT_FALSE(place.Wrote("lost"));
  EXPECT_FALSE(place.Wrote("changed"));
}

TEST(BadSource, ATomlFileThatDoesNotParseIsShownWithACaret) {
  const Workplace place;
  place.AddGuide("gateway", GatewayGuide());
  place.directory.Write("sources/example/broken/1.0/source.toml", "[source]\nvendor = example\n");
  const Finished finished = place.Build();
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_THAT(finished.err, StartsWith("sources/example/broken/1.0/source.toml:2:"));
  EXPECT_THAT(finished.err, HasSubstr("\n  vendor = example\n"));
  EXPECT_TRUE(place.Wrote("gateway"));
}

TEST(BadRules, OfOnePackLeaveTheOtherGuidesBuilt) {
  const Workplace place;
  place.directory.Write("rules/example/broken.toml",
                        "[pack]\nname = \"example/broken\"\n[[noise]]\nname = \"x\"\nmatch = '('\n");
  place.AddGuide("gateway", GatewayGuide());
  place.AddGuide("unread", GatewayGuide(), "example/broken");
  const Finished finished = place.Build();
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_THAT(finished.err, StartsWith("rules/example/broken.toml:"));
  EXPECT_THAT(finished.err, HasSubstr("\n  match = '('\n"));
  EXPECT_THAT(finished.err, HasSubstr("error: the rule pack `example/broken` has errors\n"));
  EXPECT_TRUE(place.Wrote("gateway"));
  EXPECT_FALSE(place.Wrote("unread"));
}

TEST(BadRules, FailTheirOwnTest) {
  const ScratchDirectory directory;
  directory.Write("rules/broken.toml", "[pack]\nname = \"vendor/broken\nmistaken = 1\n");
  const Finished finished = RunProgram({"rules", "test"}, directory.path());
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_EQ(finished.out, "");
  EXPECT_THAT(finished.err, StartsWith("rules/broken.toml:2:"));
}

TEST(BadPlace, OfSourcesOrRulesIsNamed) {
  const ScratchDirectory directory;
  WriteGatewayRules(directory);
  const Finished sources = RunProgram({"build", "--sources", "nowhere"}, directory.path());
  EXPECT_EQ(sources.exit_code, 3);
  EXPECT_EQ(sources.err, "nowhere: error: cannot be read: No such file or directory\n");
  const Finished rules = RunProgram({"build", "--rules", "nowhere"}, directory.path());
  EXPECT_EQ(rules.exit_code, 3);
  EXPECT_EQ(rules.err, "nowhere: error: cannot be read: No such file or directory\n");
}

TEST(BadPlace, AnOutThatCannotBeWrittenIsNamed) {
  const Workplace place;
  place.AddGuide("gateway", GatewayGuide());
  place.directory.Write("out", "a file, not a directory");
  const Finished finished = place.Build();
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_EQ(finished.err, "out/guides: error: cannot make the directory: Not a directory\n");
  EXPECT_THAT(finished.out, Not(HasSubstr("written to")));
}

TEST(BadPlace, WithoutADatasetTheBuildIsAskedFor) {
  const ScratchDirectory directory;
  const std::vector<std::vector<std::string>> commands = {
      {"query", "443"}, {"explain", "f_0000000000000000"}, {"check"}, {"verify"}};
  for (const std::vector<std::string>& command : commands) {
    SCOPED_TRACE(command.front());
    const Finished finished = RunProgram(command, directory.path());
    EXPECT_EQ(finished.exit_code, 3);
    EXPECT_EQ(finished.err,
              "out/portbook.sqlite: error: there is no dataset\n  help: run `portbook build` first\n");
  }
}

TEST(BadPlace, ACaptureThatChangedSinceTheBuildIsNotQuoted) {
  const Workplace place;
  place.AddGuide("gateway", GatewayGuide());
  ASSERT_EQ(place.Build().exit_code, 0);
  place.AddGuide("gateway", GatewayGuide() + "\n");
  const Finished finished = RunProgram({"verify"}, place.directory.path());
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_EQ(finished.err,
            "sources/example/gateway/1.0/guide.txt: error: the file is not the one that the dataset was "
            "built from\n"
            "  help: run `portbook build` again\n");
}

}  // namespace
}  // namespace portbook::e2e
