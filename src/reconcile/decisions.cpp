#include "reconcile/decisions.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "reconcile/fix.h"

namespace portbook::reconcile {
namespace {

const model::FindingMember* MemberNaming(const model::Finding& finding, const std::string& subject) {
  const auto names = [&](const model::FindingMember& member) {
    return member.flow_id == subject || member.entry_id == subject;
  };
  const auto found = std::find_if(finding.members.begin(), finding.members.end(), names);
  return found == finding.members.end() ? nullptr : &*found;
}

model::Flow* FlowOf(Reading& reading, const std::string& id) {
  std::vector<model::Flow>& flows = reading.guide.flows;
  const auto found =
      std::find_if(flows.begin(), flows.end(), [&](const model::Flow& flow) { return flow.id == id; });
  return found == flows.end() ? nullptr : &*found;
}

std::string Quoted(const std::vector<std::string>& words) {
  return fmt::format("\u201c{}\u201d", fmt::join(words, "\u201d, \u201c"));
}

// Those of `words` that `others` do not have; all where the others have all.
std::vector<std::string> Apart(const std::vector<std::string>& words,
                               const std::vector<std::string>& others) {
  std::vector<std::string> apart;
  for (const std::string& one : words) {
    if (std::find(others.begin(), others.end(), one) == others.end()) apart.push_back(one);
  }
  return apart.empty() ? words : apart;
}

// "the decision "fix port=1352" (Ann, 2026-11-21: "as in the product")"
std::string Told(const model::Decision& decision) {
  return fmt::format("the decision \"{}\" ({}, {}: \"{}\")", Summary(decision), decision.who, decision.date,
                     decision.reason);
}

}  // namespace

// Where the findings of a round stand, by id and by what they are about.
class Decisions::Index {
 public:
  explicit Index(const Findings& found) {
    for (std::size_t i = 0; i < found.findings.size(); ++i) {
      const model::Finding& finding = found.findings[i];
      by_id_.emplace(finding.id, i);
      for (const model::FindingMember& member : finding.members) {
        for (const std::string& subject : {member.flow_id, member.entry_id}) {
          if (!subject.empty()) by_subject_[{finding.guide, finding.kind, subject}].push_back(i);
        }
      }
    }
    for (std::size_t i = 0; i < found.groups.size(); ++i) by_group_.emplace(found.groups[i].id, i);
  }

  // What the decision may be about: the finding of its id, else those of its kind that name its subject. A
  // finding whose members changed has another id and is the same finding all the same.
  std::vector<std::size_t> Candidates(const model::Decision& decision, const std::string& guide) const {
    const auto same = by_id_.find(decision.finding);
    if (same != by_id_.end()) return {same->second};
    const auto alike = by_subject_.find({guide, decision.kind, decision.subject});
    return alike == by_subject_.end() ? std::vector<std::size_t>() : alike->second;
  }
  std::size_t Group(const std::string& id) const { return by_group_.at(id); }

 private:
  std::map<std::string, std::size_t> by_id_, by_group_;
  std::map<std::tuple<std::string, diag::Kind, std::string>, std::vector<std::size_t>> by_subject_;
};

Decisions::Decisions(std::vector<Reading>& readings) : readings_(readings) {
  for (std::size_t i = 0; i < readings.size(); ++i) {
    for (model::Decision& decision : readings[i].guide.decisions)
      cases_.push_back({i, &decision, false, {}, {}, ""});
  }
  if (cases_.empty()) return;
  for (const Reading& reading : readings) rows_.Add(reading.guide);
}

bool Decisions::Settle(Findings& found) {
  if (cases_.empty()) return false;
  const Index index(found);
  bool changed = false;
  for (Case& one : cases_) changed = Settle(one, index, found) || changed;
  return changed;
}

bool Decisions::Settle(Case& one, const Index& index, Findings& found) {
  model::Decision& decision = *one.decision;
  if (decision.kind == diag::Kind::flow_changed) return SettleChange(one);
  const bool was_applied = decision.standing == model::Standing::applied;
  const Match match = Meet(decision, one.guide, index, found);
  one.met = match.finding != nullptr && (match.same_words || !was_applied);
  if (!one.met) return false;
  decision.standing = model::Standing::stale;
  if (match.same_words && (was_applied || PutIn(one, *match.finding))) {
    decision.standing = model::Standing::applied;
    if (decision.verdict != model::Verdict::unsure) match.finding->verdict = decision.verdict;
  }
  decision.settles = match.finding->id;
  one.finding = *match.finding;
  one.group = found.groups[index.Group(match.finding->group)];
  return !was_applied && decision.standing == model::Standing::applied &&
         decision.verdict == model::Verdict::fix;
}

// A change against an earlier dataset is no finding of this one. Such a decision is made on the row of the
// flow, and on no words at all where the flow was gone.
bool Decisions::SettleChange(Case& one) {
  model::Decision& decision = *one.decision;
  const bool was_applied = decision.standing == model::Standing::applied;
  const model::Flow* flow = FlowOf(readings_[one.guide], decision.subject);
  model::Finding change;
  change.id = decision.finding;
  change.kind = decision.kind;
  change.guide = readings_[one.guide].guide.source.id;
  if (flow != nullptr) change.members.push_back(model::SubjectOf(*flow));
  one.met = flow != nullptr || decision.words.empty();
  if (!one.met) return false;
  const bool same_words =
      model::EvidenceHash(model::EvidenceWords(change, rows_)) == decision.evidence_sha256;
  decision.standing =
      same_words && (was_applied || PutIn(one, change)) ? model::Standing::applied : model::Standing::stale;
  decision.settles = change.id;
  one.finding = std::move(change);
  return !was_applied && decision.standing == model::Standing::applied &&
         decision.verdict == model::Verdict::fix;
}

// Of those it may be about the one that reads as it did, else the first.
Decisions::Match Decisions::Meet(const model::Decision& decision, std::size_t guide, const Index& index,
                                 Findings& found) const {
  Match match;
  for (const std::size_t at : index.Candidates(decision, readings_[guide].guide.source.id)) {
    model::Finding& finding = found.findings[at];
    if (model::EvidenceHash(model::EvidenceWords(finding, rows_)) == decision.evidence_sha256)
      return {&finding, true};
    if (match.finding == nullptr) match.finding = &finding;
  }
  return match;
}

// All flows of the fix or none. True where there is nothing to put in.
bool Decisions::PutIn(Case& one, const model::Finding& finding) {
  const Reading& reading = readings_[one.guide];
  const model::Source& source = reading.guide.source;
  std::vector<std::pair<model::Flow*, model::Flow>> fixed;
  for (const std::string& id : one.decision->flows) {
    model::Flow* flow = FlowOf(readings_[one.guide], id);
    const model::FindingMember* member = MemberNaming(finding, id);
    if (flow == nullptr || member == nullptr) {
      one.conflict = fmt::format("the finding names no flow {}", id);
      return false;
    }
    auto result =
        Fixed(*one.decision, {source.vendor + "/" + source.product, *reading.rules, member->evidence}, *flow);
    if (!result) {
      one.conflict = std::move(result.error());
      return false;
    }
    fixed.emplace_back(flow, *std::move(result));
  }
  for (auto& [flow, result] : fixed) *flow = std::move(result);
  one.conflict.clear();
  return true;
}

Findings Decisions::Resolved() const {
  Findings resolved;
  for (const Case& one : cases_) {
    if (one.met || one.decision->standing != model::Standing::applied || !one.group) continue;
    resolved.findings.push_back(*one.finding);
    resolved.groups.push_back(*one.group);
  }
  return resolved;
}

Findings Decisions::Report() const {
  if (cases_.empty()) return {};
  const Claims claims(readings_);
  std::vector<Draft> drafts;
  for (const Case& one : cases_) {
    const bool is_rejected = one.decision->kind == diag::Kind::flow_changed &&
                             one.decision->verdict == model::Verdict::reject &&
                             one.decision->standing == model::Standing::applied && one.finding;
    if (is_rejected) drafts.push_back(Rejected(one));
    if (one.decision->standing == model::Standing::stale) drafts.push_back(Stale(one));
    if (one.decision->standing == model::Standing::orphaned) drafts.push_back(Orphaned(one, claims));
  }
  return Finish(claims, std::move(drafts));
}

Draft Decisions::Rejected(const Case& one) const {
  Draft draft;
  draft.kind = diag::Kind::flow_changed;
  draft.guide = one.guide;
  draft.message = fmt::format(
      "{} holds it against the guide: {}", Told(*one.decision),
      one.finding->members.empty() ? "the flow should not be gone" : "the flow is not what the row states");
  draft.help = "correct the rule that read it, or fix it by a decision";
  draft.members = one.finding->members;
  return draft;
}

Draft Decisions::Stale(const Case& one) const {
  const model::Decision& decision = *one.decision;
  const std::vector<std::string> now = model::EvidenceWords(*one.finding, rows_);
  const std::string why = !one.conflict.empty() ? one.conflict
                                                : fmt::format("it was made on {}, which reads {} now",
                                                              Quoted(Apart(decision.words, now)),
                                                              Quoted(Apart(now, decision.words)));
  Draft draft;
  draft.kind = diag::Kind::decision_stale;
  draft.guide = one.guide;
  draft.message = fmt::format("{} on {} {} does not hold: {}", Told(decision), diag::Name(decision.kind),
                              decision.finding, why);
  draft.help = fmt::format(
      "look at {} and decide it again, or take the decision's line out of decisions.toml", decision.settles);
  draft.value = decision.finding;
  draft.members = one.finding->members;
  return draft;
}

Draft Decisions::Orphaned(const Case& one, const Claims& claims) const {
  const model::Decision& decision = *one.decision;
  Draft draft;
  draft.kind = diag::Kind::decision_orphaned;
  draft.guide = one.guide;
  draft.message =
      fmt::format("{} on {} {} has nothing to settle: the finding is gone; it was made on {}", Told(decision),
                  diag::Name(decision.kind), decision.finding, Quoted(decision.words));
  draft.value = decision.finding;
  draft.help = "take the decision's line out of decisions.toml if the guide is right now";
  for (const Claim& claim : claims.Of(claims.guides[one.guide])) {
    if (claim.flow->id != decision.subject && claim.flow->entry_id != decision.subject) continue;
    draft.members.push_back(MemberOf(kSubject, claim, model::Field::port));
    break;
  }
  return draft;
}

}  // namespace portbook::reconcile
