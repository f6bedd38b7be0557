// `portbook check`: the findings of the dataset, by guide and kind.
#include "cli/options.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/finding_text.h"
#include "cli/guide_summary.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "portbook/base/utf8.h"

namespace portbook::cli {
namespace {

// The captures of a catalog's guides, read when a finding first quotes them.
class GuideTexts {
 public:
  // REQUIRES: the catalog outlives it.
  GuideTexts(const model::Catalog& catalog, Captures captures)
      : catalog_(catalog), captures_(std::move(captures)) {
    for (std::size_t i = 0; i < catalog.guides.size(); ++i) {
      const model::Guide& guide = catalog.guides[i];
      guides_[guide.source.id] = i;
      for (const model::Flow& flow : guide.flows) members_.emplace(flow.id, i);
      for (const std::string& id : guide.entry_ids) members_.emplace(id, i);
    }
  }

  const CaptureText& Of(const std::string& guide_id) {
    const auto known = texts_.find(guide_id);
    if (known != texts_.end()) return known->second;
    const auto guide = guides_.find(guide_id);
    CaptureText text{guide_id, ""};
    // Without its capture a quote stands alone; nothing of the finding is lost.
    if (guide != guides_.end()) text = captures_.ReadText(catalog_.guides[guide->second]).value_or(text);
    return texts_.emplace(guide_id, std::move(text)).first->second;
  }

  // Ids are made from a product, so two releases may share one: the finding's own guide goes first.
  const CaptureText& Of(const model::FindingMember& member, const std::string& own) {
    const std::string& id = member.flow_id.empty() ? member.entry_id : member.flow_id;
    const auto home = guides_.find(own);
    if (id.empty() || (home != guides_.end() && members_.contains({id, home->second}))) return Of(own);
    const auto found = members_.lower_bound({id, 0});
    if (found == members_.end() || found->first != id) return Of(own);
    return Of(catalog_.guides[found->second].source.id);
  }

 private:
  const model::Catalog& catalog_;
  Captures captures_;
  std::map<std::string_view, std::size_t> guides_;              // id -> place in the catalog
  std::set<std::pair<std::string_view, std::size_t>> members_;  // flow or entry id, place of its guide
  std::map<std::string, CaptureText> texts_;
};

using FindingsByGroup = std::map<std::string_view, std::vector<const model::Finding*>>;

std::string TextOf(const model::FindingGroup& group, const std::vector<const model::Finding*>& findings,
                   GuideTexts& texts) {
  std::string out = fmt::format("== {}: {}: {}\n{}\n\n", base::Printable(group.guide), diag::Name(group.kind),
                                Count(group.findings, "finding"), group.why);
  for (const model::Finding* finding : findings) {
    out += FindingText(*finding, texts.Of(group.guide),
                       [&](const model::FindingMember& member) -> const CaptureText& {
                         return texts.Of(member, group.guide);
                       });
  }
  return out + "\n";
}

}  // namespace

ExitCode RunCheck(const CheckOptions& options) {
  const base::Expected<model::Catalog> catalog = LoadDataset(options.places);
  if (!catalog) return Report(catalog.error());
  GuideTexts texts(*catalog, Captures::Open(options.places).value_or(Captures()));
  FindingsByGroup findings;
  for (const model::Finding& finding : catalog->findings) findings[finding.group].push_back(&finding);
  for (const model::FindingGroup& group : catalog->groups) Write(TextOf(group, findings[group.id], texts));
  SeverityCounts counts;
  bool reached = false;
  for (const model::Finding& finding : catalog->findings) {
    counts.Add(finding.severity);
    reached = reached || finding.severity >= options.fail_on;
  }
  Write(fmt::format("{}: {}\n", Count(catalog->guides.size(), "guide"), ToString(counts)));
  return reached ? ExitCode::findings : ExitCode::clean;
}

}  // namespace portbook::cli
