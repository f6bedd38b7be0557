#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "portbook/base/utf8.h"
#include "portbook/model/evidence_words.h"
#include "portbook/model/flow_field.h"
#include "review/items.h"
#include "review/recorded_since.h"
#include "review/unfit_decisions.h"

namespace portbook::review {
namespace {

using model::Decision;
using model::Finding;

Urgency UrgencyOf(diag::Kind kind, diag::Severity severity) {
  if (IsAboutDecision(kind)) return Urgency::first;
  switch (severity) {
    case diag::Severity::error:
      return Urgency::first;
    case diag::Severity::warning:
      return Urgency::next;
    case diag::Severity::note:
      return Urgency::last;
  }
  return Urgency::last;
}

// But for capitals and the full stop.
bool SaysTheSame(std::string_view help, std::string_view resolve) {
  const auto told = [](std::string_view text) {
    return base::FoldForComparison(text.substr(0, text.ends_with('.') ? text.size() - 1 : text.size()));
  };
  return told(help) == told(resolve);
}

class Maker {
 public:
  Maker(const model::Catalog& catalog, const Whereabouts& where, const Recorded& recorded, Settled settled)
      : catalog_(catalog), where_(where), settled_(settled) {
    for (const model::Guide& guide : catalog.guides) {
      rows_.Add(guide);
      today_.emplace(guide.source.id, RecordedSince(guide, recorded));
      for (const Decision& decision : guide.decisions) by_settled_.emplace(decision.settles, &decision);
    }
    for (const Finding& finding : catalog.findings) by_id_.emplace(finding.id, &finding);
  }

  std::vector<Group> Make() {
    std::map<std::string_view, Group> groups;
    for (const model::FindingGroup& group : catalog_.groups) groups.emplace(group.id, GroupOf(group));
    for (const Finding& finding : catalog_.findings) Add(finding, groups.at(finding.group));
    std::vector<Group> filled;
    for (const model::FindingGroup& group : catalog_.groups) {
      Group& made = groups.at(group.id);
      std::erase_if(made.items, [&](const Item& item) { return IsTold(item, group); });
      if (!made.items.empty()) filled.push_back(std::move(made));
    }
    return filled;
  }

 private:
  static Group GroupOf(const model::FindingGroup& group) {
    Group made;
    made.id = group.id;
    made.urgency = UrgencyOf(group.kind, group.severity);
    made.mark = Name(group.severity);
    made.kind = Name(group.kind);
    made.title = group.message;
    made.why = group.why;
    made.resolve = group.resolve;
    made.guide = group.guide;
    return made;
  }

  // In the group of the decision that does not fit it, and so not in its own.
  bool IsTold(const Item& item, const model::FindingGroup& group) const {
    return told_.contains(item.id) && group.kind != diag::Kind::decision_stale;
  }

  void Add(const Finding& finding, Group& group) {
    const model::Guide* guide = where_.Guide(finding.guide);
    const Decision* unfit = guide == nullptr ? nullptr : UnfitDecision(*guide, finding);
    if (unfit != nullptr && !today_.at(finding.guide).Stands(*unfit)) return;
    const auto settled = unfit == nullptr ? by_id_.end() : by_id_.find(unfit->settles);
    if (finding.kind == diag::Kind::decision_stale && settled != by_id_.end()) {
      if (!told_.insert(settled->second->id).second) return;
      AddItem(*settled->second, group);
      group.items.back().earlier = Earlier{*unfit, model::EvidenceWords(*settled->second, rows_)};
    } else if (settled_ == Settled::kept || IsOpen(finding)) {
      AddItem(finding, group);
      if (unfit != nullptr) AddWhatStandsThere(*unfit, *guide, group.items.back());
    }
  }

  // Not decided, or decided once and withdrawn since.
  bool IsOpen(const Finding& finding) const {
    if (!finding.verdict) return true;
    const auto decision = by_settled_.find(finding.id);
    return decision != by_settled_.end() && !today_.at(finding.guide).Stands(*decision->second);
  }

  void AddItem(const Finding& finding, Group& group) {
    Item& item = group.items.emplace_back();
    item.id = finding.id;
    item.group = group.id;
    item.guide = finding.guide;
    item.urgency = group.urgency;
    item.mark = Name(finding.severity);
    item.title = finding.message;
    if (!SaysTheSame(finding.help, group.resolve)) item.help = finding.help;
    item.finding = &finding;
    for (const model::FindingMember& member : finding.members)
      item.members.push_back(where_.MemberOf(member, finding.guide));
    if (!item.members.empty()) item.about = AboutOf(item.members.front());
    const auto today = today_.find(finding.guide);
    if (today == today_.end()) return;
    const Decision* said = today->second.On(finding.id);
    if (said == nullptr) said = Applied(finding);
    if (said == nullptr) return;
    item.earlier = Earlier{*said, {}};
    if (said->verdict != model::Verdict::unsure) item.state = State::decided;
  }

  // What the catalog itself has on it: a verdict, or that somebody was unsure.
  const Decision* Applied(const Finding& finding) const {
    const auto decision = by_settled_.find(finding.id);
    const bool applies =
        decision != by_settled_.end() && decision->second->standing == model::Standing::applied;
    return applies && today_.at(finding.guide).Stands(*decision->second) ? decision->second : nullptr;
  }

  static std::string AboutOf(const Member& member) {
    if (member.flow != nullptr) return Dump(*member.flow);
    return member.entry != nullptr ? model::RowWords(*member.entry) : member.evidence->quote.Folded().value();
  }

  void AddWhatStandsThere(const Decision& decision, const model::Guide& guide, Item& item) {
    item.earlier = Earlier{decision, {}};
    const model::Flow* flow = where_.Flow(guide, decision.subject);
    const model::Entry* row = flow != nullptr ? EntryOf(guide, *flow) : where_.Entry(guide, decision.subject);
    if (row == nullptr) row = RowLike(decision.words, guide);
    if (row == nullptr) return;
    item.earlier->words_now.push_back(model::RowWords(*row));
    if (flow == nullptr) {
      const auto read = std::find_if(guide.flows.begin(), guide.flows.end(),
                                     [&](const model::Flow& other) { return EntryOf(guide, other) == row; });
      if (read == guide.flows.end()) return;
      flow = &*read;
    }
    for (const model::Change& change : decision.changes) {
      const model::Statement* statement = Find(*flow, change.field);
      item.values.push_back({std::string(Name(change.field)), change.value, FieldText(*flow, change.field),
                             "decision:" + decision.finding, statement == nullptr ? "" : statement->rule});
    }
  }

  const model::Catalog& catalog_;
  const Whereabouts& where_;
  Settled settled_;
  model::RowsOfGuides rows_;
  std::map<std::string_view, RecordedSince> today_;
  std::map<std::string_view, const Decision*> by_settled_;
  std::map<std::string_view, const Finding*> by_id_;
  std::set<std::string_view> told_;  // findings in a group of decisions that do not fit
};

}  // namespace

std::vector<Group> GroupsOfFindings(const model::Catalog& catalog, const Whereabouts& where,
                                    const Recorded& recorded, Settled settled) {
  return Maker(catalog, where, recorded, settled).Make();
}

}  // namespace portbook::review
