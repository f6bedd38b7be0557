#include "portbook/review/decide.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "portbook/base/count.h"
#include "portbook/base/utf8.h"
#include "portbook/model/evidence_words.h"
#include "portbook/model/flow_field.h"
#include "portbook/sources/decisions.h"
#include "review/unfit_decisions.h"

namespace portbook::review {
namespace {

using model::Finding;

constexpr std::size_t kListed = 4;

// What a ruling is on. A change, which is no finding of the dataset, is put into the form of one.
struct Targets {
  std::vector<Finding> findings;
  std::vector<std::string> withdrawn;  // decisions whose findings are gone
};

// "n_1 (port-missing), n_2 (port-missing) and 7 more"
std::string Listed(const std::vector<const Finding*>& findings) {
  std::string list;
  for (std::size_t i = 0; i < std::min(findings.size(), kListed); ++i)
    list += fmt::format("{}{} ({})", i == 0 ? "" : ", ", findings[i]->id, Name(findings[i]->kind));
  return findings.size() <= kListed ? list : list + fmt::format(" and {} more", findings.size() - kListed);
}

// The finding whose id begins so, or the open ones of the group that does.
base::Expected<std::vector<const Finding*>> ResolveFindings(const model::Catalog& catalog,
                                                            const std::string& asked) {
  std::vector<const Finding*> named, grouped;
  std::set<std::string_view> groups;
  for (const Finding& finding : catalog.findings) {
    if (finding.id.starts_with(asked)) named.push_back(&finding);
    if (!finding.group.starts_with(asked)) continue;
    groups.insert(finding.group);
    if (!finding.verdict) grouped.push_back(&finding);
  }
  if (named.size() == 1) return named;
  if (named.size() > 1)
    return base::Fail("", "several findings begin with `" + asked + "`: " + Listed(named),
                      "give more of the id");
  if (groups.size() > 1)
    return base::Fail("", "several groups begin with `" + asked + "`", "give more of the id");
  if (groups.empty())
    return base::Fail("", "no finding and no group is named `" + asked + "`",
                      "`portbook check` prints their ids");
  if (grouped.empty()) return base::Fail("", "every finding of the group `" + asked + "` is decided");
  return grouped;
}

// Of a flow that is gone, its id alone: there are no words of it.
Finding ChangeAsFinding(const Item& change) {
  Finding finding;
  finding.id = change.id;
  finding.kind = diag::Kind::flow_changed;
  finding.guide = change.guide;
  const Member& last = change.members.back();
  if (last.role == "after") {
    finding.members.push_back(model::SubjectOf(*last.flow));
  } else {
    finding.members.push_back({"subject", last.flow->id, "", {}});
  }
  return finding;
}

std::vector<const Item*> ChangesNamed(const Queue& queue, const std::string& asked) {
  std::vector<const Item*> changes;
  for (const Group& group : queue.groups) {
    for (const Item& item : group.items) {
      const bool named = item.id.starts_with(asked) || group.id.starts_with(asked);
      if (named && item.finding == nullptr) changes.push_back(&item);
    }
  }
  return changes;
}

const Finding* FindFinding(const model::Catalog& catalog, std::string_view id) {
  const auto found = std::find_if(catalog.findings.begin(), catalog.findings.end(),
                                  [&](const Finding& finding) { return finding.id == id; });
  return found == catalog.findings.end() ? nullptr : &*found;
}

const model::Flow* FindFlow(const model::Guide& guide, std::string_view id) {
  const auto flow = std::find_if(guide.flows.begin(), guide.flows.end(),
                                 [&](const model::Flow& other) { return other.id == id; });
  return flow == guide.flows.end() ? nullptr : &*flow;
}

const model::Guide* FindGuide(const model::Catalog& catalog, std::string_view id) {
  const auto guide = std::find_if(catalog.guides.begin(), catalog.guides.end(),
                                  [&](const model::Guide& other) { return other.source.id == id; });
  return guide == catalog.guides.end() ? nullptr : &*guide;
}

// A decision on a change, as it would be made on the flow today.
Finding ChangeToday(const model::Decision& decision, const model::Guide& guide) {
  Finding finding;
  finding.id = decision.finding;
  finding.kind = diag::Kind::flow_changed;
  finding.guide = guide.source.id;
  const model::Flow* flow = FindFlow(guide, decision.subject);
  finding.members.push_back(flow != nullptr ? model::SubjectOf(*flow)
                                            : model::FindingMember{"subject", decision.subject, "", {}});
  return finding;
}

// The decision on a change that a finding flow-changed tells of.
const model::Decision* RejectedChange(const model::Guide& guide, const Finding& finding) {
  const auto found =
      std::find_if(guide.decisions.begin(), guide.decisions.end(), [&](const model::Decision& decision) {
        return decision.kind == diag::Kind::flow_changed && finding.kind == decision.kind &&
               finding.message.find(decision.reason) != std::string::npos &&
               (finding.members.empty() || finding.members.front().flow_id == decision.subject);
      });
  return found == guide.decisions.end() ? nullptr : &*found;
}

// A finding about a decision stands for what that decision was made on.
base::Expected<void> Add(const Finding& finding, const model::Catalog& catalog, model::Verdict verdict,
                         Targets& targets) {
  const model::Guide* guide = FindGuide(catalog, finding.guide);
  const model::Decision* made = guide == nullptr ? nullptr : UnfitDecision(*guide, finding);
  if (made == nullptr && guide != nullptr) made = RejectedChange(*guide, finding);
  if (made == nullptr) {
    targets.findings.push_back(finding);
  } else if (finding.kind == diag::Kind::decision_orphaned) {
    if (verdict != model::Verdict::accept)
      return base::Fail("", "the finding that the decision " + made->finding + " was made on is gone",
                        "accept that, and the decision is taken out of decisions.toml");
    targets.withdrawn.push_back(made->finding);
  } else if (made->kind == diag::Kind::flow_changed) {
    targets.findings.push_back(ChangeToday(*made, *guide));
  } else if (const Finding* settled = FindFinding(catalog, made->settles)) {
    targets.findings.push_back(*settled);
  }
  return {};
}

base::Expected<Targets> Resolve(const model::Catalog& catalog, const Queue& queue, const Ruling& ruling) {
  Targets targets;
  for (const Item* change : ChangesNamed(queue, ruling.id)) {
    targets.findings.push_back(ChangeAsFinding(*change));
    if (change->guide != targets.findings.front().guide)
      return base::Fail("", "the changes of `" + ruling.id + "` are of several guides",
                        "decide them one by one");
  }
  if (!targets.findings.empty()) return targets;
  const auto findings = ResolveFindings(catalog, ruling.id);
  if (!findings) return tl::unexpected(findings.error());
  for (const Finding* finding : *findings) {
    if (const base::Expected<void> added = Add(*finding, catalog, ruling.verdict, targets); !added)
      return tl::unexpected(added.error());
  }
  return targets;
}

bool HasSides(const Finding& finding) {
  return std::any_of(finding.members.begin(), finding.members.end(),
                     [](const model::FindingMember& member) { return member.role == "counter-claim"; });
}

// The flows of its own guide that are in question, each once.
std::vector<const model::Flow*> FlowsOf(const model::Catalog& catalog, const Finding& finding) {
  std::vector<const model::Flow*> flows;
  const model::Guide* guide = FindGuide(catalog, finding.guide);
  for (const model::FindingMember& member : finding.members) {
    const bool in_question = guide != nullptr && !member.flow_id.empty() && member.role != "witness";
    const model::Flow* flow = in_question ? FindFlow(*guide, member.flow_id) : nullptr;
    if (flow != nullptr && std::find(flows.begin(), flows.end(), flow) == flows.end()) flows.push_back(flow);
  }
  return flows;
}

// All of them, but of claims that are set against each other only the one that is asked for.
base::Expected<std::vector<const model::Flow*>> FlowsToFix(const model::Catalog& catalog,
                                                           const Finding& finding,
                                                           const std::optional<std::string>& asked) {
  std::vector<const model::Flow*> flows = FlowsOf(catalog, finding);
  if (asked) std::erase_if(flows, [&](const model::Flow* flow) { return flow->id != *asked; });
  if (flows.empty()) {
    return base::Fail("",
                      finding.id + " names no flow" + (asked ? " `" + *asked + "`" : " that could be fixed"),
                      asked ? "" : "accept or reject it");
  }
  if (flows.size() == 1 || !HasSides(finding)) return flows;
  std::string list;
  for (const model::Flow* flow : flows)
    list += (list.empty() ? "" : ", ") + flow->id + " (" + Dump(*flow) + ")";
  return base::Fail("", finding.id + " sets flows against each other: " + list,
                    "say which one is to be fixed with --flow");
}

// The only source and the only destination that the row's own words name.
base::Expected<std::vector<model::Change>> PromoteEnds(const model::Flow& flow) {
  std::vector<model::Change> changes;
  for (const model::EndpointCandidate& candidate : flow.endpoint_candidates) {
    const model::Field field = candidate.is_source ? model::Field::source : model::Field::destination;
    if (!FieldText(flow, field).empty()) continue;
    const bool again = std::any_of(changes.begin(), changes.end(), [&](const model::Change& change) {
      return change.field == field || change.value == candidate.name;
    });
    if (again)
      return base::Fail("", flow.id + " has several endpoint candidates, or one whose end is not told",
                        "say the value with --field, as in --field source=\"" + candidate.name + "\"");
    changes.push_back({field, candidate.name});
  }
  return changes;
}

// The only port that the row's own text gives.
base::Expected<std::vector<model::Change>> PromotePort(const model::Flow& flow) {
  if (flow.port_candidates.size() != 1) {
    return base::Fail(
        "", fmt::format("{} has {}", flow.id, base::Count(flow.port_candidates.size(), "port candidate")),
        "say the value with --field, as in --field port=443");
  }
  const model::PortCandidate& candidate = flow.port_candidates.front();
  const bool is_one = candidate.range.first() == candidate.range.last();
  model::PortSpec port;
  port.kind = is_one ? model::PortKind::fixed : model::PortKind::range;
  port.range = candidate.range;
  std::vector<model::Change> changes = {{model::Field::port, ToString(port)}};
  const bool gives_transport =
      flow.transport == model::Transport::unresolved && candidate.transport != model::Transport::unresolved;
  if (gives_transport) changes.push_back({model::Field::transport, std::string(Name(candidate.transport))});
  return changes;
}

base::Expected<model::Change> ReadChange(const std::string& text, model::Flow flow) {
  const std::size_t equals = text.find('=');
  const std::string name = text.substr(0, equals);
  const std::optional<model::Field> field = model::ParseField(name);
  if (equals == std::string::npos || !field)
    return base::Fail("", "`" + text + "` sets no field of a flow", "write it as in port=443");
  if (!model::SetField(flow, *field, text.substr(equals + 1)))
    return base::Fail("", "`" + text.substr(equals + 1) + "` is no value of " + name,
                      "give " + ValuesOf(*field));
  return model::Change{*field, FieldText(flow, *field)};
}

base::Expected<std::vector<model::Change>> ReadChanges(const Ruling& ruling, diag::Kind kind,
                                                       const std::vector<const model::Flow*>& flows) {
  const model::Flow& flow = *flows.front();
  if (ruling.fields.empty() && flows.size() > 1)
    return base::Fail("", "a fix of several flows needs its values",
                      "say them with --field, as in --field transport=tcp");
  if (ruling.fields.empty())
    return kind == diag::Kind::endpoint_in_prose_only ? PromoteEnds(flow) : PromotePort(flow);
  std::vector<model::Change> changes;
  for (const std::string& text : ruling.fields) {
    base::Expected<model::Change> change = ReadChange(text, flow);
    if (!change) return tl::unexpected(change.error());
    changes.push_back(*std::move(change));
  }
  return changes;
}

// The decision without what it fixes.
model::Decision VerdictOn(const Finding& finding, const model::RowsOfGuides& rows, const Ruling& ruling) {
  model::Decision decision;
  decision.finding = finding.id;
  decision.kind = finding.kind;
  decision.verdict = ruling.verdict;
  decision.reason = ruling.reason;
  decision.who = ruling.who;
  decision.date = ruling.date;
  decision.words = EvidenceWords(finding, rows);
  decision.evidence_sha256 = model::EvidenceHash(decision.words);
  if (!finding.members.empty()) {
    const model::FindingMember& first = finding.members.front();
    decision.subject = first.flow_id.empty() ? first.entry_id : first.flow_id;
  }
  return decision;
}

base::Expected<std::vector<model::Decision>> DecisionsOn(const model::Catalog& catalog,
                                                         const std::vector<Finding>& findings,
                                                         const Ruling& ruling) {
  model::RowsOfGuides rows;
  for (const model::Guide& guide : catalog.guides) rows.Add(guide);
  std::vector<model::Decision> decisions;
  for (const Finding& finding : findings) {
    model::Decision& decision = decisions.emplace_back(VerdictOn(finding, rows, ruling));
    if (ruling.verdict != model::Verdict::fix) continue;
    const auto flows = FlowsToFix(catalog, finding, ruling.flow);
    if (!flows) return tl::unexpected(flows.error());
    base::Expected<std::vector<model::Change>> changes = ReadChanges(ruling, finding.kind, *flows);
    if (!changes) return tl::unexpected(changes.error());
    for (const model::Flow* flow : *flows) decision.flows.push_back(flow->id);
    decision.changes = *std::move(changes);
  }
  return decisions;
}

std::string GuideOf(const model::Catalog& catalog, const Targets& targets) {
  if (!targets.findings.empty()) return targets.findings.front().guide;
  for (const model::Guide& guide : catalog.guides) {
    for (const model::Decision& decision : guide.decisions) {
      if (decision.finding == targets.withdrawn.front()) return guide.source.id;
    }
  }
  return "";
}

// Decisions on the same findings that were made under other ids.
std::vector<std::string> SupersededBy(const std::vector<Finding>& findings, const model::Catalog& catalog) {
  std::vector<std::string> superseded;
  for (const model::Guide& guide : catalog.guides) {
    for (const model::Decision& earlier : guide.decisions) {
      const bool again = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.id == earlier.settles && finding.id != earlier.finding;
      });
      if (again) superseded.push_back(earlier.finding);
    }
  }
  return superseded;
}

template <class Number>
std::optional<Number> WholeNumber(std::string_view text) {
  Number number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return whole ? std::optional(number) : std::nullopt;
}

// As in 2026-11-21, and the calendar has it.
bool IsDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = WholeNumber<int>(text.substr(0, 4));
  const auto month = WholeNumber<unsigned>(text.substr(5, 2)), day = WholeNumber<unsigned>(text.substr(8, 2));
  using namespace std::chrono;
  return year && month && day &&
         year_month_day(std::chrono::year(*year), std::chrono::month(*month), std::chrono::day(*day)).ok();
}

base::Expected<void> CheckWords(const Ruling& ruling) {
  if (ruling.verdict != model::Verdict::fix && (!ruling.fields.empty() || ruling.flow))
    return base::Fail("", "--field and --flow go with the verdict `fix`");
  if (!IsDay(ruling.date))
    return base::Fail("", "`" + ruling.date + "` is no day", "write it as in 2026-11-21");
  if (base::FoldSpace(ruling.reason).empty()) return base::Fail("", "a decision needs a reason");
  if (base::FoldSpace(ruling.who).empty())
    return base::Fail("", "nobody is named who decides", "name yourself with --who");
  for (const std::string* text : {&ruling.reason, &ruling.who}) {
    if (base::FirstInvalidUtf8(*text) != std::string::npos)
      return base::Fail("", "the words are not valid UTF-8");
  }
  return {};
}

}  // namespace

base::Expected<Decided> Decide(const model::Catalog& catalog, const Queue& queue, const Ruling& ruling) {
  if (const base::Expected<void> said = CheckWords(ruling); !said) return tl::unexpected(said.error());
  base::Expected<Targets> targets = Resolve(catalog, queue, ruling);
  if (!targets) return tl::unexpected(targets.error());
  base::Expected<std::vector<model::Decision>> decisions = DecisionsOn(catalog, targets->findings, ruling);
  if (!decisions) return tl::unexpected(decisions.error());
  Decided decided{GuideOf(catalog, *targets), *std::move(decisions),
                  SupersededBy(targets->findings, catalog)};
  std::move(targets->withdrawn.begin(), targets->withdrawn.end(), std::back_inserter(decided.superseded));
  return decided;
}

base::Expected<void> Record(const Decided& decided, const std::string& directory) {
  return sources::RecordDecisions(directory, decided.decisions, decided.superseded);
}

}  // namespace portbook::review
