#include "portbook/pipeline/expectations.h"

#include <map>
#include <set>

namespace portbook::pipeline {
namespace {

void Compare(const std::string& what, std::optional<int> expected, int read, reconcile::Reading& reading) {
  if (!expected || *expected == read) return;
  reading.diagnostics.push_back(
      {diag::Kind::count_drifted,
       "source.toml expects " + std::to_string(*expected) + " " + what + ", the guide gave " +
           std::to_string(read),
       {},
       "read the guide; correct the rules, or the number in source.toml if the guide changed"});
}

// Rows, and blocks set apart as furniture, by the rule that did it.
std::map<std::string, int> IgnoredBy(const model::Guide& guide) {
  std::map<std::string, int> counts;
  for (const model::Account& account : guide.accounts) {
    if (account.fate == model::Fate::ignored) ++counts[account.by];
  }
  for (const doc::Block& block : guide.document.blocks) {
    if (!block.ignored_by.empty()) ++counts[block.ignored_by];
  }
  return counts;
}

}  // namespace

sources::Expected Measure(const model::Guide& guide) {
  std::set<int> tables;
  for (const model::Entry& entry : guide.entries) {
    if (entry.table >= 0) tables.insert(entry.table);
  }
  return {static_cast<int>(tables.size()), static_cast<int>(guide.entries.size()),
          static_cast<int>(guide.flows.size()), IgnoredBy(guide)};
}

void CheckExpectations(const sources::Expected& expected, reconcile::Reading& reading) {
  sources::Expected read = Measure(reading.guide);
  Compare("tables with ports", expected.tables, *read.tables, reading);
  Compare("entries", expected.entries, *read.entries, reading);
  Compare("flows", expected.flows, *read.flows, reading);
  for (const auto& [rule, count] : expected.ignored)
    Compare("rows and lines ignored by " + rule, count, read.ignored[rule], reading);
  for (const auto& [rule, count] : read.ignored) {
    if (expected.flows && !expected.ignored.contains(rule))
      Compare("rows and lines ignored by " + rule, 0, count, reading);
  }
}

}  // namespace portbook::pipeline
