#include "portbook/model/flow_field.h"

#include <charconv>
#include <limits>

#include "portbook/base/joined.h"
#include "portbook/base/utf8.h"

namespace portbook::model {
namespace {

constexpr std::string_view kListGap = ", ";

std::vector<std::string> Split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    std::string part = base::FoldSpace(text.substr(0, comma));
    if (!part.empty()) parts.push_back(std::move(part));
    text.remove_prefix(comma == text.npos ? text.size() : comma + 1);
  }
  return parts;
}

template <class Enum>
std::string NameOf(const std::optional<Enum>& value) {
  return value ? std::string(Name(*value)) : "";
}

template <class Number>
std::string NumberText(const std::optional<Number>& value) {
  return value ? std::to_string(*value) : "";
}

// An empty text unsets; any other must have a value.
template <class T>
bool Assign(std::optional<T>& target, std::string_view text, std::optional<T> value) {
  if (!text.empty() && !value) return false;
  target = std::move(value);
  return true;
}

template <class T>
bool AssignAlways(T& target, const std::optional<T>& value) {
  if (value) target = *value;
  return value.has_value();
}

std::optional<std::string> TextOrNone(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

std::optional<std::uint32_t> NumberUpTo(std::string_view text, std::uint32_t largest) {
  std::uint32_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return whole && number <= largest ? std::optional(number) : std::nullopt;
}

std::optional<bool> ParseBool(std::string_view text) {
  if (text == "true") return true;
  if (text == "false") return false;
  return std::nullopt;
}

bool SetProtocolNumber(Flow& flow, std::string_view text) {
  const auto number = NumberUpTo(text, kLargestProtocolNumber);
  return Assign(flow.protocol_number, text, number ? std::optional(static_cast<int>(*number)) : std::nullopt);
}

bool SetCount(std::optional<std::uint32_t>& target, std::string_view text) {
  return Assign(target, text, NumberUpTo(text, std::numeric_limits<std::uint16_t>::max()));
}

bool SetEndpoint(std::string_view text, std::optional<std::string>& printed, std::optional<std::string>& host,
                 std::optional<std::string>& process) {
  printed = host = TextOrNone(text);
  process.reset();
  return true;
}

}  // namespace

std::string FieldText(const Flow& flow, Field field) {
  switch (field) {
    case Field::component:
      return flow.component.value_or("");
    case Field::source:
      return flow.source.value_or("");
    case Field::destination:
      return flow.destination.value_or("");
    case Field::interface:
      return NameOf(flow.interface);
    case Field::direction:
      return NameOf(flow.direction);
    case Field::services:
      return base::Joined(flow.services, kListGap);
    case Field::security:
      return NameOf(flow.security);
    case Field::transport:
      return std::string(Name(flow.transport));
    case Field::protocol_number:
      return NumberText(flow.protocol_number);
    case Field::port:
      return ToString(flow.port);
    case Field::port_default:
      return flow.port.is_default ? (*flow.port.is_default ? "true" : "false") : "";
    case Field::port_step:
      return NumberText(flow.port.step);
    case Field::port_count:
      return NumberText(flow.port.count);
    case Field::source_port:
      return flow.source_port ? ToString(*flow.source_port) : "";
    case Field::exposure:
      return NameOf(flow.exposure);
    case Field::requirement:
      return NameOf(flow.requirement);
    case Field::condition:
      return flow.condition.value_or("");
    case Field::applies_to:
      return base::Joined(flow.applies_to, kListGap);
    case Field::purpose:
      return flow.purpose.value_or("");
    case Field::remarks:
      return flow.remarks.value_or("");
  }
  return {};
}

bool SetField(Flow& flow, Field field, std::string_view text) {
  switch (field) {
    case Field::component:
      return SetEndpoint(text, flow.component, flow.component_host, flow.component_process);
    case Field::source:
      return SetEndpoint(text, flow.source, flow.source_host, flow.source_process);
    case Field::destination:
      return SetEndpoint(text, flow.destination, flow.destination_host, flow.destination_process);
    case Field::interface:
      return Assign(flow.interface, text, ParseInterface(text));
    case Field::direction:
      return Assign(flow.direction, text, ParseDirection(text));
    case Field::services:
      flow.services = Split(text);
      return true;
    case Field::security:
      return Assign(flow.security, text, ParseSecurity(text));
    case Field::transport:
      return AssignAlways(flow.transport, ParseTransport(text));
    case Field::protocol_number:
      return SetProtocolNumber(flow, text);
    case Field::port:
      return AssignAlways(flow.port, ParsePortSpec(text));
    case Field::port_default:
      return Assign(flow.port.is_default, text, ParseBool(text));
    case Field::port_step:
      return SetCount(flow.port.step, text);
    case Field::port_count:
      return SetCount(flow.port.count, text);
    case Field::source_port:
      return Assign(flow.source_port, text, ParsePortSpec(text));
    case Field::exposure:
      return Assign(flow.exposure, text, ParseExposure(text));
    case Field::requirement:
      return Assign(flow.requirement, text, ParseRequirement(text));
    case Field::condition:
      flow.condition = TextOrNone(text);
      return true;
    case Field::applies_to:
      flow.applies_to = Split(text);
      return true;
    case Field::purpose:
      flow.purpose = TextOrNone(text);
      return true;
    case Field::remarks:
      flow.remarks = TextOrNone(text);
      return true;
  }
  return false;
}

std::string ValuesOf(Field field) {
  switch (field) {
    case Field::interface:
      return "internal or external";
    case Field::direction:
      return "inbound, outbound or bidirectional";
    case Field::security:
      return "tls, mtls, dtls, srtp or ipsec";
    case Field::transport:
      return "tcp, udp, sctp, icmp, ip or unresolved";
    case Field::exposure:
      return "loopback, internal, dmz or external";
    case Field::requirement:
      return "required, recommended, optional, conditional or prohibited";
    case Field::protocol_number:
      return "a number up to 255";
    case Field::port:
    case Field::source_port:
      return "a port (443), a range (8600-8610), or any, ephemeral, dynamic, configurable, not applicable or "
             "missing";
    case Field::port_default:
      return "true or false";
    case Field::port_step:
    case Field::port_count:
      return "a number up to 65535";
    case Field::services:
    case Field::applies_to:
      return "words, parted by commas";
    case Field::component:
    case Field::source:
    case Field::destination:
    case Field::condition:
    case Field::purpose:
    case Field::remarks:
      return "any text";
  }
  return {};
}

}  // namespace portbook::model
