// `portbook decide`: writes a person's verdict on a finding, or on each of a group, to the guide's
// decisions.toml.
#include "cli/options.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/day.h"
#include "cli/guide_summary.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "portbook/base/utf8.h"
#include "portbook/model/evidence_words.h"
#include "portbook/model/flow_field.h"
#include "portbook/pipeline/captures.h"
#include "portbook/sources/decisions.h"

namespace portbook::cli {
namespace {

using model::Finding;
using Findings = std::vector<const Finding*>;

constexpr std::size_t kListed = 4;

// "n_1 (port-missing), n_2 (port-missing) and 7 more"
std::string Listed(const Findings& findings) {
  std::string list;
  for (std::size_t i = 0; i < std::min(findings.size(), kListed); ++i)
    list += fmt::format("{}{} ({})", i == 0 ? "" : ", ", findings[i]->id, Name(findings[i]->kind));
  return findings.size() <= kListed ? list : list + fmt::format(" and {} more", findings.size() - kListed);
}

// The finding whose id begins so, or the open ones of the group that does.
base::Expected<Findings> Resolve(const model::Catalog& catalog, const std::string& asked) {
  Findings named, grouped;
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

const model::Flow* FindFlow(const model::Catalog& catalog, const Finding& finding, const std::string& id) {
  for (const model::Guide& guide : catalog.guides) {
    if (guide.source.id != finding.guide) continue;
    const auto flow = std::find_if(guide.flows.begin(), guide.flows.end(),
                                   [&](const model::Flow& other) { return other.id == id; });
    if (flow != guide.flows.end()) return &*flow;
  }
  return nullptr;
}

bool HasSides(const Finding& finding) {
  return std::any_of(finding.members.begin(), finding.members.end(),
                     [](const model::FindingMember& member) { return member.role == "counter-claim"; });
}

// The flows of its own guide that are in question, each once.
std::vector<const model::Flow*> FlowsOf(const model::Catalog& catalog, const Finding& finding) {
  std::vector<const model::Flow*> flows;
  for (const model::FindingMember& member : finding.members) {
    const bool in_question = !member.flow_id.empty() && member.role != "witness";
    const model::Flow* flow = in_question ? FindFlow(catalog, finding, member.flow_id) : nullptr;
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

// The only port that the row's own text gives.
base::Expected<std::vector<model::Change>> PromoteCandidate(const model::Flow& flow) {
  if (flow.port_candidates.size() != 1) {
    return base::Fail("",
                      fmt::format("{} has {}", flow.id, Count(flow.port_candidates.size(), "port candidate")),
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

base::Expected<std::vector<model::Change>> ReadChanges(const DecideOptions& options,
                                                       const std::vector<const model::Flow*>& flows) {
  const model::Flow& flow = *flows.front();
  if (options.fields.empty() && flows.size() > 1)
    return base::Fail("", "a fix of several flows needs its values",
                      "say them with --field, as in --field transport=tcp");
  if (options.fields.empty()) return PromoteCandidate(flow);
  std::vector<model::Change> changes;
  for (const std::string& text : options.fields) {
    base::Expected<model::Change> change = ReadChange(text, flow);
    if (!change) return tl::unexpected(change.error());
    changes.push_back(*std::move(change));
  }
  return changes;
}

// The decision without what it fixes.
model::Decision VerdictOn(const Finding& finding, const model::RowsOfGuides& rows,
                          const DecideOptions& options) {
  model::Decision decision;
  decision.finding = finding.id;
  decision.kind = finding.kind;
  decision.verdict = options.verdict;
  decision.reason = options.reason;
  decision.who = options.who;
  decision.date = options.date.value_or(Today());
  decision.words = EvidenceWords(finding, rows);
  decision.evidence_sha256 = model::EvidenceHash(decision.words);
  if (!finding.members.empty()) {
    const model::FindingMember& first = finding.members.front();
    decision.subject = first.flow_id.empty() ? first.entry_id : first.flow_id;
  }
  return decision;
}

base::Expected<std::vector<model::Decision>> Decide(const model::Catalog& catalog, const Findings& findings,
                                                    const DecideOptions& options) {
  model::RowsOfGuides rows;
  for (const model::Guide& guide : catalog.guides) rows.Add(guide);
  std::vector<model::Decision> decisions;
  for (const Finding* finding : findings) {
    model::Decision& decision = decisions.emplace_back(VerdictOn(*finding, rows, options));
    if (options.verdict != model::Verdict::fix) continue;
    const auto flows = FlowsToFix(catalog, *finding, options.flow);
    if (!flows) return tl::unexpected(flows.error());
    base::Expected<std::vector<model::Change>> changes = ReadChanges(options, *flows);
    if (!changes) return tl::unexpected(changes.error());
    for (const model::Flow* flow : *flows) decision.flows.push_back(flow->id);
    decision.changes = *std::move(changes);
  }
  return decisions;
}

// Decisions on the same findings that were made under other ids.
std::vector<std::string> SupersededBy(const Findings& findings, const model::Catalog& catalog) {
  std::vector<std::string> superseded;
  for (const model::Guide& guide : catalog.guides) {
    for (const model::Decision& earlier : guide.decisions) {
      const bool again = std::any_of(findings.begin(), findings.end(), [&](const Finding* finding) {
        return finding->id == earlier.settles && finding->id != earlier.finding;
      });
      if (again) superseded.push_back(earlier.finding);
    }
  }
  return superseded;
}

base::Expected<void> CheckWords(const DecideOptions& options) {
  if (options.verdict != model::Verdict::fix && (!options.fields.empty() || options.flow))
    return base::Fail("", "--field and --flow go with the verdict `fix`");
  if (options.date && !IsDay(*options.date))
    return base::Fail("", "`" + *options.date + "` is no day", "write it as in 2026-11-21");
  if (base::FoldSpace(options.reason).empty()) return base::Fail("", "a decision needs a reason");
  if (base::FoldSpace(options.who).empty())
    return base::Fail("", "nobody is named who decides", "name yourself with --who");
  for (const std::string* text : {&options.reason, &options.who}) {
    if (base::FirstInvalidUtf8(*text) != std::string::npos)
      return base::Fail("", "the words are not valid UTF-8");
  }
  return {};
}

std::string Recorded(const std::vector<model::Decision>& decisions, const std::string& directory) {
  std::string text;
  for (const model::Decision& decision : decisions) {
    text += fmt::format("{}: {}: {}\n", decision.finding, Name(decision.kind),
                        base::Printable(Summary(decision)));
  }
  return text + fmt::format("{} recorded in {}/decisions.toml; the next build applies {}\n",
                            Count(decisions.size(), "decision"), base::Printable(directory),
                            decisions.size() == 1 ? "it" : "them");
}

}  // namespace

ExitCode RunDecide(const DecideOptions& options) {
  if (const base::Expected<void> said = CheckWords(options); !said) return ReportUsage(said.error());
  const base::Expected<model::Catalog> catalog = LoadDataset(options.places);
  if (!catalog) return Report(catalog.error());
  const base::Expected<Findings> findings = Resolve(*catalog, options.finding);
  if (!findings) return ReportUsage(findings.error());
  const base::Expected<std::vector<model::Decision>> decisions = Decide(*catalog, *findings, options);
  if (!decisions) return ReportUsage(decisions.error());
  const base::Expected<pipeline::Captures> captures = pipeline::Captures::Open(options.places.sources);
  if (!captures) return Report(captures.error());
  const base::Expected<std::string> directory = captures->DirectoryOf(findings->front()->guide);
  if (!directory) return Report(directory.error());
  const base::Expected<void> written =
      sources::RecordDecisions(*directory, *decisions, SupersededBy(*findings, *catalog));
  if (!written) return Report(written.error());
  Write(Recorded(*decisions, *directory));
  return ExitCode::clean;
}

}  // namespace portbook::cli
