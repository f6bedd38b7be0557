// A client that says byte for byte what it is told to, as no browser and no library would.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <string>

namespace portbook::serve {

// The answer to `bytes`, whole; empty where nobody listens.
inline std::string Ask(std::uint16_t port, const std::string& bytes, const char* address = "127.0.0.1") {
  const int connection = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  ::inet_pton(AF_INET, address, &to.sin_addr);
  std::string answer;
  if (::connect(connection, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0) {
    ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    char part[4096];
    for (ssize_t size = 0; (size = ::recv(connection, part, sizeof part, 0)) > 0;)
      answer.append(part, static_cast<std::size_t>(size));
  }
  ::close(connection);
  return answer;
}

}  // namespace portbook::serve
