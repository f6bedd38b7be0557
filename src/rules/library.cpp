#include "rules/library.h"

#include <algorithm>
#include <filesystem>

#include "portbook/base/digest.h"
#include "portbook/config/file.h"

namespace portbook::rules {

namespace {

// Rule files as they are named whatever directory they were read from.
constexpr std::string_view kRoot = "rules/";

bool IsRuleFile(const std::filesystem::path& path) {
  return path.extension() == ".toml" || path.filename() == "iana-services.tsv";
}

template <class Rule>
void Refer(std::vector<const Rule*>& to, const std::deque<Rule>& from) {
  for (const Rule& rule : from) to.push_back(&rule);
}

}  // namespace

// Fills the RuleSet's lists from one vocabulary after the other.
struct RuleSetBuilder {
  static void Add(RuleSet& set, const Vocabulary& from) {
    Refer(set.headers, from.headers);
    Refer(set.tables, from.tables);
    Refer(set.captions, from.captions);
    Refer(set.headings, from.headings);
    Refer(set.noise, from.noise);
    Refer(set.ignores, from.ignores);
    Refer(set.cells, from.cells);
    Refer(set.phrases, from.phrases);
    Refer(set.header_phrases, from.header_phrases);
    Refer(set.signals, from.signals);
    Refer(set.mentions, from.mentions);
    Refer(set.statements, from.statements);
    Refer(set.footnotes, from.footnotes);
    Refer(set.layouts, from.layouts);
    set.aliases_.insert(from.aliases.begin(), from.aliases.end());
  }

  // REQUIRES: common is judged before the pack, which may say otherwise.
  static void Judge(RuleSet& set, const Vocabulary& from) {
    for (const auto& [kind, keys] : from.findings) {
      FindingRule& rule = set.findings_[kind];
      rule.severity = keys.severity.value_or(rule.severity);
      rule.why = keys.why.value_or(rule.why);
      rule.resolve = keys.resolve.value_or(rule.resolve);
    }
  }
};

std::string Library::Impl::DigestFor(std::string_view pack) const {
  std::string bytes;
  for (const CompiledFile& file : compilation.files) {
    if (file.scope != kCommonScope && file.scope != pack) continue;
    bytes += file.source->name + '\0' + std::to_string(file.source->text.size()) + '\0' + file.source->text;
  }
  return base::Sha256Hex(bytes);
}

bool Library::Impl::HasErrors(std::string_view pack) const {
  return std::any_of(compilation.files.begin(), compilation.files.end(),
                     [&](const CompiledFile& file) { return file.scope == pack && !file.Errors().empty(); });
}

Library::Library(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Library::Library(Library&&) noexcept = default;
Library& Library::operator=(Library&&) noexcept = default;
Library::~Library() = default;

base::Expected<Library> Library::Read(const std::string& directory) {
  std::vector<RuleFile> files;
  std::error_code error;
  std::filesystem::recursive_directory_iterator entries(directory, error);
  for (; !error && entries != std::filesystem::recursive_directory_iterator(); entries.increment(error)) {
    if (!entries->is_regular_file(error) || !IsRuleFile(entries->path())) continue;
    base::Expected<std::string> text = config::ReadBytes(entries->path().string());
    if (!text) return tl::unexpected(text.error());
    const std::string name = entries->path().lexically_relative(directory).generic_string();
    files.push_back({std::string(kRoot) + name, std::move(*text)});
  }
  if (error) return base::Fail(directory, "cannot be read: " + error.message());
  return Compile(std::move(files));
}

Library Library::Compile(std::vector<RuleFile> files) {
  std::sort(files.begin(), files.end(), [](const RuleFile& a, const RuleFile& b) { return a.name < b.name; });
  auto impl = std::make_unique<Impl>();
  impl->files = std::move(files);
  impl->compilation = CompileFiles(impl->files);
  for (const CompiledFile& file : impl->compilation.files) {
    const std::vector<base::Error> found = file.Errors();
    impl->errors.insert(impl->errors.end(), found.begin(), found.end());
  }
  return Library(std::move(impl));
}

const std::vector<base::Error>& Library::errors() const { return impl_->errors; }

std::vector<std::string> Library::packs() const {
  std::vector<std::string> names;
  for (const auto& [name, pack] : impl_->compilation.packs) names.push_back(name);
  return names;
}

base::Expected<RuleSet> Library::ForPack(std::string_view name) const {
  RuleSet set;
  set.digest_ = impl_->DigestFor(name);
  set.common_ = &impl_->compilation.common;
  if (!name.empty()) {
    const auto pack = impl_->compilation.packs.find(name);
    if (pack == impl_->compilation.packs.end()) {
      return base::Fail("", "no rule pack is named `" + std::string(name) + "`");
    }
    if (impl_->HasErrors(name)) {
      return base::Fail("", "the rule pack `" + std::string(name) + "` has errors");
    }
    set.pack_ = name;
    set.own_ = &pack->second;
    set.expectations_ = pack->second.expectations;
    RuleSetBuilder::Add(set, pack->second);
  }
  RuleSetBuilder::Add(set, impl_->compilation.common);
  RuleSetBuilder::Judge(set, impl_->compilation.common);
  if (set.own_ != nullptr) RuleSetBuilder::Judge(set, *set.own_);
  return set;
}

std::vector<std::string> Library::Recognise(std::string_view text) const {
  std::vector<std::string> names;
  for (const auto& [name, pack] : impl_->compilation.packs) {
    if (pack.recognise.empty() || impl_->HasErrors(name)) continue;
    const bool all = std::all_of(pack.recognise.begin(), pack.recognise.end(),
                                 [&](const Pattern& pattern) { return pattern.Matches(text); });
    if (all) names.push_back(name);
  }
  return names;
}

}  // namespace portbook::rules
