#include "tests/e2e/golden_text.h"

#include <fmt/format.h>

#include <map>

#include "portbook/base/line_map.h"
#include "portbook/base/utf8.h"

namespace portbook::tests {
namespace {

std::string Candidate(const model::PortCandidate& candidate) {
  const std::string ports = candidate.range.first() == candidate.range.last()
                                ? std::to_string(candidate.range.first())
                                : fmt::format("{}-{}", candidate.range.first(), candidate.range.last());
  const std::string transport = candidate.transport == model::Transport::unresolved
                                    ? ""
                                    : fmt::format(" {}", Name(candidate.transport));
  return fmt::format("      candidate {}{}: {}\n", ports, transport,
                     base::FoldSpace(candidate.evidence.quote.value()));
}

std::string Candidate(const model::EndpointCandidate& candidate) {
  return fmt::format("      candidate {} {}: {}\n", candidate.is_source ? "source" : "destination",
                     candidate.name, base::FoldSpace(candidate.evidence.quote.value()));
}

// Not from a cell of the row itself: "component by heading".
std::string Bases(const model::Flow& flow) {
  std::string text;
  for (const model::Statement& statement : flow.statements) {
    if (statement.basis == model::Basis::cell) continue;
    text += fmt::format("{}{} by {}", text.empty() ? "" : ", ", Name(statement.field), Name(statement.basis));
  }
  return text.empty() ? "" : "      " + text + "\n";
}

std::string Where(const model::FindingMember& member, const model::Guide& guide, const base::LineMap& lines) {
  const base::Evidence& evidence = member.evidence;
  if (!evidence.quote.runs().empty() && guide.source.media_type != "pdf") {
    return "line " + std::to_string(lines.At(evidence.quote.Extent().begin).line);
  }
  if (evidence.place.grid >= 0)
    return fmt::format("grid {} row {}", evidence.place.grid + 1, evidence.place.row + 1);
  return "guide";
}

constexpr std::size_t kQuoteBytes = 100;

std::string Quote(const base::Evidence& evidence) {
  std::string quote = base::FoldSpace(evidence.quote.value());
  if (quote.size() <= kQuoteBytes) return quote;
  std::size_t end = 0;
  while (end < kQuoteBytes) end += base::DecodeAt(quote, end).size;
  return quote.substr(0, end) + " ...";
}

const model::Guide* GuideOf(const model::FindingMember& member, const model::Catalog& catalog) {
  for (const model::Guide& guide : catalog.guides) {
    for (const model::Flow& flow : guide.flows) {
      if (!member.flow_id.empty() && flow.id == member.flow_id) return &guide;
    }
    for (const std::string& id : guide.entry_ids) {
      if (!member.entry_id.empty() && id == member.entry_id) return &guide;
    }
  }
  return nullptr;
}

}  // namespace

std::string GridsText(const model::Guide& guide) {
  std::string text = fmt::format("# {}: {} grids\n", guide.source.id, guide.document.grids.size());
  for (std::size_t g = 0; g < guide.document.grids.size(); ++g) {
    text += fmt::format("\n## grid {}\n", g + 1) + doc::Dump(guide.document.grids[g]);
  }
  return text;
}

std::string FlowsText(const model::Guide& guide) {
  std::string text =
      fmt::format("# {}: {} flows of {} rows\n", guide.source.id, guide.flows.size(), guide.entries.size());
  int table = -1, entry_index = -1;
  for (const model::Flow& flow : guide.flows) {
    const model::Entry& entry = guide.entries[static_cast<std::size_t>(flow.entry)];
    if (entry.table != table) {
      const doc::Grid& grid = guide.document.grids[static_cast<std::size_t>(entry.grid)];
      text += fmt::format(
          "\n## {}\n", grid.caption.blank() ? fmt::format("grid {}", entry.grid + 1) : grid.caption.value());
      table = entry.table;
    }
    if (flow.entry != entry_index) text += fmt::format("  row {}\n", entry.row + 1);
    entry_index = flow.entry;
    text += "    " + Dump(flow) + "\n" + Bases(flow);
    for (const model::PortCandidate& candidate : flow.port_candidates) text += Candidate(candidate);
    for (const model::EndpointCandidate& candidate : flow.endpoint_candidates) text += Candidate(candidate);
  }
  return text;
}

std::string FindingsText(const model::Guide& guide, const model::Catalog& catalog) {
  std::map<std::string, base::LineMap> lines;
  for (const model::Guide& other : catalog.guides)
    lines.emplace(other.source.id, base::LineMap(other.document.text));
  std::size_t count = 0;
  std::string text;
  std::string kind;
  for (const model::Finding& finding : catalog.findings) {
    if (finding.guide != guide.source.id) continue;
    ++count;
    const std::string name(Name(finding.kind));
    if (name != kind) text += fmt::format("\n## {} {}\n", Name(finding.severity), name);
    kind = name;
    text += "  " + finding.message + "\n";
    if (!finding.scopes.empty()) text += "    scopes: " + finding.scopes + "\n";
    for (const model::FindingMember& member : finding.members) {
      const model::Guide* home = GuideOf(member, catalog);
      if (!home) home = &guide;
      const std::string other = home == &guide ? "" : home->source.id + " ";
      text += fmt::format("    {} {}{}: {}\n", member.role, other,
                          Where(member, *home, lines.at(home->source.id)), Quote(member.evidence));
    }
  }
  return fmt::format("# {}: {} findings\n", guide.source.id, count) + text;
}

}  // namespace portbook::tests
