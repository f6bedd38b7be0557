// A kind of diagnostic that nothing provokes is a promise that nobody keeps.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "portbook/diag/kind.h"
#include "tests/meta/source_tree.h"

namespace portbook::meta {
namespace {

// What the stages are seen to emit: the findings of goldens, and the expectations of tests that run a stage.
// Tests of modules that only carry diagnostics about (diag, catalog) do not count.
std::vector<SourceFile> Expectations() {
  std::vector<SourceFile> files = FilesBelow({"golden"}, {"findings.txt"});
  for (const SourceFile& file : FilesBelow({"tests/stage", "tests/e2e", "tests/property"}))
    files.push_back(file);
  for (const char* stage : {"decode", "table", "interpret", "normalize", "reconcile", "pipeline"}) {
    for (const SourceFile& file : FilesBelow({std::string("tests/unit/") + stage})) files.push_back(file);
  }
  return files;
}

// "port-missing" and "port_missing", as goldens and as C++ write it.
bool Names(const SourceFile& file, const diag::KindInfo& kind) {
  std::string enumerator(kind.name);
  std::replace(enumerator.begin(), enumerator.end(), '-', '_');
  return HasWord(file.text, kind.name) || HasWord(file.text, "Kind::" + enumerator);
}

TEST(DiagnosticKinds, EveryKindIsExpectedBySomeTest) {
  const std::vector<SourceFile> files = Expectations();
  for (const diag::KindInfo& kind : diag::Kinds()) {
    EXPECT_TRUE(
        std::any_of(files.begin(), files.end(), [&](const SourceFile& file) { return Names(file, kind); }))
        << "no golden and no stage's test expects " << kind.name;
  }
}

}  // namespace
}  // namespace portbook::meta
