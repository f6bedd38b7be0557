// `portbook release` and `portbook verify DIR` over the dataset of the embedded guides.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/e2e/run_program.h"

namespace portbook::e2e {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;

class Releasing : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    directory_ = new ScratchDirectory;
    ASSERT_EQ(RunProgram({"build", "--out", *directory_ / "out"}, PORTBOOK_ROOT).exit_code, 0);
  }
  static void TearDownTestSuite() { delete directory_; }
  void TearDown() override { ::unsetenv("SOURCE_DATE_EPOCH"); }

  static Finished Run(const std::vector<std::string>& arguments, const std::string& from = "") {
    return RunProgram(arguments, from.empty() ? directory_->path() : from);
  }
  static inline ScratchDirectory* directory_ = nullptr;
};

TEST_F(Releasing, GivesTheSameBytesFromAnotherDirectoryAndProvesThem) {
  ::setenv("SOURCE_DATE_EPOCH", "1767323045", 1);
  const ScratchDirectory other;
  EXPECT_EQ(Run({"release", "--data-version", "2026.1", "--out", "here"}).exit_code, 0);
  EXPECT_EQ(Run({"release", "--data-version", "2026.1", "--dataset", *directory_ / "out", "--out", "there"},
                other.path())
                .exit_code,
            0);
  const std::string sums = directory_->Read("here/SHA256SUMS");
  EXPECT_THAT(sums, ContainsRegex("^[0-9a-f]{64}  data/account\\.csv\n"));
  EXPECT_EQ(sums, other.Read("there/SHA256SUMS"));
  EXPECT_THAT(directory_->Read("here/versions.json"), HasSubstr("\"released\": \"2026-01-02T03:04:05Z\""));

  const Finished verified = Run({"verify", "there"}, other.path());
  EXPECT_EQ(verified.exit_code, 0) << verified.err;
  EXPECT_THAT(verified.out, ContainsRegex("^there: [0-9]+ files, [0-9]+ tables, [0-9]+ rows: all as they are "
                                          "described\n$"));
  other.Write("there/data/flow.csv", other.Read("there/data/flow.csv") + "\n");
  const Finished tampered = Run({"verify", "there"}, other.path());
  EXPECT_EQ(tampered.exit_code, 1);
  EXPECT_THAT(tampered.err, HasSubstr("data/flow.csv: is not the file that SHA256SUMS names\n"));
}

TEST_F(Releasing, RefusesATimeThatIsNone) {
  for (const char* time : {"", "yesterday", "-1", "999999999999999"}) {
    ::setenv("SOURCE_DATE_EPOCH", time, 1);
    const Finished finished = Run({"release", "--out", "never"});
    EXPECT_EQ(finished.exit_code, 2) << time;
    EXPECT_EQ(finished.err, "error: SOURCE_DATE_EPOCH is no count of seconds since 1970\n");
  }
  EXPECT_FALSE(std::filesystem::exists(*directory_ / "never"));
}

TEST_F(Releasing, IsNeverWrittenOver) {
  const Finished finished = Run({"release", "--out", "out"});
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_THAT(finished.err, HasSubstr("out: error: a release is never written over\n"));
}

TEST_F(Releasing, VerifyingADirectoryThatIsNoReleaseFails) {
  EXPECT_EQ(Run({"verify", "out"}).exit_code, 3);
  EXPECT_EQ(Run({"verify", "out", "--original", "a", "--guide", "b"}).exit_code, 2);
}

}  // namespace
}  // namespace portbook::e2e
