// The ports on which one host listens, as a file of `ss` or nmap says. It scans nothing.
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/model/port_spec.h"

namespace portbook::audit {

struct Socket {
  model::Transport transport = model::Transport::tcp;
  std::uint16_t port = 0;
  std::string address;       // as printed; empty where the file tells none
  bool is_loopback = false;  // the address is one that only the host itself reaches
  std::string process;       // or what nmap takes the service for; empty where the file tells none
  std::uint32_t line = 0;    // 1-based, of the file
  friend auto operator<=>(const Socket&, const Socket&) = default;
};

class Listening {
 public:
  // REQUIRES: called for every open socket, then Sort().
  void AddOpen(Socket socket);
  // The file tells of these ports whether they are open. What nobody looked at is neither open nor closed.
  void AddKnown(model::Transport transport, const model::PortRange& ports);
  void RemoveKnown(model::Transport transport, std::uint16_t port);
  void Sort();

  const std::vector<Socket>& sockets() const { return sockets_; }  // by transport, port, address
  bool Knows(model::Transport transport, const model::PortRange& ports) const;

 private:
  std::vector<Socket> sockets_;
  std::map<model::Transport, std::bitset<65536>> known_;
};

// The output of `ss -Htulnp` (a header line may stand first) or of `nmap -oX`. `name` stands in errors. Fails
// for a line or a document that is neither, for nmap's scan of several hosts, and for a file without any
// port.
[[nodiscard]] base::Expected<Listening> ReadListening(const std::string& name, std::string_view text);

}  // namespace portbook::audit
