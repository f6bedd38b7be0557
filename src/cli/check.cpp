// `portbook check`: the findings of the dataset, by guide, kind and group.
#include "cli/options.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/finding_text.h"
#include "cli/guide_summary.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/sarif.h"
#include "portbook/base/count.h"
#include "portbook/base/utf8.h"
#include "portbook/catalog/catalog.h"
#include "portbook/pipeline/guide_texts.h"

namespace portbook::cli {
namespace {

constexpr std::size_t kShownOfAGroup = 5;  // findings; --all shows the rest

using Findings = std::vector<const model::Finding*>;
using FindingsByGroup = std::map<std::string_view, Findings>;

// The question before the findings that ask it.
std::string GroupText(const model::FindingGroup& group, const Findings& open, std::size_t shown,
                      pipeline::GuideTexts& texts) {
  std::string text;
  if (open.size() > 1) {
    text = fmt::format("{}, one question: {}\ndecide all {}: {}\n\n", base::Count(open.size(), "finding"),
                       base::Printable(group.message), open.size(), group.id);
  }
  for (std::size_t i = 0; i < std::min(open.size(), shown); ++i) {
    const std::string& guide = open[i]->guide;
    text += FindingText(*open[i], texts.Of(guide),
                        [&](const model::FindingMember& member) -> const pipeline::GuideText& {
                          return texts.Of(member, guide);
                        });
    text += fmt::format("decide: {}\n\n", open[i]->id);
  }
  if (open.size() > shown)
    text += fmt::format("and {} more like these: --all shows them\n\n", open.size() - shown);
  return text;
}

// The groups of one guide and kind; empty where all is decided.
std::string KindText(std::span<const model::FindingGroup> groups, const FindingsByGroup& open, bool all,
                     pipeline::GuideTexts& texts) {
  std::string text;
  std::size_t count = 0;
  for (const model::FindingGroup& group : groups) {
    const auto findings = open.find(group.id);
    if (findings == open.end()) continue;
    text += GroupText(group, findings->second, all ? findings->second.size() : kShownOfAGroup, texts);
    count += findings->second.size();
  }
  if (count == 0) return "";
  const model::FindingGroup& first = groups.front();
  return fmt::format("-- {}: {}: {}\n   {}\n\n", Name(first.severity), Name(first.kind),
                     base::Count(count, "finding"), first.why) +
         text;
}

void WriteText(const model::Catalog& catalog, const CheckOptions& options, pipeline::GuideTexts& texts) {
  FindingsByGroup open;
  std::map<std::string_view, SeverityCounts> counts;
  SeverityCounts total;
  for (const model::Finding& finding : catalog.findings) {
    counts[finding.guide].Add(finding);
    total.Add(finding);
    if (!finding.verdict) open[finding.group].push_back(&finding);
  }
  std::string_view guide;
  for (auto first = catalog.groups.begin(); first != catalog.groups.end();) {
    const auto last = std::find_if(first, catalog.groups.end(), [&](const model::FindingGroup& group) {
      return group.guide != first->guide || group.kind != first->kind;
    });
    if (first->guide != guide)
      Write(fmt::format("== {}: {}\n\n", base::Printable(first->guide), ToString(counts[first->guide])));
    guide = first->guide;
    Write(KindText({first, last}, open, options.all, texts));
    first = last;
  }
  Write(fmt::format("{}: {}\n", base::Count(GuidesOf(options.choice, catalog), "guide"), ToString(total)));
}

}  // namespace

ExitCode RunCheck(const CheckOptions& options) {
  base::Expected<model::Catalog> catalog = LoadDataset(options.places);
  if (!catalog) return Report(catalog.error());
  if (const base::Expected<void> chosen = Choose(options.choice, *catalog); !chosen)
    return chosen.error().place.empty() ? ReportUsage(chosen.error()) : Report(chosen.error());
  pipeline::GuideTexts texts(*catalog,
                             pipeline::Captures::Open(options.places.sources).value_or(pipeline::Captures()));
  switch (options.format) {
    case FindingFormat::text:
      WriteText(*catalog, options, texts);
      break;
    case FindingFormat::json:
      Write(catalog::FindingsToJson(*catalog));
      break;
    case FindingFormat::sarif:
      Write(Sarif(*catalog, texts));
      break;
  }
  const bool reached = std::any_of(
      catalog->findings.begin(), catalog->findings.end(),
      [&](const model::Finding& finding) { return !finding.verdict && finding.severity >= options.fail_on; });
  return reached ? ExitCode::findings : ExitCode::clean;
}

}  // namespace portbook::cli
