#include "rules/compile.h"

#include <iterator>

namespace portbook::rules {

namespace {

constexpr std::string_view kCommonDirectory = "rules/common/";
constexpr std::string_view kRegistryFile = "rules/common/iana-services.tsv";

std::string PackName(config::TomlFile& toml) {
  config::Table root = toml.root();
  std::optional<config::Table> pack = root.SubTable("pack");
  if (!pack) {
    root.Fail("", "a pack without [pack]", "add [pack] with name = \"vendor/product\"");
    return "";
  }
  std::string name = pack->RequiredString("name");
  if (name == kCommonScope) {
    pack->Fail("name", "`common` is no name for a pack");
    return "";
  }
  return name;
}

CompiledFile Parse(const RuleFile& file) {
  CompiledFile compiled;
  compiled.source = &file;
  if (auto toml = config::TomlFile::Parse(file.name, file.text)) {
    compiled.toml = std::move(*toml);
  } else {
    compiled.errors.push_back(toml.error());
  }
  return compiled;
}

void CompileCommon(const RuleFile& file, Compilation& out) {
  if (file.name == kRegistryFile) {
    CompiledFile compiled;
    compiled.source = &file;
    compiled.scope = kCommonScope;
    compiled.errors = ReadRegistryLines(file, out.common.registry);
    out.files.push_back(std::move(compiled));
    return;
  }
  CompiledFile compiled = Parse(file);
  compiled.scope = kCommonScope;
  if (compiled.toml) ReadRules(compiled, out.common, nullptr);
  out.files.push_back(std::move(compiled));
}

void CompilePack(const RuleFile& file, Compilation& out) {
  CompiledFile compiled = Parse(file);
  if (compiled.toml) compiled.scope = PackName(*compiled.toml);
  if (!compiled.scope.empty()) {
    const auto [pack, added] = out.packs.try_emplace(compiled.scope);
    if (added) {
      pack->second.scope = compiled.scope;
      ReadRules(compiled, pack->second, &out.common);
    } else {
      compiled.errors.push_back({file.name, "a second pack named `" + compiled.scope + "`", "", ""});
    }
  }
  out.files.push_back(std::move(compiled));
}

}  // namespace

std::vector<base::Error> CompiledFile::Errors() const {
  std::vector<base::Error> all = errors;
  // What was not read at all would only be reported as unknown keys.
  if (toml && errors.empty()) {
    std::vector<base::Error> found = toml->Errors();
    std::move(found.begin(), found.end(), std::back_inserter(all));
  }
  return all;
}

Compilation CompileFiles(const std::vector<RuleFile>& files) {
  Compilation out;
  out.common.scope = kCommonScope;
  for (const RuleFile& file : files) {
    if (file.name.starts_with(kCommonDirectory)) CompileCommon(file, out);
  }
  for (const RuleFile& file : files) {
    if (!file.name.starts_with(kCommonDirectory)) CompilePack(file, out);
  }
  return out;
}

}  // namespace portbook::rules
