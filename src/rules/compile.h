// Rule files -> vocabularies, with the samples and places that prove them. What a Library keeps of it is the
// vocabularies and the errors.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "portbook/config/toml.h"
#include "rules/vocabulary.h"

namespace portbook::rules {

// What a pattern rule must show for itself.
struct Proof {
  std::string kind;                 // "header"
  std::string name;                 // "common:header.source"
  std::vector<std::string> claims;  // two rules of a kind that share one may not match the same sample
  const Pattern* pattern = nullptr;
  bool folded = false;  // samples are matched case-folded
  std::vector<std::string> samples, refused;
  config::Table table;
};

inline constexpr std::string_view kCommonScope = "common";

struct CompiledFile {
  const RuleFile* source = nullptr;
  std::string scope;  // "common", a pack, or empty where the file could not be read
  std::optional<config::TomlFile> toml;
  std::vector<base::Error> errors;  // of a file that is no TOML
  std::vector<Proof> proofs;
  std::map<std::string, config::Table> lookups;
  std::vector<std::string> used_lookups;

  std::vector<base::Error> Errors() const;
};

struct Compilation {
  Vocabulary common;
  std::map<std::string, Vocabulary, std::less<>> packs;
  std::vector<CompiledFile> files;  // by name, the common ones first
};

// REQUIRES: `files` sorted by name; they outlive the compilation.
Compilation CompileFiles(const std::vector<RuleFile>& files);

// One TOML file's rules into `vocabulary`; `file.scope` is set. `common` is what a pack extends, null for
// common itself.
void ReadRules(CompiledFile& file, Vocabulary& vocabulary, const Vocabulary* common);

// rules/common/iana-services.tsv into `registry`; a line that is no service is an error.
std::vector<base::Error> ReadRegistryLines(const RuleFile& file, PortRegistry& registry);

}  // namespace portbook::rules
