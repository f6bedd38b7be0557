#include "portbook/model/flow.h"

#include "portbook/base/joined.h"

#include <algorithm>

#include <fmt/format.h>

namespace portbook::model {
namespace {

// The printed endpoint, with the canonical host and process where they are other words.
std::string Endpoint(const std::optional<std::string>& printed, const std::optional<std::string>& host,
                     const std::optional<std::string>& process) {
  if (!printed && !host) return "-";
  std::string text = printed.value_or("-");
  if (host && host != printed) text += fmt::format(" {{{}{}}}", *host, process ? ": " + *process : "");
  return text;
}

std::string Protocol(const Flow& flow) {
  const std::string services = flow.services.empty() ? "-" : base::Joined(flow.services, ", ");
  return flow.security ? fmt::format("{} ({})", services, Name(*flow.security)) : services;
}

std::string TransportText(const Flow& flow) {
  std::string text(Name(flow.transport));
  if (flow.protocol_number) text += fmt::format(" protocol {}", *flow.protocol_number);
  if (flow.icmp_type) text += fmt::format(" type {}", *flow.icmp_type);
  if (flow.icmp_code) text += fmt::format(" code {}", *flow.icmp_code);
  return text;
}

std::string Ports(const Flow& flow) {
  std::string text = ToString(flow.port);
  if (flow.source_port) text += " <- " + ToString(*flow.source_port);
  if (flow.source_port_role) text += fmt::format(" ({})", Name(*flow.source_port_role));
  return text;
}

}  // namespace

const Statement* Find(const Flow& flow, Field field) {
  const auto found = std::find_if(flow.statements.begin(), flow.statements.end(),
                                  [&](const Statement& statement) { return statement.field == field; });
  return found == flow.statements.end() ? nullptr : &*found;
}

std::string Dump(const Flow& flow) {
  std::string out =
      fmt::format("{} -> {} | {} | {} | {}", Endpoint(flow.source, flow.source_host, flow.source_process),
                  Endpoint(flow.destination, flow.destination_host, flow.destination_process), Protocol(flow),
                  TransportText(flow), Ports(flow));
  const auto add = [&out](Field field, std::string_view value) {
    out += fmt::format(" | {}={}", Name(field), value);
  };
  if (flow.component || flow.component_host) {
    add(Field::component, Endpoint(flow.component, flow.component_host, flow.component_process));
  }
  if (flow.interface) add(Field::interface, Name(*flow.interface));
  if (flow.direction) add(Field::direction, Name(*flow.direction));
  if (flow.exposure) add(Field::exposure, Name(*flow.exposure));
  if (flow.requirement) add(Field::requirement, Name(*flow.requirement));
  if (flow.condition) add(Field::condition, *flow.condition);
  if (!flow.applies_to.empty()) add(Field::applies_to, base::Joined(flow.applies_to, ", "));
  return out;
}

}  // namespace portbook::model
