// The dataset of the guides that are embedded in the repository, built by the program once for all tests of a
// suite.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/e2e/run_program.h"

namespace portbook::e2e {

inline const std::string kRoot = PORTBOOK_ROOT;

inline std::vector<std::string> Build(const std::string& out) {
  return {"build", "--sources", kRoot + "/sources", "--rules", kRoot + "/rules", "--out", out};
}

// Built once for all tests of a suite: they only read it.
class Dataset : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    directory_ = new ScratchDirectory;
    built_ = new Finished(RunProgram(Build("out"), directory_->path()));
  }
  static void TearDownTestSuite() {
    delete built_;
    delete directory_;
  }
  static Finished Run(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--out", *directory_ / "out"});
    return RunProgram(arguments, kRoot);
  }
  // An id from the last column of a query's first row.
  static std::string FirstFlowOn(const std::string& question) {
    const std::string out = Run({"query", question}).out;
    const std::size_t at = out.find(" f_");
    return at == std::string::npos ? "" : out.substr(at + 1, 18);
  }
  static inline ScratchDirectory* directory_ = nullptr;
  static inline Finished* built_ = nullptr;
};

}  // namespace portbook::e2e
