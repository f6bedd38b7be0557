#include "portbook/serve/server.h"

#include <httplib.h>
#include <sys/random.h>
#include <sys/socket.h>

#include <array>
#include <atomic>
#include <chrono>
#include <exception>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "serve/guard.h"

namespace portbook::serve {
namespace {

constexpr const char* kLoopback = "127.0.0.1";
constexpr const char* kAnyPath = "/.*";
constexpr const char* kPlainText = "text/plain; charset=utf-8";

base::Expected<std::string> RandomToken() {
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    return base::Fail("", "the system gives no random bytes");
  std::string token;
  for (const unsigned char byte : bytes) token += fmt::format("{:02x}", byte);
  return token;
}

// Not SO_REUSEPORT, the library's choice: another program could listen beside this one.
void SetSocketOptions(socket_t socket) {
  const int on = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
}

// One header alone: of two that differ the guard could judge one and the server believe the other.
std::string HeaderOf(const httplib::Request& request, const char* name) {
  return request.get_header_value_count(name) == 1 ? request.get_header_value(name) : std::string();
}

RequestHead HeadOf(const httplib::Request& request) {
  RequestHead head;
  head.method = request.method;
  head.path = request.path;
  head.host = HeaderOf(request, "Host");
  head.origin = request.has_header("Origin") ? request.get_header_value("Origin") : std::string();
  head.token = HeaderOf(request, kTokenHeader.data());
  head.content_type = HeaderOf(request, "Content-Type");
  head.transfer_encoding = request.get_header_value("Transfer-Encoding");
  head.content_encoding = request.get_header_value("Content-Encoding");
  return head;
}

// A body that is provided goes as it is. One that is set is compressed: on one machine that is only a wait,
// of ten seconds for the queue of ten thousand findings.
void Answer(Reply reply, httplib::Response& response) {
  response.status = static_cast<int>(reply.status);
  if (reply.body.empty()) return response.set_content("", reply.content_type);
  const std::size_t size = reply.body.size();
  response.set_content_provider(
      size, reply.content_type,
      [body = std::move(reply.body)](std::size_t at, std::size_t length, httplib::DataSink& sink) {
        return sink.write(body.data() + at, length);
      });
}

void Answer(Status status, std::string_view reason, httplib::Response& response) {
  Answer({status, kPlainText, std::string(reason) + "\n"}, response);
}

Request RequestOf(Method method, const httplib::Request& request) {
  Request asked;
  asked.method = method;
  asked.path = request.path;
  for (const auto& [name, value] : request.params) asked.query[name] = value;
  asked.body = request.body;
  return asked;
}

}  // namespace

struct Server::Parts {
  httplib::Server http;
  Site site;
  std::uint16_t port = 0;
  std::string token;
  std::atomic<bool> ended = false;
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

std::uint16_t Server::port() const { return parts_->port; }
const std::string& Server::token() const { return parts_->token; }
std::string Server::Url() const { return fmt::format("http://{}:{}/#token={}", kLoopback, port(), token()); }

bool Server::Run() {
  const bool went_well = parts_->http.listen_after_bind();
  parts_->ended = true;
  return went_well;
}

// The library forgets that it was stopped before it began.
void Server::Stop() {
  while (!parts_->http.is_running() && !parts_->ended)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  parts_->http.stop();
}

base::Expected<Server> Server::Bind(const ServerOptions& options, Site site) {
  base::Expected<std::string> token = RandomToken();
  if (!token) return tl::unexpected(token.error());
  auto parts = std::make_unique<Parts>();
  parts->site = std::move(site);
  parts->token = *std::move(token);
  httplib::Server& http = parts->http;
  http.set_socket_options(SetSocketOptions);
  const int port = options.port == 0                            ? http.bind_to_any_port(kLoopback)
                   : http.bind_to_port(kLoopback, options.port) ? int{options.port}
                                                                : -1;
  if (port <= 0)
    return base::Fail(fmt::format("{}:{}", kLoopback, options.port), "the port cannot be listened on",
                      "name another with --port, or 0 for any");
  parts->port = static_cast<std::uint16_t>(port);

  // A connection per request: the body of one that is refused is never taken for the next one's head.
  http.set_keep_alive_max_count(1);
  http.set_payload_max_length(options.largest_body);
  http.set_read_timeout(options.seconds_to_read);
  http.set_tcp_nodelay(true);
  httplib::Headers headers;
  for (const Header& header : kAnswerHeaders) headers.emplace(header.name, header.value);
  http.set_default_headers(headers);

  http.set_pre_routing_handler([guard = Guard(parts->port, parts->token)](const httplib::Request& request,
                                                                          httplib::Response& response) {
    const std::optional<Refusal> refusal = guard.Judge(HeadOf(request));
    if (!refusal) return httplib::Server::HandlerResponse::Unhandled;
    Answer(refusal->status, refusal->reason, response);
    return httplib::Server::HandlerResponse::Handled;
  });
  const auto serve = [&served = parts->site](Method method) {
    return [&served, method](const httplib::Request& request, httplib::Response& response) {
      Answer(served(RequestOf(method, request)), response);
    };
  };
  http.Get(kAnyPath, serve(Method::get));
  http.Post(kAnyPath, serve(Method::post));
  http.set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
    Answer(Status::internal_error, "a mistake of this program", response);
  });
  return Server(std::move(parts));
}

}  // namespace portbook::serve
