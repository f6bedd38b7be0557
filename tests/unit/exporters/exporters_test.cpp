#include "portbook/exporters/exporters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/unit/exporters/exporting.h"

namespace portbook::exporters {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// The flows, each once, with what they lost.
std::vector<std::string> Lines(const std::vector<Loss>& losses) {
  std::vector<std::string> lines;
  for (const Loss& loss : losses) {
    std::string line = loss.citation.flow_id + (loss.left_out ? " left out" : "");
    for (const std::string& lost : loss.lost) line += " | " + lost;
    lines.push_back(line);
  }
  return lines;
}

TEST(Exporters, HostFormatsWriteWhatListensAndListEverythingElse) {
  model::Catalog catalog = selection::CatalogOf(
      "acme/router/1.0",
      {{.source = "Phone",
        .destination = "Router",
        .port = "443",
        .services = "https",
        .condition = "only with TLS"},
       {.destination = "Router", .transport = "udp", .port = "5060"},
       {.source = "Phone", .port = "1"},
       {.source = "Phone", .destination = "Router"},
       {.source = "Phone", .destination = "Router", .transport = "", .port = "2"},
       {.source = "Phone", .destination = "Router", .port = "3", .exposure = model::Exposure::loopback},
       {.source = "Phone",
        .destination = "Router",
        .port = "4",
        .requirement = model::Requirement::prohibited},
       {.source = "Phone", .destination = "Router", .port = "5"},
       {.source = "Phone",
        .destination = "Router",
        .transport = "icmp",
        .port = "not_applicable",
        .icmp_type = 8}});
  catalog.findings = {selection::FindingOn("acme/router/1.0", diag::Kind::transport_contradicted,
                                           diag::Severity::error, {"f_8"})};
  for (const Format format : {Format::nftables, Format::firewalld}) {
    EXPECT_THAT(
        Lines(ExportOf(format, catalog).losses),
        ElementsAre("f_1 | source: Phone | condition: only with TLS",
                    "f_3 left out | the guide does not state who listens",
                    "f_4 left out | the guide states no port", "f_5 left out | the guide states no transport",
                    "f_6 left out | stays on the host", "f_7 left out | the guide wants it closed",
                    "f_8 left out | transport-contradicted: what is wrong (n_1)",
                    "f_9 left out | the format has no icmp type 8"));
  }
  EXPECT_EQ(
      ExportOf(Format::ufw, catalog).files.front().text,
      "[Portbook Router]\ntitle=Router\ndescription=Stated by acme/router/1.0\nports=443/tcp|5060/udp\n\n");
}

TEST(Exporters, WhatHoldsOnlyUnderAConditionOpensNoPortUnlessAskedFor) {
  const model::Catalog catalog = selection::CatalogOf(
      "acme/router/1.0",
      {{.source = "Phone", .destination = "Router", .port = "441"},
       {.source = "Phone", .destination = "Router", .port = "442", .condition = "only with TLS"},
       {.source = "Phone",
        .destination = "Router",
        .port = "443",
        .requirement = model::Requirement::optional},
       {.source = "Phone",
        .destination = "Router",
        .port = "444",
        .requirement = model::Requirement::required}});
  const std::vector<std::string> hosts = {"Phone=10.0.0.1", "Router=10.0.0.2"};
  for (const Format format : {Format::aerleon, Format::firewalld, Format::nftables, Format::ufw}) {
    const Export kept = ExportOf(format, catalog, hosts, Conditional::left_out);
    const Export opened = ExportOf(format, catalog, hosts, Conditional::opened);
    std::string kept_text;
    std::string opened_text;
    for (const File& file : kept.files) kept_text += file.text;
    for (const File& file : opened.files) opened_text += file.text;
    EXPECT_THAT(kept_text, testing::AllOf(HasSubstr("441"), HasSubstr("444"), testing::Not(HasSubstr("442")),
                                          testing::Not(HasSubstr("443"))));
    EXPECT_THAT(opened_text, testing::AllOf(HasSubstr("442"), HasSubstr("443")));
    EXPECT_THAT(Lines(kept.losses), testing::IsSupersetOf({"f_2 left out | conditional: only with TLS",
                                                           "f_3 left out | optional"}));
  }
  EXPECT_EQ(ExportOf(Format::csv, catalog, hosts, Conditional::left_out),
            ExportOf(Format::csv, catalog, hosts, Conditional::opened));
}

TEST(Exporters, NftablesHasASetForEachRoleAndTransport) {
  const std::string text = ExportOf(Format::nftables, PortLines()).files.front().text;
  EXPECT_THAT(
      text,
      HasSubstr("  set to_router_tcp {\n    type inet_service\n    flags interval\n    auto-merge\n"
                "    elements = {\n      400-500, # f_3\n      443, # https, sip; f_1, f_2\n    }\n  }\n"));
  EXPECT_THAT(text, HasSubstr("set to_router_udp"));
  EXPECT_THAT(text, HasSubstr("set to_phone_udp"));
}

TEST(Exporters, FirewalldHasAFileForEachRole) {
  const Export result = ExportOf(Format::firewalld, PortLines());
  ASSERT_EQ(result.files.size(), 2U);
  EXPECT_EQ(result.files[0].name, "portbook-phone.xml");
  EXPECT_EQ(result.files[1].text,
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<service>\n  <short>Router</short>\n"
            "  <description>Stated by acme/router/1.0. tcp 400-500: f_3. tcp 443: https, sip; f_1, f_2. "
            "udp 1024-65535: f_4.</description>\n"
            "  <port protocol=\"tcp\" port=\"400-500\"/>\n  <port protocol=\"tcp\" port=\"443\"/>\n"
            "  <port protocol=\"udp\" port=\"1024-65535\"/>\n</service>\n");
}

TEST(Exporters, UfwSplitsAProfileWhosePortsAreTooLong) {
  std::vector<Line> lines;
  for (int port = 10000; port < 10200; ++port)
    lines.push_back({.destination = "Router", .port = std::to_string(port)});
  const std::string text = ExportOf(Format::ufw, lines).files.front().text;
  EXPECT_THAT(text, HasSubstr("[Portbook Router]\n"));
  EXPECT_THAT(text, HasSubstr("[Portbook Router 2]\n"));
  EXPECT_THAT(text, EndsWith("|10199/tcp\n\n"));
}

TEST(Exporters, AerleonWritesTermsOnlyBetweenNetworks) {
  const Export result =
      ExportOf(Format::aerleon,
               {{.source = "Phone", .destination = "Router", .port = "443-444", .services = "sip"},
                {.source = "Phone", .destination = "Console", .port = "1"},
                {.source = "Phone", .destination = "Printer", .port = "2"},
                {.destination = "Router", .port = "3"},
                {.source = "Router", .destination = "Router", .port = "4"}},
               {"Phone=10.0.1.0/24", "Phone=2001:db8::/64", "Router=10.0.0.1", "Printer=office"});
  ASSERT_EQ(result.files.size(), 3U);
  EXPECT_EQ(result.files[0].text,
            "PHONE = 10.0.1.0/24  # Phone\n 2001:db8::/64  # Phone\nROUTER = 10.0.0.1  # Router\n");
  EXPECT_EQ(result.files[1].text, "TCP_443_444 = 443-444/tcp\n");
  EXPECT_THAT(
      result.files[2].text,
      EndsWith("\nterm f_1 {\n  comment:: \"sip\"\n  comment:: \"acme/router/1.0, Ports of router, row 2\"\n"
               "  source-address:: PHONE\n  destination-address:: ROUTER\n  protocol:: tcp\n"
               "  destination-port:: TCP_443_444\n  action:: accept\n}\n"));
  EXPECT_THAT(Lines(result.losses),
              ElementsAre("f_2 left out | a role has no network: name it with --host",
                          "f_3 left out | a role stands in a zone: a policy needs networks",
                          "f_4 left out | it is an open question | the guide does not state who connects",
                          "f_5 left out | no firewall between networks sees it"));
}

// Whatever stands in quotes ends there, and no definition has more than it should.
TEST(Exporters, AerleonKeepsHostileNamesInTheirPlaces) {
  std::vector<std::string> hosts;
  const std::vector<Line> lines = {HostileLines()[0], HostileLines()[5]};
  hosts.push_back(lines[0].source + "=10.0.0.1");
  const Export result = ExportOf(
      Format::aerleon,
      {{.source = lines[0].source, .destination = lines[1].source, .port = "1", .services = lines[0].source}},
      {lines[0].source + "=10.0.0.1", lines[1].source + "=10.0.0.2"});
  EXPECT_EQ(
      result.files[0].text,
      "ROUTER_TABLE_INET_EVIL_SET_X_TYPE_INET_SERVICE = 10.0.0.1  # Router' } table inet evil { set x { type "
      "inet_service\nA_B_C_D = 10.0.0.2  # a: b # c - d\n");
  EXPECT_THAT(result.files[2].text,
              HasSubstr("  comment:: \"Router' }\\x0a table inet evil { set x { type inet_service\"\n"));
}

TEST(Exporters, TheMatrixShowsOpenQuestionsAsSuch) {
  const Export result =
      ExportOf(Format::markdown, {{.source = "Phone", .destination = "Router", .port = "443"},
                                  {.source = "phone", .destination = "Router"},
                                  {.destination = "Router", .port = "80"}});
  EXPECT_THAT(result.files.front().text,
              EndsWith("\n| from \\ to | Router |\n|---|---|\n| (not stated) | tcp 80 |\n"
                       "| Phone | tcp 443<br>tcp, port missing (?) |\n"));
  EXPECT_THAT(result.losses, IsEmpty());
}

TEST(Exporters, CsvHasARecordAFlowWithItsPlaceAndReasons) {
  const std::string text = ExportOf(Format::csv, PortLines()).files.front().text;
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 6);
  EXPECT_THAT(text, HasSubstr(",release,place,quote,port_candidates,endpoint_candidates,reasons\r\n"));
  EXPECT_THAT(text, HasSubstr(",the guide does not state who connects\r\n"));
}

TEST(Exporters, RolesWithTheSameLettersGetDifferentNames) {
  const std::vector<Line> lines = {{.destination = "A B", .port = "1"},
                                   {.destination = "A-B", .port = "2"},
                                   {.destination = "\u7db2", .port = "3"},
                                   {.destination = "\u95dc", .port = "4"}};
  const Export result = ExportOf(Format::firewalld, lines);
  std::set<std::string> names;
  for (const File& file : result.files) names.insert(file.name);
  EXPECT_THAT(names, ElementsAre("portbook-a-b-2.xml", "portbook-a-b.xml", "portbook-role-2.xml",
                                 "portbook-role.xml"));
}

TEST(Exporters, FileNamesAreNamesAndTextHasNoControls) {
  for (const FormatInfo& info : Formats()) {
    const Export result = ExportOf(info.format, HostileLines());
    EXPECT_THAT(result.files, Not(IsEmpty()));
    for (const File& file : result.files) {
      EXPECT_EQ(file.name.find('/'), std::string::npos) << file.name;
      EXPECT_EQ(file.text.find('\x1b'), std::string::npos) << file.name;
      EXPECT_EQ(file.text.find("\u202e"), std::string::npos) << file.name;
    }
  }
}

TEST(Manifest, HasARecordForEachThingLost) {
  const Export result = ExportOf(
      Format::ufw, {{.source = "Phone, red", .destination = "Router", .port = "443", .services = "sip"},
                    {.destination = "Router"}});
  EXPECT_EQ(Manifest(result.losses),
            "guide,place,flow,left_out,lost\r\n"
            "acme/router/1.0,\"Ports of router, row 2\",f_1,no,\"source: Phone, red\"\r\n"
            "acme/router/1.0,\"Ports of router, row 2\",f_1,no,services: sip\r\n"
            "acme/router/1.0,\"Ports of router, row 3\",f_2,yes,the guide does not state who connects\r\n"
            "acme/router/1.0,\"Ports of router, row 3\",f_2,yes,the guide states no port\r\n");
}

}  // namespace
}  // namespace portbook::exporters
