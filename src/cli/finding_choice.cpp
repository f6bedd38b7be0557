#include "cli/finding_choice.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "portbook/config/file.h"

namespace portbook::cli {
namespace {

using Ids = std::set<std::string>;

// The ids in what `check --format json`, findings.json or portbook.json hold.
base::Expected<Ids> ReadBaseline(const std::string& path) {
  const base::Expected<std::string> bytes = config::ReadBytes(path);
  if (!bytes) return tl::unexpected(bytes.error());
  Ids ids;
  try {
    const nlohmann::json dataset = nlohmann::json::parse(*bytes);
    for (const nlohmann::json& finding : dataset.at("findings"))
      ids.insert(finding.at("id").get<std::string>());
  } catch (const nlohmann::json::exception&) {
    return base::Fail(path, "holds no findings as JSON", "write it with `portbook check --format json`");
  }
  return ids;
}

// "cisco/imp" is of "cisco/imp/12.5", "cisco/im" is not.
bool IsOf(const std::string& guide, const std::string& asked) {
  return guide == asked || guide.starts_with(asked + "/");
}

bool IsOfAny(const std::string& guide, const std::vector<std::string>& asked) {
  return asked.empty() ||
         std::any_of(asked.begin(), asked.end(), [&](const std::string& name) { return IsOf(guide, name); });
}

base::Expected<void> CheckNames(const FindingChoice& choice, const model::Catalog& catalog) {
  for (const std::string& kind : choice.kinds) {
    if (!diag::ParseKind(kind))
      return base::Fail("", "`" + kind + "` is no kind of finding", "rules/common/findings.toml lists them");
  }
  for (const std::string& asked : choice.guides) {
    const bool known = std::any_of(catalog.guides.begin(), catalog.guides.end(),
                                   [&](const model::Guide& guide) { return IsOf(guide.source.id, asked); });
    if (!known) return base::Fail("", "no guide of the dataset is named `" + asked + "`");
  }
  return {};
}

bool IsChosen(const FindingChoice& choice, const Ids& known, const model::Finding& finding) {
  const auto& [guides, kinds, baseline] = choice;
  const bool kind =
      kinds.empty() || std::find(kinds.begin(), kinds.end(), diag::Name(finding.kind)) != kinds.end();
  return IsOfAny(finding.guide, guides) && kind && !known.contains(finding.id);
}

}  // namespace

base::Expected<void> Choose(const FindingChoice& choice, model::Catalog& catalog) {
  if (base::Expected<void> named = CheckNames(choice, catalog); !named) return named;
  Ids known;
  if (choice.baseline) {
    base::Expected<Ids> read = ReadBaseline(*choice.baseline);
    if (!read) return tl::unexpected(read.error());
    known = *std::move(read);
  }
  std::erase_if(catalog.findings,
                [&](const model::Finding& finding) { return !IsChosen(choice, known, finding); });
  std::map<std::string_view, std::uint32_t> left;
  for (const model::Finding& finding : catalog.findings) ++left[finding.group];
  for (model::FindingGroup& group : catalog.groups) group.findings = left[group.id];
  std::erase_if(catalog.groups, [](const model::FindingGroup& group) { return group.findings == 0; });
  return {};
}

std::size_t GuidesOf(const FindingChoice& choice, const model::Catalog& catalog) {
  return static_cast<std::size_t>(
      std::count_if(catalog.guides.begin(), catalog.guides.end(),
                    [&](const model::Guide& guide) { return IsOfAny(guide.source.id, choice.guides); }));
}

}  // namespace portbook::cli
