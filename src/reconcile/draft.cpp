#include "reconcile/draft.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "portbook/base/digest.h"
#include "portbook/base/utf8.h"
#include "reconcile/scopes.h"

namespace portbook::reconcile {
namespace {

constexpr std::size_t kListed = 5;

// The row's first visible cell, or the sentence of prose.
base::Evidence RowEvidence(const model::Entry& entry) {
  for (const model::RoleCell& cell : entry.cells) {
    base::Text text = cell.text();
    if (!text.blank()) return {std::move(text), cell.place};
  }
  if (!entry.sentence.quote.empty()) return entry.sentence;
  return {{}, {entry.grid, entry.row, -1}};
}

base::Evidence EvidenceOf(const Claim& claim, model::Field field) {
  const model::Statement* statement = model::Find(*claim.flow, field);
  if (statement != nullptr && !statement->evidence.empty()) return statement->evidence.front();
  return claim.entry != nullptr ? RowEvidence(*claim.entry) : base::Evidence{};
}

// What a group's id is made of.
std::string GroupIdentity(const GuideClaims& guide, const Draft& draft) {
  return fmt::format("{}\n{}\n{}", guide.id(), diag::Name(draft.kind),
                     base::FoldForComparison(draft.subject));
}

// What a finding's id is made of. The places are no part of it: a finding whose rows moved is the same
// finding. Nor is its sentence, which may be put better.
std::string Identity(const GuideClaims& guide, const Draft& draft) {
  std::string text = GroupIdentity(guide, draft) + "\n" + base::FoldForComparison(draft.value);
  for (const model::FindingMember& member : draft.members) {
    text += fmt::format("\n{}\n{}\n{}\n{}", member.role, member.flow_id, member.entry_id,
                        base::FoldForComparison(member.evidence.quote.value()));
  }
  return text;
}

using Position = std::tuple<base::TablePlace, base::Span, std::string>;

std::vector<Position> PositionsOf(const Draft& draft) {
  std::vector<Position> positions;
  for (const model::FindingMember& member : draft.members) {
    positions.emplace_back(member.evidence.place, member.evidence.quote.Extent(), member.role);
  }
  return positions;
}

// Where a reviewer who reads the guide from its start comes upon the finding.
std::pair<base::TablePlace, base::Span> FirstPlace(const model::Finding& finding) {
  if (finding.members.empty()) return {};
  const base::Evidence& evidence = finding.members.front().evidence;
  return {evidence.place, evidence.quote.Extent()};
}

struct Identified {
  std::string identity;
  std::vector<Position> positions;
  Draft draft;
  friend bool operator<(const Identified& a, const Identified& b) {
    return std::tie(a.identity, a.positions, a.draft.message, a.draft.help) <
           std::tie(b.identity, b.positions, b.draft.message, b.draft.help);
  }
};

// The group as its first finding makes it.
model::FindingGroup GroupOf(const GuideClaims& guide, const Draft& draft) {
  const rules::FindingRule& rule = guide.rules().JudgementOf(draft.kind);
  model::FindingGroup group;
  group.id = "g_" + base::ShortHash(GroupIdentity(guide, draft));
  group.kind = draft.kind;
  group.severity = rule.severity;
  group.guide = guide.id();
  group.subject = base::FoldForComparison(draft.subject);
  group.message = draft.message;
  group.why = rule.why;
  group.resolve = rule.resolve;
  return group;
}

using Groups = std::map<std::string, model::FindingGroup>;  // by id

std::string Join(Groups& groups, const GuideClaims& guide, const Draft& draft) {
  model::FindingGroup own = GroupOf(guide, draft);
  model::FindingGroup& group = groups.try_emplace(own.id, own).first->second;
  ++group.findings;
  if (group.message != draft.message) group.message = diag::Info(draft.kind).meaning;
  return own.id;
}

model::Finding FindingOf(std::string id, std::string group, const Claims& claims, Draft draft) {
  const GuideClaims& guide = claims.guides[draft.guide];
  const rules::FindingRule& rule = guide.rules().JudgementOf(draft.kind);
  if (draft.help.empty()) draft.help = rule.resolve;
  return {std::move(id),
          draft.kind,
          rule.severity,
          guide.id(),
          std::move(group),
          std::move(draft.message),
          DescribeScopes(claims, draft.compared),
          std::move(draft.help),
          std::move(draft.members)};
}

Findings Ordered(std::vector<model::Finding> findings, Groups groups) {
  std::sort(findings.begin(), findings.end(), [](const model::Finding& a, const model::Finding& b) {
    const auto at_a = FirstPlace(a), at_b = FirstPlace(b);
    return std::tie(a.guide, b.severity, a.kind, at_a, a.id) <
           std::tie(b.guide, a.severity, b.kind, at_b, b.id);
  });
  std::vector<model::FindingGroup> ordered;
  for (const model::Finding& finding : findings) {
    if (auto group = groups.extract(finding.group)) ordered.push_back(std::move(group.mapped()));
  }
  return {std::move(ordered), std::move(findings)};
}

}  // namespace

Findings Finish(const Claims& claims, std::vector<Draft> drafts) {
  std::vector<Identified> identified;
  identified.reserve(drafts.size());
  for (Draft& draft : drafts) {
    std::string identity = Identity(claims.guides[draft.guide], draft);
    std::vector<Position> positions = PositionsOf(draft);
    identified.push_back({std::move(identity), std::move(positions), std::move(draft)});
  }
  std::sort(identified.begin(), identified.end());

  std::vector<model::Finding> findings;
  findings.reserve(identified.size());
  Groups groups;
  std::size_t ordinal = 0;
  for (std::size_t i = 0; i < identified.size(); ++i) {
    const std::string& identity = identified[i].identity;
    ordinal = i > 0 && identified[i - 1].identity == identity ? ordinal + 1 : 0;
    const std::string key = ordinal == 0 ? identity : fmt::format("{}\n#{}", identity, ordinal);
    Draft& draft = identified[i].draft;
    std::string group = Join(groups, claims.guides[draft.guide], draft);
    findings.push_back(FindingOf("n_" + base::ShortHash(key), std::move(group), claims, std::move(draft)));
  }
  return Ordered(std::move(findings), std::move(groups));
}

Findings Combine(std::vector<Findings> parts) {
  std::map<std::string, model::Finding> by_id;
  Groups groups;
  for (Findings& part : parts) {
    for (model::FindingGroup& group : part.groups) {
      model::FindingGroup& joint = groups.try_emplace(group.id, group).first->second;
      if (joint.message != group.message) joint.message = diag::Info(group.kind).meaning;
      joint.findings = 0;
    }
    for (model::Finding& finding : part.findings) by_id.try_emplace(finding.id, std::move(finding));
  }
  std::vector<model::Finding> findings;
  for (auto& [id, finding] : by_id) {
    ++groups.at(finding.group).findings;
    findings.push_back(std::move(finding));
  }
  return Ordered(std::move(findings), std::move(groups));
}

model::FindingMember MemberOf(std::string_view role, const Claim& claim, model::Field field) {
  return {std::string(role), claim.flow->id, claim.flow->entry_id, EvidenceOf(claim, field)};
}

std::vector<model::FindingMember> SidesOf(const Group& group, model::Field field) {
  std::vector<model::FindingMember> members;
  for (const Claim* claim : group) {
    members.push_back(MemberOf(members.empty() ? kClaim : kCounterClaim, *claim, field));
  }
  return members;
}

std::string Listed(const std::vector<std::string>& items) {
  std::vector<std::string> told;
  std::set<std::string_view> seen;
  for (const std::string& item : items) {
    if (seen.insert(item).second) told.push_back(item);
  }
  if (told.size() > kListed) {
    const std::size_t left = told.size() - (kListed - 1);
    told.resize(kListed - 1);
    told.push_back(fmt::format("{} more", left));
  }
  std::string text;
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (i > 0) text += i + 1 == told.size() ? " and " : ", ";
    text += told[i];
  }
  return text;
}

std::string Describe(const model::PortRange& range) {
  if (range.first() == range.last()) return fmt::format("{}", range.first());
  return fmt::format("{}-{}", range.first(), range.last());
}

std::string DescribePort(const model::Flow& flow) {
  const bool known = flow.transport != model::Transport::unresolved;
  return fmt::format("{} {}", known ? model::Name(flow.transport) : "port", model::ToString(flow.port));
}

std::string DescribeServices(const model::Flow& flow) {
  return fmt::format("{}", fmt::join(flow.services, "/"));
}

std::string OnListener(const model::Flow& flow) {
  const std::string* listener = ListenerOf(flow);
  return listener != nullptr ? " on " + *listener : "";
}

Group OnePerEntry(const Group& group) {
  Group result;
  for (const Claim* claim : group) {
    if (result.empty() || !SameEntry(*result.back(), *claim)) result.push_back(claim);
  }
  return result;
}

}  // namespace portbook::reconcile
