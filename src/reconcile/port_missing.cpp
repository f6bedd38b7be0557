#include "reconcile/comparisons.h"

#include <fmt/format.h>

#include <set>

namespace portbook::reconcile {
namespace {

using Rows = std::set<std::pair<int, int>>;  // grid, row

// A port that was there and is reported as unreadable, reversed or out of place.
bool IsReported(diag::Kind kind) {
  return kind == diag::Kind::value_unparsed || kind == diag::Kind::range_suspicious ||
         kind == diag::Kind::cell_shifted;
}

Rows ReportedRows(const Reading& reading) {
  Rows rows;
  for (const diag::Diagnostic& diagnostic : reading.diagnostics) {
    if (!IsReported(diagnostic.kind) || diagnostic.evidence.empty()) continue;
    const base::TablePlace& place = diagnostic.evidence.front().place;
    rows.emplace(place.grid, place.row);
  }
  return rows;
}

const model::RoleCell* PortCell(const model::Entry& entry) {
  for (const model::RoleCell& cell : entry.cells) {
    if (cell.role == model::Role::port || cell.role == model::Role::protocol_port) return &cell;
  }
  return nullptr;
}

// ICMP and bare IP have no ports to miss.
bool MissesItsPort(const model::Flow& flow) {
  const bool has_ports = flow.transport != model::Transport::icmp && flow.transport != model::Transport::ip;
  return has_ports && flow.port.kind == model::PortKind::unresolved;
}

std::string DescribeCell(const model::RoleCell* cell) {
  if (cell == nullptr) return "the row has no port cell";
  return cell->text().blank() ? "the port cell is empty" : "the port cell states no port";
}

std::string DescribeCandidates(const model::Flow& flow) {
  std::vector<std::string> ports;
  for (const model::PortCandidate& candidate : flow.port_candidates)
    ports.push_back(Describe(candidate.range));
  if (ports.empty()) return "the row's own text mentions none";
  return "the row's own text mentions " + Listed(ports);
}

Draft Missing(const Claim& claim, const model::RoleCell* cell) {
  const model::Flow& flow = *claim.flow;
  Draft draft;
  draft.kind = diag::Kind::port_missing;
  draft.guide = claim.guide;
  draft.message = fmt::format("{}; {}", DescribeCell(cell), DescribeCandidates(flow));
  draft.help = flow.port_candidates.empty()
                   ? "look the port up in the original and record it as a decision"
                   : "promote a candidate by a decision, or look the port up in the original";
  // No statement is about a missing port, so the member's evidence is the row's first visible cell.
  draft.members.push_back(MemberOf(kSubject, claim, model::Field::port));
  for (const model::PortCandidate& candidate : flow.port_candidates) {
    draft.members.push_back({std::string(kWitness), flow.id, flow.entry_id, candidate.evidence});
  }
  return draft;
}

}  // namespace

void FindMissingPorts(const Claims& claims, Drafts& drafts) {
  for (const GuideClaims& guide : claims.guides) {
    const Rows reported = ReportedRows(*guide.reading);
    for (const Claim& claim : claims.Of(guide)) {
      if (!MissesItsPort(*claim.flow)) continue;
      const model::RoleCell* cell = claim.entry != nullptr ? PortCell(*claim.entry) : nullptr;
      const bool was_there = cell != nullptr && !cell->text().blank();
      if (was_there && reported.contains({claim.entry->grid, claim.entry->row})) continue;
      drafts.push_back(Missing(claim, cell));
    }
  }
}

}  // namespace portbook::reconcile
