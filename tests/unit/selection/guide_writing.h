// Catalogs written by hand: a flow as words. It reads no port grammar; what is not said stays unset.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "portbook/model/catalog.h"

namespace portbook::selection {

// Empty words are unset. `port` is "443", "5000-5010", a kind ("any"), or a kind and a number ("configurable
// 50020").
struct Line {
  std::string source = {}, destination = {};
  std::string transport = "tcp";
  std::string port = {};
  std::string services = {};  // one
  std::string component = {};
  std::string condition = {}, purpose = {}, remarks = {};
  std::optional<model::Requirement> requirement = {};
  std::optional<model::Exposure> exposure = {};
  std::optional<model::Security> security = {};
  std::optional<int> icmp_type = {}, protocol_number = {};
  std::optional<bool> port_default = {};
  std::string source_port = {};
  std::string candidate = {};  // a port that the row's prose names
};

inline std::optional<std::string> Unless(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

inline model::PortSpec PortIn(const std::string& text) {
  model::PortSpec port;
  std::string number = text;
  if (const auto kind = model::ParsePortKind(text.substr(0, text.find(' ')))) {
    port.kind = *kind;
    number = text.find(' ') == std::string::npos ? "" : text.substr(text.find(' ') + 1);
  }
  if (number.empty()) return port;
  const std::size_t dash = number.find('-');
  const auto first = static_cast<std::uint32_t>(std::stoul(number));
  const auto last =
      dash == std::string::npos ? first : static_cast<std::uint32_t>(std::stoul(number.substr(dash + 1)));
  port.range = model::PortRange::Make(first, last);
  if (port.kind == model::PortKind::unresolved)
    port.kind = first == last ? model::PortKind::fixed : model::PortKind::range;
  return port;
}

inline model::Flow FlowOf(const Line& line, int entry) {
  model::Flow flow;
  flow.id = "f_" + std::to_string(entry + 1);
  flow.entry_id = "e_" + std::to_string(entry + 1);
  flow.entry = entry;
  flow.component = flow.component_host = Unless(line.component);
  flow.source = flow.source_host = Unless(line.source);
  flow.destination = flow.destination_host = Unless(line.destination);
  flow.transport =
      line.transport.empty() ? model::Transport::unresolved : model::ParseTransport(line.transport).value();
  flow.port = PortIn(line.port);
  flow.port.is_default = line.port_default;
  if (!line.source_port.empty()) flow.source_port = PortIn(line.source_port);
  if (!line.services.empty()) flow.services = {line.services};
  flow.security = line.security;
  flow.condition = Unless(line.condition);
  flow.purpose = Unless(line.purpose);
  flow.remarks = Unless(line.remarks);
  flow.requirement = line.requirement;
  flow.exposure = line.exposure;
  flow.icmp_type = line.icmp_type;
  flow.protocol_number = line.protocol_number;
  if (!line.candidate.empty()) flow.port_candidates = {{*PortIn(line.candidate).range, flow.transport, {}}};
  return flow;
}

inline model::RoleCell CellOf(const std::string& words) {
  model::RoleCell cell;
  cell.lines = {base::Text::Synthesized(words)};
  return cell;
}

// One table, titled "Ports of PRODUCT"; its first row is the header, each line a row after it.
inline model::Guide GuideOf(const std::string& id, const std::vector<Line>& lines) {
  model::Guide guide;
  guide.source.id = id;
  guide.source.vendor = id.substr(0, id.find('/'));
  guide.source.product = id.substr(id.find('/') + 1, id.rfind('/') - id.find('/') - 1);
  guide.source.release = id.substr(id.rfind('/') + 1);
  guide.source.title = "Guide of " + guide.source.product;
  doc::Grid grid;
  grid.caption = base::Text::Synthesized("Ports of " + guide.source.product);
  guide.document.grids = {grid};
  for (const Line& line : lines) {
    const int index = static_cast<int>(guide.flows.size());
    model::Entry entry;
    entry.table = entry.grid = 0;
    entry.row = index + 1;
    for (const std::string& words :
         {line.source, line.destination, line.services, line.transport, line.port, line.remarks})
      entry.cells.push_back(CellOf(words));
    guide.entries.push_back(entry);
    guide.entry_ids.push_back("e_" + std::to_string(index + 1));
    guide.flows.push_back(FlowOf(line, index));
  }
  return guide;
}

inline model::Catalog CatalogOf(const std::string& id, const std::vector<Line>& lines) {
  model::Catalog catalog;
  catalog.guides = {GuideOf(id, lines)};
  return catalog;
}

// A finding about flows; the first has `role`, the others are witnesses.
inline model::Finding FindingOn(const std::string& guide, diag::Kind kind, diag::Severity severity,
                                const std::vector<std::string>& flows, const std::string& role = "subject") {
  model::Finding finding;
  finding.id = "n_1";
  finding.guide = guide;
  finding.kind = kind;
  finding.severity = severity;
  finding.message = "what is wrong";
  for (const std::string& flow : flows)
    finding.members.push_back({finding.members.empty() ? role : "witness", flow, "", {}});
  return finding;
}

}  // namespace portbook::selection
