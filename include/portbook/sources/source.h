// sources/<vendor>/<product>/<release>/source.toml: which guides there are, where each stands, what is
// expected of it and what persons decided on its findings.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/doc/document.h"
#include "portbook/model/catalog.h"

namespace portbook::sources {

// [expect]: hand counts. One that does not come out is a finding `count-drifted`.
struct Expected {
  std::optional<int> tables;   // with ports
  std::optional<int> entries;  // rows that state flows
  std::optional<int> flows;
  std::map<std::string, int> ignored;  // rule name -> rows and lines it sets apart
};

// [[rendition]]: the same guide in another format. It is no source of its own: a property test holds its
// flows against those of the guide's file.
struct Rendition {
  std::string file;  // path
  doc::MediaType media_type = doc::MediaType::html;
  std::string sha256;
};

struct SourceEntry {
  model::Source source;
  std::string directory;  // of source.toml
  std::string file;       // path of the capture or transcription
  std::vector<Rendition> renditions;
  Expected expected;
  std::vector<model::Decision> decisions;  // on findings of the guide
};

struct Registry {
  std::vector<SourceEntry> entries;  // by Source::id
  std::vector<base::Error>
      errors;  // source.toml or decisions.toml files that do not parse; the other guides stand
};

// Every source.toml below DIR. Fails only where DIR cannot be read.
[[nodiscard]] base::Expected<Registry> ReadRegistry(const std::string& directory);

// The bytes of the entry's file. Fails where it is missing or its SHA-256 differs from source.toml.
[[nodiscard]] base::Expected<doc::Capture> ReadCapture(const SourceEntry& entry);
[[nodiscard]] base::Expected<doc::Capture> ReadCapture(const SourceEntry& entry, const Rendition& rendition);
// Any file, its medium sniffed; the name is the path as given.
[[nodiscard]] base::Expected<doc::Capture> ReadFile(const std::string& path);

}  // namespace portbook::sources
