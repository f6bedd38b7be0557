#include "portbook/pipeline/guide_texts.h"

namespace portbook::pipeline {

GuideTexts::GuideTexts(const model::Catalog& catalog, Captures captures)
    : catalog_(catalog), captures_(std::move(captures)) {
  for (std::size_t i = 0; i < catalog.guides.size(); ++i) {
    const model::Guide& guide = catalog.guides[i];
    guides_[guide.source.id] = i;
    for (const model::Flow& flow : guide.flows) members_.emplace(flow.id, i);
    for (const std::string& id : guide.entry_ids) members_.emplace(id, i);
  }
}

const GuideText& GuideTexts::Of(const std::string& guide_id) {
  const auto known = texts_.find(guide_id);
  if (known != texts_.end()) return known->second;
  const auto guide = guides_.find(guide_id);
  CaptureText text{captures_.NameOf(guide_id), ""};
  if (guide != guides_.end()) text = captures_.ReadText(catalog_.guides[guide->second]).value_or(text);
  return texts_.try_emplace(guide_id, std::move(text)).first->second;
}

const GuideText& GuideTexts::Of(const model::FindingMember& member, const std::string& own) {
  const std::string& id = member.flow_id.empty() ? member.entry_id : member.flow_id;
  const auto home = guides_.find(own);
  if (id.empty() || (home != guides_.end() && members_.contains({id, home->second}))) return Of(own);
  const auto found = members_.lower_bound({id, 0});
  if (found == members_.end() || found->first != id) return Of(own);
  return Of(catalog_.guides[found->second].source.id);
}

}  // namespace portbook::pipeline
