#include "portbook/model/vocabulary.h"

#include <limits>

namespace portbook::model {
namespace {

// The switches in Name are the only tables: an enumerator without a name does not compile, and values past
// the last one have an empty name.
template <class Enum>
std::optional<Enum> ParseByName(std::string_view name) {
  if (name.empty()) return std::nullopt;
  for (int value = 0; value <= std::numeric_limits<std::uint8_t>::max(); ++value) {
    const Enum candidate = static_cast<Enum>(value);
    const std::string_view known = Name(candidate);
    if (known.empty()) return std::nullopt;
    if (known == name) return candidate;
  }
  return std::nullopt;
}

}  // namespace

std::string_view Name(Transport transport) {
  switch (transport) {
    case Transport::tcp:
      return "tcp";
    case Transport::udp:
      return "udp";
    case Transport::sctp:
      return "sctp";
    case Transport::icmp:
      return "icmp";
    case Transport::ip:
      return "ip";
    case Transport::unresolved:
      return "unresolved";
  }
  return {};
}

std::string_view Name(PortKind port_kind) {
  switch (port_kind) {
    case PortKind::fixed:
      return "fixed";
    case PortKind::range:
      return "range";
    case PortKind::any:
      return "any";
    case PortKind::ephemeral:
      return "ephemeral";
    case PortKind::dynamic:
      return "dynamic";
    case PortKind::configurable:
      return "configurable";
    case PortKind::not_applicable:
      return "not_applicable";
    case PortKind::unresolved:
      return "unresolved";
  }
  return {};
}

std::string_view Name(Security security) {
  switch (security) {
    case Security::tls:
      return "tls";
    case Security::mtls:
      return "mtls";
    case Security::dtls:
      return "dtls";
    case Security::srtp:
      return "srtp";
    case Security::ipsec:
      return "ipsec";
  }
  return {};
}

std::string_view Name(Direction direction) {
  switch (direction) {
    case Direction::inbound:
      return "inbound";
    case Direction::outbound:
      return "outbound";
    case Direction::bidirectional:
      return "bidirectional";
  }
  return {};
}

std::string_view Name(Interface side) {
  switch (side) {
    case Interface::internal:
      return "internal";
    case Interface::external:
      return "external";
  }
  return {};
}

std::string_view Name(Exposure exposure) {
  switch (exposure) {
    case Exposure::loopback:
      return "loopback";
    case Exposure::internal:
      return "internal";
    case Exposure::dmz:
      return "dmz";
    case Exposure::external:
      return "external";
  }
  return {};
}

std::string_view Name(Requirement requirement) {
  switch (requirement) {
    case Requirement::required:
      return "required";
    case Requirement::recommended:
      return "recommended";
    case Requirement::optional:
      return "optional";
    case Requirement::conditional:
      return "conditional";
    case Requirement::prohibited:
      return "prohibited";
  }
  return {};
}

std::string_view Name(SourcePortRole source_port_role) {
  switch (source_port_role) {
    case SourcePortRole::source:
      return "source";
    case SourcePortRole::remote:
      return "remote";
  }
  return {};
}

std::string_view Name(Basis basis) {
  switch (basis) {
    case Basis::cell:
      return "cell";
    case Basis::heading:
      return "heading";
    case Basis::prose:
      return "prose";
    case Basis::implied:
      return "implied";
    case Basis::decision:
      return "decision";
  }
  return {};
}

std::string_view Name(Role role) {
  switch (role) {
    case Role::component:
      return "component";
    case Role::source:
      return "source";
    case Role::destination:
      return "destination";
    case Role::service:
      return "service";
    case Role::transport:
      return "transport";
    case Role::port:
      return "port";
    case Role::source_port:
      return "source_port";
    case Role::protocol_port:
      return "protocol_port";
    case Role::source_protocol_port:
      return "source_protocol_port";
    case Role::path:
      return "path";
    case Role::peer:
      return "peer";
    case Role::matrix_port:
      return "matrix_port";
    case Role::direction:
      return "direction";
    case Role::purpose:
      return "purpose";
    case Role::remarks:
      return "remarks";
    case Role::security:
      return "security";
    case Role::interface:
      return "interface";
    case Role::applies_to:
      return "applies_to";
    case Role::ordinal:
      return "ordinal";
    case Role::ignored:
      return "ignored";
  }
  return {};
}

std::string_view Name(CellPlacement placement) {
  switch (placement) {
    case CellPlacement::in_place:
      return "in_place";
    case CellPlacement::moved:
      return "moved";
    case CellPlacement::foreign:
      return "foreign";
  }
  return {};
}

std::string_view Name(Field field) {
  switch (field) {
    case Field::component:
      return "component";
    case Field::source:
      return "source";
    case Field::destination:
      return "destination";
    case Field::interface:
      return "interface";
    case Field::direction:
      return "direction";
    case Field::services:
      return "services";
    case Field::security:
      return "security";
    case Field::transport:
      return "transport";
    case Field::protocol_number:
      return "protocol_number";
    case Field::port:
      return "port";
    case Field::port_default:
      return "port_default";
    case Field::port_step:
      return "port_step";
    case Field::port_count:
      return "port_count";
    case Field::source_port:
      return "source_port";
    case Field::exposure:
      return "exposure";
    case Field::requirement:
      return "requirement";
    case Field::condition:
      return "condition";
    case Field::applies_to:
      return "applies_to";
    case Field::purpose:
      return "purpose";
    case Field::remarks:
      return "remarks";
  }
  return {};
}

std::optional<Transport> ParseTransport(std::string_view name) { return ParseByName<Transport>(name); }
std::optional<PortKind> ParsePortKind(std::string_view name) { return ParseByName<PortKind>(name); }
std::optional<Security> ParseSecurity(std::string_view name) { return ParseByName<Security>(name); }
std::optional<Direction> ParseDirection(std::string_view name) { return ParseByName<Direction>(name); }
std::optional<Interface> ParseInterface(std::string_view name) { return ParseByName<Interface>(name); }
std::optional<Exposure> ParseExposure(std::string_view name) { return ParseByName<Exposure>(name); }
std::optional<Requirement> ParseRequirement(std::string_view name) { return ParseByName<Requirement>(name); }
std::optional<SourcePortRole> ParseSourcePortRole(std::string_view name) {
  return ParseByName<SourcePortRole>(name);
}
std::optional<Basis> ParseBasis(std::string_view name) { return ParseByName<Basis>(name); }
std::optional<Role> ParseRole(std::string_view name) { return ParseByName<Role>(name); }
std::optional<CellPlacement> ParseCellPlacement(std::string_view name) {
  return ParseByName<CellPlacement>(name);
}
std::optional<Field> ParseField(std::string_view name) { return ParseByName<Field>(name); }

}  // namespace portbook::model
