// What every source file keeps to and no compiler checks.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/meta/source_tree.h"

namespace portbook::meta {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kUsualLines = 400;
constexpr std::size_t kMostLines = 600;

TEST(SourceStyle, EveryHeaderOpensBySayingWhatItIs) {
  constexpr std::size_t kShortestSentence = 30;
  for (const SourceFile& file : FilesBelow({"include", "src", "tests"}, {".h"})) {
    EXPECT_GE(OpeningComment(file).size(), kShortestSentence) << file.path;
    EXPECT_NE(file.text.find("\n#pragma once\n"), std::string::npos) << file.path;
  }
}

TEST(SourceStyle, ACppIncludesItsOwnHeaderFirst) {
  const std::vector<SourceFile> headers = FilesBelow({"include", "src"}, {".h"});
  for (const SourceFile& file : FilesBelow({"src"}, {".cpp"})) {
    const fs::path path(file.path);
    const std::string beside = fs::path(path).replace_extension(".h").generic_string();
    const std::string in_public =
        "include/portbook/" + ModuleOf(file.path) + "/" + path.stem().string() + ".h";
    std::set<std::string> own;
    for (const SourceFile& header : headers) {
      if (header.path == beside) own.insert("\"" + header.path.substr(std::string("src/").size()) + "\"");
      if (header.path == in_public)
        own.insert("\"" + header.path.substr(std::string("include/").size()) + "\"");
    }
    if (own.empty()) continue;
    const std::vector<std::string> includes = Includes(file);
    EXPECT_TRUE(!includes.empty() && own.contains(includes.front()))
        << file.path << " does not begin with " << *own.begin();
  }
}

TEST(SourceStyle, AFileOfMoreThan400LinesSaysWhyAndNoneHasMoreThan600) {
  for (const SourceFile& file : CppFiles()) {
    const std::vector<std::string> lines = Lines(file.text);
    EXPECT_LE(lines.size(), kMostLines) << file.path;
    if (lines.size() > kUsualLines) {
      EXPECT_NE(OpeningComment(file).find("400 lines"), std::string::npos)
          << file.path << " has " << lines.size()
          << " lines and its opening comment does not say \"over 400 lines because\"";
    }
  }
}

TEST(SourceStyle, FilesAreNamedForWhatTheyHold) {
  for (const SourceFile& file : CppFiles()) {
    const std::string stem = fs::path(file.path).stem().string();
    EXPECT_NE(stem, "common") << file.path;
    for (const char* word : {"helper", "helpers", "misc", "util", "utils"})
      EXPECT_FALSE(HasWord(stem, word)) << file.path;
  }
}

// Comments may name the guide that made a heuristic necessary.
TEST(SourceStyle, CodeNamesNoVendorAndNoProduct) {
  std::set<std::string> names;
  for (const auto& vendor : fs::directory_iterator(Root() / "sources")) {
    if (!vendor.is_directory()) continue;
    names.insert(vendor.path().filename().string());
    for (const auto& product : fs::directory_iterator(vendor))
      names.insert(product.path().filename().string());
  }
  ASSERT_FALSE(names.empty());
  for (const SourceFile& file : FilesBelow({"include", "src"})) {
    const std::string code = WithoutComments(file.text);
    for (const std::string& name : names) EXPECT_FALSE(HasWord(code, name)) << file.path << " names " << name;
  }
}

TEST(SourceStyle, NoFileNamesAPlaceOfOneMachine) {
  std::vector<SourceFile> files =
      FilesBelow({".ci", "golden", "include", "rules", "schema", "sources", "src", "tests", "tools"});
  for (const char* name : {"CMakeLists.txt", "CMakePresets.json", "README.md"})
    files.push_back({name, ReadText(Root() / name)});
  const std::string home = std::string("/home") + "/";
  for (const SourceFile& file : files) {
    for (const std::string& place : {Root().string() + "/", home}) {
      EXPECT_EQ(file.text.find(place), std::string::npos) << file.path << " holds the path " << place;
    }
  }
}

}  // namespace
}  // namespace portbook::meta
