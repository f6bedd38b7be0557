// The first page says what is so: its commands run and its map is the tree.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/meta/source_tree.h"

namespace portbook::meta {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPrograms[] = {"build/release/portbook ", "sqlite3 ", "jq "};

std::vector<std::string> ReadmeLines() { return Lines(ReadText(Root() / "README.md")); }

// The commands in ```sh blocks that call the program or query what it wrote.
std::vector<std::string> Commands() {
  std::vector<std::string> commands;
  bool shell = false;
  for (const std::string& line : ReadmeLines()) {
    if (line.starts_with("```")) shell = line == "```sh";
    const bool runs = std::any_of(std::begin(kPrograms), std::end(kPrograms),
                                  [&](const char* program) { return line.starts_with(program); });
    if (shell && runs) commands.push_back(line);
  }
  return commands;
}

// The first column of the table under that heading.
std::set<std::string> NamesUnder(const std::string& heading) {
  static const std::regex row(R"(^\| `([^`/]+)/?` \|)");
  std::set<std::string> names;
  bool under = false;
  for (const std::string& line : ReadmeLines()) {
    if (line.starts_with("## ")) under = line == heading;
    std::smatch match;
    if (under && std::regex_search(line, match, row)) names.insert(match[1]);
  }
  return names;
}

// A directory that looks to the program like the root of a checkout; what it writes goes no further.
class Checkout {
 public:
  Checkout() {
    std::string name = (fs::temp_directory_path() / "portbook-readme-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
    for (const char* shared : {"schema", "golden", "tests"})
      fs::create_directory_symlink(Root() / shared, path_ / shared);
    // What a command may add to.
    for (const char* own : {"rules", "sources"})
      fs::copy(Root() / own, path_ / own, fs::copy_options::recursive);
    fs::create_directories(path_ / "build/release");
    fs::create_symlink(PORTBOOK_BINARY, path_ / "build/release/portbook");
  }
  Checkout(const Checkout&) = delete;
  Checkout& operator=(const Checkout&) = delete;
  ~Checkout() { fs::remove_all(path_); }

  int Run(const std::string& command) const {
    const std::string homes = "export XDG_CACHE_HOME=$PWD/cache XDG_DATA_HOME=$PWD/data && ";
    const int status = std::system(
        ("cd " + path_.string() + " && " + homes + command + " > output.txt 2>&1 < /dev/null").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  std::string output() const { return ReadText(path_ / "output.txt"); }

 private:
  fs::path path_;
};

TEST(Readme, ItsCommandsRun) {
  const std::vector<std::string> commands = Commands();
  ASSERT_FALSE(commands.empty());
  const Checkout checkout;
  ASSERT_LE(checkout.Run("build/release/portbook build"), 1) << checkout.output();
  for (const std::string& command : commands) {
    const int exit_code = checkout.Run(command);
    EXPECT_TRUE(exit_code == 0 || exit_code == 1) << command << "\nended with " << exit_code << "\n"
                                                  << checkout.output();
    EXPECT_FALSE(checkout.output().empty()) << command << " says nothing";
  }
}

TEST(Readme, ItsDiagnosticIsWhatTheProgramPrints) {
  static const std::regex first_line(R"(^    (sources/\S+ (?:error|warning|note): .*))");
  const Checkout checkout;
  ASSERT_LE(checkout.Run("build/release/portbook build"), 1) << checkout.output();
  ASSERT_LE(checkout.Run("build/release/portbook check"), 1) << checkout.output();
  const std::string printed = checkout.output();
  int shown = 0;
  for (const std::string& line : ReadmeLines()) {
    std::smatch match;
    if (!std::regex_match(line, match, first_line)) continue;
    ++shown;
    EXPECT_NE(printed.find("\n" + match.str(1) + "\n"), std::string::npos)
        << "`portbook check` does not say: " << match[1];
  }
  EXPECT_GT(shown, 0);
}

TEST(Readme, ItsMapIsTheTree) {
  std::set<std::string> ignored;
  for (std::string line : Lines(ReadText(Root() / ".gitignore"))) {
    std::erase(line, '/');
    ignored.insert(line);
  }
  std::set<std::string> standing;
  for (const auto& entry : fs::directory_iterator(Root())) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(".") && name != "README.md" && !ignored.contains(name)) standing.insert(name);
  }
  EXPECT_EQ(NamesUnder("## Map"), standing);
}

TEST(Readme, ItsModulesAreTheModules) {
  std::set<std::string> standing;
  for (const auto& module : fs::directory_iterator(Root() / "src"))
    standing.insert(module.path().filename().string());
  EXPECT_EQ(NamesUnder("## Modules"), standing);
}

}  // namespace
}  // namespace portbook::meta
