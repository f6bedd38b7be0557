// What a guide does not state: ports, transports, who listens.
#include <gtest/gtest.h>

#include "tests/unit/reconcile/kind_cases.h"

namespace portbook::reconcile {
namespace {

TEST(Missing, PortMissing) {
  Check(diag::Kind::port_missing,
        {{"each candidate of the row's prose is told and is a witness",
          {{.component = "Hub",
            .ports = "missing",
            .purpose = "Listens on 80 or 8088",
            .candidates = "80 8088"}},
          "acme/hub/1 | port-missing | error | the row has no port cell; the row's own text mentions 80 and "
          "8088\n"
          "  subject f0.tcp.missing `Hub`\n"
          "  witness f0.tcp.missing `port 80`\n"
          "  witness f0.tcp.missing `port 8088`\n"},
         {"without candidates",
          {{.component = "Hub", .ports = "missing"}},
          "acme/hub/1 | port-missing | error | the row has no port cell; the row's own text mentions none\n"
          "  subject f0.tcp.missing `Hub`\n"},
         {"a configurable port is stated", {{.component = "Hub", .ports = "configurable"}}, ""},
         {"ICMP misses no port", {{.component = "Hub", .transports = "icmp", .ports = "missing"}}, ""}});
}

TEST(Missing, TransportMissing) {
  Check(diag::Kind::transport_missing,
        {{"each row of a guide that states transports elsewhere",
          {{.component = "Hub", .transports = "unresolved", .ports = "88"},
           {.component = "Hub", .transports = "unresolved", .ports = "missing"},
           {.component = "Hub", .ports = "443"}},
          "acme/hub/1 | transport-missing | warning | port 88 on Hub stands without a transport\n"
          "  subject f0.unresolved.88 `88`\n"},
         {"once for a guide that states none",
          {{.component = "Hub", .transports = "unresolved", .ports = "88"},
           {.component = "Hub", .transports = "unresolved", .ports = "389"}},
          "acme/hub/1 | transport-missing | warning | no cell or heading of the guide states a transport\n"
          "  subject f0.unresolved.88 `88`\n"
          "  subject f1.unresolved.389 `389`\n"},
         {"with the transports that the rows' words name",
          {{.component = "Hub",
            .transports = "unresolved",
            .ports = "88",
            .purpose = "Takes direct TCP/IP connections, UDP too, and TCP again"},
           {.component = "Hub", .transports = "unresolved", .ports = "389"}},
          "acme/hub/1 | transport-missing | warning | no cell or heading of the guide states a transport; "
          "words of single rows name tcp and udp\n"
          "  subject f0.unresolved.88 `88`\n"
          "  subject f1.unresolved.389 `389`\n"
          "  witness f0.unresolved.88 `Takes direct TCP/IP connections, UDP`\n"
          "  witness f0.unresolved.88 `TCP/IP connections, UDP too, and`\n"},
         {"in one row",
          {{.component = "Hub", .transports = "unresolved", .ports = "88", .remarks = "Carried by UDP"},
           {.component = "Hub", .ports = "443"}},
          "acme/hub/1 | transport-missing | warning | port 88 on Hub stands without a transport; its own "
          "words name udp\n"
          "  subject f0.unresolved.88 `88`\n"
          "  witness f0.unresolved.88 `Carried by UDP`\n"}});
}

TEST(Missing, ListenerUnstated) {
  Check(diag::Kind::listener_unstated,
        {{"components alone listen and connect alike",
          {{.component = "Hub", .ports = "443"}, {.component = "Client", .ports = "444"}},
          "acme/hub/1 | listener-unstated | note | no column or heading of the guide says who listens and "
          "who connects\n"},
         {"traffic in both directions tells no listener",
          {{.component = "Hub", .ports = "443", .direction = model::Direction::bidirectional}},
          "acme/hub/1 | listener-unstated | note | no column or heading of the guide says who listens and "
          "who connects\n"},
         {"the words of rows may name ends, which states none",
          {{.component = "Hub", .ports = "443", .ends = {{"Agents", true, {}}}},
           {.component = "Hub", .ports = "444"}},
          "acme/hub/1 | listener-unstated | note | no column or heading of the guide says who listens and "
          "who connects; the words of 1 row name ends\n"},
         {"one remote source makes the product the listener", {{.source = "Browser", .ports = "443"}}, ""},
         {"an inbound row does so too", {{.ports = "443", .direction = model::Direction::inbound}}, ""}});
}

}  // namespace
}  // namespace portbook::reconcile
