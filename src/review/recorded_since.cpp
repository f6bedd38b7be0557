#include "review/recorded_since.h"

#include <algorithm>
#include <tuple>

namespace portbook::review {
namespace {

using model::Decision;

bool SaysTheSame(const Decision& a, const Decision& b) {
  const auto said = [](const Decision& decision) {
    return std::tie(decision.finding, decision.verdict, decision.flows, decision.changes, decision.reason,
                    decision.who, decision.date, decision.evidence_sha256);
  };
  return said(a) == said(b);
}

}  // namespace

RecordedSince::RecordedSince(const model::Guide& guide, const Recorded& recorded) : guide_(guide) {
  const auto found = recorded.find(guide.source.id);
  if (found == recorded.end()) return;
  files_are_known_ = true;
  for (const Decision& decision : found->second) decisions_.emplace(decision.finding, &decision);
}

const Decision* RecordedSince::On(std::string_view id) const {
  const auto found = decisions_.find(id);
  if (found == decisions_.end()) return nullptr;
  const bool built = std::any_of(guide_.decisions.begin(), guide_.decisions.end(),
                                 [&](const Decision& one) { return SaysTheSame(one, *found->second); });
  return built ? nullptr : found->second;
}

bool RecordedSince::Stands(const Decision& decision) const {
  return !files_are_known_ || decisions_.contains(decision.finding);
}

const Decision* RecordedSince::Built(std::string_view id) const {
  const auto found = std::find_if(guide_.decisions.begin(), guide_.decisions.end(),
                                  [&](const Decision& decision) { return decision.finding == id; });
  return found == guide_.decisions.end() || !Stands(*found) ? nullptr : &*found;
}

}  // namespace portbook::review
