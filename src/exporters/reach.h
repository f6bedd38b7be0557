// What a format can say. Each writer states its reach once; from it follow the flows that it writes and the
// losses of every flow.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "exporters/formats.h"

namespace portbook::exporters {

// Whatever a flow may say beside the role that listens, its transport and its port.
enum class Facet : std::uint8_t {
  source,
  source_port,
  services,
  security,
  process,
  interface,
  direction,
  exposure,
  requirement,
  condition,
  applies_to,
  configurable,  // the port is a default, or can be configured
  allocation,    // how ports are taken from the range
  purpose,
  remarks,
  endpoint_candidates,  // ends that only the prose of the row names
};

// "source: Phone", for a flow that has the facet.
std::optional<std::string> Say(Facet facet, const model::Flow& flow);
std::span<const Facet> Facets();  // in the order of the enum

// Why a host's firewall is not to be opened for the flow, whoever connects: it has no listener, transport or
// port, is prohibited, contested, or stays on the host. Empty: it may.
std::vector<std::string> ReasonsToStayClosed(const selection::Claim& claim);

struct Reach {
  std::span<const Facet> facets;
  std::span<const model::Transport> transports;  // those with ports that it knows
};

struct Sorted {
  std::vector<const selection::Claim*> written;
  std::vector<Loss> losses;
};
// For a format of one host's firewall.
Sorted SortForHost(Claims claims, const Reach& reach);

// The facets of the flow that are not among `said`.
std::vector<std::string> Unsaid(const model::Flow& flow, std::span<const Facet> said);

}  // namespace portbook::exporters
