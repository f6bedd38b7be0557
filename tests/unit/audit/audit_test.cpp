#include "portbook/audit/audit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <string>
#include <vector>

#include "tests/unit/selection/guide_writing.h"

namespace portbook::audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "open: tcp 443 of Router, 1 socket, 2 cited: note; note"
std::vector<std::string> Lines(const std::vector<Line>& lines) {
  std::vector<std::string> texts;
  for (const Line& line : lines) {
    std::string text = fmt::format("{}: {} of {}, {} sockets, {} cited", Name(line.verdict), line.stated,
                                   line.role, line.sockets.size(), line.citations.size());
    for (const std::string& note : line.notes) text += " | " + note;
    texts.push_back(text);
  }
  return texts;
}

std::vector<std::string> AuditOf(const model::Catalog& catalog, const std::string& listening,
                                 const std::vector<std::string>& roles = {}) {
  const auto read = ReadListening("file", listening);
  EXPECT_TRUE(read.has_value()) << read.error().ToString();
  return Lines(Compare(*selection::Select(catalog, {}), roles, read.value_or(Listening())));
}
std::vector<std::string> Audit(const std::vector<selection::Line>& lines, const std::string& listening,
                               const std::vector<std::string>& roles = {}) {
  return AuditOf(selection::CatalogOf("acme/router/1.0", lines), listening, roles);
}

std::string Tcp(const std::string& local) { return "tcp LISTEN 0 1 " + local + " 0.0.0.0:*\n"; }

TEST(Audit, TellsDocumentedFromOpen) {
  EXPECT_THAT(
      Audit({{.source = "Phone", .destination = "Router", .port = "443", .services = "https"},
             {.source = "Laptop", .destination = "router", .port = "443"},
             {.destination = "Router", .port = "80"},
             {.destination = "Router", .transport = "udp", .port = "53"},
             {.destination = "Router"},
             {.destination = "Router", .transport = "icmp", .port = "not_applicable", .icmp_type = 8}},
            Tcp("0.0.0.0:443") + Tcp("[::]:443") + Tcp("0.0.0.0:22")),
      ElementsAre(
          "open: tcp 443 of Router, 2 sockets, 2 cited", "closed: tcp 80 of Router, 0 sockets, 1 cited",
          "undocumented: tcp 22 of , 1 sockets, 0 cited", "unknown: udp 53 of Router, 0 sockets, 1 cited",
          "unstated: tcp, port missing of Router, 0 sockets, 1 cited"));
}

TEST(Audit, ARangeIsOpenWhereOneOfItsPortsIs) {
  EXPECT_THAT(Audit({{.destination = "Router", .port = "dynamic 6000-6010"}}, Tcp("0.0.0.0:6005")),
              ElementsAre("open: tcp dynamic 6000-6010 of Router, 1 sockets, 1 cited"));
}

TEST(Audit, AnUnstatedTransportMayBeEither) {
  const std::vector<selection::Line> lines = {{.transport = "", .port = "135", .component = "Director"}};
  const std::string note = " | the guide does not state who listens";
  EXPECT_THAT(Audit(lines, Tcp("0.0.0.0:135")),
              ElementsAre("open: 135, transport missing of Director, 1 sockets, 1 cited" + note));
  EXPECT_THAT(Audit(lines, Tcp("0.0.0.0:1") + "udp UNCONN 0 0 0.0.0.0:2 0.0.0.0:*\n"),
              ElementsAre("closed: 135, transport missing of Director, 0 sockets, 1 cited" + note,
                          "undocumented: tcp 1 of , 1 sockets, 0 cited",
                          "undocumented: udp 2 of , 1 sockets, 0 cited"));
}

TEST(Audit, SaysWhereSomethingListensBeyondWhatTheGuideAllows) {
  EXPECT_THAT(
      Audit({{.destination = "Router", .port = "1500", .exposure = model::Exposure::loopback},
             {.destination = "Router", .port = "1501", .exposure = model::Exposure::loopback},
             {.destination = "Router", .port = "443"}},
            Tcp("*:1500") + Tcp("127.0.0.1:1501") + Tcp("127.0.0.1:443")),
      ElementsAre("open: tcp 443 of Router, 1 sockets, 1 cited | it listens on the host itself only",
                  "open: tcp 1500 of Router, 1 sockets, 1 cited | the guide keeps it on the host, but it "
                  "listens beyond the host",
                  "open: tcp 1501 of Router, 1 sockets, 1 cited"));
}

TEST(Audit, CitesWhatTheGuidesSayOfAnUndocumentedPort) {
  EXPECT_THAT(
      Audit({{.destination = "Router", .candidate = "1352"},
             {.destination = "Router", .port = "23", .requirement = model::Requirement::prohibited},
             {.destination = "Console", .port = "80"}},
            Tcp("0.0.0.0:1352") + Tcp("0.0.0.0:23") + Tcp("0.0.0.0:80") + Tcp("127.0.0.1:9"), {"router"}),
      ElementsAre(
          "undocumented: tcp 9 of , 1 sockets, 0 cited | it listens on the host itself only",
          "undocumented: tcp 23 of , 1 sockets, 1 cited | a guide wants it closed",
          "undocumented: tcp 80 of , 1 sockets, 1 cited | documented for Console",
          "undocumented: tcp 1352 of , 1 sockets, 1 cited | a row without a port names it in its prose",
          "unstated: tcp, port missing of Router, 0 sockets, 1 cited | its prose names tcp 1352"));
}

TEST(Audit, NotesConditionsAndObjections) {
  model::Catalog catalog =
      selection::CatalogOf("acme/router/1.0", {{.destination = "Router",
                                                .port = "443",
                                                .condition = "only with TLS",
                                                .requirement = model::Requirement::optional,
                                                .port_default = true}});
  catalog.findings = {selection::FindingOn("acme/router/1.0", diag::Kind::service_contradicted,
                                           diag::Severity::warning, {"f_1"})};
  EXPECT_THAT(
      AuditOf(catalog, Tcp("0.0.0.0:443")),
      ElementsAre(
          "open: tcp 443 (default) of Router, 1 sockets, 1 cited | optional | condition: only with TLS | "
          "the port is a default | service-contradicted: what is wrong (n_1)"));
}

TEST(ListeningRoles, AreDestinationsOrElseComponents) {
  const model::Catalog catalog = selection::CatalogOf(
      "acme/router/1.0",
      {{.source = "Phone", .destination = "Router"}, {.component = "Director"}, {.source = "Phone"}});
  EXPECT_THAT(ListeningRoles(*selection::Select(catalog, {})), ElementsAre("Director", "Router"));
  EXPECT_THAT(ListeningRoles({}), IsEmpty());
}

}  // namespace
}  // namespace portbook::audit
