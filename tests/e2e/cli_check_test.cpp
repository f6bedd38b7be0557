// `portbook check`: which findings, in which format, and what the other places of the dataset say of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "tests/e2e/decidable_guide.h"

namespace portbook::e2e {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// The embedded guides, built once.
class Check : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    directory_ = new ScratchDirectory;
    EXPECT_EQ(RunProgram({"build", "--out", *directory_ / "out"}, PORTBOOK_ROOT).exit_code, 0);
  }
  static void TearDownTestSuite() { delete directory_; }

  static Finished Run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "check");
    arguments.insert(arguments.end(), {"--out", *directory_ / "out"});
    return RunProgram(arguments, PORTBOOK_ROOT);
  }
  static json Read(const std::string& name) { return json::parse(directory_->Read(name)); }

  static inline ScratchDirectory* directory_ = nullptr;
};

TEST_F(Check, ChoosesByGuideAndKind) {
  const json all = json::parse(Run({"--format", "json"}).out).at("findings");
  EXPECT_EQ(all, Read("out/findings.json").at("findings"));
  std::size_t chosen = 0;
  for (const json& finding : all)
    chosen += finding.at("guide") == "ibm/sametime/unstated" && finding.at("kind") == "port-missing";
  EXPECT_EQ(chosen, 44U);
  for (const std::string guide : {"ibm", "ibm/sametime", "ibm/sametime/unstated"}) {
    const json some = json::parse(Run({"--format", "json", "--guide", guide, "--kind", "port-missing"}).out);
    EXPECT_EQ(some.at("findings").size(), chosen) << guide;
    ASSERT_EQ(some.at("finding_groups").size(), 1U);
    EXPECT_EQ(some.at("finding_groups")[0].at("findings"), chosen);
  }
  EXPECT_THAT(Run({"--guide", "ibm", "--kind", "port-missing"}).out, HasSubstr("\n1 guide: "));
  EXPECT_EQ(Run({"--guide", "ibm/same"}).err, "error: no guide of the dataset is named `ibm/same`\n");
  EXPECT_THAT(Run({"--kind", "port-mising"}).err, HasSubstr("error: `port-mising` is no kind of finding"));
}

TEST(CheckOfAPack, JudgesAKindOtherwiseForItsGuideAlone) {
  const DecidableGuide guide;
  guide.WriteGuide();
  guide.Build();
  ASSERT_EQ(guide.Findings("port-missing").size(), 2U);
  EXPECT_EQ(guide.Findings("port-missing")[0].at("severity"), "error");
  EXPECT_EQ(guide.Run({"check"}).exit_code, 1);

  const std::string pack = guide.directory().Read("rules/example/gateway.toml");
  guide.directory().Write("rules/example/gateway.toml",
                          pack + "[[finding]]\nkind = 'port-missing'\nseverity = 'note'\n");
  guide.Build();
  EXPECT_EQ(guide.Findings("port-missing")[0].at("severity"), "note");
  const Finished check = guide.Run({"check", "--kind", "port-missing"});
  EXPECT_EQ(check.exit_code, 0);
  EXPECT_THAT(check.out, HasSubstr("-- note: port-missing: 2 findings\n"));
}

TEST_F(Check, ALargeGroupIsToldFirstAndCutUnlessAllIsAskedFor) {
  const std::vector<std::string> missing = {"--guide", "ibm", "--kind", "port-missing"};
  const std::string cut = Run(missing).out;
  EXPECT_THAT(cut, HasSubstr("\nand 39 more like these: --all shows them\n"));
  const std::size_t question = cut.find("\n44 findings, one question: "),
                    all = cut.find("\ndecide all 44: g_");
  EXPECT_LT(question, all);
  EXPECT_LT(all, cut.find(": error: port-missing: "));
  std::vector<std::string> with_all = missing;
  with_all.push_back("--all");
  EXPECT_THAT(Run(with_all).out, Not(HasSubstr("more like these")));
}

TEST_F(Check, NoLineThatCaretsStandUnderIsWiderThanATerminal) {
  std::istringstream lines(Run({"--all"}).out);
  std::string before;
  for (std::string line; std::getline(lines, line); before = line) {
    const bool carets =
        line.find_first_not_of(" ^") == std::string::npos && line.find('^') != std::string::npos;
    if (!carets) continue;
    EXPECT_LE(line.size(), 80U) << line;
    std::size_t columns = 0;
    for (const char c : before) columns += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    EXPECT_LE(columns, 80U) << before;
  }
}

TEST_F(Check, ABaselineLeavesOnlyWhatIsNew) {
  json baseline = Read("out/findings.json");
  const std::string id = baseline.at("findings")[0].at("id");
  directory_->Write("all.json", baseline.dump());
  baseline.at("findings").erase(0);
  directory_->Write("all_but_one.json", baseline.dump());
  const Finished none = Run({"--baseline", *directory_ / "all.json", "--fail-on", "note"});
  EXPECT_EQ(none.exit_code, 0);
  EXPECT_EQ(none.out, "5 guides: 0 errors, 0 warnings, 0 notes\n");
  const Finished one = Run({"--baseline", *directory_ / "all_but_one.json", "--fail-on", "note"});
  EXPECT_EQ(one.exit_code, 1);
  EXPECT_THAT(one.out, HasSubstr("\ndecide: " + id + "\n"));
  EXPECT_EQ(Run({"--baseline", *directory_ / "out/portbook.json"}).exit_code, 0);
  EXPECT_EQ(Run({"--baseline", *directory_ / "nowhere.json"}).exit_code, 3);
  directory_->Write("broken.json", "{}");
  EXPECT_EQ(Run({"--baseline", *directory_ / "broken.json"}).exit_code, 3);
}

// Rows of a query, each a list of texts; null is null.
json Select(const std::string& path, const std::string& sql) {
  sqlite3* database = nullptr;
  EXPECT_EQ(sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
  sqlite3_stmt* query = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(database, sql.c_str(), -1, &query, nullptr), SQLITE_OK)
      << sqlite3_errmsg(database);
  json rows = json::array();
  while (sqlite3_step(query) == SQLITE_ROW) {
    json row = json::array();
    for (int i = 0; i < sqlite3_column_count(query); ++i) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(query, i));
      row.push_back(text == nullptr ? json() : json(text));
    }
    rows.push_back(row);
  }
  sqlite3_finalize(query);
  sqlite3_close(database);
  return rows;
}

TEST_F(Check, FindingsJsonAndSqliteHoldTheSame) {
  json findings = json::array(), members = json::array();
  const json file = Read("out/findings.json");
  for (const json& finding : file.at("findings")) {
    json row = json::array();
    for (const char* key :
         {"id", "kind", "severity", "guide", "group_id", "message", "scopes", "help", "verdict"})
      row.push_back(finding.at(key));
    findings.push_back(row);
    for (const json& member : finding.at("members")) {
      const json& evidence = member.at("evidence");
      members.push_back({finding.at("id"), member.at("role"), member.at("flow_id"), member.at("entry_id"),
                         evidence.is_null() ? json() : evidence.at("quote")});
    }
  }
  const std::string path = *directory_ / "out/portbook.sqlite";
  EXPECT_EQ(Select(path,
                   "SELECT id, kind, severity, guide, group_id, message, scopes, help, verdict FROM finding "
                   "ORDER BY key"),
            findings);
  EXPECT_EQ(Select(path,
                   "SELECT finding.id, role, flow_id, entry_id, quote FROM finding_member "
                   "JOIN finding ON finding.key = finding "
                   "LEFT JOIN evidence ON evidence.key = evidence ORDER BY finding_member.key"),
            members);
  EXPECT_GT(findings.size(), 100U);
}

TEST_F(Check, SarifShowsEveryFindingAtItsLine) {
  const json log = json::parse(Run({"--format", "sarif"}).out);
  EXPECT_EQ(log.at("version"), "2.1.0");
  const json& run = log.at("runs").at(0);
  const json findings = Read("out/findings.json").at("findings");
  ASSERT_EQ(run.at("results").size(), findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const json& result = run.at("results")[i];
    EXPECT_EQ(result.at("partialFingerprints").at("portbookFinding/v1"), findings[i].at("id"));
    EXPECT_EQ(result.at("level"), findings[i].at("severity"));
    EXPECT_EQ(run.at("tool").at("driver").at("rules").at(result.at("ruleIndex").get<std::size_t>()).at("id"),
              findings[i].at("kind"));
    const json& place = result.at("locations").at(0).at("physicalLocation");
    const std::string uri = place.at("artifactLocation").at("uri");
    EXPECT_TRUE(std::filesystem::exists(PORTBOOK_ROOT "/" + uri)) << uri;
    if (!place.contains("region")) continue;
    std::ifstream guide(PORTBOOK_ROOT "/" + uri);
    std::string line;
    for (int n = 0; n < place.at("region").at("startLine").get<int>(); ++n) std::getline(guide, line);
    const std::string snippet = place.at("region").at("snippet").at("text");
    EXPECT_THAT(line, HasSubstr(snippet.substr(0, snippet.find_first_of(" \n"))));
  }
}

// Empty where the log is as the schema says.
std::string WrongBySchema(const json& log, const json& published) {
  valijson::Schema schema;
  valijson::SchemaParser(valijson::SchemaParser::kDraft4)
      .populateSchema(valijson::adapters::NlohmannJsonAdapter(published), schema);
  valijson::ValidationResults results;
  valijson::Validator(valijson::Validator::kStrongTypes)
      .validate(schema, valijson::adapters::NlohmannJsonAdapter(log), &results);
  std::string wrong;
  for (valijson::ValidationResults::Error error; results.popError(error);)
    wrong += error.context.back() + ": " + error.description + "\n";
  return wrong;
}

TEST_F(Check, SarifIsAsItsPublishedSchemaSays) {
  const std::string path = PORTBOOK_ROOT "/build/sarif-schema.json";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "tools/sarif-schema gets the schema";
  const json published = json::parse(std::ifstream(path));
  json log = json::parse(Run({"--format", "sarif"}).out);
  EXPECT_EQ(WrongBySchema(log, published), "");
  log.at("runs").at(0).at("results").at(0)["level"] = "fatal";
  EXPECT_THAT(WrongBySchema(log, published), Not(IsEmpty()));
}

TEST(CheckOfDecisions, SarifSuppressesWhatIsDecided) {
  const DecidableGuide guide;
  guide.WriteGuide();
  guide.Build();
  const std::string id = guide.Findings("port-missing")[0].at("id");
  guide.Run({"decide", id, "accept", "--who", "Ann", "--reason", "known"});
  guide.Build();
  const Finished check = guide.Run({"check", "--format", "sarif"});
  EXPECT_EQ(check.exit_code, 1);
  const json results = json::parse(check.out).at("runs").at(0).at("results");
  EXPECT_EQ(results[0].at("suppressions")[0].at("justification"), "known");
  EXPECT_FALSE(results[1].contains("suppressions"));
}

}  // namespace
}  // namespace portbook::e2e
