// build reads again only what has changed, and writes the same bytes with a cache, without one, and with any
// number of jobs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/e2e/built_dataset.h"

namespace portbook::e2e {
namespace {

using testing::HasSubstr;
using Files = std::map<std::string, std::string>;

class BuildAgain : public testing::Test {
 protected:
  Finished Run(const std::string& out, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = Build(home_ / out);
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunProgram(arguments, kRoot, PORTBOOK_BINARY, home_.path());
  }
  Files Written(const std::string& out) const {
    Files files;
    for (const auto& file : std::filesystem::recursive_directory_iterator(home_ / out)) {
      const std::string name = std::filesystem::relative(file.path(), home_ / out).string();
      if (file.is_regular_file()) files[name] = home_.Read(out + "/" + name);
    }
    return files;
  }
  ScratchDirectory home_;
};

TEST_F(BuildAgain, NothingIsReadTwiceAndTheBytesAreThoseOfABuildWithoutCache) {
  EXPECT_THAT(Run("first").out, HasSubstr("\n5 guides read, 0 as an earlier build read them\n"));
  EXPECT_THAT(Run("second").out, HasSubstr("\n0 guides read, 5 as an earlier build read them\n"));
  EXPECT_THAT(Run("fresh", {"--no-cache"}).out,
              HasSubstr("\n5 guides read, 0 as an earlier build read them\n"));
  const Files fresh = Written("fresh");
  EXPECT_EQ(fresh.size(), 8U);
  EXPECT_TRUE(Written("first") == fresh);
  EXPECT_TRUE(Written("second") == fresh);
}

TEST_F(BuildAgain, ADamagedCacheIsReadPast) {
  Run("first");
  int damaged = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(home_ / "cache/portbook")) {
    if (!entry.is_regular_file()) continue;
    std::filesystem::resize_file(entry.path(), entry.file_size() - 1);
    ++damaged;
  }
  EXPECT_EQ(damaged, 10);
  const Finished again = Run("second");
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(again.out, HasSubstr("\n5 guides read, 0 as"));
  EXPECT_TRUE(Written("second") == Written("first"));
  EXPECT_THAT(Run("third").out, HasSubstr("\n0 guides read, 5 as"));
}

TEST_F(BuildAgain, AnyNumberOfJobsWritesTheSameBytes) {
  Run("one", {"--no-cache", "--jobs", "1"});
  for (const std::string jobs : {"2", "3", "16"}) {
    EXPECT_EQ(Run(jobs, {"--no-cache", "--jobs", jobs}).exit_code, 0);
    EXPECT_TRUE(Written(jobs) == Written("one")) << jobs;
  }
}

TEST_F(BuildAgain, ACacheStandsWhereOneSays) {
  Run("first", {"--cache", home_ / "here"});
  EXPECT_TRUE(std::filesystem::exists(home_ / "here/guides"));
  EXPECT_FALSE(std::filesystem::exists(home_ / "cache"));
  EXPECT_EQ(Run("none", {"--cache", home_ / "here", "--no-cache"}).exit_code, 2);
  EXPECT_EQ(Run("none", {"--jobs", "0"}).exit_code, 2);
}

}  // namespace
}  // namespace portbook::e2e
