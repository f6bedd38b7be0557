#include "portbook/audit/audit.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "portbook/base/utf8.h"

namespace portbook::audit {
namespace {

using model::Transport;
using selection::Claim;
using selection::Obstacle;

constexpr std::array kVerdicts = {Verdict::open, Verdict::closed, Verdict::undocumented, Verdict::unknown,
                                  Verdict::unstated};

void AddNew(std::vector<std::string>& texts, const std::string& text) {
  if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

std::string RoleOf(const Claim& claim) {
  if (!claim.destination.empty()) return claim.destination;
  const model::Flow& flow = *claim.flow;
  return base::FoldSpace(flow.component_host ? *flow.component_host : flow.component.value_or(""));
}

bool IsOfRoles(const Claim& claim, std::span<const std::string> roles) {
  const std::string role = base::FoldForComparison(RoleOf(claim));
  return roles.empty() || std::any_of(roles.begin(), roles.end(), [&](const std::string& name) {
           return base::FoldForComparison(name) == role;
         });
}

bool HasPorts(Transport transport) { return transport != Transport::icmp && transport != Transport::ip; }

// tcp and udp, where the guide leaves the transport open.
std::vector<Transport> TransportsOf(Transport transport) {
  if (transport == Transport::unresolved) return {Transport::tcp, Transport::udp};
  return {transport};
}

std::vector<Socket> SocketsOn(const Line& line, const Listening& listening) {
  const std::vector<Transport> transports = TransportsOf(line.transport);
  std::vector<Socket> sockets;
  for (const Socket& socket : listening.sockets()) {
    const bool same = std::find(transports.begin(), transports.end(), socket.transport) != transports.end();
    if (same && line.ports && line.ports->Contains(socket.port)) sockets.push_back(socket);
  }
  return sockets;
}

Verdict VerdictOn(const Line& line, const Listening& listening) {
  if (!line.ports) return Verdict::unstated;
  if (!line.sockets.empty()) return Verdict::open;
  for (const Transport transport : TransportsOf(line.transport)) {
    if (!listening.Knows(transport, *line.ports)) return Verdict::unknown;
  }
  return Verdict::closed;
}

// What whoever reads the line must know of the flow beside its port.
std::vector<std::string> NotesOn(const Claim& claim) {
  const model::Flow& flow = *claim.flow;
  std::vector<std::string> notes;
  if (claim.Has(Obstacle::destination_unstated)) notes.emplace_back("the guide does not state who listens");
  if (flow.requirement) notes.emplace_back(Name(*flow.requirement));
  if (flow.condition) notes.push_back("condition: " + *flow.condition);
  if (flow.port.is_default.value_or(false)) notes.emplace_back("the port is a default");
  for (const model::Finding* finding : claim.objections)
    notes.push_back(fmt::format("{}: {} ({})", diag::Name(finding->kind), finding->message, finding->id));
  const std::vector<std::string> candidates = selection::Candidates(flow);
  for (const std::string& candidate : candidates) notes.push_back("its prose names " + candidate);
  return notes;
}

std::string ExposureNote(bool kept_on_the_host, const std::vector<Socket>& sockets) {
  const bool beyond =
      std::any_of(sockets.begin(), sockets.end(), [](const Socket& socket) { return !socket.is_loopback; });
  if (kept_on_the_host) return beyond ? "the guide keeps it on the host, but it listens beyond the host" : "";
  return sockets.empty() || beyond ? "" : "it listens on the host itself only";
}

// One line for each role, transport and port, whatever the number of rows that state it.
using Key = std::tuple<Transport, std::optional<model::PortRange>, std::string, std::string>;

void Document(const Claim& claim, const Listening& listening, std::map<Key, Line>& lines) {
  const model::Flow& flow = *claim.flow;
  const std::string role = RoleOf(claim);
  // Flows without a port have nothing in common but that.
  const std::string apart = flow.port.range ? "" : claim.citation.guide + claim.citation.flow_id;
  Line& line = lines[{flow.transport, flow.port.range, base::FoldForComparison(role), apart}];
  if (line.citations.empty()) {
    line.transport = flow.transport;
    line.ports = flow.port.range;
    line.stated = selection::Stated(flow);
    line.role = role;
    line.sockets = SocketsOn(line, listening);
    line.verdict = VerdictOn(line, listening);
  }
  for (const std::string& service : flow.services) AddNew(line.services, service);
  for (const std::string& note : NotesOn(claim)) AddNew(line.notes, note);
  AddNew(line.notes, ExposureNote(flow.exposure == model::Exposure::loopback, line.sockets));
  line.citations.push_back(claim.citation);
}

// What the row says of the port of a socket that no compared row states; empty where it says nothing.
std::string HintOf(const Claim& claim, const Line& line) {
  const model::Flow& flow = *claim.flow;
  if (flow.transport != line.transport && flow.transport != Transport::unresolved) return "";
  const auto& range = flow.port.range;
  if (range && range->Intersects(*line.ports))
    return claim.Has(Obstacle::prohibited) ? "a guide wants it closed" : "documented for " + RoleOf(claim);
  const bool named =
      std::any_of(flow.port_candidates.begin(), flow.port_candidates.end(),
                  [&](const auto& candidate) { return candidate.range.Intersects(*line.ports); });
  return named && !range ? "a row without a port names it in its prose" : "";
}

void AddHints(std::span<const Claim> claims, Line& line) {
  for (const Claim& claim : claims) {
    const std::string hint = HintOf(claim, line);
    if (hint.empty()) continue;
    AddNew(line.notes, hint);
    line.citations.push_back(claim.citation);
  }
}

std::vector<Line> Undocumented(std::span<const Claim> claims, const std::map<Key, Line>& documented,
                               const Listening& listening) {
  std::map<std::pair<Transport, std::uint16_t>, Line> lines;
  for (const Socket& socket : listening.sockets()) {
    const bool stated = std::any_of(documented.begin(), documented.end(), [&](const auto& entry) {
      const auto& sockets = entry.second.sockets;
      return std::find(sockets.begin(), sockets.end(), socket) != sockets.end();
    });
    if (stated) continue;
    Line& line = lines[{socket.transport, socket.port}];
    if (line.sockets.empty()) {
      line.verdict = Verdict::undocumented;
      line.transport = socket.transport;
      line.ports = model::PortRange::Make(socket.port, socket.port);
      line.stated = fmt::format("{} {}", Name(socket.transport), socket.port);
      AddHints(claims, line);
    }
    line.sockets.push_back(socket);
  }
  std::vector<Line> result;
  for (auto& entry : lines) {
    AddNew(entry.second.notes, ExposureNote(false, entry.second.sockets));
    result.push_back(std::move(entry.second));
  }
  return result;
}

}  // namespace

std::span<const Verdict> Verdicts() { return kVerdicts; }

std::string_view Name(Verdict verdict) {
  switch (verdict) {
    case Verdict::open:
      return "open";
    case Verdict::closed:
      return "closed";
    case Verdict::undocumented:
      return "undocumented";
    case Verdict::unknown:
      return "unknown";
    case Verdict::unstated:
      return "unstated";
  }
  return "";
}

std::string_view Meaning(Verdict verdict) {
  switch (verdict) {
    case Verdict::open:
      return "documented and open";
    case Verdict::closed:
      return "documented and closed";
    case Verdict::undocumented:
      return "open and undocumented";
    case Verdict::unknown:
      return "documented, and the file does not tell whether it is open";
    case Verdict::unstated:
      return "documented without a port number: nothing to compare";
  }
  return "";
}

std::vector<std::string> ListeningRoles(std::span<const Claim> claims) {
  std::map<std::string, std::string> roles;  // folded, as first printed
  for (const Claim& claim : claims) {
    const std::string role = RoleOf(claim);
    if (!role.empty()) roles.emplace(base::FoldForComparison(role), role);
  }
  std::vector<std::string> names;
  for (const auto& role : roles) names.push_back(role.second);
  return names;
}

std::vector<Line> Compare(std::span<const Claim> claims, std::span<const std::string> roles,
                          const Listening& listening) {
  std::map<Key, Line> documented;
  for (const Claim& claim : claims) {
    const bool compared = HasPorts(claim.flow->transport) && !claim.Has(Obstacle::prohibited);
    if (compared && IsOfRoles(claim, roles)) Document(claim, listening, documented);
  }
  std::vector<Line> lines = Undocumented(claims, documented, listening);
  for (auto& entry : documented) lines.push_back(std::move(entry.second));
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return a.verdict < b.verdict; });
  return lines;
}

}  // namespace portbook::audit
