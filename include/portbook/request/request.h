// The flows between roles as requests to whoever runs the firewalls: one row for each source, destination,
// transport and port, with the words of the guides that ask for it. It opens nothing that no guide states:
// what is missing or contested stands on a sheet of its own, without ports that could be taken for an answer.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/model/port_spec.h"
#include "portbook/selection/deployment.h"
#include "portbook/selection/selection.h"

namespace portbook::request {

enum class Sheet : std::uint8_t {
  requests,  // from one place to another: what to ask for
  unmapped,  // would be a request, but a role has no place yet
  local,     // needs no firewall between places: stays on the host, or inside of one place
  open,      // a person must settle it first: a value is missing, or the guide contradicts itself
};
std::string_view Name(Sheet sheet);     // "requests"
std::string_view Title(Sheet sheet);    // "Requests"
std::string_view Meaning(Sheet sheet);  // one sentence for whoever reads the sheet
std::span<const Sheet> Sheets();        // in the order of the enum

struct Row {
  Sheet sheet = Sheet::requests;
  std::vector<std::string> components;             // what the guides' rows are about, as printed
  std::vector<std::string> sources, destinations;  // roles; several where they share a place
  std::vector<std::string> source_places,
      destination_places;  // zones or networks; empty where a role is not mapped
  // What to open. All unset on the sheet `open`, which has `stated` instead.
  std::optional<model::Transport> transport;
  std::optional<model::PortRange> ports;
  std::optional<int> protocol_number, icmp_type, icmp_code;
  std::string stated;  // "tcp 443", as the guide has it
  std::vector<std::string> services, security;
  std::vector<std::string> source_ports;  // as stated
  std::optional<model::Requirement>
      requirement;  // the strictest that a guide states; unset: stated without any mark
  std::vector<std::string> conditions;
  std::vector<std::string> candidates;  // of a missing port: never values
  std::vector<std::string>
      notes;  // "the port is a default", "increments of 2"; on `local` and `open` why it is there
  std::vector<selection::Citation> citations;  // at least one
};

struct Request {
  std::vector<Row> rows;                    // by sheet, then by source, destination, transport and port
  std::vector<std::string> unmapped_roles;  // those that rows of the sheet `unmapped` wait for; sorted
};

// REQUIRES: the claims' catalog is still there.
Request MakeRequest(std::span<const selection::Claim> claims, const selection::Deployment& deployment);

// RFC 4180, one table; its first column is the sheet. Lists are parted by "; ".
std::string ToCsv(const Request& request);
// A heading and a table for each sheet that has rows.
std::string ToMarkdown(const Request& request);
// One page that needs nothing else and runs nothing.
std::string ToHtml(const Request& request);
// {"unmapped_roles", "requests", "unmapped", "local", "open"}: two-space indent, ends with a line feed.
std::string ToJson(const Request& request);

}  // namespace portbook::request
