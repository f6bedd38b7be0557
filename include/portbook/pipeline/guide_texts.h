// The captures of a dataset's guides, read when something of them is first quoted.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "portbook/model/catalog.h"
#include "portbook/pipeline/captures.h"

namespace portbook::pipeline {

class GuideTexts {
 public:
  // REQUIRES: the catalog outlives it.
  GuideTexts(const model::Catalog& catalog, Captures captures);

  // Without text where the capture is not at hand: a quote stands alone then, and nothing of a finding is
  // lost.
  const GuideText& Of(const std::string& guide_id);
  // Of the guide that the member stands in, for a finding of guide `own`. Ids are made from a product, so two
  // releases may share one: the finding's own guide goes first.
  const GuideText& Of(const model::FindingMember& member, const std::string& own);

 private:
  const model::Catalog& catalog_;
  Captures captures_;
  std::map<std::string_view, std::size_t> guides_;              // id -> place in the catalog
  std::set<std::pair<std::string_view, std::size_t>> members_;  // flow or entry id, place of its guide
  std::map<std::string, GuideText> texts_;
};

}  // namespace portbook::pipeline
