// Who may ask what: the rules by which the local server refuses a request, apart from any network. A page of
// another site cannot read an answer (its browser sees to that), so what is left to prevent is that it asks
// for a change, or comes under a name that it made resolve to this machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "portbook/serve/server.h"

namespace portbook::serve {

// The lines of a request that are judged; empty where it has none.
struct RequestHead {
  std::string method, path, host, origin, token, content_type, transfer_encoding, content_encoding;
};

struct Refusal {
  Status status = Status::forbidden;
  std::string_view reason;
};

// No path of a page is longer, and the library looks at each character of one on its stack.
inline constexpr std::size_t kLongestPath = 200;  // bytes, decoded

// The header that carries the token. No form of another site's page can set it.
inline constexpr std::string_view kTokenHeader = "X-Portbook-Token";

class Guard {
 public:
  Guard(std::uint16_t port, std::string token);
  // Nothing: the request may go on.
  std::optional<Refusal> Judge(const RequestHead& head) const;

 private:
  bool IsOwnHost(std::string_view host) const;
  std::optional<Refusal> JudgeChange(const RequestHead& head) const;
  std::string address_, name_;  // "127.0.0.1:8080", "localhost:8080"
  std::string token_;
};

// Headers of every answer, the refusals too.
struct Header {
  std::string_view name, value;
};
inline constexpr Header kAnswerHeaders[] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
     "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
     "trusted-types portbook"},
    {"Cache-Control", "no-store"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Referrer-Policy", "no-referrer"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
};

}  // namespace portbook::serve
