// What guides document of a host, held against what it listens on.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/audit/listening.h"
#include "portbook/selection/selection.h"

namespace portbook::audit {

enum class Verdict : std::uint8_t {
  open,          // documented, and something listens
  closed,        // documented, and nothing listens
  undocumented,  // something listens, and no chosen guide states it
  unknown,       // documented, and the file does not tell: not scanned, or filtered
  unstated,      // documented without a port number: there is nothing to compare
};
std::string_view Name(Verdict verdict);
std::string_view Meaning(Verdict verdict);
std::span<const Verdict> Verdicts();  // in the order of the enum

struct Line {
  Verdict verdict = Verdict::open;
  model::Transport transport = model::Transport::unresolved;
  std::optional<model::PortRange> ports;  // unset on `unstated`
  std::string stated;  // "tcp 443", as the guide has it; of an undocumented socket what the file has
  std::string role;    // that listens; empty of an undocumented socket
  std::vector<std::string> services;
  std::vector<Socket> sockets;  // that listen there
  std::vector<std::string> notes;
  std::vector<selection::Citation>
      citations;  // of an undocumented socket: of rows that name the port, as the notes say
};

// The roles that listen: the flows' destinations, or their components where no listener is stated. Each once,
// sorted.
std::vector<std::string> ListeningRoles(std::span<const selection::Claim> claims);

// By verdict, then by transport, port and role. Without `roles` the host is taken to have all of them. A port
// whose transport the guide leaves open is looked for on tcp and udp. REQUIRES: the claims' catalog is still
// there.
std::vector<Line> Compare(std::span<const selection::Claim> claims, std::span<const std::string> roles,
                          const Listening& listening);

}  // namespace portbook::audit
