// A stage test's file: `=== input`, `=== rules`, `=== flows` and `=== findings`, each followed by its lines.
// Reading and writing give the same bytes. It runs nothing.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace portbook::stage {

struct StageCase {
  std::string input;     // the guide, as text
  std::string rules;     // TOML of a pack without its [pack] table; may be empty
  std::string flows;     // expected, one a line; port candidates indented below
  std::string findings;  // expected, "KIND: MESSAGE", one a line
};

// Every case below `directory`, sorted by name.
std::vector<std::filesystem::path> CaseFiles(const std::filesystem::path& directory);

// Throws std::runtime_error where a part is missing or out of order.
StageCase ReadCase(const std::filesystem::path& file);
void WriteCase(const std::filesystem::path& file, const StageCase& parts);

}  // namespace portbook::stage
