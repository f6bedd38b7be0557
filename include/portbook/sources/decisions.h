// sources/<vendor>/<product>/<release>/decisions.toml: persons' verdicts on the findings of one guide, a line
// each, sorted by finding, so that two branches that decide different things merge by themselves.
//
//   n_89cbb720faada0ba = { verdict = "fix", kind = "port-missing", subject = "f_7bfc667899f6b41f",
//     flows = ["f_7bfc667899f6b41f"], set = { port = "1352" }, reason = "...", who = "...",
//     date = 2026-11-21, evidence = "SHA-256", words = ["..."] }
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/model/decision.h"

namespace portbook::sources {

// Of the guide in DIRECTORY, by finding; none where there is no file.
struct Decisions {
  std::vector<model::Decision> decisions;
  std::vector<base::Error> errors;  // with their places; a file that has any is not to be used
};
Decisions ReadDecisions(const std::string& directory);

// Adds the decisions to the file, each in the place of one on the same finding, and drops those on
// `superseded` findings. Everything else in the file stays as it is. Writers that come at once wait for each
// other, and a reader sees the file before or after, never between. Fails where the file has errors or cannot
// be written.
[[nodiscard]] base::Expected<void> RecordDecisions(const std::string& directory,
                                                   const std::vector<model::Decision>& decisions,
                                                   const std::vector<std::string>& superseded);

// What the file says on a finding and what it shall say; nothing: it says nothing.
struct DecisionEdit {
  std::string finding;
  std::optional<model::Decision> seen, wanted;
};
// As RecordDecisions, for who must not write over what nobody showed him: all edits, or none where one of the
// findings is not as it was seen. Returns those findings.
[[nodiscard]] base::Expected<std::vector<std::string>> EditDecisions(const std::string& directory,
                                                                     const std::vector<DecisionEdit>& edits);

}  // namespace portbook::sources
