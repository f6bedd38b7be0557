// A server on 127.0.0.1 that says byte for byte what a test wants, however wrong.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace portbook {

enum class AfterAnswer : std::uint8_t {
  close,
  stall  // say nothing more until the client goes
};

class RawServer {
 public:
  // The n-th connection has the n-th answer, later ones the last.
  explicit RawServer(std::vector<std::string> answers, AfterAnswer after = AfterAnswer::close)
      : answers_(std::move(answers)), after_(after), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(listener_, reinterpret_cast<const sockaddr*>(&address), size);
    ::listen(listener_, 16);
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { AnswerAll(); });
  }
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;
  ~RawServer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  std::string Url(const std::string& path) const { return fmt::format("http://127.0.0.1:{}{}", port_, path); }
  int connections() const { return connections_; }

 private:
  void AnswerAll() {
    for (int client = 0; (client = ::accept(listener_, nullptr, nullptr)) >= 0;) {
      const auto number = static_cast<std::size_t>(connections_++);
      Answer(client, answers_[std::min(number, answers_.size() - 1)]);
      ::close(client);
    }
  }
  void Answer(int client, const std::string& answer) const {
    std::string request;
    char part[4096];
    for (ssize_t size = 0; request.find("\r\n\r\n") == std::string::npos;) {
      if ((size = ::recv(client, part, sizeof part, 0)) <= 0) return;
      request.append(part, static_cast<std::size_t>(size));
    }
    for (std::size_t sent = 0; sent < answer.size();) {
      const ssize_t size = ::send(client, answer.data() + sent, answer.size() - sent, MSG_NOSIGNAL);
      if (size <= 0) return;
      sent += static_cast<std::size_t>(size);
    }
    if (after_ == AfterAnswer::close) ::shutdown(client, SHUT_WR);
    while (::recv(client, part, sizeof part, 0) > 0) {
    }
  }

  std::vector<std::string> answers_;
  AfterAnswer after_;
  int listener_;
  std::uint16_t port_ = 0;
  std::atomic<int> connections_ = 0;
  std::thread thread_;
};

}  // namespace portbook
