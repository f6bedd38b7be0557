#include "exporters/reach.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "portbook/base/joined.h"

namespace portbook::exporters {
namespace {

using selection::Obstacle;

constexpr std::array kFacets = {
    Facet::source,      Facet::source_port, Facet::services,   Facet::security,
    Facet::process,     Facet::interface,   Facet::direction,  Facet::exposure,
    Facet::requirement, Facet::condition,   Facet::applies_to, Facet::configurable,
    Facet::allocation,  Facet::purpose,     Facet::remarks,    Facet::endpoint_candidates};

std::vector<std::string> EndpointCandidates(const model::Flow& flow) {
  std::vector<std::string> candidates;
  for (const model::EndpointCandidate& candidate : flow.endpoint_candidates)
    candidates.push_back(
        fmt::format("{} as {}", candidate.name, candidate.is_source ? "source" : "destination"));
  return candidates;
}

std::optional<std::string> Labelled(std::string_view label, const std::string& value) {
  if (value.empty()) return std::nullopt;
  return fmt::format("{}: {}", label, value);
}

std::string Allocation(const model::PortSpec& port) {
  std::string text;
  if (port.kind == model::PortKind::dynamic) text = "taken as needed";
  if (port.step) text += fmt::format("{}in increments of {}", text.empty() ? "" : ", ", *port.step);
  if (port.count) text += fmt::format("{}{} of them", text.empty() ? "" : ", ", *port.count);
  return text;
}

std::string Configurable(const model::PortSpec& port) {
  std::string text = port.kind == model::PortKind::configurable ? "can be configured" : "";
  if (port.is_default.value_or(false)) text += text.empty() ? "is a default" : ", is a default";
  return text;
}

template <class Value>
std::string NameOrNone(const std::optional<Value>& value) {
  return value ? std::string(Name(*value)) : "";
}

}  // namespace

std::span<const Facet> Facets() { return kFacets; }

std::optional<std::string> Say(Facet facet, const model::Flow& flow) {
  switch (facet) {
    case Facet::source:
      return Labelled("source", flow.source_host ? *flow.source_host : flow.source.value_or(""));
    case Facet::source_port:
      return Labelled("source port", flow.source_port ? ToString(*flow.source_port) : "");
    case Facet::services:
      return Labelled("services", base::Joined(flow.services, ", "));
    case Facet::security:
      return Labelled("security", NameOrNone(flow.security));
    case Facet::process:
      return Labelled("process", flow.destination_process.value_or(""));
    case Facet::interface:
      return Labelled("interface", NameOrNone(flow.interface));
    case Facet::direction:
      return Labelled("direction", NameOrNone(flow.direction));
    case Facet::exposure:
      return Labelled("exposure", NameOrNone(flow.exposure));
    case Facet::requirement:
      return Labelled("requirement", NameOrNone(flow.requirement));
    case Facet::condition:
      return Labelled("condition", flow.condition.value_or(""));
    case Facet::applies_to:
      return Labelled("applies to", base::Joined(flow.applies_to, ", "));
    case Facet::configurable:
      return Labelled("port", Configurable(flow.port));
    case Facet::allocation:
      return Labelled("ports of the range", Allocation(flow.port));
    case Facet::purpose:
      return Labelled("purpose", flow.purpose.value_or(""));
    case Facet::remarks:
      return Labelled("remarks", flow.remarks.value_or(""));
    case Facet::endpoint_candidates:
      return Labelled("ends that the prose names", base::Joined(EndpointCandidates(flow), ", "));
  }
  return std::nullopt;
}

std::vector<std::string> ReasonsToStayClosed(const selection::Claim& claim) {
  std::vector<std::string> reasons;
  if (claim.flow->exposure == model::Exposure::loopback) reasons.emplace_back("stays on the host");
  const bool only_the_source_is_open =
      claim.obstacles == std::vector{Obstacle::source_unstated} || claim.obstacles.empty();
  if (only_the_source_is_open) return reasons;
  for (std::string& reason : selection::Reasons(claim)) reasons.push_back(std::move(reason));
  return reasons;
}

std::vector<std::string> Unsaid(const model::Flow& flow, std::span<const Facet> said) {
  std::vector<std::string> unsaid;
  for (const Facet facet : kFacets) {
    if (std::find(said.begin(), said.end(), facet) != said.end()) continue;
    if (std::optional<std::string> text = Say(facet, flow)) unsaid.push_back(*std::move(text));
  }
  return unsaid;
}

Sorted SortForHost(Claims claims, const Reach& reach) {
  Sorted sorted;
  for (const selection::Claim& claim : claims) {
    Loss loss{claim.citation, false, ReasonsToStayClosed(claim)};
    const model::Flow& flow = *claim.flow;
    if (loss.lost.empty() &&
        std::find(reach.transports.begin(), reach.transports.end(), flow.transport) == reach.transports.end())
      loss.lost.push_back(fmt::format("the format has no {}", selection::Stated(flow)));
    loss.left_out = !loss.lost.empty();
    if (!loss.left_out) {
      sorted.written.push_back(&claim);
      loss.lost = Unsaid(flow, reach.facets);
    }
    if (!loss.lost.empty()) sorted.losses.push_back(std::move(loss));
  }
  return sorted;
}

}  // namespace portbook::exporters
