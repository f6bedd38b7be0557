#include "portbook/audit/listening.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "audit/readers.h"

namespace portbook::audit {

void Listening::AddOpen(Socket socket) {
  known_[socket.transport].set(socket.port);
  sockets_.push_back(std::move(socket));
}

void Listening::AddKnown(model::Transport transport, const model::PortRange& ports) {
  for (std::uint32_t port = ports.first(); port <= ports.last(); ++port) known_[transport].set(port);
}

void Listening::RemoveKnown(model::Transport transport, std::uint16_t port) { known_[transport].reset(port); }

void Listening::Sort() { std::sort(sockets_.begin(), sockets_.end()); }

bool Listening::Knows(model::Transport transport, const model::PortRange& ports) const {
  const auto known = known_.find(transport);
  if (known == known_.end()) return false;
  for (std::uint32_t port = ports.first(); port <= ports.last(); ++port) {
    if (!known->second.test(port)) return false;
  }
  return true;
}

std::optional<std::uint16_t> ParsePort(std::string_view text) {
  std::uint16_t port = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), port);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return port;
}

bool IsLoopback(std::string_view address) {
  constexpr std::string_view kMapped = "::ffff:";
  if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
  address = address.substr(0, address.find('%'));
  if (address.starts_with(kMapped)) address.remove_prefix(kMapped.size());
  return address == "::1" || address.starts_with("127.");
}

base::Expected<Listening> ReadListening(const std::string& name, std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == text.npos)
    return base::Fail(name, "the file is empty", "write it with `ss -Htulnp` or `nmap -oX`");
  base::Expected<Listening> listening =
      text[begin] == '<' ? ReadNmap(name, text.substr(begin)) : ReadSs(name, text);
  if (listening) listening->Sort();
  return listening;
}

}  // namespace portbook::audit
