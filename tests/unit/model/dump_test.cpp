#include <gtest/gtest.h>

#include "portbook/model/entry.h"
#include "portbook/model/flow.h"

namespace portbook::model {
namespace {

Flow WebAccess() {
  Flow flow;
  flow.source = "Web browser";
  flow.services = {"https"};
  flow.transport = Transport::tcp;
  flow.port.kind = PortKind::fixed;
  flow.port.range = PortRange::Make(443, 443);
  flow.source_port.emplace();
  flow.source_port->kind = PortKind::any;
  return flow;
}

TEST(FlowDump, IsOneLine) { EXPECT_EQ(Dump(WebAccess()), "Web browser -> - | https | tcp | 443 <- any"); }

TEST(FlowDump, ShowsWhatElseIsSet) {
  Flow flow = WebAccess();
  flow.source_port.reset();
  flow.services = {"axl", "https"};
  flow.security = Security::tls;
  flow.component = "Gateway (Web)";
  flow.component_host = "Gateway";
  flow.component_process = "Web";
  flow.interface = Interface::internal;
  flow.direction = Direction::inbound;
  flow.exposure = Exposure::loopback;
  flow.requirement = Requirement::conditional;
  flow.condition = "only for 7.0.1";
  flow.applies_to = {"7.0", "7.1"};
  EXPECT_EQ(Dump(flow),
            "Web browser -> - | axl, https (tls) | tcp | 443 | component=Gateway (Web) {Gateway: Web} | "
            "interface=internal | "
            "direction=inbound | exposure=loopback | requirement=conditional | condition=only for 7.0.1 | "
            "applies_to=7.0, 7.1");
}

TEST(FlowDump, ShowsIcmpTypes) {
  Flow flow;
  flow.transport = Transport::icmp;
  flow.icmp_type = 8;
  flow.icmp_code = 0;
  flow.port.kind = PortKind::not_applicable;
  EXPECT_EQ(Dump(flow), "- -> - | - | icmp type 8 code 0 | not applicable");
}

TEST(Find, GivesTheStatementAboutAField) {
  Flow flow;
  flow.statements = {{Field::transport, "tcp", "TCP", Basis::cell, "transport", {}},
                     {Field::port, "443", "443", Basis::cell, "ports", {}}};
  ASSERT_NE(Find(flow, Field::port), nullptr);
  EXPECT_EQ(Find(flow, Field::port)->value, "443");
  EXPECT_EQ(Find(flow, Field::exposure), nullptr);
}

TEST(EntryDump, ShowsCellsContextAndFootnotes) {
  Entry entry;
  entry.table = 1;
  entry.grid = 2;
  entry.row = 3;
  entry.table_key = "outgoing ports";
  entry.rule = "common:columns";
  RoleCell port;
  port.role = Role::port;
  port.lines = {base::Text::Synthesized("80"), base::Text::Synthesized("443 ")};
  RoleCell transport;
  transport.role = Role::transport;
  transport.state = doc::CellState::blank;
  transport.placement = CellPlacement::foreign;
  entry.cells = {port, transport};
  entry.context = {{Field::component, "Web Server", {}, "section"}};
  entry.footnotes = {{"*", {}, {base::Text::Synthesized("* Only the default."), {}}}};
  EXPECT_EQ(Dump(entry),
            "table 1 grid 2 row 3 [outgoing ports]\n"
            "  by common:columns\n"
            "  port: 80 / 443\n"
            "  transport (blank) (foreign): \n"
            "  context component = Web Server (section)\n"
            "  footnote * = * Only the default.\n");
}

TEST(EntryDump, ShowsTheSentenceOfProse) {
  Entry entry;
  entry.sentence.quote = base::Text::Synthesized("Open port\n443.");
  EXPECT_EQ(Dump(entry), "prose: Open port 443.\n");
}

}  // namespace
}  // namespace portbook::model
