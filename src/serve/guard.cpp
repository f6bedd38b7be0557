#include "serve/guard.h"

#include <utility>

#include <fmt/format.h>

namespace portbook::serve {
namespace {

// Looks at every character, however early they differ.
bool IsSame(std::string_view given, std::string_view secret) {
  unsigned differing = given.size() == secret.size() ? 0U : 1U;
  for (std::size_t i = 0; i < secret.size(); ++i) {
    const char other = i < given.size() ? given[i] : '\0';
    differing |= static_cast<unsigned char>(secret[i]) ^ static_cast<unsigned char>(other);
  }
  return differing == 0;
}

}  // namespace

Guard::Guard(std::uint16_t port, std::string token)
    : address_(fmt::format("127.0.0.1:{}", port)),
      name_(fmt::format("localhost:{}", port)),
      token_(std::move(token)) {}

bool Guard::IsOwnHost(std::string_view host) const { return host == address_ || host == name_; }

std::optional<Refusal> Guard::Judge(const RequestHead& head) const {
  const bool is_change = head.method == "POST";
  if (!is_change && head.method != "GET" && head.method != "HEAD")
    return Refusal{Status::method_not_allowed, "GET, HEAD and POST are served"};
  if (head.path.size() > kLongestPath) return Refusal{Status::not_found, "there is no such page"};
  // A name that another site made resolve to this machine is still that site's name.
  if (!IsOwnHost(head.host)) return Refusal{Status::forbidden, "the host is not this server"};
  if (!head.origin.empty() && head.origin != "http://" + head.host)
    return Refusal{Status::forbidden, "the origin is not this server"};
  // The limit on a body's size counts the bytes that are announced.
  if (!head.transfer_encoding.empty() || !head.content_encoding.empty())
    return Refusal{Status::unsupported_media_type, "a body comes as it is, with its length"};
  return is_change ? JudgeChange(head) : std::nullopt;
}

std::optional<Refusal> Guard::JudgeChange(const RequestHead& head) const {
  if (head.origin.empty()) return Refusal{Status::forbidden, "a change names its origin"};
  if (!IsSame(head.token, token_))
    return Refusal{Status::forbidden,
                   "a change needs the token of this run: open the address that was printed"};
  if (head.content_type != "application/json")
    return Refusal{Status::unsupported_media_type, "a change is asked for in JSON"};
  return std::nullopt;
}

}  // namespace portbook::serve
