// fetch: from a server on this machine to the next thing to do. No other host is asked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/e2e/gateway_guide.h"
#include "tests/raw_server.h"

namespace portbook::e2e {
namespace {

using testing::HasSubstr;

std::string Page(const std::string& port) {
  return "<html><body><h1>Ports of the Tide Gateway</h1><table><tr><th>Source</th><th>Destination</th>"
         "<th>Protocol</th><th>Port</th></tr><tr><td>Buoy</td><td>Gateway</td><td>TCP</td><td>" +
         port + "</td></tr></table></body></html>";
}
std::string Ok(const std::string& body) {
  return fmt::format("HTTP/1.1 200 OK\r\nETag: \"{}\"\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{}",
                     body.size(), body.size(), body);
}
std::string Bare(const std::string& status) {
  return "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
}

class Fetch : public testing::Test {
 protected:
  Fetch() {
    WriteGatewayRules(directory_);
    ::setenv("no_proxy", "127.0.0.1", 1);
  }
  Finished Run(const std::vector<std::string>& arguments) const {
    return RunProgram(arguments, directory_.path(), PORTBOOK_BINARY, directory_ / "home");
  }
  // Registers what the server answers first.
  Finished AddFrom(const RawServer& server) const {
    return Run({"add", server.Url("/ports"), "--vendor", "acme", "--product", "tide", "--release", "1"});
  }
  ScratchDirectory directory_;
};

TEST_F(Fetch, AddedByItsAddressThenUnchangedThenChangedThenGone) {
  const RawServer server({Ok(Page("8443")), Bare("304 Not Modified"), Ok(Page("8444")), Bare("410 Gone")});
  const Finished added = AddFrom(server);
  EXPECT_EQ(added.exit_code, 0) << added.err;
  EXPECT_THAT(directory_.Read("sources/acme/tide/1/source.toml"),
              HasSubstr("url = \"" + server.Url("/ports") + "\"\n"));
  EXPECT_EQ(Run({"build"}).exit_code, 0);

  const Finished unchanged = Run({"fetch"});
  EXPECT_EQ(unchanged.exit_code, 0) << unchanged.err;
  EXPECT_THAT(unchanged.out, HasSubstr("acme/tide/1: unchanged; html of "));

  const Finished changed = Run({"fetch", "acme/tide"});
  EXPECT_EQ(changed.exit_code, 0) << changed.err;
  EXPECT_THAT(changed.out, HasSubstr("acme/tide/1: changed; html of "));
  const std::string next = "  next: portbook diff ";
  ASSERT_THAT(changed.out, HasSubstr(next));
  const std::string sides = changed.out.substr(changed.out.find(next) + next.size());
  const std::size_t space = sides.find(' ');
  const Finished diff =
      Run({"diff", sides.substr(0, space), sides.substr(space + 1, sides.size() - space - 2)});
  EXPECT_EQ(diff.exit_code, 1) << diff.err;
  EXPECT_THAT(diff.out, HasSubstr("8443 -> 8444"));

  const Finished gone = Run({"fetch"});
  EXPECT_EQ(gone.exit_code, 1);
  EXPECT_THAT(gone.out, HasSubstr("acme/tide/1: gone, the server answered 410 on "));
  EXPECT_EQ(Run({"fetch", "--status"}).out, gone.out) << "without asking anybody";
  EXPECT_EQ(server.connections(), 4);
}

TEST_F(Fetch, ALoginPageInThePlaceOfAPdfIsSaidAndNotKept) {
  const RawServer server({Ok("<html>Log in</html>")});
  directory_.Write(
      "sources/acme/tide/1/source.toml",
      "[source]\nvendor = 'acme'\nproduct = 'tide'\nrelease = '1'\ntitle = 't'\npublisher = 'p'\n"
      "authority = 'vendor'\nmedia_type = 'pdf'\nfile = 'guide.pdf'\nsha256 = '" +
          std::string(64, '0') + "'\nurl = '" + server.Url("/ports.pdf") + "'\n");
  EXPECT_EQ(Run({"fetch", "--status"}).out,
            "acme/tide/1: never fetched\n  next: portbook fetch acme/tide/1\n");
  const Finished finished = Run({"fetch"});
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_THAT(finished.err, HasSubstr("acme/tide/1: the answer is html where pdf is expected"));
  EXPECT_THAT(Run({"fetch", "--status"}).out, HasSubstr("never fetched"));
}

TEST_F(Fetch, AnUnknownSourceEndsWith2) {
  directory_.Write("sources/empty", "");
  const Finished finished = Run({"fetch", "acme/none"});
  EXPECT_EQ(finished.exit_code, 2);
  EXPECT_THAT(finished.err, HasSubstr("no source is named `acme/none`"));
}

TEST_F(Fetch, WhatTheServerDoesNotHaveIsNotAdded) {
  const RawServer server({Bare("404 Not Found")});
  const Finished finished = AddFrom(server);
  EXPECT_EQ(finished.exit_code, 3);
  EXPECT_THAT(finished.err, HasSubstr("the server answers 404"));
  EXPECT_FALSE(std::filesystem::exists(directory_ / "sources/acme"));
}

}  // namespace
}  // namespace portbook::e2e
