// Work that goes wrong in a child process ends there, and says how.
#include "pipeline/child_process.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>

#include "portbook/pipeline/pipeline.h"

namespace portbook::pipeline {
namespace {

// No limit of memory: a sanitizer reserves more than any.
constexpr ChildLimits kLimits{0, 20};

TEST(RunInChild, HandsOverWhatTheWorkReturned) {
  const std::string bytes(300'000, 'x');  // more than a pipe holds
  const base::Expected<std::string> result = RunInChild([&] { return bytes; }, kLimits);
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(*result, bytes);
}

TEST(RunInChild, ACrashIsAnError) {
  const base::Expected<std::string> result = RunInChild(
      []() -> std::string {
        std::signal(SIGSEGV, SIG_DFL);  // a sanitizer would turn the signal into an exit
        std::raise(SIGSEGV);
        return "";
      },
      kLimits);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "killed by signal 11 (Segmentation fault)");
}

TEST(RunInChild, AnExceptionIsAnError) {
  const base::Expected<std::string> result =
      RunInChild([]() -> std::string { throw std::runtime_error("no"); }, kLimits);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "ran out of memory or failed inside a library");
}

TEST(RunInChild, TimeRunsOut) {
  const base::Expected<std::string> result = RunInChild(
      []() -> std::string {
        std::this_thread::sleep_for(std::chrono::seconds(30));
        return "";
      },
      {0, 1});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "took more than 1 seconds");
}

TEST(RunInChildren, ResultsStandInTheOrderOfTheWorksHoweverTheyEnd) {
  std::vector<Work> works;
  for (int i = 0; i < 6; ++i) {
    works.emplace_back([i] {
      std::this_thread::sleep_for(std::chrono::milliseconds(60 - 10 * i));  // the first ends last
      if (i == 3) std::abort();
      return std::string(100'000, static_cast<char>('a' + i));
    });
  }
  for (const std::size_t at_once : {1U, 2U, 6U, 50U}) {
    const std::vector<base::Expected<std::string>> results = RunInChildren(works, kLimits, at_once);
    ASSERT_EQ(results.size(), works.size());
    for (int i = 0; i < 6; ++i) {
      const base::Expected<std::string>& result = results[static_cast<std::size_t>(i)];
      ASSERT_EQ(result.has_value(), i != 3);
      if (result) {
        EXPECT_EQ(*result, std::string(100'000, static_cast<char>('a' + i)));
      }
    }
  }
}

TEST(RunInChildren, TimeRunsOutForOneAndNotForItsNeighbours) {
  const auto sleep_for = [](int milliseconds) {
    return [milliseconds] {
      std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
      return std::string("done");
    };
  };
  const auto results = RunInChildren({sleep_for(30'000), sleep_for(10)}, {0, 1}, 2);
  ASSERT_FALSE(results[0]);
  EXPECT_EQ(results[0].error().message, "took more than 1 seconds");
  EXPECT_EQ(results[1].value_or(""), "done");
}

// The decoder gets less memory than it can start with.
TEST(DecodeIsolated, ADecoderThatDiesIsAFindingAndTheDocumentIsEmpty) {
  Options options;
  options.decode.max_memory_bytes = 1;
  diag::Sink sink;
  const doc::Capture capture = doc::MakeCapture("guide.txt", doc::MediaType::text, std::string(1 << 22, 'a'));
  const doc::Document document = DecodeIsolated(capture, options, sink);
  EXPECT_TRUE(document.blocks.empty());
  ASSERT_EQ(sink.diagnostics().size(), 1U);
  EXPECT_EQ(Name(sink.diagnostics().front().kind), "decoder-died");
}

}  // namespace
}  // namespace portbook::pipeline
