#include "portbook/selection/selection.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "portbook/base/utf8.h"
#include "portbook/model/guide_lookup.h"

namespace portbook::selection {
namespace {

using model::Transport;

bool IsChosen(std::string_view guide, std::string_view product) {
  while (product.ends_with('/')) product.remove_suffix(1);
  return guide == product || (guide.starts_with(product) && guide.substr(product.size()).starts_with('/'));
}

bool IsChosen(std::string_view guide, std::span<const std::string> products) {
  return products.empty() || std::any_of(products.begin(), products.end(), [&](const std::string& product) {
           return IsChosen(guide, product);
         });
}

base::Expected<void> CheckProducts(const model::Catalog& catalog, std::span<const std::string> products) {
  for (const std::string& product : products) {
    std::string ids;
    bool found = false;
    for (const model::Guide& guide : catalog.guides) {
      found = found || IsChosen(guide.source.id, product);
      ids += (ids.empty() ? "" : ", ") + guide.source.id;
    }
    if (!found)
      return base::Fail("", "no guide of the dataset belongs to `" + product + "`", "there are " + ids);
  }
  return {};
}

// The findings that contest flows, by the guide's place in the catalog (1-based) and the id of a flow or, for
// a whole row, of an entry.
using Objections = std::multimap<std::pair<std::int64_t, std::string_view>, const model::Finding*>;

Objections ObjectionsOf(const model::Catalog& catalog) {
  const model::GuideLookup lookup(catalog);
  Objections objections;
  for (const model::Finding& finding : catalog.findings) {
    if (finding.severity == diag::Severity::note) continue;
    const std::optional<std::int64_t> own = lookup.Find(finding.guide);
    for (const model::FindingMember& member : finding.members) {
      const std::string_view id = member.flow_id.empty() ? member.entry_id : member.flow_id;
      const std::optional<std::int64_t> home = lookup.Home(member, own);
      if (member.role != "witness" && !id.empty() && home) objections.emplace(std::pair(*home, id), &finding);
    }
  }
  return objections;
}

void AddObjections(const Objections& objections, std::int64_t guide, std::string_view id, Claim& claim) {
  const auto [first, last] = objections.equal_range(std::pair(guide, id));
  for (auto at = first; at != last; ++at) {
    const auto& known = claim.objections;
    if (std::find(known.begin(), known.end(), at->second) == known.end())
      claim.objections.push_back(at->second);
  }
}

bool HasPort(const model::Flow& flow) {
  switch (flow.transport) {
    case Transport::icmp:
      return flow.icmp_type.has_value();
    case Transport::ip:
      return flow.protocol_number.has_value();
    case Transport::tcp:
    case Transport::udp:
    case Transport::sctp:
    case Transport::unresolved:
      return flow.port.range.has_value();
  }
  return false;
}

std::vector<Obstacle> ObstaclesOf(const Claim& claim) {
  const model::Flow& flow = *claim.flow;
  std::vector<Obstacle> obstacles;
  if (claim.source.empty()) obstacles.push_back(Obstacle::source_unstated);
  if (claim.destination.empty()) obstacles.push_back(Obstacle::destination_unstated);
  if (flow.transport == Transport::unresolved) obstacles.push_back(Obstacle::transport_unstated);
  if (!HasPort(flow)) obstacles.push_back(Obstacle::port_unstated);
  if (flow.requirement == model::Requirement::prohibited) obstacles.push_back(Obstacle::prohibited);
  if (!claim.objections.empty()) obstacles.push_back(Obstacle::contested);
  return obstacles;
}

// A row that goes on over a page break has evidence on both; the first is where it begins.
std::uint32_t PageOf(const model::Flow& flow) {
  for (const model::Statement& statement : flow.statements) {
    for (const base::Evidence& evidence : statement.evidence) {
      if (!evidence.quote.runs().empty()) return evidence.quote.runs().front().at.page;
    }
  }
  return 0;
}

std::string QuoteOf(const model::Entry& entry) {
  if (entry.table < 0) return base::FoldSpace(entry.sentence.quote.value());
  std::string quote;
  for (const model::RoleCell& cell : entry.cells) {
    const std::string words = base::FoldSpace(cell.text().value());
    if (!words.empty()) quote += (quote.empty() ? "" : " | ") + words;
  }
  return quote;
}

Citation CitationOf(const model::Guide& guide, const model::Flow& flow) {
  const model::Entry& entry = guide.entries.at(static_cast<std::size_t>(flow.entry));
  Citation citation;
  citation.guide = guide.source.id;
  citation.title = guide.source.title;
  citation.release = guide.source.release;
  citation.page = PageOf(flow);
  citation.quote = QuoteOf(entry);
  citation.flow_id = flow.id;
  if (entry.table < 0) return citation;
  citation.table = entry.table + 1;
  citation.row = entry.row + 1;
  const auto grid = static_cast<std::size_t>(entry.grid);
  if (entry.grid >= 0 && grid < guide.document.grids.size())
    citation.table_title = base::FoldSpace(guide.document.grids[grid].caption.value());
  return citation;
}

std::string RoleOf(const std::optional<std::string>& host, const std::optional<std::string>& printed) {
  return base::FoldSpace(host ? *host : printed.value_or(""));
}

std::string SentenceOf(Obstacle obstacle, const model::Flow& flow) {
  switch (obstacle) {
    case Obstacle::source_unstated:
      return "the guide does not state who connects";
    case Obstacle::destination_unstated:
      return "the guide does not state who listens";
    case Obstacle::transport_unstated:
      return "the guide states no transport";
    case Obstacle::port_unstated:
      if (flow.transport == Transport::icmp) return "the guide states no ICMP type";
      if (flow.transport == Transport::ip) return "the guide states no IP protocol number";
      if (flow.port.kind == model::PortKind::unresolved) return "the guide states no port";
      return "the guide states no port number: " + ToString(flow.port);
    case Obstacle::prohibited:
      return "the guide wants it closed";
    case Obstacle::contested:
      return "";
  }
  return "";
}

// Then the finding says it better, with its id.
bool IsSaidByAFinding(Obstacle obstacle, const Claim& claim) {
  const auto is_said_by = [&](diag::Kind kind) {
    return std::any_of(claim.objections.begin(), claim.objections.end(),
                       [&](const model::Finding* finding) { return finding->kind == kind; });
  };
  return obstacle == Obstacle::contested ||
         (obstacle == Obstacle::port_unstated && is_said_by(diag::Kind::port_missing)) ||
         (obstacle == Obstacle::transport_unstated && is_said_by(diag::Kind::transport_missing));
}

}  // namespace

std::string PlaceOf(const Citation& citation) {
  std::string text = "prose";
  if (citation.table > 0) {
    text = citation.table_title.empty() ? fmt::format("table {}", citation.table) : citation.table_title;
    text += fmt::format(", row {}", citation.row);
  }
  if (citation.page > 0) text += fmt::format(", page {}", citation.page);
  return text;
}

std::string ToString(const Citation& citation) { return citation.guide + ", " + PlaceOf(citation); }

bool Claim::Has(Obstacle obstacle) const {
  return std::find(obstacles.begin(), obstacles.end(), obstacle) != obstacles.end();
}

base::Expected<std::vector<Claim>> Select(const model::Catalog& catalog,
                                          std::span<const std::string> products) {
  if (const base::Expected<void> valid = CheckProducts(catalog, products); !valid)
    return tl::unexpected(valid.error());
  const Objections objections = ObjectionsOf(catalog);
  std::vector<Claim> claims;
  std::int64_t place = 0;
  for (const model::Guide& guide : catalog.guides) {
    ++place;
    if (!IsChosen(guide.source.id, products)) continue;
    for (const model::Flow& flow : guide.flows) {
      Claim claim{&guide,
                  &flow,
                  RoleOf(flow.source_host, flow.source),
                  RoleOf(flow.destination_host, flow.destination),
                  CitationOf(guide, flow),
                  {},
                  {}};
      AddObjections(objections, place, flow.id, claim);
      AddObjections(objections, place, flow.entry_id, claim);
      claim.obstacles = ObstaclesOf(claim);
      claims.push_back(std::move(claim));
    }
  }
  return claims;
}

std::vector<std::string> Reasons(const Claim& claim) {
  std::vector<std::string> reasons;
  for (const Obstacle obstacle : claim.obstacles) {
    if (!IsSaidByAFinding(obstacle, claim)) reasons.push_back(SentenceOf(obstacle, *claim.flow));
  }
  for (const model::Finding* finding : claim.objections)
    reasons.push_back(fmt::format("{}: {} ({})", diag::Name(finding->kind), finding->message, finding->id));
  return reasons;
}

std::string Stated(const model::Flow& flow) {
  const std::string_view transport = Name(flow.transport);
  if (flow.transport == Transport::icmp && flow.icmp_type)
    return fmt::format("{} type {}", transport, *flow.icmp_type);
  if (flow.transport == Transport::ip && flow.protocol_number)
    return fmt::format("{} protocol {}", transport, *flow.protocol_number);
  const bool missing = flow.port.kind == model::PortKind::unresolved;
  const std::string port = missing ? "port missing" : ToString(flow.port);
  if (flow.transport == Transport::unresolved) return port + ", transport missing";
  if (flow.port.kind == model::PortKind::not_applicable) return std::string(transport);
  return fmt::format("{}{} {}", transport, missing ? "," : "", port);
}

std::vector<std::string> Candidates(const model::Flow& flow) {
  std::vector<std::string> candidates;
  for (const model::PortCandidate& candidate : flow.port_candidates) {
    const std::string ports = candidate.range.first() == candidate.range.last()
                                  ? std::to_string(candidate.range.first())
                                  : fmt::format("{}-{}", candidate.range.first(), candidate.range.last());
    const std::string text = candidate.transport == Transport::unresolved
                                 ? ports
                                 : fmt::format("{} {}", Name(candidate.transport), ports);
    if (std::find(candidates.begin(), candidates.end(), text) == candidates.end()) candidates.push_back(text);
  }
  return candidates;
}

}  // namespace portbook::selection
