#include "portbook/serve/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "serve/guard.h"
#include "tests/unit/serve/connection.h"

namespace portbook::serve {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::Not;
using testing::StartsWith;

// A site that notes what reaches it.
class ServerTest : public testing::Test {
 protected:
  ServerTest() {
    base::Expected<Server> server =
        Server::Bind({.largest_body = 1000, .seconds_to_read = 1}, [&](const Request& request) {
          if (request.path == "/throw") throw std::runtime_error("secret");
          reached_.push_back((request.method == Method::post ? "POST " : "GET ") + request.path + " " +
                             request.body);
          return Reply{Status::ok, "text/plain", "the page"};
        });
    server_ = std::make_unique<Server>(*std::move(server));
    listener_ = std::thread([this] { server_->Run(); });
    // The first answer says that it listens.
    while (Ask("GET / HTTP/1.1", {own_host()}, "").empty()) std::this_thread::yield();
    reached_.clear();
  }
  ~ServerTest() override {
    server_->Stop();
    listener_.join();
  }

  std::string own_host() const { return fmt::format("Host: 127.0.0.1:{}", server_->port()); }
  std::string own_origin() const { return fmt::format("Origin: http://127.0.0.1:{}", server_->port()); }
  std::string token() const { return fmt::format("{}: {}", kTokenHeader, server_->token()); }
  // What a change needs beside its body.
  std::vector<std::string> ChangeHead() const {
    return {own_host(), own_origin(), token(), "Content-Type: application/json"};
  }
  std::string Ask(const std::string& line, const std::vector<std::string>& headers,
                  const std::string& body) const {
    std::string bytes = line + "\r\n";
    for (const std::string& header : headers) bytes += header + "\r\n";
    return serve::Ask(server_->port(), bytes + "\r\n" + body);
  }
  // A change whose head lacks or replaces one line.
  std::string Change(std::size_t at, const std::string& instead) const {
    std::vector<std::string> head = ChangeHead();
    head[at] = instead;
    if (instead.empty()) head.erase(head.begin() + static_cast<std::ptrdiff_t>(at));
    head.push_back("Content-Length: 2");
    return Ask("POST /decide HTTP/1.1", head, "{}");
  }

  std::vector<std::string> reached_;
  std::unique_ptr<Server> server_;
  std::thread listener_;
};

TEST_F(ServerTest, APageIsServedWithEveryHeaderThatKeepsOthersOut) {
  const std::string answer = Ask("GET /flow/f_1?x=1 HTTP/1.1", {own_host()}, "");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(answer, HasSubstr("the page"));
  EXPECT_THAT(reached_, ElementsAre("GET /flow/f_1 "));
  for (const Header& header : kAnswerHeaders)
    EXPECT_THAT(answer, HasSubstr(fmt::format("{}: {}\r\n", header.name, header.value)));
  EXPECT_THAT(answer, Not(HasSubstr("unsafe")));
}

TEST_F(ServerTest, NothingIsCompressedForABrowserOnTheSameMachine) {
  const std::string answer = Ask("GET / HTTP/1.1", {own_host(), "Accept-Encoding: gzip, deflate, br"}, "");
  EXPECT_THAT(answer, HasSubstr("\r\n\r\nthe page"));
  EXPECT_THAT(answer, Not(HasSubstr("Content-Encoding")));
}

TEST_F(ServerTest, RefusalsBearTheSameHeaders) {
  for (const std::string& answer :
       {Ask("GET / HTTP/1.1", {"Host: evil.example"}, ""), Ask("DELETE / HTTP/1.1", {own_host()}, ""),
        Ask("NONSENSE", {}, ""), Ask("GET /throw HTTP/1.1", {own_host()}, "")}) {
    for (const Header& header : kAnswerHeaders)
      EXPECT_THAT(answer, HasSubstr(fmt::format("{}: {}\r\n", header.name, header.value)));
  }
}

TEST_F(ServerTest, AChangeOfItsOwnPageReachesTheSite) {
  EXPECT_THAT(Change(0, own_host()), StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(reached_, ElementsAre("POST /decide {}"));
  // The page may be opened under the other name of this machine.
  std::vector<std::string> head = ChangeHead();
  head[0] = fmt::format("Host: localhost:{}", server_->port());
  head[1] = fmt::format("Origin: http://localhost:{}", server_->port());
  head.push_back("Content-Length: 2");
  EXPECT_THAT(Ask("POST /decide HTTP/1.1", head, "{}"), StartsWith("HTTP/1.1 200"));
}

TEST_F(ServerTest, AnotherHostIsRefused) {
  const std::string port = std::to_string(server_->port());
  const std::vector<std::string> hosts = {
      "Host: evil.example",
      "Host: evil.example:" + port,
      "Host: 127.0.0.1",
      "Host: 127.0.0.1:1",
      "Host: 127.0.0.1:" + port + ".evil.example",
      "Host: 127.0.0.2:" + port,
      "Host: 0.0.0.0:" + port,
      "Host: [::1]:" + port,
      "Host:",
      "X-No: host",
      "Host: evil.example\r\n" + own_host(),
      own_host() + "\r\nHost: evil.example",
  };
  for (const std::string& host : hosts) {
    EXPECT_THAT(Ask("GET / HTTP/1.1", {host}, ""), StartsWith("HTTP/1.1 403")) << host;
    EXPECT_THAT(Change(0, host), StartsWith("HTTP/1.1 403")) << host;
  }
  EXPECT_THAT(reached_, IsEmpty());
}

TEST_F(ServerTest, AnotherOriginIsRefusedAndAChangeWithoutOneToo) {
  const std::string port = std::to_string(server_->port());
  for (const std::string& origin :
       {std::string(), std::string("Origin: null"), std::string("Origin: http://evil.example"),
        "Origin: https://127.0.0.1:" + port, std::string("Origin: http://127.0.0.1:1"),
        "Origin: http://localhost:" + port, "Origin: http://127.0.0.1:" + port + ".evil.example"}) {
    EXPECT_THAT(Change(1, origin), StartsWith("HTTP/1.1 403")) << origin;
    if (origin.empty()) continue;
    EXPECT_THAT(Ask("GET / HTTP/1.1", {own_host(), origin}, ""), StartsWith("HTTP/1.1 403")) << origin;
  }
  EXPECT_THAT(reached_, IsEmpty());
}

TEST_F(ServerTest, AChangeWithoutTheTokenOfThisRunIsRefused) {
  const std::string name = std::string(kTokenHeader) + ": ";
  for (const std::string& token :
       {std::string(), name, name + "0123456789abcdef0123456789abcdef", name + server_->token().substr(1),
        name + server_->token() + "0", token() + "\r\n" + token()})
    EXPECT_THAT(Change(2, token), StartsWith("HTTP/1.1 403")) << token;
  EXPECT_THAT(reached_, IsEmpty());
}

TEST_F(ServerTest, AFormCannotAskForAChange) {
  for (const char* type : {"", "Content-Type: text/plain", "Content-Type: application/x-www-form-urlencoded",
                           "Content-Type: multipart/form-data; boundary=x"})
    EXPECT_THAT(Change(3, type), StartsWith("HTTP/1.1 415")) << type;
  EXPECT_THAT(reached_, IsEmpty());
}

TEST_F(ServerTest, OtherMethodsAreRefused) {
  for (const char* method : {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"})
    EXPECT_THAT(Ask(std::string(method) + " / HTTP/1.1", ChangeHead(), ""), StartsWith("HTTP/1.1 405"))
        << method;
  EXPECT_THAT(Ask("PROPFIND / HTTP/1.1", ChangeHead(), ""), StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(reached_, IsEmpty());
}

TEST_F(ServerTest, ALargeBodyIsRefusedHoweverItComes) {
  std::vector<std::string> head = ChangeHead();
  head.push_back("Content-Length: 1001");
  EXPECT_THAT(Ask("POST /decide HTTP/1.1", head, std::string(1001, ' ')), StartsWith("HTTP/1.1 413"));
  head.back() = "Content-Length: 99999999999999";
  EXPECT_THAT(Ask("POST /decide HTTP/1.1", head, "{}"), StartsWith("HTTP/1.1 413"));
  head.back() = "Transfer-Encoding: chunked";
  EXPECT_THAT(Ask("POST /decide HTTP/1.1", head, "2\r\n{}\r\n0\r\n\r\n"), StartsWith("HTTP/1.1 415"));
  head.back() = "Content-Encoding: gzip\r\nContent-Length: 2";
  EXPECT_THAT(Ask("POST /decide HTTP/1.1", head, "{}"), StartsWith("HTTP/1.1 415"));
  EXPECT_THAT(reached_, IsEmpty());
}

TEST_F(ServerTest, ABodyThatIsCutShortReachesNobody) {
  std::vector<std::string> head = ChangeHead();
  head.push_back("Content-Length: 20");
  Ask("POST /decide HTTP/1.1", head, "{}");
  EXPECT_THAT(reached_, IsEmpty());
}

TEST_F(ServerTest, WhatFollowsARefusalIsNoRequest) {
  const std::string hidden = "GET /hidden HTTP/1.1\r\n" + own_host() + "\r\n\r\n";
  std::vector<std::string> head = ChangeHead();
  head[2] = fmt::format("Content-Length: {}", hidden.size());  // instead of the token
  const std::string answer = Ask("POST /decide HTTP/1.1", head, hidden);
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 403"));
  EXPECT_EQ(answer.find("HTTP/1.1", 1), std::string::npos) << answer;
  EXPECT_THAT(reached_, IsEmpty());
}

TEST_F(ServerTest, APathIsATextForTheSiteAndNoFile) {
  for (const char* path :
       {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/flow/..%2f..%2fetc%2fpasswd", "//etc/passwd"})
    EXPECT_THAT(Ask(fmt::format("GET {} HTTP/1.1", path), {own_host()}, ""), Not(HasSubstr("root:"))) << path;
  reached_.clear();
  EXPECT_THAT(Ask("GET /" + std::string(8000, 'a') + " HTTP/1.1", {own_host()}, ""),
              StartsWith("HTTP/1.1 404"));
  EXPECT_THAT(reached_, IsEmpty());
}

TEST_F(ServerTest, AMistakeOfTheSiteSaysNothingOfItself) {
  const std::string answer = Ask("GET /throw HTTP/1.1", {own_host()}, "");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 500"));
  EXPECT_THAT(answer, Not(HasSubstr("secret")));
}

TEST_F(ServerTest, OnlyTheLoopbackAddressIsListenedOn) {
  EXPECT_EQ(serve::Ask(server_->port(), "GET / HTTP/1.1\r\n" + own_host() + "\r\n\r\n", "127.0.0.2"), "");
}

TEST_F(ServerTest, ThePortIsItsOwn) {
  const base::Expected<Server> second =
      Server::Bind({.port = server_->port()}, [](const Request&) { return Reply(); });
  ASSERT_FALSE(second.has_value());
  EXPECT_THAT(second.error().message, HasSubstr("cannot be listened on"));
}

TEST(Server, StopsThoughItHasNotBegun) {
  base::Expected<Server> server = Server::Bind({}, [](const Request&) { return Reply(); });
  ASSERT_TRUE(server.has_value());
  std::thread stopper([&] { server->Stop(); });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_TRUE(server->Run());
  stopper.join();
}

TEST_F(ServerTest, EveryRunHasATokenOfItsOwn) {
  const base::Expected<Server> other = Server::Bind({}, [](const Request&) { return Reply(); });
  ASSERT_TRUE(other.has_value());
  EXPECT_THAT(other->token(), MatchesRegex("[0-9a-f]{32}"));
  EXPECT_NE(other->token(), server_->token());
  EXPECT_EQ(server_->Url(), fmt::format("http://127.0.0.1:{}/#token={}", server_->port(), server_->token()));
}

}  // namespace
}  // namespace portbook::serve
