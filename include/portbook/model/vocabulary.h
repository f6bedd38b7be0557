// The closed vocabularies of the schema, with their names as they are written in the dataset.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace portbook::model {

enum class Transport : std::uint8_t { tcp, udp, sctp, icmp, ip, unresolved };
enum class PortKind : std::uint8_t {
  fixed,
  range,
  any,
  ephemeral,
  dynamic,
  configurable,
  not_applicable,
  unresolved
};
enum class Security : std::uint8_t { tls, mtls, dtls, srtp, ipsec };
enum class Direction : std::uint8_t { inbound, outbound, bidirectional };
enum class Interface : std::uint8_t { internal, external };
enum class Exposure : std::uint8_t { loopback, internal, dmz, external };
enum class Requirement : std::uint8_t { required, recommended, optional, conditional, prohibited };
enum class SourcePortRole : std::uint8_t { source, remote };

// How a value came to be.
enum class Basis : std::uint8_t {
  cell,      // printed in the row's own cell
  heading,   // caption, section row, heading or column header
  prose,     // a sentence, or a remark of the row
  implied,   // by the named list in rules/common
  decision,  // by a person
};

// What a column of a table holds.
enum class Role : std::uint8_t {
  component,
  source,
  destination,
  service,
  transport,
  port,
  source_port,
  protocol_port,         // transport and port packed in one cell: "TCP 443, 8443"
  source_protocol_port,  // the same at the other end
  path,                  // both ends in one cell: "Client to server"
  peer,                  // the other end, whichever it is: the row's direction tells ("To/From")
  matrix_port,           // the ports from the row's source to the destination that the column's header names
  direction,
  purpose,
  remarks,
  security,
  interface,
  applies_to,
  ordinal,  // a row number
  ignored,  // known, and known to say nothing about flows
};

// How a cell came under its header.
enum class CellPlacement : std::uint8_t {
  in_place,  // it stands there in the guide
  moved,     // a lost cell was made good, or an orphan put back: it is read here, and a finding says so
  foreign,   // it stands here but holds what another kind of column holds: it is not read, and a finding says
             // so
};

// Every field of a flow that a statement can be about, in the order of the schema.
enum class Field : std::uint8_t {
  component,
  source,
  destination,
  interface,
  direction,
  services,
  security,
  transport,
  protocol_number,
  port,
  port_default,
  port_step,
  port_count,
  source_port,
  exposure,
  requirement,
  condition,
  applies_to,
  purpose,
  remarks,
};

// Name(x) is the dataset's spelling; Parse...(name) its inverse.
std::string_view Name(Transport);
std::string_view Name(PortKind);
std::string_view Name(Security);
std::string_view Name(Direction);
std::string_view Name(Interface);
std::string_view Name(Exposure);
std::string_view Name(Requirement);
std::string_view Name(SourcePortRole);
std::string_view Name(Basis);
std::string_view Name(Role);
std::string_view Name(CellPlacement);
std::string_view Name(Field);
std::optional<Transport> ParseTransport(std::string_view);
std::optional<PortKind> ParsePortKind(std::string_view);
std::optional<Security> ParseSecurity(std::string_view);
std::optional<Direction> ParseDirection(std::string_view);
std::optional<Interface> ParseInterface(std::string_view);
std::optional<Exposure> ParseExposure(std::string_view);
std::optional<Requirement> ParseRequirement(std::string_view);
std::optional<SourcePortRole> ParseSourcePortRole(std::string_view);
std::optional<Basis> ParseBasis(std::string_view);
std::optional<Role> ParseRole(std::string_view);
std::optional<CellPlacement> ParseCellPlacement(std::string_view);
std::optional<Field> ParseField(std::string_view);

}  // namespace portbook::model
