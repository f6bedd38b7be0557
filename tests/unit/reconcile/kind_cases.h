// Tables of cases, each about one kind of finding: rows by hand and the findings that they provoke.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/reconcile/readings.h"

namespace portbook::reconcile {

struct Case {
  std::string name;
  std::vector<Row> rows;
  std::string findings;  // of the kind looked at
};

// Each case looks at one kind; the others that its rows provoke have cases of their own.
inline std::string FindingsOf(const Case& test, diag::Kind kind) {
  const TestRules rules;
  std::vector<Reading> readings;
  readings.push_back(MakeReading("acme/hub/1", test.rows, rules.rules()));
  model::Catalog catalog = Reconcile(std::move(readings), {});
  std::erase_if(catalog.findings, [&](const model::Finding& finding) { return finding.kind != kind; });
  // By their words: findings of one kind stand in the order of their ids.
  std::stable_sort(catalog.findings.begin(), catalog.findings.end(),
                   [](const model::Finding& a, const model::Finding& b) { return a.message < b.message; });
  return Dump(catalog.findings);
}

inline void Check(diag::Kind kind, const std::vector<Case>& cases) {
  for (const Case& test : cases) EXPECT_EQ(FindingsOf(test, kind), test.findings) << test.name;
}

}  // namespace portbook::reconcile
