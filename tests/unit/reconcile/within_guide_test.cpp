// What one guide's rows are found to say against each other, against the registry and against the laws of
// ports.
#include <gtest/gtest.h>

#include "tests/unit/reconcile/kind_cases.h"

namespace portbook::reconcile {
namespace {

TEST(WithinGuide, TermMisspelled) {
  Check(
      diag::Kind::term_misspelled,
      {{"one letter too many, told once for all rows",
        {{.services = "ipssec", .transports = "tcp udp", .ports = "500"},
         {.services = "ipssec", .ports = "501"}},
        "acme/hub/1 | term-misspelled | note | \"ipssec\" is in no vocabulary; \"ipsec\" is one letter away\n"
        "  subject f0.tcp.500 `ipssec`\n"
        "  subject f1.tcp.501 `ipssec`\n"},
       {"two neighbours swapped",
        {{.services = "htpps", .ports = "443"}},
        "acme/hub/1 | term-misspelled | note | \"htpps\" is in no vocabulary; \"https\" is one letter away\n"
        "  subject f0.tcp.443 `htpps`\n"},
       {"a secure form is no misspelling", {{.services = "smtps", .ports = "465"}}, ""},
       {"short names are acronyms", {{.services = "ldab", .ports = "465"}}, ""},
       {"nor is a long name the slip of a short one", {{.services = "ldapc", .ports = "389"}}, ""},
       {"a product's own protocol is near to nothing", {{.services = "gwsim", .ports = "5003"}}, ""}});
}

TEST(WithinGuide, NotAPort) {
  Check(
      diag::Kind::not_a_port,
      {{"ICMP with a number",
        {{.destination = "Hub", .transports = "icmp", .ports = "7"}},
        "acme/hub/1 | not-a-port | error | ICMP has no ports, yet the row states 7\n"
        "  subject f0.icmp.7 `7`\n"},
       {"nor a source port",
        {{.destination = "Hub", .transports = "icmp", .ports = "any", .source_port = "ephemeral"}},
        "acme/hub/1 | not-a-port | error | ICMP has no ports, yet the row states the source port ephemeral\n"
        "  subject f0.icmp.any `ephemeral`\n"},
       {"nothing listens on port 0",
        {{.destination = "Hub", .ports = "0"}},
        "acme/hub/1 | not-a-port | error | port 0 is reserved: nothing can listen there\n"
        "  subject f0.tcp.0 `0`\n"},
       {"TCP 7 is the echo service", {{.destination = "Hub", .ports = "7"}}, ""}});
}

TEST(WithinGuide, RangeSuspicious) {
  Check(diag::Kind::range_suspicious,
        {{"told once a row and for either end",
          {{.destination = "Hub",
            .transports = "tcp udp",
            .ports = "49152-65335",
            .source_port = "1024-65335"}},
          "acme/hub/1 | range-suspicious | warning | 1024-65335 ends at 65335, a common misprint of 65535\n"
          "  subject f0.tcp.49152-65335 `1024-65335`\n"
          "acme/hub/1 | range-suspicious | warning | 49152-65335 ends at 65335, a common misprint of 65535\n"
          "  subject f0.tcp.49152-65335 `49152-65335`\n"},
         {"the port itself is a port", {{.destination = "Hub", .ports = "65335"}}, ""}});
}

TEST(WithinGuide, RangeWide) {
  Check(diag::Kind::range_wide,
        {{"told once a row",
          {{.component = "Hub", .transports = "tcp udp", .ports = "1024-65535"}},
          "acme/hub/1 | range-wide | note | 1024-65535 opens 64512 ports on Hub\n"
          "  subject f0.tcp.1024-65535 `1024-65535`\n"},
         {"several ranges of one host are one question",
          {{.component = "Hub", .ports = "1025-2180"}, {.component = "Hub", .ports = "2000-4000"}},
          "acme/hub/1 | range-wide | note | 1025-2180 and 2000-4000 open 2976 ports on Hub\n"
          "  subject f0.tcp.1025-2180 `1025-2180`\n"
          "  subject f1.tcp.2000-4000 `2000-4000`\n"},
         {"one port below the threshold", {{.component = "Hub", .ports = "40000-41022"}}, ""},
         {"at the threshold",
          {{.component = "Hub", .ports = "40000-41023"}},
          "acme/hub/1 | range-wide | note | 40000-41023 opens 1024 ports on Hub\n"
          "  subject f0.tcp.40000-41023 `40000-41023`\n"}});
}

TEST(WithinGuide, RangeOverlaps) {
  Check(
      diag::Kind::range_overlaps,
      {{"two clusters of one host are two findings",
        {{.destination = "Hub", .ports = "100-200"},
         {.destination = "Hub", .ports = "150-250"},
         {.destination = "Hub", .ports = "300-400"},
         {.destination = "Hub", .ports = "310-320"}},
        "acme/hub/1 | range-overlaps | note | the tcp ranges 100-200 and 150-250 on Hub overlap (same "
        "host, same "
        "transport, other interval)\n"
        "  claim f0.tcp.100-200 `100-200`\n"
        "  counter-claim f1.tcp.150-250 `150-250`\n"
        "acme/hub/1 | range-overlaps | note | the tcp ranges 300-400 and 310-320 on Hub overlap (same "
        "host, same "
        "transport, other interval)\n"
        "  claim f2.tcp.300-400 `300-400`\n"
        "  counter-claim f3.tcp.310-320 `310-320`\n"},
       {"touching is no overlap",
        {{.destination = "Hub", .ports = "100-200"}, {.destination = "Hub", .ports = "201-250"}},
        ""},
       {"other transport",
        {{.destination = "Hub", .ports = "100-200"},
         {.destination = "Hub", .transports = "udp", .ports = "150-250"}},
        ""},
       {"other host",
        {{.destination = "Hub", .ports = "100-200"}, {.destination = "Database", .ports = "150-250"}},
        ""},
       {"all the high ports span what the host states for itself, told once",
        {{.destination = "Hub", .ports = "1024-65535"},
         {.destination = "Hub", .ports = "5000-5010"},
         {.destination = "Hub", .ports = "5222"},
         {.destination = "Hub", .ports = "443"},
         {.destination = "Relay", .ports = "1433"},
         {.destination = "Hub", .ports = "1024-65535"}},
        "acme/hub/1 | range-overlaps | note | the tcp range 1024-65535 on Hub spans 5000-5010 and 5222, "
        "stated in rows of their own (same host, same transport)\n"
        "  claim f0.tcp.1024-65535 `1024-65535`\n"
        "  counter-claim f1.tcp.5000-5010 `5000-5010`\n"
        "  counter-claim f2.tcp.5222 `5222`\n"},
       {"a range holds a port of its own host",
        {{.destination = "Hub", .ports = "5060-5069"}, {.destination = "Hub", .ports = "5061"}},
        "acme/hub/1 | range-overlaps | note | the tcp range 5060-5069 on Hub spans 5061, stated in rows of "
        "their own (same host, same transport)\n"
        "  claim f0.tcp.5060-5069 `5060-5069`\n"
        "  counter-claim f1.tcp.5061 `5061`\n"},
       {"a range beside a port of its own row", {{.destination = "Hub", .ports = "5060-5069 5061"}}, ""},
       {"source ports span a port of the same host, or of a role of it, told once",
        {{.source = "Hub Publisher", .destination = "Archive", .ports = "22", .source_port = "4000-6000"},
         {.source = "Hub Publisher", .destination = "Archive", .ports = "23", .source_port = "4000-6000"},
         {.source = "Client", .destination = "Hub", .ports = "5000"},
         {.source = "Client", .destination = "Relay", .ports = "5001"},
         {.source = "Client", .destination = "Hub", .transports = "udp", .ports = "5002"},
         {.source = "Client", .destination = "Hub Publisher", .ports = "5003"}},
        "acme/hub/1 | range-overlaps | note | the tcp source ports 4000-6000 of Hub Publisher span 5000 and "
        "5003, on which it listens itself\n"
        "  claim f0.tcp.22 `4000-6000`\n"
        "  counter-claim f2.tcp.5000 `5000`\n"
        "  counter-claim f5.tcp.5003 `5003`\n"},
       {"all the high ports are drawn from everywhere",
        {{.source = "Hub", .destination = "Archive", .ports = "22", .source_port = "1024-65535"},
         {.source = "Client", .destination = "Hub", .ports = "5000"}},
        ""}});
}

TEST(WithinGuide, DirectionReversed) {
  const std::string swapped = ": source and destination look swapped\n";
  Check(diag::Kind::direction_reversed,
        {{"a registered port that talks to one ephemeral port",
          {{.destination = "Client", .ports = "64846", .source_port = "5222"}},
          "acme/hub/1 | direction-reversed | warning | the source port 5222 is fixed and the destination "
          "port is 64846" +
              swapped + "  claim f0.tcp.64846 `5222`\n  counter-claim f0.tcp.64846 `64846`\n"},
         {"only the sender's port is fixed",
          {{.destination = "Hub", .transports = "udp", .ports = "configurable", .source_port = "61441"}},
          "acme/hub/1 | direction-reversed | warning | the source port 61441 is fixed and the destination "
          "port is "
          "configurable" +
              swapped +
              "  claim f0.udp.configurable `61441`\n  counter-claim f0.udp.configurable `configurable`\n"},
         {"a source port that nothing is registered on",
          {{.destination = "Hub", .ports = "64846", .source_port = "5223"}},
          ""},
         {"a remote port is no source port",
          {{.ports = "64846", .source_port = "5222", .source_port_role = model::SourcePortRole::remote}},
          ""},
         {"the usual way", {{.destination = "Hub", .ports = "5222", .source_port = "64846"}}, ""}});
}

TEST(WithinGuide, PortReused) {
  const Row https{.destination = "Hub", .services = "https", .ports = "8443"};
  const Row soap{.destination = "Hub", .services = "axl soap", .ports = "8443"};
  Row other_host = soap, other_release = soap, release = https;
  other_host.destination = "Database";
  release.applies_to = {"7.0", "8.0"};
  other_release.applies_to = {"9.0"};
  Check(diag::Kind::port_reused,
        {{"other services",
          {https, soap},
          "acme/hub/1 | port-reused | note | tcp 8443 on Hub serves https and "
          "axl/soap (same host, same transport, other "
          "service)\n"
          "  claim f0.tcp.8443 `https`\n"
          "  counter-claim f1.tcp.8443 `axl soap`\n"},
         {"other purposes where no service is stated",
          {{.destination = "Hub", .ports = "9000", .purpose = "Data"},
           {.destination = "Hub", .ports = "9000", .purpose = "Queries"}},
          "acme/hub/1 | port-reused | note | tcp 9000 on Hub serves 2 purposes "
          "(same host, same transport, other purpose)\n"
          "  claim f0.tcp.9000 `Data`\n"
          "  counter-claim f1.tcp.9000 `Queries`\n"},
         {"a word that names no protocol leaves the purposes to tell",
          {{.destination = "Hub", .services = "proprietary", .ports = "6603", .purpose = "Data"},
           {.destination = "Hub", .services = "proprietary", .ports = "6603", .purpose = "Queries of data"}},
          "acme/hub/1 | port-reused | note | tcp 6603 on Hub serves 2 purposes "
          "(same host, same transport, other purpose)\n"
          "  claim f0.tcp.6603 `Data`\n"
          "  counter-claim f1.tcp.6603 `Queries of data`\n"},
         {"one purpose with another end",
          {{.destination = "Hub", .ports = "9000", .purpose = "The backup agent takes connections"},
           {.destination = "Hub", .ports = "9000", .purpose = "The backup agent takes them here"}},
          ""},
         {"a purpose and what is done with it",
          {{.destination = "Hub", .ports = "9000", .purpose = "Data of the hub"},
           {.destination = "Hub", .ports = "9000", .purpose = "Data of the hub, queries"}},
          "acme/hub/1 | port-reused | note | tcp 9000 on Hub serves 2 purposes "
          "(same host, same transport, other purpose)\n"
          "  claim f0.tcp.9000 `Data of the hub`\n"
          "  counter-claim f1.tcp.9000 `Data of the hub, queries`\n"},
         {"another source has a purpose of its own",
          {{.source = "Client", .destination = "Hub", .ports = "9000", .purpose = "Data"},
           {.source = "Relay", .destination = "Hub", .ports = "9000", .purpose = "Queries"}},
          ""},
         {"many draw from one range",
          {{.destination = "Hub", .ports = "9000-9100", .purpose = "Data"},
           {.destination = "Hub", .ports = "9000-9100", .purpose = "Queries"}},
          ""},
         {"a row without a service may mean the same one",
          {https, {.destination = "Hub", .ports = "8443", .purpose = "API"}},
          ""},
         {"other host", {https, other_host}, ""},
         {"releases that never meet", {release, other_release}, ""}});
}

TEST(WithinGuide, PortReusedByWhoStandsForAnother) {
  const auto row = [](const std::string& component, const std::string& port, const std::string& purpose) {
    return Row{.component = component, .ports = port, .purpose = purpose};
  };
  const Row calls = row("Hub", "5060", "Carries the calls."), mail = row("Hub", "25", "Takes mail"),
            users = row("Hub", "5062", "Authenticates users");
  const std::string balancer = "Balancer for Big Hub";
  const Row other_mail = row(balancer, "25", "Takes mail"),
            messages = row(balancer, "5062", "Authenticates messages");
  Check(diag::Kind::port_reused,
        {{"one of the rows that it repeats has another purpose",
          {calls, mail, users, row(balancer, "5060", "the calls"), other_mail, messages},
          "acme/hub/1 | port-reused | note | tcp 5062 on Hub serves another purpose than on Balancer for Big "
          "Hub, which repeats the other rows of that host (same port, same transport)\n"
          "  claim f2.tcp.5062 `Authenticates users`\n"
          "  counter-claim f5.tcp.5062 `Authenticates messages`\n"},
         {"one other row is no repetition", {mail, users, other_mail, messages}, ""},
         {"two other purposes are a host of its own",
          {calls, mail, users, row(balancer, "5060", "Relays"), other_mail, messages},
          ""},
         {"a host that stands for nobody",
          {calls, mail, users, row("Relay", "5060", "the calls"), row("Relay", "25", "Takes mail"),
           row("Relay", "5062", "Authenticates messages")},
          ""}});
}

TEST(WithinGuide, ServiceContradicted) {
  const auto row = [](const std::string& services, const std::string& ports,
                      const std::string& remarks = "") {
    return Row{.destination = "Hub",
               .services = services,
               .transports = "tcp udp",
               .ports = ports,
               .remarks = remarks};
  };
  Check(diag::Kind::service_contradicted,
        {{"HTTP on the port of HTTPS, told once for both transports",
          {row("http", "443")},
          "acme/hub/1 | service-contradicted | warning | http is stated on port 443, which is registered for "
          "https\n"
          "  claim f0.tcp.443 `http`\n"
          "  counter-claim f0.tcp.443 `443`\n"},
         {"the alternate port of HTTP",
          {row("https", "8080")},
          "acme/hub/1 | service-contradicted | warning | https is stated on port 8080, which is registered "
          "for http\n"
          "  claim f0.tcp.8080 `https`\n"
          "  counter-claim f0.tcp.8080 `8080`\n"},
         {"the alternate port is HTTP's own", {row("http", "8080")}, ""},
         {"a port that the registry gives to a name nobody means", {row("http", "8082")}, ""},
         {"a service without a port of its own", {row("soap", "443")}, ""},
         {"one of two services fits", {row("axl https", "443")}, ""},
         {"both forms of one service in one row", {row("http", "80 443"), row("sip", "5060 5061")}, ""},
         {"another service's port is not made right by the own one",
          {row("http", "80 389 443")},
          "acme/hub/1 | service-contradicted | warning | http is stated on port 389, which is registered for "
          "ldap\n"
          "  claim f0.tcp.389 `http`\n"
          "  counter-claim f0.tcp.389 `389`\n"},
         {"SIP over TLS", {row("sip", "5061", "SIP over TLS")}, ""},
         {"SIP in the clear on the secure port",
          {row("sip", "5061")},
          "acme/hub/1 | service-contradicted | warning | sip is stated on port 5061, which is registered for "
          "sips\n"
          "  claim f0.tcp.5061 `sip`\n"
          "  counter-claim f0.tcp.5061 `5061`\n"},
         {"a range goes past its service", {row("sip", "5061-5069")}, ""},
         {"a secured range takes in the port of the plain form",
          {{.services = "sip", .ports = "5060-5069", .security = model::Security::tls}},
          "acme/hub/1 | service-contradicted | warning | sip over tls is stated on ports 5060-5069, of which "
          "5060 is registered for plain sip\n"
          "  claim f0.tcp.5060-5069 `sip`\n"
          "  counter-claim f0.tcp.5060-5069 `5060-5069`\n"},
         {"a range without a word of TLS", {row("sip", "5060-5069")}, ""},
         {"a secured range that begins behind it",
          {{.services = "sip", .ports = "5061-5069", .security = model::Security::tls}},
          ""},
         {"the row's own words speak of a third service",
          {row("http", "443", "Carries SIP, and the HTTP that a sip needs")},
          "acme/hub/1 | service-contradicted | warning | http is stated on port 443, which is registered for "
          "https; the row's own words speak of sip\n"
          "  claim f0.tcp.443 `http`\n"
          "  counter-claim f0.tcp.443 `443`\n"
          "  witness f0.tcp.443 `Carries SIP, and the HTTP that a sip needs`\n"}});
}

TEST(WithinGuide, SecurityContradicted) {
  const auto row = [](model::Security security, const std::string& remarks) {
    return Row{.destination = "Hub", .ports = "8404", .remarks = remarks, .security = security};
  };
  Check(diag::Kind::security_contradicted,
        {{"the remark asks for more",
          {row(model::Security::tls, "Remoting over MTLS")},
          "acme/hub/1 | security-contradicted | warning | tcp 8404 on Hub is tls by its cell and mtls by the "
          "row's own "
          "words\n"
          "  claim f0.tcp.8404 `Hub`\n"
          "  counter-claim f0.tcp.8404 `Remoting over MTLS`\n"},
         {"the longer phrase is the one that is meant",
          {row(model::Security::tls, "TLS Mutual Authentication")},
          "acme/hub/1 | security-contradicted | warning | tcp 8404 on Hub is tls by its cell and mtls by the "
          "row's own words\n"
          "  claim f0.tcp.8404 `Hub`\n"
          "  counter-claim f0.tcp.8404 `TLS Mutual Authentication`\n"},
         {"the remark has both", {row(model::Security::tls, "SIP over TLS, servers over MTLS")}, ""},
         {"the cell has the stronger word", {row(model::Security::mtls, "over TLS")}, ""}});
}

}  // namespace
}  // namespace portbook::reconcile
