#include "portbook/request/request.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "portbook/base/utf8.h"

namespace portbook::request {
namespace {

using selection::Claim;
using selection::Deployment;
using selection::Obstacle;

constexpr std::array kSheets = {Sheet::requests, Sheet::unmapped, Sheet::local, Sheet::open};

void AddNew(std::vector<std::string>& texts, const std::string& text) {
  if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

bool IsLoopback(const Claim& claim) { return claim.flow->exposure == model::Exposure::loopback; }

// A role that stands in several places may have traffic between them.
bool StaysInOnePlace(const Claim& claim, const Deployment& deployment) {
  const auto source = deployment.PlacesOf(claim.source);
  const auto destination = deployment.PlacesOf(claim.destination);
  return source.size() == 1 && destination.size() == 1 && source[0] == destination[0];
}

Sheet SheetOf(const Claim& claim, const Deployment& deployment) {
  if (claim.Has(Obstacle::contested) || claim.Has(Obstacle::prohibited)) return Sheet::open;
  if (IsLoopback(claim)) return Sheet::local;  // whatever else is missing: no firewall sees it
  if (!claim.obstacles.empty()) return Sheet::open;
  if (StaysInOnePlace(claim, deployment)) return Sheet::local;
  const bool mapped =
      !deployment.PlacesOf(claim.source).empty() && !deployment.PlacesOf(claim.destination).empty();
  return mapped ? Sheet::requests : Sheet::unmapped;
}

// From the least to the most: a row is as strict as the strictest of its flows. A flow without a mark is
// needed as it stands.
int Strictness(const std::optional<model::Requirement>& requirement) {
  if (!requirement) return 4;
  switch (*requirement) {
    case model::Requirement::prohibited:
      return 0;
    case model::Requirement::optional:
      return 1;
    case model::Requirement::conditional:
      return 2;
    case model::Requirement::recommended:
      return 3;
    case model::Requirement::required:
      return 5;
  }
  return 0;
}

std::vector<std::string> NotesOn(const Claim& claim, Sheet sheet) {
  const model::PortSpec& port = claim.flow->port;
  std::vector<std::string> notes;
  if (sheet == Sheet::open) notes = selection::Reasons(claim);
  if (sheet == Sheet::local)
    notes.push_back(IsLoopback(claim) ? "stays on the host: the guide says that it is local"
                                      : "both ends stand in one place");
  if (port.kind == model::PortKind::configurable) notes.push_back("the port can be configured");
  if (port.is_default.value_or(false)) notes.push_back("the port is a default");
  if (port.kind == model::PortKind::dynamic) notes.push_back("ports are taken from the range as needed");
  if (port.step) notes.push_back(fmt::format("ports are taken in increments of {}", *port.step));
  if (port.count) notes.push_back(fmt::format("{} ports are taken from the range", *port.count));
  return notes;
}

Row RowOf(const Claim& claim, const Deployment& deployment) {
  const model::Flow& flow = *claim.flow;
  Row row;
  row.sheet = SheetOf(claim, deployment);
  AddNew(row.components, flow.component.value_or(""));
  AddNew(row.sources, claim.source);
  AddNew(row.destinations, claim.destination);
  for (const std::string& place : deployment.PlacesOf(claim.source)) AddNew(row.source_places, place);
  for (const std::string& place : deployment.PlacesOf(claim.destination))
    AddNew(row.destination_places, place);
  row.stated = selection::Stated(flow);
  if (row.sheet != Sheet::open) {
    row.transport = flow.transport;
    row.ports = flow.port.range;
    row.protocol_number = flow.protocol_number;
    row.icmp_type = flow.icmp_type;
    row.icmp_code = flow.icmp_code;
  }
  row.services = flow.services;
  if (flow.security) row.security.emplace_back(Name(*flow.security));
  if (flow.source_port) row.source_ports.push_back(ToString(*flow.source_port));
  row.requirement = flow.requirement;
  AddNew(row.conditions, flow.condition.value_or(""));
  row.candidates = selection::Candidates(flow);
  row.notes = NotesOn(claim, row.sheet);
  row.citations = {claim.citation};
  return row;
}

// What a firewall tells apart: two roles in the same places are one end to it. On the sheet `open` nothing is
// merged.
using Tuple = std::tuple<Sheet, std::vector<std::string>, std::vector<std::string>,
                         std::optional<model::Transport>, std::optional<int>, std::optional<int>,
                         std::optional<int>, std::optional<model::PortRange>, std::string>;

std::vector<std::string> EndOf(const std::vector<std::string>& places,
                               const std::vector<std::string>& roles) {
  if (!places.empty()) {
    std::vector<std::string> sorted = places;
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }
  std::vector<std::string> end = {""};  // before every place
  for (const std::string& role : roles) end.push_back(base::FoldForComparison(role));
  return end;
}

Tuple TupleOf(const Row& row) {
  return {row.sheet,
          EndOf(row.source_places, row.sources),
          EndOf(row.destination_places, row.destinations),
          row.transport,
          row.protocol_number,
          row.icmp_type,
          row.icmp_code,
          row.ports,
          row.sheet == Sheet::open ? row.citations.front().guide + row.citations.front().flow_id : ""};
}

void Merge(const Row& other, Row& row) {
  if (Strictness(other.requirement) > Strictness(row.requirement)) row.requirement = other.requirement;
  for (const auto list : {&Row::components, &Row::sources, &Row::destinations, &Row::services, &Row::security,
                          &Row::source_ports, &Row::conditions, &Row::candidates, &Row::notes}) {
    for (const std::string& text : other.*list) AddNew(row.*list, text);
  }
  row.citations.insert(row.citations.end(), other.citations.begin(), other.citations.end());
}

std::vector<std::string> UnmappedRoles(std::span<const Row> rows) {
  std::map<std::string, std::string> roles;  // folded, as printed
  for (const Row& row : rows) {
    if (row.sheet != Sheet::unmapped) continue;
    for (const auto& [places, names] : {std::pair(&row.source_places, &row.sources),
                                        std::pair(&row.destination_places, &row.destinations)}) {
      if (!places->empty()) continue;
      for (const std::string& name : *names) roles.emplace(base::FoldForComparison(name), name);
    }
  }
  std::vector<std::string> names;
  for (const auto& role : roles) names.push_back(role.second);
  return names;
}

}  // namespace

std::span<const Sheet> Sheets() { return kSheets; }

std::string_view Name(Sheet sheet) {
  switch (sheet) {
    case Sheet::requests:
      return "requests";
    case Sheet::unmapped:
      return "unmapped";
    case Sheet::local:
      return "local";
    case Sheet::open:
      return "open";
  }
  return "";
}

std::string_view Title(Sheet sheet) {
  switch (sheet) {
    case Sheet::requests:
      return "Requests";
    case Sheet::unmapped:
      return "Waiting for a place";
    case Sheet::local:
      return "Local";
    case Sheet::open:
      return "Open questions";
  }
  return "";
}

std::string_view Meaning(Sheet sheet) {
  switch (sheet) {
    case Sheet::requests:
      return "Connections from one place to another, as the guides state them.";
    case Sheet::unmapped:
      return "These become requests as soon as each role has a zone or network.";
    case Sheet::local:
      return "No firewall between places sees these: they stay on a host or inside of one place.";
    case Sheet::open:
      return "Not to be opened from this page: a value is missing, or the guide contradicts itself.";
  }
  return "";
}

Request MakeRequest(std::span<const Claim> claims, const Deployment& deployment) {
  std::map<Tuple, Row> rows;
  for (const Claim& claim : claims) {
    const Row row = RowOf(claim, deployment);
    const auto [place, added] = rows.emplace(TupleOf(row), row);
    if (!added) Merge(row, place->second);
  }
  Request request;
  for (auto& row : rows) request.rows.push_back(std::move(row.second));
  request.unmapped_roles = UnmappedRoles(request.rows);
  return request;
}

}  // namespace portbook::request
