#include "cli/diff_text.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/guide_summary.h"
#include "portbook/base/count.h"
#include "portbook/base/utf8.h"

namespace portbook::cli {
namespace {

using diff::Effect;
using Json = nlohmann::ordered_json;

constexpr std::size_t kShownInMarkdown = 20;  // flows of a pattern: a comment has an end

// The flow as it is now, or as it was last; with its guide where the delta is about several.
std::string Shown(const diff::FlowChange& change, bool several_guides) {
  const std::string flow = Dump(change.after != nullptr ? *change.after : *change.before);
  return several_guides ? change.guide + ": " + flow : flow;
}

bool IsAboutSeveralGuides(const diff::Delta& delta) {
  std::set<std::string_view> guides;
  for (const diff::Pattern& pattern : delta.patterns) {
    for (const diff::FlowChange& change : pattern.changes) guides.insert(change.guide);
  }
  return guides.size() > 1;
}

// Every character that Markdown or HTML could take for its own.
std::string Plain(std::string_view text) {
  constexpr std::string_view kMarks = "\\`*_{}[]()#+-.!|~>@:";
  std::string plain;
  for (const char c : base::Printable(text)) {
    if (c == '<') {
      plain += "&lt;";
    } else if (c == '&') {
      plain += "&amp;";
    } else {
      if (kMarks.find(c) != kMarks.npos) plain += '\\';
      plain += c;
    }
  }
  return plain;
}

Json FlowJson(const model::Flow* flow) {
  if (flow == nullptr) return nullptr;
  return {{"id", flow->id}, {"text", Dump(*flow)}};
}

Json ChangeJson(const diff::FlowChange& change) {
  Json fields = Json::array();
  for (const diff::FieldChange& field : change.fields)
    fields.push_back({{"field", NameOf(field)}, {"before", field.before}, {"after", field.after}});
  return {{"guide", change.guide},
          {"before", FlowJson(change.before)},
          {"after", FlowJson(change.after)},
          {"fields", std::move(fields)}};
}

}  // namespace

std::string DeltaText(const diff::Delta& delta) {
  const bool several = IsAboutSeveralGuides(delta);
  std::string text;
  for (const diff::Pattern& pattern : delta.patterns) {
    text += fmt::format("{}: {}\n", Name(pattern.effect), base::Printable(Summary(pattern)));
    for (const diff::FlowChange& change : pattern.changes)
      text += fmt::format("  {}\n", base::Printable(Shown(change, several)));
    text += "\n";
  }
  if (const std::string unpaired = Unpaired(delta); !unpaired.empty()) text += unpaired + "\n";
  return text + Summary(delta) + "\n";
}

std::string DeltaMarkdown(const diff::Delta& delta) {
  const bool several = IsAboutSeveralGuides(delta);
  std::string text = Summary(delta) + "\n";
  if (const std::string unpaired = Unpaired(delta); !unpaired.empty()) text += unpaired + "\n";
  for (const diff::Pattern& pattern : delta.patterns) {
    text += fmt::format("\n**{}**: {}\n\n", Name(pattern.effect), Plain(Summary(pattern)));
    const std::size_t shown = std::min(pattern.changes.size(), kShownInMarkdown);
    for (std::size_t i = 0; i < shown; ++i)
      text += fmt::format("- {}\n", Plain(Shown(pattern.changes[i], several)));
    if (shown < pattern.changes.size())
      text += fmt::format("- and {} more\n", pattern.changes.size() - shown);
  }
  return text;
}

std::string DeltaJson(const diff::Delta& delta) {
  Json patterns = Json::array();
  for (const diff::Pattern& pattern : delta.patterns) {
    Json changes = Json::array();
    for (const diff::FlowChange& change : pattern.changes) changes.push_back(ChangeJson(change));
    patterns.push_back(
        {{"effect", Name(pattern.effect)}, {"says", pattern.says}, {"changes", std::move(changes)}});
  }
  const Json json = {{"facts_differ", delta.facts_differ()},
                     {"same", delta.same},
                     {"too_many", delta.too_many},
                     {"patterns", std::move(patterns)}};
  return json.dump(2) + "\n";
}

std::string ImpactText(const diff::Impact& impact) {
  std::string text;
  for (const diff::ImpactPart& part : diff::kImpactParts) {
    const std::vector<const model::Flow*>& flows = impact.*part.flows;
    text += fmt::format("{}: {}\n", part.says, base::Count(flows.size(), "flow"));
    for (const model::Flow* flow : flows) text += fmt::format("  {}\n", base::Printable(Dump(*flow)));
  }
  return text;
}

std::string ImpactMarkdown(const diff::Impact& impact) {
  std::string text;
  for (const diff::ImpactPart& part : diff::kImpactParts) {
    const std::vector<const model::Flow*>& flows = impact.*part.flows;
    text += fmt::format("{}**{}**: {}\n\n", text.empty() ? "" : "\n", part.says,
                        base::Count(flows.size(), "flow"));
    for (const model::Flow* flow : flows) text += fmt::format("- {}\n", Plain(Dump(*flow)));
  }
  return text;
}

std::string ImpactJson(const diff::Impact& impact) {
  Json json;
  for (const diff::ImpactPart& part : diff::kImpactParts) {
    Json flows = Json::array();
    for (const model::Flow* flow : impact.*part.flows) flows.push_back(FlowJson(flow));
    json[std::string(part.name)] = std::move(flows);
  }
  return json.dump(2) + "\n";
}

}  // namespace portbook::cli
