// Ansible: variables with the flows that may become rules, and apart from them those that may not.
#include <string>

#include <fmt/format.h>

#include "exporters/formats.h"
#include "exporters/reach.h"
#include "portbook/escape/escape.h"

namespace portbook::exporters {
namespace {

constexpr std::string_view kHead =
    "---\n# Flows as guides state them. Those under portbook_open are not to be opened before somebody has "
    "settled their "
    "reasons.\n";

// Ansible runs what looks like a template wherever a variable is used; `!unsafe` tells it that this is text.
std::string Scalar(const std::string& text) {
  const bool template_like =
      text.find("{{") != text.npos || text.find("{%") != text.npos || text.find("{#") != text.npos;
  return (template_like ? "!unsafe " : "") + escape::Quoted(text);
}

std::string Scalars(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + Scalar(text);
  return "[" + list + "]";
}

template <class Number>
std::string OrNull(const std::optional<Number>& number) {
  return number ? std::to_string(*number) : "null";
}
template <class Value>
std::string NameOrNull(const std::optional<Value>& value) {
  return value ? std::string(Name(*value)) : "null";
}
std::string TextOrNull(const std::string& text) { return text.empty() ? "null" : Scalar(text); }

std::string Ends(const selection::Claim& claim) {
  const model::Flow& flow = *claim.flow;
  return fmt::format(
      "    source: {}\n    source_process: {}\n    destination: {}\n    destination_process: {}\n    "
      "component: {}\n",
      TextOrNull(claim.source), TextOrNull(flow.source_process.value_or("")), TextOrNull(claim.destination),
      TextOrNull(flow.destination_process.value_or("")), TextOrNull(flow.component.value_or("")));
}

std::string Ports(const model::Flow& flow) {
  const auto& range = flow.port.range;
  return fmt::format(
      "    transport: {}\n    port_kind: {}\n    port_first: {}\n    port_last: {}\n    port_default: {}\n   "
      " port_step: {}\n"
      "    port_count: {}\n    protocol_number: {}\n    icmp_type: {}\n    icmp_code: {}\n    source_port: "
      "{}\n",
      Name(flow.transport), Name(flow.port.kind), range ? std::to_string(range->first()) : "null",
      range ? std::to_string(range->last()) : "null", flow.port.is_default.value_or(false) ? "true" : "false",
      OrNull(flow.port.step), OrNull(flow.port.count), OrNull(flow.protocol_number), OrNull(flow.icmp_type),
      OrNull(flow.icmp_code), TextOrNull(flow.source_port ? ToString(*flow.source_port) : ""));
}

std::string Meaning(const model::Flow& flow) {
  return fmt::format(
      "    services: {}\n    security: {}\n    interface: {}\n    direction: {}\n    exposure: {}\n    "
      "requirement: {}\n"
      "    condition: {}\n    applies_to: {}\n    purpose: {}\n    remarks: {}\n",
      Scalars(flow.services), NameOrNull(flow.security), NameOrNull(flow.interface),
      NameOrNull(flow.direction), NameOrNull(flow.exposure), NameOrNull(flow.requirement),
      TextOrNull(flow.condition.value_or("")), Scalars(flow.applies_to),
      TextOrNull(flow.purpose.value_or("")), TextOrNull(flow.remarks.value_or("")));
}

std::string Item(const selection::Claim& claim) {
  const selection::Citation& citation = claim.citation;
  return fmt::format("  - id: {}\n    guide: {}\n    release: {}\n    place: {}\n    quote: {}\n",
                     Scalar(citation.flow_id), Scalar(citation.guide), Scalar(citation.release),
                     Scalar(PlaceOf(citation)), Scalar(citation.quote)) +
         Ends(claim) + Ports(*claim.flow) + Meaning(*claim.flow);
}

std::string WhyOpen(const selection::Claim& claim) {
  return fmt::format("    reasons: {}\n    candidates: {}\n", Scalars(selection::Reasons(claim)),
                     Scalars(selection::Candidates(*claim.flow)));
}

std::string List(std::string_view name, const std::string& items) {
  return items.empty() ? fmt::format("{}: []\n", name) : fmt::format("{}:\n{}", name, items);
}

}  // namespace

Export WriteAnsible(Claims claims, const selection::Deployment&) {
  Export result;
  std::string flows, open;
  for (const selection::Claim& claim : claims) {
    (claim.obstacles.empty() ? flows : open) += Item(claim);
    if (!claim.obstacles.empty()) open += WhyOpen(claim);
    if (const auto unsaid = Say(Facet::endpoint_candidates, *claim.flow))
      result.losses.push_back({claim.citation, false, {*unsaid}});
  }
  result.files.push_back(
      {"portbook.yml", std::string(kHead) + List("portbook_flows", flows) + List("portbook_open", open)});
  return result;
}

}  // namespace portbook::exporters
