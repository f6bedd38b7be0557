// A server on 127.0.0.1 that speaks HTTP as it should.
#pragma once

#include <string>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <httplib.h>

namespace portbook::fetch {

class HttpServer {
 public:
  HttpServer() : port_(server_.bind_to_any_port("127.0.0.1")) {}
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }

  // Before Start.
  void Serve(const std::string& path, httplib::Server::Handler handler) {
    server_.Get(path, std::move(handler));
  }
  void Start() {
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();
  }
  std::string Url(const std::string& path) const { return fmt::format("http://127.0.0.1:{}{}", port_, path); }

 private:
  httplib::Server server_;
  int port_;
  std::thread thread_;
};

}  // namespace portbook::fetch
