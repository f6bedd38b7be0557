#include "portbook/audit/listening.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace portbook::audit {
namespace {

using model::PortRange;
using model::Transport;
using testing::ElementsAre;
using testing::HasSubstr;

Listening Read(const std::string& text) {
  const auto listening = ReadListening("file", text);
  EXPECT_TRUE(listening.has_value()) << listening.error().ToString();
  return listening.value_or(Listening());
}

std::string ErrorOf(const std::string& text) {
  const auto listening = ReadListening("file", text);
  return listening ? "" : listening.error().ToString();
}

// "tcp 22 at 0.0.0.0 by sshd in 1", with "local" for a loopback address
std::vector<std::string> Lines(const Listening& listening) {
  std::vector<std::string> lines;
  for (const Socket& socket : listening.sockets()) {
    lines.push_back(fmt::format("{} {} at {}{} by {} in {}", Name(socket.transport), socket.port,
                                socket.address, socket.is_loopback ? " (local)" : "", socket.process,
                                socket.line));
  }
  return lines;
}

bool Knows(const Listening& listening, Transport transport, std::uint32_t first, std::uint32_t last) {
  return listening.Knows(transport, *PortRange::Make(first, last));
}

const std::string kSs =
    "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n"
    "tcp   LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    "
    "users:((\"sshd\",pid=7,fd=3),(\"sshd\",pid=8,fd=3))\n"
    "tcp   LISTEN 0      5          127.0.0.1:8082      0.0.0.0:*    users:((\"web server\",pid=9,fd=3))\n"
    "tcp   ESTAB  0      0          10.0.0.1:8083       10.0.0.2:77\n"
    "tcp   LISTEN 0      128             [::]:22           [::]:*\n"
    "udp   UNCONN 0      0        127.0.0.53%lo:53       0.0.0.0:*\n"
    "udp   UNCONN 0      0               [::1]:323         [::]:*\n"
    "\n"
    "u_str LISTEN 0      4096   /run/x.sock 12345            * 0\n"
    "tcp   LISTEN 0      1      [::ffff:127.0.0.1]:8005       *:*\n"
    "tcp   LISTEN 0      1                  *:80           *:*\n";

TEST(Ss, HasEverySocketThatListens) {
  EXPECT_THAT(Lines(Read(kSs)),
              ElementsAre("tcp 22 at 0.0.0.0 by sshd in 2", "tcp 22 at [::] by  in 5",
                          "tcp 80 at * by  in 11", "tcp 8005 at [::ffff:127.0.0.1] (local) by  in 10",
                          "tcp 8082 at 127.0.0.1 (local) by web server in 3",
                          "udp 53 at 127.0.0.53%lo (local) by  in 6", "udp 323 at [::1] (local) by  in 7"));
}

TEST(Ss, TellsNothingOfATransportThatItDoesNotShow) {
  const Listening tcp = Read("tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n");
  EXPECT_TRUE(Knows(tcp, Transport::tcp, 0, 65535));
  EXPECT_FALSE(Knows(tcp, Transport::udp, 53, 53));
}

TEST(Ss, RefusesLinesOfAnotherFile) {
  EXPECT_EQ(ErrorOf("# notes\n"),
            "file:1: error: `#` is no kind of socket\n  help: write the file with `ss -Htulnp`");
  EXPECT_EQ(ErrorOf("\nLISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n").substr(0, 15), "file:2: error: ")
      << "ss without -u has no Netid";
  EXPECT_THAT(ErrorOf("tcp LISTEN 0 128 0.0.0.0:ssh 0.0.0.0:*\n"),
              HasSubstr("`0.0.0.0:ssh` is no address with a port number"));
  EXPECT_THAT(ErrorOf("tcp LISTEN 0 128 0.0.0.0:70000 0.0.0.0:*\n"),
              HasSubstr("no address with a port number"));
  EXPECT_THAT(ErrorOf("tcp LISTEN\n"), HasSubstr("no local address"));
  EXPECT_THAT(ErrorOf(" \n\t"), HasSubstr("the file is empty"));
}

std::string Nmap(const std::string& ports, const std::string& services = "22,8080-8090", int hosts = 1) {
  std::string text =
      "<?xml version=\"1.0\"?>\n<!DOCTYPE nmaprun>\n<nmaprun scanner=\"nmap\">\n"
      "<scaninfo type=\"syn\" protocol=\"tcp\" numservices=\"12\" services=\"" +
      services + "\"/>\n";
  for (int host = 0; host < hosts; ++host)
    text += "<host><status state=\"up\"/><address addr=\"10.0.0." + std::to_string(host + 1) +
            "\" addrtype=\"ipv4\"/><ports>" + ports + "</ports></host>\n";
  return text + "</nmaprun>\n";
}

const std::string kOpen22 =
    "<port protocol=\"tcp\" portid=\"22\"><state state=\"open\"/><service name=\"ssh\" "
    "method=\"table\"/></port>";

TEST(Nmap, HasOpenPortsAndKnowsWhatItScanned) {
  const Listening scan = Read(Nmap("<extraports state=\"closed\" count=\"10\"/>" + kOpen22 +
                                   "<port protocol=\"tcp\" portid=\"8081\"><state state=\"filtered\"/></port>"
                                   "<port protocol=\"tcp\" portid=\"8082\"><state state=\"open\"/>"
                                   "<service name=\"http\" product=\"Jetty\" method=\"probed\"/></port>"));
  EXPECT_THAT(Lines(scan), ElementsAre("tcp 22 at 10.0.0.1 by  in 5", "tcp 8082 at 10.0.0.1 by Jetty in 5"));
  EXPECT_TRUE(Knows(scan, Transport::tcp, 8082, 8090));
  EXPECT_FALSE(Knows(scan, Transport::tcp, 8081, 8081)) << "filtered";
  EXPECT_FALSE(Knows(scan, Transport::tcp, 443, 443)) << "not scanned";
  EXPECT_FALSE(Knows(scan, Transport::udp, 22, 22)) << "not scanned";
}

TEST(Nmap, TakesNoFilteredPortForClosed) {
  const Listening scan =
      Read(Nmap("<extraports state=\"filtered\" count=\"10\"/>" + kOpen22 +
                "<port protocol=\"tcp\" portid=\"8080\"><state state=\"closed\"/></port>"
                "<port protocol=\"udp\" portid=\"53\"><state state=\"open|filtered\"/></port>"));
  EXPECT_TRUE(Knows(scan, Transport::tcp, 8080, 8080));
  EXPECT_FALSE(Knows(scan, Transport::tcp, 8081, 8081));
  EXPECT_FALSE(Knows(scan, Transport::udp, 53, 53));
}

TEST(Nmap, RefusesWhatIsNoScanOfOneHost) {
  EXPECT_THAT(ErrorOf(Nmap(kOpen22, "22", 2)), HasSubstr("the scan is of 2 hosts"));
  EXPECT_THAT(ErrorOf("<nmaprun></nmaprun>"), HasSubstr("tells of no port"));
  EXPECT_THAT(ErrorOf("<html><body/></html>"), HasSubstr("not nmap's"));
  EXPECT_THAT(ErrorOf(Nmap(kOpen22).substr(0, 200)), HasSubstr("broken or ends early"));
}

TEST(Nmap, ResolvesNoEntity) {
  const std::string bomb =
      "<!DOCTYPE nmaprun [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM "
      "\"file:///etc/passwd\">]>\n"
      "<nmaprun>&b;&f;<scaninfo protocol=\"tcp\" services=\"22\"/><host><status state=\"up\"/><ports>" +
      kOpen22 + "</ports></host></nmaprun>";
  EXPECT_EQ(Read(bomb).sockets().size(), 1U);
}

}  // namespace
}  // namespace portbook::audit
