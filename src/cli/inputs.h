// What the commands read before they work: rules, the dataset, and the captures that its quotes stand in.
#pragma once

#include <string>
#include <string_view>

#include "cli/exit_code.h"
#include "cli/options.h"
#include "portbook/base/error.h"
#include "portbook/doc/document.h"
#include "portbook/model/catalog.h"
#include "portbook/rules/rule_set.h"
#include "portbook/sources/source.h"

namespace portbook::cli {

// The directory that --rules names, else ./rules, else the one beside the program's build or installation.
std::string RulesDirectory(const Places& places);
// The directory of the JSON Schemas beside the program's build or installation, else ./schema.
std::string SchemaDirectory();

// Prints the errors of rule files that do not compile; the library holds the others.
struct LoadedRules {
  rules::Library library;
  ExitCode status = ExitCode::clean;
};
[[nodiscard]] base::Expected<LoadedRules> LoadRules(const Places& places);

[[nodiscard]] base::Expected<model::Catalog> LoadDataset(const Places& places);

// A capture as the evidence's spans count in it. No text where the capture is not at hand.
struct CaptureText {
  std::string name;
  std::string text;
};

// The captures of the sources, by guide.
class Captures {
 public:
  [[nodiscard]] static base::Expected<Captures> Open(const Places& places);
  // No captures at all.
  Captures() = default;

  // The path of the guide's file; its id where no source names it.
  std::string NameOf(const std::string& guide_id) const;
  // Of the guide's source.toml. Fails where no source names the guide.
  [[nodiscard]] base::Expected<std::string> DirectoryOf(const std::string& guide_id) const;
  // Fails where the capture is missing, or is not the one that the guide was read from.
  [[nodiscard]] base::Expected<doc::Capture> Read(const model::Guide& guide) const;
  [[nodiscard]] base::Expected<CaptureText> ReadText(const model::Guide& guide) const;

 private:
  const sources::SourceEntry* Find(std::string_view guide_id) const;
  sources::Registry registry_;
};

}  // namespace portbook::cli
