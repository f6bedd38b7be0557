// What `cmake --install` lays down works away from the checkout: the program, and the library for a project
// of its own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/e2e/run_program.h"

namespace portbook::e2e {
namespace {

using testing::HasSubstr;

const std::string kGuide = std::string(PORTBOOK_ROOT) + "/tests/data/tracer/guide.txt";

class Install : public testing::Test {
 protected:
  // Every test installs into a prefix and moves it: nothing may remember the first place.
  void Lay(const std::string& part) const {
    const Finished installed =
        RunProgram({"--install", PORTBOOK_BUILD, "--prefix", directory_ / "first", "--component", part}, "/",
                   PORTBOOK_CMAKE);
    ASSERT_EQ(installed.exit_code, 0) << installed.err;
  }
  void Move() const { std::filesystem::rename(directory_ / "first", directory_ / "prefix"); }
  Finished Make(std::vector<std::string> arguments) const {
    return RunProgram(arguments, directory_.path(), PORTBOOK_CMAKE);
  }

  const ScratchDirectory directory_;
};

TEST_F(Install, TheProgramFindsItsRulesBesideIt) {
  Lay("program");
  Move();
  const Finished rules = RunProgram({"rules", "test"}, directory_.path(), directory_ / "prefix/bin/portbook");
  EXPECT_EQ(rules.exit_code, 0) << rules.err;
  EXPECT_EQ(rules.out, RunProgram({"rules", "test"}, PORTBOOK_ROOT).out);
  EXPECT_FALSE(std::filesystem::exists(directory_ / "prefix/include"));
}

TEST_F(Install, TheDebianPackageHoldsAProgramThatRunsAndNamesItsLibraries) {
  if (!std::filesystem::exists("/usr/bin/dpkg-deb")) GTEST_SKIP() << "no Debian";
  const Finished packed =
      RunProgram({"--config", std::string(PORTBOOK_BUILD) + "/CPackConfig.cmake", "-B", directory_.path()},
                 directory_.path(), PORTBOOK_CPACK);
  ASSERT_EQ(packed.exit_code, 0) << packed.out << packed.err;
  std::string package;
  for (const auto& file : std::filesystem::directory_iterator(directory_.path())) {
    if (file.path().extension() == ".deb") package = file.path().string();
  }
  const std::string depends = RunProgram({"-f", package, "Depends"}, "/", "/usr/bin/dpkg-deb").out;
  for (const char* library : {"libqpdf", "libpoppler-cpp", "libsqlite3"})
    EXPECT_THAT(depends, HasSubstr(library));
  ASSERT_EQ(RunProgram({"-x", package, directory_ / "root"}, "/", "/usr/bin/dpkg-deb").exit_code, 0);
  const Finished rules =
      RunProgram({"rules", "test"}, directory_.path(), directory_ / "root/usr/bin/portbook");
  EXPECT_EQ(rules.exit_code, 0) << rules.err;
}

TEST_F(Install, AnotherProjectBuildsOnTheLibrary) {
  Lay("program");
  Lay("development");
  Move();
  const Finished configured =
      Make({"-S", std::string(PORTBOOK_ROOT) + "/examples/list_flows", "-B", directory_ / "build", "-G",
            "Ninja", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_PREFIX_PATH=" + (directory_ / "prefix")});
  ASSERT_EQ(configured.exit_code, 0) << configured.err;
  const Finished built = Make({"--build", directory_ / "build"});
  ASSERT_EQ(built.exit_code, 0) << built.out << built.err;

  const Finished listed = RunProgram({kGuide}, directory_.path(), directory_ / "build/list_flows");
  EXPECT_EQ(listed.exit_code, 0) << listed.err;
  EXPECT_THAT(listed.out, HasSubstr("tcp\t443\t"));
  const Finished program = RunProgram({"extract", kGuide, "--format", "csv"}, directory_.path());
  EXPECT_EQ(std::count(listed.out.begin(), listed.out.end(), '\n') + 1,
            std::count(program.out.begin(), program.out.end(), '\n'));
}

}  // namespace
}  // namespace portbook::e2e
