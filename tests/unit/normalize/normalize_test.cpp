// Ids and accounts: what the rows of a table add up to.
#include <gtest/gtest.h>

#include <set>

#include "tests/unit/normalize/row_writing.h"

namespace portbook::normalize {
namespace {

using model::Transport;
using enum model::Role;

std::vector<std::string> FlowIds(const Normalized& read) {
  std::vector<std::string> ids;
  for (const model::Flow& flow : read.result.flows) ids.push_back(flow.id);
  return ids;
}

Table::Cells Row(std::string_view from, std::string_view number, std::string_view words = "") {
  return {{source, from}, {transport, "TCP"}, {port, number}, {remarks, words}};
}

TEST(Ids, DoNotDependOnOtherRows) {
  const Normalized alone = Read(Table().Row(Row("A", "1")));
  const Normalized second = Read(Table().Row(Row("B", "2")).Row(Row("A", "1")));
  EXPECT_EQ(FlowIds(second).back(), FlowIds(alone).front());
  EXPECT_EQ(second.result.entry_ids.back(), alone.result.entry_ids.front());
}

TEST(Ids, DoNotDependOnRemarks) {
  EXPECT_EQ(FlowIds(Read(Table().Row(Row("A", "1", "old words")))),
            FlowIds(Read(Table().Row(Row("A", "1", "new words")))));
}

TEST(Ids, TellTrueRepeatsApart) {
  const Normalized read = Read(Table().Row(Row("A", "1")).Row(Row("A", "1")));
  EXPECT_NE(read.result.entry_ids.front(), read.result.entry_ids.back());
  EXPECT_NE(FlowIds(read).front(), FlowIds(read).back());
  EXPECT_EQ(read.result.flows.front().fact_key, read.result.flows.back().fact_key);
}

TEST(Ids, TellTheFlowsOfARowApart) {
  const std::vector<std::string> ids = FlowIds(Read(Table().Row(
      {{source, "A --- B"}, {destination, "B --- A"}, {transport, "TCP/UDP"}, {port, "1, 2, 1"}})));
  EXPECT_EQ(ids.size(), 12U);
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
}

TEST(Ids, DifferBetweenProducts) {
  const Table table = Table().Row(Row("A", "1"));
  EXPECT_NE(FlowIds(Read(table, {}, "test/one")), FlowIds(Read(table, {}, "test/two")));
}

// "row 0/1 stated", "number ignored by RULE"; the ids of flows are left out.
std::string AccountsOf(const Table& table, const NormalizeOptions& options = {}) {
  const Normalized read = Read(table, options);
  std::string out;
  for (const model::Account& account : read.result.accounts) {
    out += account.is_row ? "row " + std::to_string(account.evidence.place.row) : "number";
    out += " " + std::string(Name(account.fate));
    out += account.by.starts_with("f_") ? "\n" : " by " + account.by + "\n";
  }
  return out;
}

TEST(Accounts, EveryRowEndsOnce) {
  EXPECT_EQ(AccountsOf(Table()
                           .Row(Row("A", "1"))
                           .Row(Row("A", ""))
                           .Row({{remarks, "A note."}})
                           .Fate(0, model::Fate::ignored, "header")
                           .Fate(4, model::Fate::rejected, "cell-orphaned")),
            "row 1 stated\n"
            "row 2 stated\n"
            "row 3 rejected by entry-unread\n"
            "row 0 ignored by header\n"
            "row 4 rejected by cell-orphaned\n");
}

TEST(Accounts, EveryNumberEndsOnce) {
  EXPECT_EQ(AccountsOf(Table()
                           .Row(Row("A", "1"))
                           .Mention(1, 1, Transport::unresolved, -1)
                           .Mention(2, 2, Transport::unresolved, -1)
                           .Mention(3, 3, Transport::unresolved, -1)
                           .IgnoredBy("bound")),
            "row 1 stated\n"
            "number stated\n"
            "number rejected by port-in-prose-only\n"
            "number ignored by bound\n");
}

TEST(Accounts, RowsPastTheMostFlowsAreRejectedAndTold) {
  NormalizeOptions options;
  options.max_flows = 2;
  const Table table = Table()
                          .Row(Row("A", "1"))
                          .Row(Row("A", "2, 3"))
                          .Row(Row("A", "4"))
                          .Row({{remarks, "A note."}})
                          .Row(Row("A", "5"));
  EXPECT_EQ(AccountsOf(table, options),
            "row 1 stated\n"
            "row 2 stated\n"
            "row 3 rejected by limit-exceeded\n"
            "row 4 rejected by entry-unread\n"
            "row 5 rejected by limit-exceeded\n");
  const std::vector<diag::Diagnostic> said = Read(table, options).sink.Take();
  ASSERT_EQ(said.size(), 2U);
  EXPECT_EQ(said.front().message, "the guide means more than 2 flows; from here on none were written");
  EXPECT_EQ(said.front().evidence.front().place.row, 3);
}

TEST(UnreadRows, ARowOfNothingButTextIsAFinding) {
  EXPECT_EQ(FlowsOf(Table().Row({{remarks, "A note."}, {port, ""}})),
            "entry-unread: the row states no port, no protocol and no endpoint\n");
}

TEST(UnreadRows, ARowOfTextUnderANamedComponentIsItsMissingPort) {
  EXPECT_EQ(FlowsOf(Table().Row({{remarks, "A note."}, {port, ""}}).Context(model::Field::component, "Gate")),
            "- -> - | - | unresolved | missing | component=Gate\n");
}

TEST(Evidence, OfARowIsItsOwnFirstCell) {
  Table table = Table().Row({{source, "A"}, {port, "1"}});
  EXPECT_EQ(Read(table).result.accounts.front().evidence.quote.value(), "A");
}

}  // namespace
}  // namespace portbook::normalize
