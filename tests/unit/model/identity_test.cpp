#include "portbook/model/identity.h"

#include <gtest/gtest.h>

namespace portbook::model {
namespace {

RoleCell Cell(Role role, std::string_view text) {
  RoleCell cell;
  cell.role = role;
  cell.lines = {base::Text::Synthesized(text)};
  return cell;
}

Entry Row() {
  Entry entry;
  entry.table = 4;
  entry.grid = 5;
  entry.row = 6;
  entry.table_key = "sip requests";
  entry.cells = {Cell(Role::source, "Browser"), Cell(Role::transport, "TCP"), Cell(Role::port, "443"),
                 Cell(Role::remarks, "Web access")};
  return entry;
}

std::string Id(const Entry& entry) { return EntryId("example/gateway", entry, 0); }

TEST(EntryId, HasPrefixAndSixteenHexDigits) {
  EXPECT_EQ(Id(Row()).substr(0, 2), "e_");
  EXPECT_EQ(Id(Row()).size(), 18U);
  EXPECT_EQ(Id(Row()).find_first_not_of("0123456789abcdef", 2), std::string::npos);
}

TEST(EntryId, OutlivesRenumberingMovingAndRewording) {
  Entry moved = Row();
  moved.table = moved.grid = moved.row = 17;
  moved.rule = "another rule";
  moved.cells[3] = Cell(Role::remarks, "Quite other words");
  moved.cells[0] = Cell(Role::source, " BROWSER ");
  std::swap(moved.cells[0], moved.cells[2]);
  EXPECT_EQ(Id(moved), Id(Row()));
}

TEST(EntryId, DependsOnEveryKeyCellItsTableAndProduct) {
  for (const std::size_t i : {0U, 1U, 2U}) {
    Entry changed = Row();
    changed.cells[i] = Cell(changed.cells[i].role, "other");
    EXPECT_NE(Id(changed), Id(Row())) << i;
  }
  Entry other_table = Row();
  other_table.table_key = "ntp requests";
  EXPECT_NE(Id(other_table), Id(Row()));
  EXPECT_NE(EntryId("example/bridge", Row(), 0), Id(Row()));
  EXPECT_NE(EntryId("example/gateway", Row(), 1), Id(Row()));
}

TEST(EntryId, SameWordsInAnotherColumnAreAnotherEntry) {
  Entry destination = Row();
  destination.cells[0].role = Role::destination;
  EXPECT_NE(Id(destination), Id(Row()));
}

TEST(EntryId, SectionTellsEqualRowsApart) {
  Entry first = Row();
  first.context = {{Field::component, "Web Server", {}, "section"}};
  Entry second = Row();
  second.context = {{Field::component, "Media Server", {}, "section"}};
  EXPECT_NE(Id(first), Id(second));
  second.context = {{Field::component, "web  server", {}, "another rule"}};
  EXPECT_EQ(Id(first), Id(second));
}

TEST(EntryId, RemarksJoinWhereEveryKeyCellIsEmpty) {
  Entry bare = Row();
  for (const std::size_t i : {0U, 1U, 2U}) bare.cells[i] = Cell(bare.cells[i].role, " ");
  Entry reworded = bare;
  reworded.cells[3] = Cell(Role::remarks, "Other");
  EXPECT_NE(Id(bare), Id(reworded));
}

TEST(EntryId, ProseIsKnownByItsSentence) {
  Entry one, two;
  one.sentence.quote = base::Text::Synthesized("Open port 443.");
  two.sentence.quote = base::Text::Synthesized("Open port 80.");
  EXPECT_NE(Id(one), Id(two));
}

Flow Https() {
  Flow flow;
  flow.entry_id = "e_0123456789abcdef";
  flow.source = "Browser";
  flow.destination = "Gateway";
  flow.services = {"axl", "https"};
  flow.transport = Transport::tcp;
  flow.port.kind = PortKind::fixed;
  flow.port.range = PortRange::Make(443, 443);
  return flow;
}

TEST(FlowId, DependsOnTheAtom) {
  const std::string id = FlowId(Https(), "", 0);
  EXPECT_EQ(id.substr(0, 2), "f_");
  EXPECT_EQ(id.size(), 18U);
  EXPECT_NE(FlowId(Https(), "reverse", 0), id);
  EXPECT_NE(FlowId(Https(), "", 1), id);
  Flow changed = Https();
  changed.transport = Transport::udp;
  EXPECT_NE(FlowId(changed, "", 0), id);
  changed = Https();
  changed.port.range = PortRange::Make(8443, 8443);
  EXPECT_NE(FlowId(changed, "", 0), id);
  changed = Https();
  changed.source_port = PortSpec();
  EXPECT_NE(FlowId(changed, "", 0), id);
  changed = Https();
  changed.entry_id = "e_fedcba9876543210";
  EXPECT_NE(FlowId(changed, "", 0), id);
}

TEST(FlowId, OutlivesRemarksAliasesAndTheListOfImpliedTransports) {
  Flow changed = Https();
  changed.port.is_default = true;
  changed.remarks = "By default";
  changed.source_host = "Web browser";
  EXPECT_EQ(FlowId(changed, "", 0), FlowId(Https(), "", 0));
  Flow unresolved = Https();
  unresolved.transport = Transport::unresolved;
  Flow implied = Https();
  implied.statements = {{Field::transport, "tcp", "HTTPS", Basis::implied, "common:service.https", {}}};
  EXPECT_EQ(FlowId(implied, "", 0), FlowId(unresolved, "", 0));
}

TEST(FactKey, IsTheFactWhereverItStands) {
  Flow elsewhere = Https();
  elsewhere.entry_id = "e_fedcba9876543210";
  elsewhere.services = {"https", "axl"};
  elsewhere.source = "any web browser";
  elsewhere.source_host = "browser";
  EXPECT_EQ(FactKey("p", elsewhere), FactKey("p", Https()));
  EXPECT_EQ(FactKey("p", Https()).size(), 16U);
  EXPECT_NE(FactKey("q", Https()), FactKey("p", Https()));
  elsewhere.destination = "Bridge";
  EXPECT_NE(FactKey("p", elsewhere), FactKey("p", Https()));
}

}  // namespace
}  // namespace portbook::model
