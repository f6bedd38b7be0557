// What a row's words are found to say against its own cells, its section, its heading and the registry.
#include "tests/unit/reconcile/kind_cases.h"

namespace portbook::reconcile {
namespace {

constexpr auto kLoopback = model::Exposure::loopback;

TEST(RowAgainstItself, RemarkContradictsRow) {
  Check(
      diag::Kind::remark_contradicts_row,
      {{"local to the host and for the whole cluster, once a row",
        {{.destination = "Hub",
          .transports = "tcp udp",
          .ports = "1515",
          .remarks = "Localhost only, for the cluster",
          .exposure = kLoopback}},
        "acme/hub/1 | remark-contradicts-row | warning | tcp 1515 on Hub never leaves the host, yet by its "
        "own words serves "
        "several hosts: \u201cthe cluster\u201d\n"
        "  claim f0.tcp.1515 `Hub`\n"
        "  counter-claim f0.tcp.1515 `the cluster`\n"},
       {"without a word of the localhost nothing is contradicted",
        {{.destination = "Hub", .ports = "1515", .remarks = "For the cluster"}},
        ""},
       {"a remark that leads to another end of the guide",
        {{.destination = "Hub", .ports = "1024-2000", .remarks = "Leads to Mailbox by mail"},
         {.destination = "Mailbox", .ports = "25"}},
        "acme/hub/1 | remark-contradicts-row | warning | tcp 1024-2000 goes to Hub by the row and to "
        "Mailbox by the row's own "
        "words\n"
        "  claim f0.tcp.1024-2000 `Hub`\n"
        "  counter-claim f0.tcp.1024-2000 `Leads to Mailbox`\n"},
       {"a word that names no end of the guide is no host",
        {{.destination = "Hub", .ports = "1024", .remarks = "Leads to Trouble"}},
        ""},
       {"a role of the listener is the listener",
        {{.destination = "Hub Publisher", .ports = "1024", .remarks = "Leads to Hub"},
         {.destination = "Hub", .ports = "25"}},
        ""},
       {"a proxy ends the connection",
        {{.source = "Hub", .destination = "Cloud", .ports = "1080", .remarks = "Reached by proxy"}},
        "acme/hub/1 | remark-contradicts-row | warning | tcp 1080 goes to Cloud by the row and to a proxy by "
        "the row's own words\n"
        "  claim f0.tcp.1080 `Hub`\n"
        "  counter-claim f0.tcp.1080 `by proxy`\n"},
       {"which the row may have as its destination",
        {{.source = "Hub", .destination = "Cloud Proxy", .ports = "1080", .remarks = "Reached by proxy"}},
        ""},
       {"its nodes connect to each other, and the row leads elsewhere",
        {{.source = "Hub", .destination = "Phone", .ports = "22", .remarks = "Used by nodes"},
         {.source = "Hub", .destination = "Hub", .ports = "7000"}},
        "acme/hub/1 | remark-contradicts-row | warning | tcp 22 is reached from Hub by the row, and by the "
        "row's own words from nodes\n"
        "  claim f0.tcp.22 `Hub`\n"
        "  counter-claim f0.tcp.22 `Used by nodes`\n"},
       {"one of them is the source",
        {{.source = "Hub node", .destination = "Phone", .ports = "22", .remarks = "Used by nodes"},
         {.source = "Hub node", .destination = "Hub node", .ports = "7000"}},
        ""},
       {"a host without nodes of its own is one of them",
        {{.source = "Broker", .destination = "Keeper", .ports = "22", .remarks = "Used by nodes"}},
        ""},
       {"a host talks to itself",
        {{.source = "Hub", .destination = "Hub", .ports = "22", .remarks = "Used by nodes"}},
        ""},
       {"the other end is the server of the very service",
        {{.component = "Hub", .services = "ldap", .ports = "389", .purpose = "Hub and the LDAP server talk"}},
        "acme/hub/1 | remark-contradicts-row | warning | tcp 389 comes in at Hub by the row, whose own words "
        "name as the other end LDAP server, the server by its name\n"
        "  claim f0.tcp.389 `Hub`\n"
        "  counter-claim f0.tcp.389 `LDAP server`\n"},
       {"the words may mean the listener itself",
        {{.destination = "Directory", .services = "ldap", .ports = "389", .purpose = "Of the LDAP server"}},
        ""},
       {"or the server of another service",
        {{.component = "Hub", .services = "sip", .ports = "389", .purpose = "Hub and the MAIL server"}},
        ""}});
}

TEST(RowAgainstItself, SectionMismatch) {
  const Row first = {.source = "Hub", .destination = "Mail server", .ports = "25", .section = "Mail"};
  const Row second = {
      .source = "Hub", .destination = "Mail server or relay", .ports = "587", .section = "Mail"};
  Check(diag::Kind::section_mismatch,
        {{"the one row that has nothing to do with its section",
          {first, second, {.source = "Hub", .destination = "Conference", .ports = "1080", .section = "Mail"}},
          "acme/hub/1 | section-mismatch | note | tcp 1080 from Hub to Conference stands in the section "
          "Mail, which is an end "
          "of every other row there\n"
          "  claim f2.tcp.1080 `Conference`\n"
          "  counter-claim f2.tcp.1080 `Mail`\n"
          "  witness f0.tcp.25 `Mail server`\n"},
         {"one other row is no usage",
          {first, {.source = "Hub", .destination = "Conference", .ports = "1080", .section = "Mail"}},
          ""},
         {"a section that several rows leave is a topic",
          {first,
           second,
           {.source = "Hub", .destination = "Conference", .ports = "1080", .section = "Mail"},
           {.source = "Hub", .destination = "Archive", .ports = "1081", .section = "Mail"}},
          ""},
         {"its words name another section of the table",
          {{.ports = "443", .section = "Media Hub"},
           {.ports = "9090", .purpose = "Media Hub administration", .section = "Mail"}},
          "acme/hub/1 | section-mismatch | note | tcp 9090 stands in the section Mail, and by its own words "
          "belongs to Media Hub, another section of the table\n"
          "  claim f1.tcp.9090 `Media Hub administration`\n"
          "  counter-claim f1.tcp.9090 `Mail`\n"
          "  witness f0.tcp.443 `Media Hub`\n"},
         {"whoever connects is named in a sentence",
          {{.ports = "443", .section = "Media Hub"},
           {.ports = "9090", .purpose = "Media Hub fetches mail", .section = "Mail"}},
          ""},
         {"or stands in another table",
          {{.ports = "443", .section = "Media Hub"},
           {.ports = "9090", .purpose = "Media Hub administration", .section = "Mail", .table = 1}},
          ""}});
}

TEST(RowAgainstItself, DirectionContradicted) {
  constexpr auto kInbound = model::Direction::inbound, kOutbound = model::Direction::outbound;
  Check(
      diag::Kind::direction_contradicted,
      {{"by the heading of the table",
        {{.component = "Hub", .ports = "443", .direction = kInbound, .heading_direction = kOutbound}},
        "acme/hub/1 | direction-contradicted | warning | tcp 443 is inbound by its cell and outbound by the "
        "heading of its "
        "table\n"
        "  claim f0.tcp.443 `Hub`\n"
        "  counter-claim f0.tcp.443 `heading: outbound`\n"},
       {"by its own ends",
        {{.component = "Hub",
          .source = "Hub",
          .destination = "Relay",
          .ports = "443",
          .direction = kInbound}},
        "acme/hub/1 | direction-contradicted | warning | tcp 443 is inbound for Hub, yet starts there\n"
        "  claim f0.tcp.443 `Hub`\n"
        "  counter-claim f0.tcp.443 `Hub`\n"},
       {"the same said twice",
        {{.component = "Hub",
          .destination = "Hub",
          .ports = "443",
          .direction = kInbound,
          .heading_direction = kInbound}},
        ""},
       {"a host that talks to itself goes both ways",
        {{.component = "Hub", .source = "Hub", .destination = "Hub", .ports = "443", .direction = kInbound}},
        ""},
       {"both ways say nothing of one",
        {{.component = "Hub",
          .ports = "443",
          .direction = model::Direction::bidirectional,
          .heading_direction = kOutbound}},
        ""},
       {"one way by its column, both ways by its own words",
        {{.component = "Hub", .ports = "443", .remarks = "Goes both ways", .direction = kInbound}},
        "acme/hub/1 | direction-contradicted | warning | tcp 443 on Hub is inbound by its table and "
        "bidirectional by the guide's words\n"
        "  claim f0.tcp.443 `Hub`\n"
        "  counter-claim f0.tcp.443 `both ways`\n"},
       {"by a sentence about the port that names the component",
        {{.component = "Hub",
          .ports = "123",
          .sentence = "Keep 123 open both ways for the Hub",
          .direction = kInbound},
         {.component = "Relay",
          .ports = "123",
          .sentence = "Keep 123 open both ways for the Hub",
          .direction = kInbound}},
        "acme/hub/1 | direction-contradicted | warning | tcp 123 on Hub is inbound by its table and "
        "bidirectional by the guide's words\n"
        "  claim f0.tcp.123 `Hub`\n"
        "  counter-claim f0.tcp.123 `both ways`\n"},
       {"both ways, and its secured form one way",
        {{.source = "Hub", .destination = "Directory", .services = "sip", .ports = "5060", .two_way = true},
         {.source = "Hub", .destination = "Directory", .services = "sips", .ports = "5061"}},
        "acme/hub/1 | direction-contradicted | warning | sip tcp 5060 goes both ways between Hub and "
        "Directory, "
        "and sips tcp 5061 one way only\n"
        "  claim f0.tcp.5060 `Hub`\n"
        "  counter-claim f1.tcp.5061 `Hub`\n"},
       {"both forms both ways",
        {{.source = "Hub", .destination = "Directory", .services = "sip", .ports = "5060", .two_way = true},
         {.source = "Hub", .destination = "Directory", .services = "sips", .ports = "5061", .two_way = true}},
        ""},
       {"another service one way",
        {{.source = "Hub", .destination = "Directory", .services = "sip", .ports = "5060", .two_way = true},
         {.source = "Hub", .destination = "Directory", .services = "https", .ports = "443"}},
        ""}});
}

TEST(RowAgainstItself, BracketsUnpaired) {
  const auto service = [](const std::string& cell) {
    return std::vector<Row>{{.destination = "Hub", .services = cell, .ports = "5060"}};
  };
  Check(diag::Kind::brackets_unpaired,
        {{"closed and never opened", service("TCP SIP)"),
          "acme/hub/1 | brackets-unpaired | note | `TCP SIP)` has a bracket without its other half\n"
          "  subject f0.tcp.5060 `TCP SIP)`\n"},
         {"opened and never closed", service("TCP (SIP"),
          "acme/hub/1 | brackets-unpaired | note | `TCP (SIP` has a bracket without its other half\n"
          "  subject f0.tcp.5060 `TCP (SIP`\n"},
         {"closed by another sort", service("(SIP]"),
          "acme/hub/1 | brackets-unpaired | note | `(SIP]` has a bracket without its other half\n"
          "  subject f0.tcp.5060 `(SIP]`\n"},
         {"pairs, also in each other", service("SIP (TCP [UDP])"), ""},
         {"a list's numbers have one half", service("1) SIP 2) SIPS"), ""}});
}

TEST(RowAgainstItself, RegisteredOtherwise) {
  Check(diag::Kind::registered_otherwise,
        {{"a port of the small services",
          {{.destination = "Database", .ports = "7", .purpose = "Sets the database up"}},
          "acme/hub/1 | registered-otherwise | note | tcp 7 on Database is registered for echo, which the "
          "row does not speak of\n"
          "  subject f0.tcp.7 `7`\n"},
         {"the row names the service",
          {{.destination = "Hub", .ports = "7", .purpose = "Echo between nodes"}},
          ""},
         {"higher ports have many users",
          {{.destination = "Hub", .ports = "389", .purpose = "Signalling"}},
          ""}});
}

TEST(RowAgainstItself, AlternativeFlows) {
  Check(diag::Kind::alternative_flows,
        {{"the row's own words, and the other end of the port",
          {{.component = "Hub", .ports = "5003", .remarks = "Opened either way to the Relay"},
           {.component = "Relay", .ports = "5003"},
           {.component = "Bystander", .ports = "5003"},
           {.component = "Relay", .ports = "5004"}},
          "acme/hub/1 | alternative-flows | note | tcp 5003: the row says so itself: \u201ceither way\u201d\n"
          "  subject f0.tcp.5003 `either way`\n"
          "  witness f1.tcp.5003 `5003`\n"},
         {"a lost port has no other end",
          {{.component = "Hub", .ports = "missing", .remarks = "Opened either way"}},
          "acme/hub/1 | alternative-flows | note | tcp missing: the row says so itself: \u201ceither "
          "way\u201d\n"
          "  subject f0.tcp.missing `either way`\n"}});
}

TEST(RowAgainstItself, RangeOfAnotherTransportThanItsLike) {
  const Row tcp = {.component = "Relay", .ports = "60000-64000", .purpose = "media"};
  Check(diag::Kind::range_suspicious,
        {{"media over TCP where other media is UDP",
          {tcp, {.component = "Hub", .transports = "udp", .ports = "50000-51000", .purpose = "media"}},
          "acme/hub/1 | range-suspicious | warning | 60000-64000 on Relay is tcp alone, where such ports are "
          "udp elsewhere in "
          "the guide\n"
          "  claim f0.tcp.60000-64000 `tcp`\n"
          "  witness f0.tcp.60000-64000 `media`\n"
          "  counter-claim f1.udp.50000-51000 `udp`\n"},
         {"in a guide without other media the row stands", {tcp}, ""},
         {"both transports are in order",
          {{.component = "Relay", .transports = "tcp udp", .ports = "60000-64000", .purpose = "media"},
           {.component = "Hub", .transports = "udp", .ports = "50000-51000", .purpose = "media"}},
          ""}});
}

TEST(BetweenReleases, ChangedBetweenReleases) {
  const TestRules rules;
  const auto found = [&](const Row& older, const Row& newer) {
    std::vector<Reading> readings;
    readings.push_back(MakeReading("acme/hub/1", {older}, rules.rules()));
    readings.push_back(MakeReading("acme/hub/2", {newer}, rules.rules()));
    model::Catalog catalog = Reconcile(std::move(readings), {});
    std::erase_if(catalog.findings, [](const model::Finding& finding) {
      return finding.kind != diag::Kind::changed_between_releases;
    });
    return Dump(catalog.findings);
  };
  const Row older = {.source = "Client", .destination = "Hub", .services = "sip", .ports = "5060"};
  EXPECT_EQ(found(older, {.source = "Client", .destination = "Hub", .services = "sip", .ports = "5070"}),
            "acme/hub/2 | changed-between-releases | note | tcp 5060 on Hub in release 1 is tcp 5070 in "
            "release 2 (same hosts, "
            "service and purpose)\n"
            "  claim f0.tcp.5070 `5070`\n"
            "  counter-claim f0.tcp.5060 `5060`\n");
  EXPECT_EQ(found(older, older), "");
  Row inside = older, outside = older;
  inside.interface = model::Interface::internal;
  outside.interface = model::Interface::external;
  outside.ports = "5070";
  EXPECT_EQ(found(inside, outside), "") << "another interface explains another port";
  EXPECT_EQ(found(older, {.source = "Client", .destination = "Relay", .services = "sip", .ports = "5070"}),
            "");
}

TEST(RowAgainstItself, EndpointInProseOnly) {
  Check(
      diag::Kind::endpoint_in_prose_only,
      {{"once a row, with each sentence",
        {{.component = "Hub", .ports = "443 444", .ends = {{"Agents", true, {}}, {"Hub", false, {}}}}},
        "acme/hub/1 | endpoint-in-prose-only | note | only the row's own words name its source “Agents” and "
        "its destination “Hub”\n"
        "  subject f0.tcp.443 `443`\n"
        "  subject f0.tcp.444 `444`\n"
        "  witness f0.tcp.443 `words on Agents`\n"
        "  witness f0.tcp.443 `words on Hub`\n"},
       {"ends whose role the words do not tell",
        {{.ports = "443", .ends = {{"A", true, {}}, {"A", false, {}}, {"B", true, {}}, {"B", false, {}}}}},
        "acme/hub/1 | endpoint-in-prose-only | note | only the row's own words name as ends, not which "
        "of them connects, “A” and “B”\n"
        "  subject f0.tcp.443 `443`\n"
        "  witness f0.tcp.443 `words on A`\n"
        "  witness f0.tcp.443 `words on A`\n"
        "  witness f0.tcp.443 `words on B`\n"
        "  witness f0.tcp.443 `words on B`\n"},
       {"an end that is stated is none of prose only",
        {{.source = "Agents", .ports = "443", .ends = {{"Clients", true, {}}}}},
        ""}});
}

}  // namespace
}  // namespace portbook::reconcile
