// What two rows of one guide are found to say against each other.
#include "tests/unit/reconcile/kind_cases.h"

namespace portbook::reconcile {
namespace {

constexpr auto kLoopback = model::Exposure::loopback;

TEST(RowAgainstRow, FlowDuplicated) {
  const Row row{.destination = "Hub", .services = "https", .ports = "443"};
  Row internal = row, external = row, prose = row, other_purpose = row, lost = row, fixed_source = row;
  internal.interface = model::Interface::internal;
  external.interface = model::Interface::external;
  prose.table = -1;
  other_purpose.purpose = "Administration";
  lost.ports = "missing";
  fixed_source.source_port = "8888";
  Row other_table = row, inner = row, outer = row, fixed = row, configurable = row;
  other_table.table = 1;
  inner.ignored = "10.0.0.0/24";
  outer.ignored = "10.0.1.0/24";
  fixed.ignored = "No";
  configurable.ignored = "Yes";
  const Row told{.source = "Client", .destination = "Hub", .ports = "5070", .purpose = "Calls"};
  const Row told_elsewhere{.source = "Client", .destination = "Hub", .ports = "5071", .purpose = "Calls"};
  const Row drawn{
      .source = "Client", .destination = "Hub", .ports = "5070", .source_port = "3000-4000", .table = 1};
  const Row drawn_elsewhere{.source = "Client",
                            .destination = "Hub",
                            .ports = "22",
                            .source_port = "3000-4000",
                            .purpose = "Opens the shell",
                            .table = 1};
  const Row both_ways{.source = "Hub",
                      .destination = "Relay",
                      .ports = "20075",
                      .direction = model::Direction::bidirectional};
  Row back = both_ways;
  std::swap(back.source, back.destination);
  Row one_way = both_ways, one_way_back = back;
  one_way.direction = one_way_back.direction = std::nullopt;
  Check(diag::Kind::flow_duplicated,
        {{"twice",
          {row, row},
          "acme/hub/1 | flow-duplicated | warning | tcp 443 on Hub stands in 2 "
          "rows (same hosts, services, ports, purpose and scope)\n"
          "  claim f0.tcp.443 `443`\n"
          "  counter-claim f1.tcp.443 `443`\n"},
         {"for two purposes", {row, other_purpose}, ""},
         {"of two subnets", {inner, outer}, ""},
         {"fixed in one row, and not in the other",
          {fixed, configurable},
          "acme/hub/1 | flow-duplicated | warning | tcp 443 on Hub stands in 2 "
          "rows (same hosts, services, ports, purpose and scope)\n"
          "  claim f0.tcp.443 `443`\n"
          "  counter-claim f1.tcp.443 `443`\n"},
         {"another table confirms it", {row, other_table}, ""},
         {"both sides of a load balancer", {internal, external}, ""},
         {"prose repeats a table", {row, prose}, ""},
         {"lost ports look alike", {lost, lost}, ""},
         {"another source port", {row, fixed_source}, ""},
         {"each of two tables leaves open what the other states",
          {told, told_elsewhere, drawn, drawn_elsewhere},
          "acme/hub/1 | flow-duplicated | warning | tcp 5070 on Hub stands in 2 "
          "rows (same hosts, services, ports and scope; one leaves open what "
          "another table states)\n"
          "  claim f0.tcp.5070 `5070`\n"
          "  counter-claim f2.tcp.5070 `5070`\n"},
         {"a table without a column for it leaves nothing open", {told, drawn}, ""},
         {"both ways, and both ways back",
          {both_ways, back},
          "acme/hub/1 | flow-duplicated | warning | tcp 20075 on Relay stands in 2 "
          "rows (each goes both ways between the same two hosts)\n"
          "  claim f0.tcp.20075 `20075`\n"
          "  counter-claim f1.tcp.20075 `20075`\n"},
         {"one way, and one way back", {one_way, one_way_back}, ""}});
}

TEST(RowAgainstRow, PortContradicted) {
  const auto row = [](const std::string& ports, int table) {
    return Row{.source = "Client",
               .destination = "Hub",
               .services = "https",
               .ports = ports,
               .purpose = "Shows pages",
               .table = table};
  };
  Row other_hosts = row("8444", 1), other_release = row("8444", 1), without_purpose = row("8444", 1);
  other_hosts.source = "Browser";
  other_release.applies_to = {"2"};
  Row this_release = row("8443", 0);
  this_release.applies_to = {"1"};
  without_purpose.purpose = "";
  Check(diag::Kind::port_contradicted,
        {{"two tables, two ports",
          {row("8443", 0), row("8444", 1)},
          "acme/hub/1 | port-contradicted | error | one table states tcp 8443, another tcp 8444 on Hub (same "
          "hosts, same "
          "service, same purpose)\n"
          "  claim f0.tcp.8443 `8443`\n"
          "  counter-claim f1.tcp.8444 `8444`\n"},
         {"two rows of one table are two ports", {row("8443", 0), row("8444", 0)}, ""},
         {"a table that lists both", {row("8443", 0), row("8443 8444", 1)}, ""},
         {"other hosts", {row("8443", 0), other_hosts}, ""},
         {"another release", {this_release, other_release}, ""},
         {"no word of what the port is for", {row("8443", 0), without_purpose}, ""}});
}

TEST(RowAgainstRow, TransportContradicted) {
  const Row tcp{.source = "Client", .destination = "Hub", .services = "sip", .ports = "5070", .table = 0};
  Row udp = tcp, udp_beside = tcp;
  udp.transports = udp_beside.transports = "udp";
  udp.table = 1;
  const auto noted = [](const std::string& transports, const std::string& ports, const std::string& remarks) {
    return Row{.component = "Edge", .transports = transports, .ports = ports, .remarks = remarks};
  };
  const auto told = [](const std::string& source, const std::string& destination,
                       const std::string& transports, int table) {
    return Row{.source = source,
               .destination = destination,
               .transports = transports,
               .ports = "8500",
               .purpose = "Replicates data of the cluster",
               .table = table};
  };
  Check(diag::Kind::transport_contradicted,
        {{"the row's own words name the other transport of a service",
          {noted("tcp", "3478", "media by STUN/UDP")},
          "acme/hub/1 | transport-contradicted | error | 3478 on Edge is tcp by its cell and udp by the "
          "row's own words\n"
          "  claim f0.tcp.3478 `tcp`\n"
          "  counter-claim f0.tcp.3478 `media by STUN/UDP`\n"},
         {"beside the port itself",
          {noted("tcp", "123", "needs UDP port 123 (and TCP 80)")},
          "acme/hub/1 | transport-contradicted | error | 123 on Edge is tcp by its cell and udp by the row's "
          "own words\n"
          "  claim f0.tcp.123 `tcp`\n"
          "  counter-claim f0.tcp.123 `needs UDP port 123 (and TCP 80)`\n"},
         {"after the port", {noted("udp", "443", "opens 443/tcp/udp")}, ""},
         {"the words agree", {noted("udp", "3478", "media by STUN/UDP")}, ""},
         {"one of two transports named agrees", {noted("tcp", "443", "STUN/UDP or STUN/TCP")}, ""},
         {"the words may speak of another port", {noted("tcp", "443", "STUN/UDP goes to 3478")}, ""},
         {"a row with both transports", {noted("tcp udp", "3478", "media by STUN/UDP")}, ""},
         {"what runs on it is no service", {noted("tcp", "443", "audio/UDP")}, ""},
         {"two tables",
          {tcp, udp},
          "acme/hub/1 | transport-contradicted | error | one table states tcp 5070, another only udp 5070 on "
          "Hub (same "
          "hosts, same port, same use)\n"
          "  claim f0.tcp.5070 `tcp`\n"
          "  counter-claim f1.udp.5070 `udp`\n"},
         {"two rows of one table state both", {tcp, udp_beside}, ""},
         {"another table that states both", {tcp, udp_beside, udp}, ""},
         {"a table states both for a purpose, another one of them, whoever connects",
          {told("Hub", "Hub", "tcp udp", 0), told("Manager", "Hub Publisher", "tcp", 1)},
          "acme/hub/1 | transport-contradicted | error | one table states tcp and udp 8500, another only tcp "
          "on Hub Publisher (same port, same purpose)\n"
          "  claim f0.tcp.8500 `tcp`\n"
          "  counter-claim f1.tcp.8500 `tcp`\n"},
         {"for another listener", {told("Hub", "Hub", "tcp udp", 0), told("Hub", "Relay", "tcp", 1)}, ""},
         {"in one table", {told("Hub", "Hub", "tcp udp", 0), told("Manager", "Hub", "tcp", 0)}, ""}});
}

TEST(RowAgainstRow, ExposureContradicted) {
  Check(diag::Kind::exposure_contradicted,
        {{"a local row between two hosts",
          {{.source = "Publisher",
            .destination = "Subscriber",
            .transports = "udp",
            .ports = "50000",
            .exposure = kLoopback},
           {.source = "Publisher", .destination = "Subscriber", .ports = "443"}},
          "acme/hub/1 | exposure-contradicted | error | udp 50000 never leaves the host by its remark, yet "
          "goes from Publisher "
          "to Subscriber\n"
          "  claim f0.udp.50000 `Publisher`\n"
          "  counter-claim f0.udp.50000 `Publisher`\n"},
         {"a name that no other row has may be a process of the host",
          {{.source = "Hub", .destination = "Certificate Store", .ports = "7070", .exposure = kLoopback},
           {.source = "Hub", .destination = "Hub", .ports = "443"}},
          ""},
         {"another row reaches the port from elsewhere",
          {{.source = "Hub", .destination = "Hub", .ports = "1500", .exposure = kLoopback},
           {.source = "Manager", .destination = "Hub", .ports = "1500"}},
          "acme/hub/1 | exposure-contradicted | error | tcp 1500 on Hub never leaves the host in one row and "
          "comes from "
          "another host elsewhere (same host, same transport, same port)\n"
          "  claim f0.tcp.1500 `Hub`\n"
          "  counter-claim f1.tcp.1500 `Manager`\n"},
         {"another service on the port",
          {{.source = "Hub", .destination = "Hub", .services = "sip", .ports = "1500", .exposure = kLoopback},
           {.source = "Manager", .destination = "Hub", .services = "http", .ports = "1500"}},
          ""},
         {"local on the host itself",
          {{.source = "Hub", .destination = "Hub", .ports = "1500", .exposure = kLoopback}},
          ""}});
}

TEST(RowAgainstRow, SourcePortContradicted) {
  const auto row = [](const std::string& source_port) {
    return Row{.source = "Hub", .destination = "Hub", .ports = "8889", .source_port = source_port};
  };
  const auto to = [](const std::string& port, const std::string& source_port) {
    return Row{.source = "Hub", .destination = "Archive", .ports = port, .source_port = source_port};
  };
  const std::string start =
      "acme/hub/1 | source-port-contradicted | warning | tcp 8889 on Hub is reached from source ports ";
  const std::string end = " (same hosts, same transport, other source port)\n";
  Check(diag::Kind::source_port_contradicted,
        {{"fixed in one row, chosen in another",
          {row("8888"), row("ephemeral")},
          start + "8888 and ephemeral" + end +
              "  claim f0.tcp.8889 `8888`\n  counter-claim f1.tcp.8889 `ephemeral`\n"},
         {"two intervals without a common port",
          {row("100-200"), row("300-400")},
          start + "100-200 and 300-400" + end +
              "  claim f0.tcp.8889 `100-200`\n  counter-claim f1.tcp.8889 `300-400`\n"},
         {"ports are chosen from an interval", {row("37240-61000"), row("ephemeral")}, ""},
         {"any includes the other", {row("8888"), row("any")}, ""},
         {"an interval includes the other", {row("8888"), row("8000-9000")}, ""},
         {"one row draws from a part of what the host draws from elsewhere",
          {to("22", "37240-61000"), to("23", "37240-61000"), to("25", "37240-61000"),
           to("5432", "54288-54292")},
          "acme/hub/1 | source-port-contradicted | warning | Hub connects to tcp 5432 on Archive from source "
          "ports 54288-54292, and from 37240-61000 in 3 other rows (same host, same transport, other source "
          "port)\n"
          "  claim f3.tcp.5432 `54288-54292`\n"
          "  counter-claim f0.tcp.22 `37240-61000`\n"},
         {"two other rows are no usage",
          {to("22", "37240-61000"), to("23", "37240-61000"), to("5432", "54288-54292")},
          ""},
         {"several rows of a kind have ports of their own",
          {to("22", "37240-61000"), to("23", "37240-61000"), to("25", "37240-61000"),
           to("5432", "54288-54292"), to("5433", "54288-54292")},
          ""}});
}

TEST(RowAgainstRow, EndpointContradicted) {
  const auto row = [](const std::string& source, const std::string& destination, int table,
                      const std::string& remarks) {
    return Row{
        .source = source, .destination = destination, .ports = "4040", .remarks = remarks, .table = table};
  };
  const auto lookup = [](const std::string& source, const std::string& destination) {
    return Row{.source = source, .destination = destination, .ports = "389"};
  };
  const std::string purpose = "The backup agent takes connections";
  Check(
      diag::Kind::endpoint_contradicted,
      {{"another table makes the listener the sender, in words that differ at their end",
        {row("Hub", "Hub", 0, purpose + "."), row("Hub Publisher", "Manager", 1, purpose + " here")},
        "acme/hub/1 | endpoint-contradicted | warning | tcp 4040 is listened on by Hub and Manager (same "
        "port, same "
        "transport, same purpose, other listener)\n"
        "  claim f0.tcp.4040 `Hub`\n"
        "  counter-claim f1.tcp.4040 `Hub Publisher`\n"},
       {"one table lists its listeners",
        {row("Hub", "Hub", 0, purpose), row("Hub", "Manager", 0, purpose)},
        ""},
       {"a role of the listener",
        {row("Hub", "Hub", 0, purpose), row("Manager", "Hub Publisher", 1, purpose)},
        ""},
       {"who the words say listens connects elsewhere, to who connects here",
        {row("Hub", "Time Server", 0, "Manager acts as the server"),
         row("Manager", "Hub Publisher", 1, "Keeps the time")},
        "acme/hub/1 | endpoint-contradicted | warning | tcp 4040 is listened on by Manager by the row's own "
        "words, and in another row that host connects there to Hub Publisher (same port, same transport, "
        "ends "
        "swapped)\n"
        "  claim f0.tcp.4040 `Hub`\n"
        "  witness f0.tcp.4040 `Manager acts as the server`\n"
        "  counter-claim f1.tcp.4040 `Manager`\n"},
       {"who the words say listens serves others too",
        {row("Hub", "Time Server", 0, "Manager acts as the server"), row("Manager", "Phone", 1, "Time")},
        ""},
       {"peers answer each other",
        {row("Hub", "Manager", 0, purpose), row("Manager", "Hub", 1, purpose)},
        ""},
       {"swapped in tables that repeat each other",
        {row("Hub", "Manager", 0, purpose),
         row("Manager", "Hub", 1, purpose),
         {.source = "Client",
          .destination = "Hub",
          .ports = "443",
          .purpose = "Shows the pages of operators",
          .table = 0},
         {.source = "Client",
          .destination = "Hub",
          .ports = "443",
          .purpose = "Shows the pages of operators",
          .table = 1},
         {.source = "Client",
          .destination = "Hub",
          .ports = "22",
          .purpose = "Opens the command line of hosts",
          .table = 0},
         {.source = "Client",
          .destination = "Hub",
          .ports = "22",
          .purpose = "Opens the command line of hosts",
          .table = 1}},
        "acme/hub/1 | endpoint-contradicted | warning | tcp 4040 is listened on by Manager and Hub (same "
        "port, same transport, "
        "same purpose, other listener)\n"
        "  claim f0.tcp.4040 `Hub`\n"
        "  counter-claim f1.tcp.4040 `Manager`\n"},
       {"a table for each host", {row("Admin", "Hub", 0, purpose), row("Admin", "Manager", 1, purpose)}, ""},
       {"a purpose too short to tell",
        {row("Hub", "Hub", 0, "Secure access"), row("Hub", "Manager", 1, "Secure access")},
        ""},
       {"a row speaks of the host that another table has in its place",
        {row("Hub", "Relay", 0, "Sets up an external database"), row("Hub", "Database", 1, "")},
        "acme/hub/1 | endpoint-contradicted | warning | tcp 4040 goes to Relay in a row that speaks of "
        "Database, where another table leads it (same source, same port, same transport)\n"
        "  claim f0.tcp.4040 `Hub`\n"
        "  counter-claim f1.tcp.4040 `Hub`\n"},
       {"which has a use of its own there",
        {row("Hub", "Relay", 0, "Sets up an external database"), row("Hub", "Database", 1, "Keeps readings")},
        ""},
       {"and of its own listener",
        {row("Hub", "Relay", 0, "The relay feeds a database"), row("Hub", "Database", 1, "")},
        ""},
       {"a part of a word is no host",
        {row("Hub", "Relay", 0, "Sets up databaselike things"), row("Hub", "Database", 1, "")},
        ""},
       {"a port of the service after which its listener is called, and of a host of another sort",
        {lookup("Hub", "LDAP server"), lookup("Hub", "File store")},
        "acme/hub/1 | endpoint-contradicted | warning | tcp 389 goes to File store, and is registered for "
        "the "
        "service after which another row calls its listener LDAP server (same port, same transport)\n"
        "  claim f1.tcp.389 `Hub`\n"
        "  counter-claim f0.tcp.389 `Hub`\n"},
       {"for a purpose that the row tells",
        {lookup("Hub", "LDAP server"),
         {.source = "Hub", .destination = "File store", .ports = "389", .purpose = "Reads names"}},
        ""},
       {"of a host of the same sort", {lookup("Hub", "LDAP server"), lookup("Hub", "Directory server")}, ""},
       {"for another source", {lookup("Hub", "LDAP server"), lookup("Relay", "File store")}, ""}});
}

TEST(RowAgainstRow, RequirementContradicted) {
  const auto row = [](const std::string& services, const std::string& condition) {
    return Row{.destination = "Hub", .services = services, .ports = "6603", .condition = condition};
  };
  Check(diag::Kind::requirement_contradicted,
        {{"only for a diagnostic, and always",
          {row("sip", "only for a diagnostic"), row("sip", "")},
          "acme/hub/1 | requirement-contradicted | warning | tcp 6603 on Hub is needed under a condition in "
          "one row and "
          "without any in another (same hosts, same service)\n"
          "  claim f0.tcp.6603 `6603`\n"
          "  counter-claim f1.tcp.6603 `6603`\n"},
         {"another service may be needed by others",
          {row("sip", "only for a diagnostic"), row("http", "")},
          ""},
         {"two conditions are alternatives", {row("sip", "with TLS"), row("sip", "without TLS")}, ""}});
}

}  // namespace
}  // namespace portbook::reconcile
