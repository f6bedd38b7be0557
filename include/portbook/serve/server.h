// A web server for one person's browser on this machine: it is bound to the loopback address alone, and what
// no page of its own may ask is refused before anybody sees it (see serve/guard.h). It knows nothing of what
// it serves, and no file: a request's path is a text that a Site looks up.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "portbook/base/error.h"

namespace portbook::serve {

enum class Method : std::uint8_t { get, post };

struct Request {
  Method method = Method::get;
  std::string path;                          // decoded: "/flow/f_89cbb720faada0ba"
  std::map<std::string, std::string> query;  // decoded; of a name that comes twice the last
  std::string body;                          // of a POST
};

enum class Status : std::uint16_t {
  ok = 200,
  no_content = 204,
  bad_request = 400,
  forbidden = 403,
  not_found = 404,
  method_not_allowed = 405,
  conflict = 409,
  too_large = 413,
  unsupported_media_type = 415,
  internal_error = 500,
};

struct Reply {
  Status status = Status::ok;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
};

// Called by several threads at once.
using Site = std::function<Reply(const Request&)>;

struct ServerOptions {
  std::uint16_t port = 0;               // 0: any that is free
  std::size_t largest_body = 1U << 16;  // bytes of a POST
  int seconds_to_read = 5;              // a request, before the connection is closed
};

class Server {
 public:
  // Fails where the port is taken.
  [[nodiscard]] static base::Expected<Server> Bind(const ServerOptions& options, Site site);
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  ~Server();

  std::uint16_t port() const;
  // What a change must be asked with: 32 hex digits, other ones in each run.
  const std::string& token() const;
  // The page, with the token where no server ever gets it: behind the `#`.
  std::string Url() const;

  // Serves until Stop. False where it could not go on.
  bool Run();
  // From any thread, also before Run has begun. REQUIRES: Run is called.
  void Stop();

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace portbook::serve
