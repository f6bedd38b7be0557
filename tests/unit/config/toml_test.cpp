#include "portbook/config/toml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace portbook::config {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TomlFile Parsed(std::string text) {
  return std::move(TomlFile::Parse("rules/x.toml", std::move(text)).value());
}

std::string Dump(const std::vector<base::Error>& errors) {
  std::string all;
  for (const base::Error& error : errors) {
    all += error.place + "|" + error.message + "|" + error.snippet + "|" + error.help + "\n";
  }
  return all;
}

TEST(Toml, ReadsEveryTypeAndNothingIsLeftOver) {
  TomlFile file = Parsed(
      "text = 'a'\nnumber = 7\nflag = true\nday = 2009-02-08\nother_day = '2009-02-09'\nlist = ['x', 'y']\n"
      "[sub]\nkey = 'z'\n[[rule]]\nname = '1'\n[[rule]]\nname = '2'\n");
  Table root = file.root();
  EXPECT_EQ(root.String("text"), "a");
  EXPECT_EQ(root.Integer("number"), 7);
  EXPECT_EQ(root.Boolean("flag"), true);
  EXPECT_EQ(root.Date("day"), "2009-02-08");
  EXPECT_EQ(root.Date("other_day"), "2009-02-09");
  EXPECT_THAT(root.Strings("list"), ElementsAre("x", "y"));
  EXPECT_EQ(root.SubTable("sub")->String("key"), "z");
  std::vector<std::string> names;
  for (Table rule : root.Tables("rule")) names.push_back(rule.RequiredString("name"));
  EXPECT_THAT(names, ElementsAre("1", "2"));
  EXPECT_EQ(Dump(file.Errors()), "");
}

TEST(Toml, MissingKeysAreNoErrors) {
  TomlFile file = Parsed("");
  Table root = file.root();
  EXPECT_EQ(root.String("a"), std::nullopt);
  EXPECT_THAT(root.Strings("b"), IsEmpty());
  EXPECT_THAT(root.Tables("c"), IsEmpty());
  EXPECT_FALSE(root.SubTable("d").has_value());
  EXPECT_FALSE(root.Has("a"));
  EXPECT_EQ(Dump(file.Errors()), "");
}

TEST(Toml, KeysStandInTheOrderOfTheFile) {
  TomlFile file = Parsed("zebra = 1\napple = 2\nmango = 3\n");
  EXPECT_THAT(file.root().Keys(), ElementsAre("zebra", "apple", "mango"));
}

TEST(Toml, PlacesAreThoseOfTheValues) {
  TomlFile file = Parsed("[source]\nvendor = 'x'\n");
  const Table source = *file.root().SubTable("source");
  EXPECT_EQ(source.Place("vendor"), "rules/x.toml:2:10");
  EXPECT_EQ(source.Place(), "rules/x.toml:1:1");
}

struct ErrorCase {
  std::string name;
  std::string text;
  void (*read)(Table root);
  std::string errors;
};

class TomlErrors : public testing::TestWithParam<ErrorCase> {};

TEST_P(TomlErrors, AreShownAtTheirPlace) {
  TomlFile file = Parsed(GetParam().text);
  GetParam().read(file.root());
  EXPECT_EQ(Dump(file.Errors()), GetParam().errors);
}

const ErrorCase kErrorCases[] = {
    {"UnknownKeyWithItsNearestNeighbour", "sampels = ['x']\n", [](Table root) { root.Strings("samples"); },
     "rules/x.toml:1:1|unknown key `sampels`|sampels = ['x']\n^^^^^^^|did you mean `samples`?\n"},
    {"UnknownKeyFarFromAllOthers", "colour = 1\n",
     [](Table root) {
       root.String("name");
       root.String("match");
     },
     "rules/x.toml:1:1|unknown key `colour`|colour = 1\n^^^^^^|known here: `match`, `name`\n"},
    {"UnknownTable", "[[heder]]\nname = 'x'\n", [](Table root) { root.Tables("header"); },
     "rules/x.toml:1:3|unknown key `heder`|[[heder]]\n  ^^^^^|did you mean `header`?\n"},
    {"WrongType", "level = 'two'\n", [](Table root) { root.Integer("level"); },
     "rules/x.toml:1:9|`level` must be an integer, not a string|level = 'two'\n        ^^^^^|\n"},
    {"WrongTypeAskedForTwice", "level = 'two'\n",
     [](Table root) {
       root.Integer("level");
       root.Integer("level");
     },
     "rules/x.toml:1:9|`level` must be an integer, not a string|level = 'two'\n        ^^^^^|\n"},
    {"WrongTypeOfAnElement", "words = ['a', 2]\n", [](Table root) { root.Strings("words"); },
     "rules/x.toml:1:15|`words` must be a list of strings, not an integer|words = ['a', 2]\n              "
     "^|\n"},
    {"NoDate", "day = '8 Feb 2009'\n", [](Table root) { root.Date("day"); },
     "rules/x.toml:1:7|`day` must be a date (2009-02-08), not a string|day = '8 Feb 2009'\n      "
     "^^^^^^^^^^^^|\n"},
    {"MissingKey", "[[rule]]\n", [](Table root) { root.Tables("rule")[0].RequiredString("name"); },
     "rules/x.toml:1:1|missing key `name`|[[rule]]\n^^^^^^^^|\n"},
    {"CaretUnderAPartOfAString", "match = 'ä(b'\n",
     [](Table root) {
       root.String("match");
       root.Fail("match", "missing )", "close it", -1, 1, 2);
     },
     "rules/x.toml:1:11|missing )|match = 'ä(b'\n          ^^|close it\n"},
    {"CaretUnderTheWholeOfAStringWithEscapes", "match = \"\\\\(b\"\n",
     [](Table root) {
       root.String("match");
       root.Fail("match", "missing )", "", -1, 1, 2);
     },
     "rules/x.toml:1:9|missing )|match = \"\\\\(b\"\n        ^^^^^^|\n"},
    {"CaretUnderAnElement", "samples = ['a', 'bcd']\n",
     [](Table root) {
       root.Strings("samples");
       root.Fail("samples", "no match", "", 1);
     },
     "rules/x.toml:1:17|no match|samples = ['a', 'bcd']\n                ^^^^^|\n"},
    {"CaretBehindWideCharacters", "x = ['端口', 'b']\n",
     [](Table root) {
       root.Strings("x");
       root.Fail("x", "no match", "", 1);
     },
     "rules/x.toml:1:12|no match|x = ['端口', 'b']\n             ^^^|\n"},
    {"InTheOrderOfTheFile", "b = 1\na = 2\nname = 3\n",
     [](Table root) {
       root.String("name");
       root.Fail("a", "second");
     },
     "rules/x.toml:1:1|unknown key `b`|b = 1\n^|known here: `name`\n"
     "rules/x.toml:2:1|unknown key `a`|a = 2\n^|known here: `name`\n"
     "rules/x.toml:2:5|second|a = 2\n    ^|\n"
     "rules/x.toml:3:8|`name` must be a string, not an integer|name = 3\n       ^|\n"},
};

INSTANTIATE_TEST_SUITE_P(Toml, TomlErrors, testing::ValuesIn(kErrorCases),
                         [](const auto& test) { return test.param.name; });

TEST(Toml, SyntaxErrorHasItsPlaceAndCaret) {
  const auto file = TomlFile::Parse("rules/x.toml", "name = 'a'\nmatch = 'b\n");
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().place, "rules/x.toml:2:11");
  EXPECT_EQ(file.error().snippet, "match = 'b\n          ^");
}

TEST(Toml, InvalidUtf8IsAnErrorWithItsPlace) {
  const auto file = TomlFile::Parse("rules/x.toml", "name = 'a'\nmatch = '\xff'\n");
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().place, "rules/x.toml:2:10");
  EXPECT_EQ(file.error().message, "invalid UTF-8");
}

TEST(Toml, DeepKeysAndListsEndInAnError) {
  std::string dotted = "a";
  for (int i = 0; i < 100'000; ++i) dotted += ".a";
  EXPECT_FALSE(TomlFile::Parse("x", dotted + " = 1\n").has_value());
  EXPECT_FALSE(TomlFile::Parse("x", "a = " + std::string(100'000, '[')).has_value());
}

TEST(Toml, UnreadableFileIsAnError) {
  EXPECT_EQ(TomlFile::Read("/nowhere/x.toml", "x").error().ToString(),
            "/nowhere/x.toml: error: cannot be opened");
  EXPECT_EQ(TomlFile::Read("/", "x").error().message, "cannot be read");
}

TEST(Quoted, ReadsBackOnOneLine) {
  for (const std::string text : {"plain", "", "a \"b\" c", "back\\slash", "two\nlines\tand\rmore",
                                 "caf\u00e9 \u201cx\u201d", "'''", "\x01"}) {
    const std::string quoted = Quoted(text);
    EXPECT_EQ(quoted.find('\n'), std::string::npos) << quoted;
    auto file = TomlFile::Parse("t.toml", "key = " + quoted);
    ASSERT_TRUE(file) << quoted;
    EXPECT_EQ(file->root().String("key"), text);
  }
}

}  // namespace
}  // namespace portbook::config
