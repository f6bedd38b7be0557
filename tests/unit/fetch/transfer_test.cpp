// One request at a time against servers that lie, loop, stall and stumble.
#include "portbook/fetch/transfer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/raw_server.h"
#include "tests/unit/fetch/http_server.h"

namespace portbook::fetch {
namespace {

using testing::HasSubstr;

Options Impatient() {
  Options options;
  options.most_bytes = 1000;
  options.most_redirects = 3;
  options.whole_milliseconds = 20'000;
  options.attempts = 3;
  options.first_pause_milliseconds = 0;
  return options;
}

std::string Message(const base::Expected<Response>& response) {
  return response ? "answered" : response.error().message;
}

// An answer of HTTP/1.1 whose Content-Length is what the test says.
std::string Stating(std::size_t length, const std::string& body) {
  return fmt::format("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{}", length, body);
}
std::string Status(const std::string& line, const std::string& headers = "") {
  return "HTTP/1.1 " + line + "\r\n" + headers + "Content-Length: 0\r\nConnection: close\r\n\r\n";
}
std::string RedirectTo(const std::string& target) {
  return Status("302 Found", "Location: " + target + "\r\n");
}

TEST(Get, BringsTheDocumentAndWhatToAskForItBy) {
  HttpServer server;
  server.Serve("/guide", [](const httplib::Request&, httplib::Response& response) {
    response.set_header("ETag", "\"seven\"");
    response.set_header("Last-Modified", "Sat, 21 Nov 2026 10:00:00 GMT");
    response.set_content("<html>ports", "text/html");
  });
  server.Start();
  const auto response = Get({server.Url("/guide"), "", ""}, Impatient());
  ASSERT_TRUE(response) << response.error().ToString();
  EXPECT_EQ(response->answer, Answer::document);
  EXPECT_EQ(response->body, "<html>ports");
  EXPECT_EQ(response->etag, "\"seven\"");
  EXPECT_EQ(response->last_modified, "Sat, 21 Nov 2026 10:00:00 GMT");
  EXPECT_EQ(response->content_type, "text/html");
}

TEST(Get, AsksOnConditionOfWhatIsAtHand) {
  HttpServer server;
  server.Serve("/guide", [](const httplib::Request& request, httplib::Response& response) {
    const bool known = request.get_header_value("If-None-Match") == "\"seven\"" &&
                       request.get_header_value("If-Modified-Since") == "Sat, 21 Nov 2026 10:00:00 GMT";
    response.status = known ? 304 : 200;
  });
  server.Start();
  const auto response =
      Get({server.Url("/guide"), "\"seven\"", "Sat, 21 Nov 2026 10:00:00 GMT"}, Impatient());
  ASSERT_TRUE(response) << response.error().ToString();
  EXPECT_EQ(response->answer, Answer::not_modified);
}

TEST(Get, FollowsRedirectsToTheLastAndNamesEach) {
  HttpServer server;
  server.Serve("/old",
               [](const httplib::Request&, httplib::Response& response) { response.set_redirect("/new"); });
  server.Serve("/new", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("ports", "text/plain");
  });
  server.Start();
  const auto response = Get({server.Url("/old"), "", ""}, Impatient());
  ASSERT_TRUE(response) << response.error().ToString();
  EXPECT_EQ(response->url, server.Url("/new"));
  EXPECT_THAT(response->redirects, testing::ElementsAre(server.Url("/new")));
  EXPECT_EQ(response->body, "ports");
}

TEST(Get, SaysThatADocumentIsGoneAndAsksOnlyOnce) {
  for (const char* status : {"404 Not Found", "410 Gone"}) {
    RawServer server({Status(status)});
    const auto response = Get({server.Url("/guide"), "", ""}, Impatient());
    ASSERT_TRUE(response) << response.error().ToString();
    EXPECT_EQ(response->answer, Answer::gone);
    EXPECT_EQ(server.connections(), 1);
  }
}

TEST(Get, AsksAgainWhereTheServerStumbles) {
  RawServer server({Status("503 Service Unavailable"), Stating(100, "cut"), Stating(5, "ports")});
  const auto response = Get({server.Url("/guide"), "", ""}, Impatient());
  ASSERT_TRUE(response) << response.error().ToString();
  EXPECT_EQ(response->body, "ports");
  EXPECT_EQ(server.connections(), 3);
}

TEST(Get, GivesUpAfterAllAttempts) {
  RawServer server({Status("500 Internal Server Error")});
  EXPECT_EQ(Message(Get({server.Url("/guide"), "", ""}, Impatient())),
            "the server answers 500 (attempt 3 of 3)");
  EXPECT_EQ(server.connections(), 3);
}

TEST(Get, DoesNotAskAgainWhereTheServerWillNotHaveIt) {
  RawServer server({Status("403 Forbidden")});
  EXPECT_EQ(Message(Get({server.Url("/guide"), "", ""}, Impatient())), "the server answers 403");
  EXPECT_EQ(server.connections(), 1);
}

TEST(Get, LeavesAServerAloneThatAsksForALongPause) {
  RawServer server({Status("503 Service Unavailable", "Retry-After: 3600\r\n")});
  const auto response = Get({server.Url("/guide"), "", ""}, Impatient());
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().help, "ask again in 3600 seconds");
  EXPECT_EQ(server.connections(), 1);
}

TEST(Get, ADocumentThatEndsBeforeItsStatedLengthIsNone) {
  RawServer server({Stating(100, "half")});
  EXPECT_THAT(Message(Get({server.Url("/guide"), "", ""}, Impatient())), HasSubstr("cannot be fetched: "));
  EXPECT_EQ(server.connections(), 3);
}

TEST(Get, OfADocumentBeyondItsStatedLengthOnlyThatLengthIsTaken) {
  RawServer server({Stating(5, "ports and what was never announced")});
  const auto response = Get({server.Url("/guide"), "", ""}, Impatient());
  ASSERT_TRUE(response) << response.error().ToString();
  EXPECT_EQ(response->body, "ports");
}

TEST(Get, AnAnswerThatStallsEnds) {
  Options options = Impatient();
  options.whole_milliseconds = 200;
  options.attempts = 1;
  RawServer server({Stating(100, "then nothing")}, AfterAnswer::stall);
  EXPECT_THAT(Message(Get({server.Url("/guide"), "", ""}, options)), HasSubstr("cannot be fetched: "));
}

TEST(Get, TooMuchIsRefusedWhetherAnnouncedOrNot) {
  const std::string much(5000, 'x');
  RawServer announced({Stating(much.size(), much)});
  EXPECT_EQ(Message(Get({announced.Url("/guide"), "", ""}, Impatient())),
            "the document is larger than 1000 bytes");
  RawServer unannounced({"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + much});
  EXPECT_EQ(Message(Get({unannounced.Url("/guide"), "", ""}, Impatient())),
            "the document is larger than 1000 bytes");
  EXPECT_EQ(announced.connections() + unannounced.connections(), 2);
}

TEST(Get, ALoopOfRedirectsEnds) {
  RawServer server({RedirectTo("/guide")});
  EXPECT_EQ(Message(Get({server.Url("/guide"), "", ""}, Impatient())), "redirects more than 3 times");
  EXPECT_EQ(server.connections(), 4);
}

TEST(Get, FollowsNoRedirectOutOfHttp) {
  for (const char* target : {"file:///etc/hostname", "ftp://127.0.0.1/guide", "gopher://127.0.0.1/guide"}) {
    RawServer server({RedirectTo(target)});
    EXPECT_EQ(Message(Get({server.Url("/guide"), "", ""}, Impatient())),
              "redirects to " + std::string(target) + ", which is no http(s)");
    EXPECT_EQ(server.connections(), 1);
  }
}

TEST(Get, FollowsNoRedirectFromHttpsToHttp) {
  EXPECT_EQ(RefuseRedirect("https://vendor.example/guide", "http://vendor.example/guide"),
            "redirects from https to http://vendor.example/guide, where anybody can change the answer");
  EXPECT_EQ(RefuseRedirect("HTTPS://vendor.example/guide", "HTTP://vendor.example/guide"),
            "redirects from https to HTTP://vendor.example/guide, where anybody can change the answer");
  EXPECT_EQ(RefuseRedirect("http://vendor.example/guide", "https://vendor.example/guide"), "");
  EXPECT_EQ(RefuseRedirect("https://vendor.example/guide", "https://other.example/guide"), "");
}

TEST(Get, TakesNoOtherAddress) {
  for (const char* url : {"file:///etc/hostname", "guide.html", "", "httpx://127.0.0.1/"})
    EXPECT_EQ(Message(Get({url, "", ""}, Impatient())), "is no http or https address") << url;
}

TEST(Get, WhatIsNoHttpIsNoAnswer) {
  RawServer server({"220 mail.example ready\r\n"});
  EXPECT_THAT(Message(Get({server.Url("/guide"), "", ""}, Impatient())), HasSubstr("cannot be fetched: "));
}

}  // namespace
}  // namespace portbook::fetch
