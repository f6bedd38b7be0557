#include "portbook/request/request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "portbook/base/joined.h"
#include "request/wording.h"
#include "tests/unit/selection/guide_writing.h"

namespace portbook::request {
namespace {

using selection::Line;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string kGuide = "acme/router/1.0";

Request RequestOf(const model::Catalog& catalog, const std::vector<std::string>& hosts) {
  const auto claims = selection::Select(catalog, {});
  const auto deployment = selection::Deployment::Parse(hosts, selection::Roles(*claims));
  EXPECT_TRUE(deployment.has_value()) << deployment.error().ToString();
  return MakeRequest(*claims, deployment.value_or(selection::Deployment()));
}
Request RequestOf(const std::vector<Line>& lines, const std::vector<std::string>& hosts) {
  return RequestOf(selection::CatalogOf(kGuide, lines), hosts);
}

// "requests: voice(Phone) -> dmz(Router) tcp 443 by 1"
std::vector<std::string> Lines(const Request& request) {
  std::vector<std::string> lines;
  for (const Row& row : request.rows) {
    lines.push_back(fmt::format("{}: {}({}) -> {}({}) {} by {}", Name(row.sheet),
                                base::Joined(row.source_places, ","), base::Joined(row.sources, ","),
                                base::Joined(row.destination_places, ","),
                                base::Joined(row.destinations, ","), row.stated, row.citations.size()));
  }
  return lines;
}

TEST(Request, MergesWhatAFirewallCannotTellApart) {
  const Request request = RequestOf(
      {
          {.source = "Phone", .destination = "Router", .port = "443", .services = "https"},
          {.source = "PHONE", .destination = "router", .port = "443", .services = "sip"},
          {.source = "Laptop", .destination = "Router", .port = "443"},
          {.source = "Phone", .destination = "Router", .transport = "udp", .port = "443"},
          {.source = "Phone", .destination = "Router", .port = "443-444"},
      },
      {"Phone=voice", "Laptop=voice", "Router=10.0.0.1"});
  EXPECT_THAT(Lines(request),
              ElementsAre("requests: voice(Phone,PHONE,Laptop) -> 10.0.0.1(Router,router) tcp 443 by 3",
                          "requests: voice(Phone) -> 10.0.0.1(Router) tcp 443-444 by 1",
                          "requests: voice(Phone) -> 10.0.0.1(Router) udp 443 by 1"));
  EXPECT_THAT(request.rows[0].services, ElementsAre("https", "sip"));
}

TEST(Request, SetsApartWhatNoFirewallBetweenPlacesSees) {
  const Request request = RequestOf(
      {
          {.source = "Router", .destination = "Router", .port = "1"},
          {.source = "Router", .destination = "Console", .port = "2", .exposure = model::Exposure::loopback},
          {.source = "Phone", .destination = "Router", .port = "3"},
          {.source = "Router", .destination = "Console", .port = "4"},
          {.destination = "Router", .port = "5", .exposure = model::Exposure::loopback},
      },
      {"Phone=voice", "Router=dmz", "Console=dmz"});
  EXPECT_THAT(Lines(request), ElementsAre("requests: voice(Phone) -> dmz(Router) tcp 3 by 1",
                                          "local: () -> dmz(Router) tcp 5 by 1",
                                          "local: dmz(Router) -> dmz(Router) tcp 1 by 1",
                                          "local: dmz(Router) -> dmz(Console) tcp 2 by 1",
                                          "local: dmz(Router) -> dmz(Console) tcp 4 by 1"));
}

TEST(Request, ARoleInTwoPlacesHasTrafficBetweenThem) {
  const Request request =
      RequestOf({{.source = "Router", .destination = "Router", .port = "1"}}, {"Router=east", "Router=west"});
  EXPECT_THAT(Lines(request), ElementsAre("requests: east,west(Router) -> east,west(Router) tcp 1 by 1"));
}

TEST(Request, AsksForEveryRoleWithoutAPlaceByName) {
  const Request request = RequestOf({{.source = "Phone", .destination = "Router", .port = "1"},
                                     {.source = "Phone", .destination = "Console", .port = "2"},
                                     {.source = "Tablet", .destination = "phone"}},
                                    {"Phone=voice", "Console=dmz"});
  EXPECT_THAT(Lines(request), ElementsAre("requests: voice(Phone) -> dmz(Console) tcp 2 by 1",
                                          "unmapped: voice(Phone) -> (Router) tcp 1 by 1",
                                          "open: (Tablet) -> voice(phone) tcp, port missing by 1"));
  EXPECT_THAT(request.unmapped_roles, ElementsAre("Router")) << "a place would not help an open question";
}

TEST(Request, OpensNothingThatIsMissingOrContested) {
  model::Catalog catalog = selection::CatalogOf(
      kGuide,
      {{.source = "Phone", .destination = "Router", .port = "any"},
       {.destination = "Router", .port = "2"},
       {.source = "Phone", .destination = "Router", .transport = "", .port = "3"},
       {.source = "Phone", .destination = "Router", .transport = "udp", .candidate = "1352"},
       {.source = "Phone", .destination = "Router", .port = "5", .exposure = model::Exposure::loopback},
       {.source = "Phone",
        .destination = "Router",
        .port = "6",
        .requirement = model::Requirement::prohibited}});
  catalog.findings = {selection::FindingOn(kGuide, diag::Kind::exposure_contradicted, diag::Severity::error,
                                           {"f_5"}, "claim")};
  const Request request = RequestOf(catalog, {"Phone=voice", "Router=dmz"});
  ASSERT_EQ(request.rows.size(), 6U);
  for (const Row& row : request.rows) {
    EXPECT_EQ(row.sheet, Sheet::open) << row.stated;
    EXPECT_FALSE(row.ports || row.transport) << row.stated;
    EXPECT_THAT(row.notes, Not(IsEmpty()));
  }
  const auto missing = std::find_if(request.rows.begin(), request.rows.end(),
                                    [](const Row& row) { return !row.candidates.empty(); });
  ASSERT_NE(missing, request.rows.end());
  EXPECT_EQ(Opening(*missing), "udp, port missing; its prose names udp 1352");
  EXPECT_THAT(ToCsv(request), Not(HasSubstr(",any,")));
}

TEST(Request, IsAsStrictAsTheStrictestOfItsFlowsAndKeepsConditions) {
  using model::Requirement;
  const auto need = [](std::vector<std::optional<Requirement>> marks) {
    std::vector<Line> lines;
    for (const auto& mark : marks)
      lines.push_back({.source = "A", .destination = "B", .port = "1", .requirement = mark});
    const Request request = RequestOf(lines, {"A=x", "B=y"});
    return request.rows.size() == 1 ? Need(request.rows[0]) : "not merged";
  };
  EXPECT_EQ(need({Requirement::optional}), "optional");
  EXPECT_EQ(need({Requirement::optional, Requirement::recommended}), "recommended");
  EXPECT_EQ(need({Requirement::optional, Requirement::required, std::nullopt}), "required");
  EXPECT_EQ(need({Requirement::conditional, std::nullopt}), "");
  const Request request = RequestOf({{.source = "A",
                                      .destination = "B",
                                      .port = "1",
                                      .condition = "only with TLS",
                                      .requirement = Requirement::conditional,
                                      .port_default = true}},
                                    {"A=x", "B=y"});
  EXPECT_EQ(Need(request.rows[0]), "conditional: only with TLS");
  EXPECT_THAT(request.rows[0].notes, ElementsAre("the port is a default"));
}

const std::vector<Line> kHostile = {{.source = "=cmd|' /C calc'!A0",
                                     .destination = "<script>alert(1)</script>",
                                     .port = "443",
                                     .condition = "a \"quote\",\nand | a line",
                                     .remarks = "\x1b[31m\u202e</td>"}};

TEST(Request, HostileWordsStayWordsInEveryFormat) {
  const Request request = RequestOf(kHostile, {});
  EXPECT_THAT(ToCsv(request), HasSubstr(",'=cmd|' /C calc'!A0,"));
  EXPECT_THAT(ToCsv(request), HasSubstr("\"a \"\"quote\"\",\\x0aand | a line\""));
  EXPECT_THAT(ToHtml(request), Not(HasSubstr("<script")));
  EXPECT_THAT(ToHtml(request), HasSubstr("\\x1b[31m\\u202e&lt;/td&gt;"));
  EXPECT_THAT(ToMarkdown(request), HasSubstr("| &lt;script&gt;alert(1)&lt;/script&gt; |"));
  EXPECT_THAT(ToMarkdown(request), HasSubstr("and \\| a line"));
  for (const std::string& text : {ToCsv(request), ToHtml(request), ToMarkdown(request)})
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
  const auto json = nlohmann::json::parse(ToJson(request));
  EXPECT_EQ(json["unmapped"][0]["sources"][0], "=cmd|' /C calc'!A0");
}

TEST(Request, EveryRowCitesItsWordsInEveryFormat) {
  const Request request =
      RequestOf({{.source = "Phone", .destination = "Router", .port = "443", .remarks = "Calls"}},
                {"Phone=voice", "Router=dmz"});
  EXPECT_THAT(
      ToCsv(request),
      HasSubstr(
          ",acme/router/1.0,1.0,\"Ports of router, row 2\",Phone | Router | tcp | 443 | Calls,f_1\r\n"));
  EXPECT_THAT(ToMarkdown(request), HasSubstr("| acme/router/1.0, release 1.0, Ports of router, row 2: "
                                             "\u201cPhone \\| Router \\| tcp \\| 443 \\| Calls\u201d |"));
  EXPECT_THAT(
      ToHtml(request),
      HasSubstr(
          "acme/router/1.0, release 1.0, Ports of router, row 2: <q>Phone | Router | tcp | 443 | Calls</q>"));
  const auto json = nlohmann::json::parse(ToJson(request));
  EXPECT_EQ(json["requests"][0]["citations"][0]["quote"], "Phone | Router | tcp | 443 | Calls");
  EXPECT_EQ(json["requests"][0]["citations"][0]["table"], 1);
  EXPECT_EQ(json["requests"][0]["citations"][0]["row"], 2);
}

TEST(Request, WithoutFlowsSaysSo) {
  const Request request = RequestOf(std::vector<Line>{}, {});
  EXPECT_EQ(ToMarkdown(request), "# Firewall request\n\nThe chosen guides state no flow.\n");
  EXPECT_THAT(ToCsv(request), testing::StartsWith("sheet,component,source,"));
  EXPECT_EQ(nlohmann::json::parse(ToJson(request))["requests"].size(), 0U);
}

}  // namespace
}  // namespace portbook::request
