#include "portbook/sources/source.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace portbook::sources {
namespace {

constexpr const char* kGuide = "Ports\n";

// A directory of sources that is gone with the test.
class Sources : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove_all(root_);
    std::filesystem::create_directories(root_);
  }
  void TearDown() override { std::filesystem::remove_all(root_); }

  void Write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << text;
  }
  std::string Path(const std::string& name) const { return (root_ / name).generic_string(); }
  // Errors with the directory's own path taken out.
  std::string Dump(const std::vector<base::Error>& errors) const {
    std::string all;
    for (const base::Error& error : errors) {
      std::string text = error.ToString();
      for (std::size_t at = text.find(root_.string()); at != std::string::npos;
           at = text.find(root_.string())) {
        text.erase(at, root_.string().size() + 1);
      }
      all += text + "\n";
    }
    return all;
  }

  std::filesystem::path root_ =
      std::filesystem::path(testing::TempDir()) /
      (std::string("portbook_sources_") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

std::string SourceToml(const std::string& product, const std::string& sha256) {
  return "[source]\nvendor = 'acme'\nproduct = '" + product +
         "'\nrelease = '7.0'\ntitle = 'Ports'\npublisher = 'ACME'\nauthority = 'vendor'\nmedia_type = "
         "'text'\n"
         "file = 'guide.txt'\nsha256 = '" +
         sha256 + "'\n";
}

TEST_F(Sources, ReadsEveryField) {
  Write("acme/gateway/7.0/source.toml",
        SourceToml("gateway", std::string(64, 'a')) +
            "document_date = 2009-02-08\nurl = 'https://example.com/ports'\ntranscribed = "
            "true\noriginal_sha256 = '" +
            std::string(64, 'b') +
            "'\npack = 'acme/gateway'\n[expect]\ntables = 2\nentries = 30\nflows = 41\n[expect.ignored]\n"
            "'acme/gateway:noise.page-header' = 3\n");
  const auto registry = ReadRegistry(root_.string());
  ASSERT_TRUE(registry.has_value());
  EXPECT_EQ(Dump(registry->errors), "");
  ASSERT_EQ(registry->entries.size(), 1u);
  const SourceEntry& entry = registry->entries[0];
  const model::Source expected{"acme/gateway/7.0",
                               "acme",
                               "gateway",
                               "7.0",
                               "Ports",
                               "ACME",
                               "vendor",
                               "2009-02-08",
                               "https://example.com/ports",
                               "text",
                               std::string(64, 'a'),
                               true,
                               std::string(64, 'b'),
                               "acme/gateway"};
  EXPECT_EQ(entry.source, expected);
  EXPECT_EQ(entry.directory, Path("acme/gateway/7.0"));
  EXPECT_EQ(entry.file, Path("acme/gateway/7.0/guide.txt"));
  EXPECT_EQ(entry.expected.tables, 2);
  EXPECT_EQ(entry.expected.entries, 30);
  EXPECT_EQ(entry.expected.flows, 41);
  EXPECT_EQ(entry.expected.ignored, (std::map<std::string, int>{{"acme/gateway:noise.page-header", 3}}));
}

TEST_F(Sources, SortsByIdAndKeepsTheGoodOnes) {
  Write("z/source.toml", SourceToml("alpha", std::string(64, 'a')));
  Write("a/source.toml", SourceToml("beta", std::string(64, 'a')));
  Write("b/source.toml", "[source\n");
  Write("c/source.toml", SourceToml("alpha", std::string(64, 'a')));
  const auto registry = ReadRegistry(root_.string());
  ASSERT_TRUE(registry.has_value());
  ASSERT_EQ(registry->entries.size(), 2u);
  EXPECT_EQ(registry->entries[0].source.id, "acme/alpha/7.0");
  EXPECT_EQ(registry->entries[0].directory, Path("c"));
  EXPECT_EQ(registry->entries[1].source.id, "acme/beta/7.0");
  ASSERT_EQ(registry->errors.size(), 2u);
  EXPECT_EQ(registry->errors[0].place, Path("b/source.toml") + ":1:8");
  EXPECT_EQ(Dump({registry->errors[1]}),
            "z/source.toml: error: a second source named `acme/alpha/7.0`\n  help: the first is at c\n");
}

TEST_F(Sources, WrongValuesAreErrorsWithTheirPlace) {
  Write("x/source.toml",
        "[source]\nvendor = 'a/b'\nproduct = 'p'\nrelease = '1'\ntitle = 'T'\npublisher = 'P'\nauthority = "
        "'me'\n"
        "media_type = 'doc'\nfile = 'g'\nsha256 = 'ABC'\n[expect]\nflow = 1\ntables = -1\n");
  const auto registry = ReadRegistry(root_.string());
  ASSERT_TRUE(registry.has_value());
  EXPECT_TRUE(registry->entries.empty());
  EXPECT_EQ(
      Dump(registry->errors),
      "x/source.toml:2:10: error: must be a name without `/`\n  vendor = 'a/b'\n           ^^^^^\n"
      "x/source.toml:7:13: error: must be `vendor` or `third-party`\n  authority = 'me'\n              ^^^^\n"
      "x/source.toml:8:14: error: must be `text`, `html` or `pdf`\n  media_type = 'doc'\n               "
      "^^^^^\n"
      "x/source.toml:10:10: error: not a SHA-256 in 64 lower-case hex digits\n  sha256 = 'ABC'\n"
      "           ^^^^^\n"
      "x/source.toml:12:1: error: unknown key `flow`\n  flow = 1\n  ^^^^\n  help: did you mean `flows`?\n"
      "x/source.toml:13:10: error: must be a count\n  tables = -1\n           ^^\n");
}

TEST_F(Sources, MissingKeysAreErrors) {
  Write("x/source.toml", "[source]\nvendor = 'a'\n");
  Write("y/source.toml", "# nothing\n");
  const auto registry = ReadRegistry(root_.string());
  ASSERT_TRUE(registry.has_value());
  std::string messages;
  for (const base::Error& error : registry->errors) messages += error.message + "\n";
  EXPECT_EQ(messages,
            "missing key `product`\nmissing key `release`\nmissing key `title`\nmissing key `publisher`\n"
            "missing key `authority`\nmissing key `media_type`\nmissing key `sha256`\nmissing key `file`\n"
            "no [source]\n");
}

TEST_F(Sources, ADirectoryThatIsNotThereIsAnError) { EXPECT_FALSE(ReadRegistry(Path("none")).has_value()); }

TEST_F(Sources, ReadsACaptureWhoseDigestIsRight) {
  const std::string digest = doc::MakeCapture("x", doc::MediaType::text, kGuide).sha256;
  Write("g/source.toml", SourceToml("gateway", digest));
  Write("g/guide.txt", kGuide);
  const auto registry = ReadRegistry(root_.string());
  ASSERT_EQ(Dump(registry->errors), "");
  const auto capture = ReadCapture(registry->entries.at(0));
  ASSERT_TRUE(capture.has_value());
  EXPECT_EQ(capture->bytes, kGuide);
  EXPECT_EQ(capture->name, Path("g/guide.txt"));
  EXPECT_EQ(capture->media_type, doc::MediaType::text);
}

TEST_F(Sources, ACaptureThatChangedOrIsGoneIsAnError) {
  Write("g/source.toml", SourceToml("gateway", std::string(64, 'a')));
  const auto registry = ReadRegistry(root_.string());
  EXPECT_EQ(Dump({ReadCapture(registry->entries.at(0)).error()}), "g/guide.txt: error: cannot be opened\n");
  Write("g/guide.txt", kGuide);
  EXPECT_EQ(Dump({ReadCapture(registry->entries.at(0)).error()}),
            "g/guide.txt: error: its SHA-256 is " +
                doc::MakeCapture("x", doc::MediaType::text, kGuide).sha256 + ", not " + std::string(64, 'a') +
                " as in g/source.toml\n"
                "  help: if the change is meant, put the new SHA-256 there\n");
}

TEST_F(Sources, ReadsAnyFileAndSniffsItsMedium) {
  Write("page.txt", "<html><body>x</body></html>");
  const auto capture = ReadFile(Path("page.txt"));
  ASSERT_TRUE(capture.has_value());
  EXPECT_EQ(capture->media_type, doc::MediaType::html);
  EXPECT_EQ(capture->name, Path("page.txt"));
  EXPECT_FALSE(ReadFile(Path("none.txt")).has_value());
  EXPECT_FALSE(ReadFile(root_.string()).has_value());
}

}  // namespace
}  // namespace portbook::sources
