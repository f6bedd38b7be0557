#include "portbook/sources/decisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace portbook::sources {
namespace {

using testing::HasSubstr;

// A guide's directory that is gone with the test.
class DecisionFile : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directories(directory_);
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  void Write(const std::string& text) const {
    std::ofstream(directory_ + "/decisions.toml", std::ios::binary) << text;
  }
  std::string Read() const {
    std::ifstream file(directory_ + "/decisions.toml", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::vector<std::string> Findings() const {
    std::vector<std::string> findings;
    for (const model::Decision& decision : ReadDecisions(directory_).decisions)
      findings.push_back(decision.finding);
    return findings;
  }

  std::string directory_ = testing::TempDir() + "portbook_decisions_" +
                           testing::UnitTest::GetInstance()->current_test_info()->name();
};

model::Decision Rejection(const std::string& finding, const std::string& reason = "two hosts") {
  model::Decision decision;
  decision.finding = finding;
  decision.kind = diag::Kind::port_reused;
  decision.verdict = model::Verdict::reject;
  decision.subject = "f_1";
  decision.reason = reason;
  decision.who = "Ann";
  decision.date = "2026-11-21";
  decision.evidence_sha256 = std::string(64, 'a');
  decision.words = {"Phone | 5060"};
  return decision;
}

model::Decision Fix() {
  model::Decision decision = Rejection("n_2", "a \"quoted\"\treason, caf\u00e9 \\ and\nlines");
  decision.verdict = model::Verdict::fix;
  decision.flows = {"f_1", "f_2"};
  decision.changes = {{model::Field::port, "1352"}, {model::Field::transport, "tcp"}};
  decision.words = {"the port cell", "Domino | \u201cNRPC\u201d"};
  return decision;
}

TEST_F(DecisionFile, NoFileIsNoDecision) {
  const Decisions none = ReadDecisions(directory_);
  EXPECT_TRUE(none.decisions.empty());
  EXPECT_TRUE(none.errors.empty());
}

TEST_F(DecisionFile, ReadsBackWhatWasRecorded) {
  ASSERT_TRUE(RecordDecisions(directory_, {Fix(), Rejection("n_1")}, {}));
  const Decisions read = ReadDecisions(directory_);
  EXPECT_TRUE(read.errors.empty());
  EXPECT_EQ(read.decisions, (std::vector<model::Decision>{Rejection("n_1"), Fix()}));
}

TEST_F(DecisionFile, HasALineForEachFindingInTheirOrder) {
  ASSERT_TRUE(RecordDecisions(directory_, {Rejection("n_3")}, {}));
  ASSERT_TRUE(RecordDecisions(directory_, {Rejection("n_1")}, {}));
  ASSERT_TRUE(RecordDecisions(directory_, {Rejection("n_2")}, {}));
  EXPECT_EQ(
      Read(),
      "# Verdicts on findings of this guide, a line each, sorted by finding. `portbook decide` writes them.\n"
      "n_1 = { verdict = \"reject\", kind = \"port-reused\", subject = \"f_1\", reason = \"two hosts\", who "
      "= "
      "\"Ann\", date = 2026-11-21, evidence = \"" +
          std::string(64, 'a') + "\", words = [\"Phone | 5060\"] }\n" +
          "n_2 = { verdict = \"reject\", kind = \"port-reused\", subject = \"f_1\", reason = \"two hosts\", "
          "who "
          "= \"Ann\", date = 2026-11-21, evidence = \"" +
          std::string(64, 'a') + "\", words = [\"Phone | 5060\"] }\n" +
          "n_3 = { verdict = \"reject\", kind = \"port-reused\", subject = \"f_1\", reason = \"two hosts\", "
          "who "
          "= \"Ann\", date = 2026-11-21, evidence = \"" +
          std::string(64, 'a') + "\", words = [\"Phone | 5060\"] }\n");
}

TEST_F(DecisionFile, ADecisionTakesThePlaceOfAnEarlierOneAndOfThoseItSupersedes) {
  ASSERT_TRUE(RecordDecisions(directory_, {Rejection("n_1"), Rejection("n_2"), Rejection("n_3")}, {}));
  ASSERT_TRUE(RecordDecisions(directory_, {Fix()}, {"n_3", "n_9"}));
  EXPECT_EQ(ReadDecisions(directory_).decisions, (std::vector<model::Decision>{Rejection("n_1"), Fix()}));
}

TEST_F(DecisionFile, LeavesNotesOfPersonsAlone) {
  ASSERT_TRUE(RecordDecisions(directory_, {Rejection("n_1")}, {}));
  Write("# kept\n\n" + Read() + "# at the end\n");
  ASSERT_TRUE(RecordDecisions(directory_, {Rejection("n_2")}, {}));
  EXPECT_THAT(Read(), testing::StartsWith("# kept\n\n# Verdicts"));
  EXPECT_THAT(Read(), HasSubstr("# at the end\n"));
  EXPECT_EQ(Findings(), (std::vector<std::string>{"n_1", "n_2"}));
}

TEST_F(DecisionFile, OneWithErrorsIsNotWrittenTo) {
  const std::string broken = "n_1 = { verdict = \"reject\"\n";
  Write(broken);
  EXPECT_FALSE(RecordDecisions(directory_, {Rejection("n_2")}, {}));
  EXPECT_EQ(Read(), broken);
}

TEST_F(DecisionFile, ALineThatWouldCutAnotherInTwoIsNotWritten) {
  ASSERT_TRUE(RecordDecisions(directory_, {Rejection("n_1")}, {}));
  std::string spread = Read();
  spread.insert(spread.find("[\"Phone") + 1, "\n");
  Write(spread);
  ASSERT_TRUE(ReadDecisions(directory_).errors.empty());
  EXPECT_FALSE(RecordDecisions(directory_, {Rejection("n_1", "again")}, {}));
  EXPECT_EQ(Read(), spread);
}

TEST_F(DecisionFile, AnEditIsMadeWhereTheFileIsAsItWasSeen) {
  ASSERT_TRUE(RecordDecisions(directory_, {Rejection("n_1"), Rejection("n_3")}, {}));
  const auto overtaken =
      EditDecisions(directory_, {{"n_1", Rejection("n_1"), std::nullopt},
                                 {"n_2", std::nullopt, Fix()},
                                 {"n_3", Rejection("n_3"), Rejection("n_3", "one host after all")}});
  ASSERT_TRUE(overtaken.has_value());
  EXPECT_TRUE(overtaken->empty());
  EXPECT_EQ(ReadDecisions(directory_).decisions,
            (std::vector<model::Decision>{Fix(), Rejection("n_3", "one host after all")}));
}

TEST_F(DecisionFile, AnEditWritesOverNothingThatWasNotSeen) {
  ASSERT_TRUE(RecordDecisions(directory_, {Rejection("n_1", "another's"), Rejection("n_2")}, {}));
  const std::string before = Read();
  const auto overtaken = EditDecisions(directory_, {{"n_1", std::nullopt, Rejection("n_1")},
                                                    {"n_2", Rejection("n_2"), std::nullopt},
                                                    {"n_3", Rejection("n_3"), std::nullopt}});
  ASSERT_TRUE(overtaken.has_value());
  EXPECT_EQ(*overtaken, (std::vector<std::string>{"n_1", "n_3"}));
  EXPECT_EQ(Read(), before);
}

struct WrongLine {
  std::string line, error;
};

TEST_F(DecisionFile, SaysWhatIsWrongAndWhere) {
  const std::string rest =
      ", kind = \"port-reused\", reason = \"r\", who = \"w\", date = 2026-11-21, evidence = \"h\"";
  const std::vector<WrongLine> cases = {
      {"n_1 = { verdict = \"maybe\"" + rest + " }", ":1:19: error: there is no verdict `maybe`"},
      {"n_1 = { verdict = \"fix\", flows = [\"f_1\"]" + rest + " }",
       "error: `set` goes with the verdict `fix`"},
      {"n_1 = { verdict = \"fix\", set = { port = \"1\" }" + rest + " }",
       "error: `flows` goes with the verdict `fix`"},
      {"n_1 = { verdict = \"reject\", set = { prt = \"1\" }, subject = \"f_1\"" + rest + " }",
       "error: a flow has no field of this name"},
      {"n_1 = { verdict = \"reject\", reason = \"r\" }", "error: a decision needs its day"},
      {"n_1 = { verdict = \"reject\"" + rest + ", sett = 1 }", "error: unknown key `sett`"},
      {"n_1 = 7", "error: "},
  };
  for (const WrongLine& wrong : cases) {
    Write(wrong.line + "\n");
    std::string all;
    for (const base::Error& error : ReadDecisions(directory_).errors) all += error.ToString() + "\n";
    EXPECT_THAT(all, HasSubstr(wrong.error)) << wrong.line;
  }
}

TEST_F(DecisionFile, WritersThatComeAtOnceLoseNothing) {
  constexpr int kWriters = 8, kEach = 5;
  std::vector<pid_t> writers;
  for (int writer = 0; writer < kWriters; ++writer) {
    const pid_t child = ::fork();
    if (child == 0) {
      bool written = true;
      for (int i = 0; i < kEach; ++i) {
        const std::string finding = "n_" + std::to_string(writer) + std::to_string(i);
        written = RecordDecisions(directory_, {Rejection(finding)}, {}).has_value() && written;
      }
      ::_exit(written ? 0 : 1);
    }
    writers.push_back(child);
  }
  for (const pid_t writer : writers) {
    int status = -1;
    ASSERT_EQ(::waitpid(writer, &status, 0), writer);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(Findings().size(), static_cast<std::size_t>(kWriters * kEach));
}

TEST_F(DecisionFile, ThatCannotBeWrittenIsAnError) {
  EXPECT_FALSE(RecordDecisions(directory_ + "/nowhere", {Rejection("n_1")}, {}));
}

}  // namespace
}  // namespace portbook::sources
