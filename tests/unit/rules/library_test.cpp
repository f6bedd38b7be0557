#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "portbook/rules/rule_set.h"

namespace portbook::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string Dump(const std::vector<base::Error>& errors) {
  std::string all;
  for (const base::Error& error : errors) all += error.ToString() + "\n";
  return all;
}

Library Common(std::string text) { return Library::Compile({{"rules/common/a.toml", std::move(text)}}); }

TEST(Library, ReadsEveryKindOfPatternRule) {
  const Library library = Common(R"(
[[header]]
name = 'port-tcp'
match = '^tcp port$'
samples = ['TCP Port']
role = 'port'
transport = 'tcp'
[[header]]
name = 'remote'
match = '^remote port$'
samples = ['Remote port']
role = 'source_port'
source_port_role = 'remote'
[[table]]
name = 'in'
match = 'Incoming'
samples = ['Incoming']
direction = 'inbound'
component_is = 'destination'
[[caption]]
name = 'c'
match = '^Table (?P<number>[0-9]+): (?P<title>.*)$'
samples = ['Table 1: X']
[[heading]]
name = 'h'
match = '^# '
samples = ['# X']
level = 3
names_component = true
[[noise]]
name = 'n'
match = '^Page'
samples = ['Page 1']
reason = 'a page number'
ends_table = true
breaks_page = true
[[ignore]]
name = 'i'
match = '^total'
samples = ['total']
of = 'row'
reason = 'a sum'
[[cell]]
name = 'dash'
match = '^-$'
samples = ['-']
meaning = 'blank'
roles = ['purpose']
[[phrase]]
name = 'p'
match = 'step (?P<value>[0-9])'
samples = ['step 2']
field = 'port_step'
candidate = true
[[signal]]
name = 's'
match = 'partial'
samples = ['partial']
kind = 'guide-partial'
[[mention]]
name = 'm'
match = 'port (?P<ports>[0-9]+)'
samples = ['port 80']
[[footnote]]
name = 'f'
match = '^(?P<mark>[*]) (?P<text>.*)$'
samples = ['* x']
of = 'note'
)");
  ASSERT_EQ(Dump(ProveSamples(library)), "");
  const RuleSet set = library.ForPack("").value();
  EXPECT_EQ(set.FindHeader("TCP  PORT")->name, "common:header.port-tcp");
  EXPECT_EQ(set.FindHeader("TCP  PORT")->transport, model::Transport::tcp);
  EXPECT_EQ(set.FindHeader("Remote port")->source_port_role, model::SourcePortRole::remote);
  EXPECT_EQ(set.tables[0]->direction, model::Direction::inbound);
  EXPECT_EQ(set.tables[0]->component_is, model::Role::destination);
  EXPECT_TRUE(set.captions[0]->match.HasGroup("title"));
  EXPECT_EQ(set.headings[0]->level, 3);
  EXPECT_TRUE(set.headings[0]->names_component);
  EXPECT_EQ(set.noise[0]->reason, "a page number");
  EXPECT_TRUE(set.noise[0]->ends_table && set.noise[0]->breaks_page);
  EXPECT_EQ(set.ignores[0]->of, IgnoreRule::Of::row);
  EXPECT_EQ(set.cells[0]->meaning, CellRule::Meaning::blank);
  EXPECT_THAT(set.cells[0]->roles, ElementsAre(model::Role::purpose));
  EXPECT_EQ(set.phrases[0]->field, model::Field::port_step);
  EXPECT_TRUE(set.phrases[0]->candidate);
  EXPECT_EQ(set.signals[0]->kind, diag::Kind::guide_partial);
  EXPECT_EQ(set.mentions[0]->name, "common:mention.m");
  EXPECT_EQ(set.footnotes[0]->of, FootnoteRule::Of::note);
}

TEST(Library, ReadsEveryKindOfLayout) {
  const Library library = Common(R"(
[[layout]]
name = 'tabs'
type = 'delimited'
separator = "\t"
[[layout]]
name = 'bars'
type = 'terminated'
separator = '|'
columns = ['port', 'remarks']
[[layout]]
name = 'list'
type = 'record'
fields = ['component:lookup:servers', 'port:ports', 'service:protocols?', 'purpose:text']
header = ['Server', 'Port', 'Protocol', 'Notes']
samples = ['Edge 443 TCP Media']
[lookup.servers]
words = ['Edge', 'Load Balancer for Edge']
)");
  ASSERT_EQ(Dump(ProveSamples(library)), "");
  const RuleSet set = library.ForPack("").value();
  ASSERT_EQ(set.layouts.size(), 3u);
  EXPECT_EQ(set.layouts[0]->separator, "\t");
  EXPECT_THAT(set.layouts[1]->columns, ElementsAre(model::Role::port, model::Role::remarks));
  EXPECT_EQ(set.layouts[2]->fields[0].type, "lookup:servers");
  EXPECT_TRUE(set.layouts[2]->fields[2].optional);
  EXPECT_EQ(set.layouts[2]->fields[2].type, "protocols");
  EXPECT_THAT(*set.Lookup("servers"), ElementsAre("Load Balancer for Edge", "Edge"));
  EXPECT_EQ(set.Lookup("clients"), nullptr);
}

constexpr const char* kWords = R"(
[[transport]]
name = 'tcp'
words = ['tcp', 'Transmission Control Protocol']
[[security]]
name = 'tls'
words = ['tls', 'ssl']
implies_transport = 'tcp'
[[service]]
name = 'https'
words = ['https']
implies_transport = 'tcp'
implies_security = 'tls'
[[service]]
name = 'dns'
words = ['DNS', 'domain name system']
registered = ['domain']
[[port_word]]
name = 'any'
words = ['any', 'any port', '*', '任意']
[[port_word]]
name = 'none'
kind = 'not_applicable'
words = ['n/a']
)";

TEST(Library, FindsWordsByTheirFoldedSpelling) {
  const Library library = Common(kWords);
  ASSERT_EQ(Dump(library.errors()), "");
  const RuleSet set = library.ForPack("").value();
  EXPECT_EQ(set.FindTransport("transmission control protocol")->transport, model::Transport::tcp);
  EXPECT_EQ(set.FindSecurity("ssl")->security, model::Security::tls);
  EXPECT_EQ(set.FindSecurity("ssl")->implies_transport, model::Transport::tcp);
  EXPECT_EQ(set.FindService("https")->implies_security, model::Security::tls);
  EXPECT_EQ(set.FindService("domain name system")->service, "dns");
  EXPECT_EQ(set.FindService("domain"), nullptr);
  EXPECT_EQ(set.FindPortWord("n/a")->kind, model::PortKind::not_applicable);
  EXPECT_EQ(set.FindPortWord("all"), nullptr);
}

struct PortWordCase {
  std::string name, text;
  std::size_t length;
};

class PortWordAt : public testing::TestWithParam<PortWordCase> {};

TEST_P(PortWordAt, IsTheLongestThatEndsAtAWord) {
  const Library library = Common(kWords);
  std::size_t length = 99;
  const PortWord* word = library.ForPack("").value().PortWordAt(GetParam().text, &length);
  EXPECT_EQ(length, GetParam().length);
  EXPECT_EQ(word != nullptr, GetParam().length > 0);
}

INSTANTIATE_TEST_SUITE_P(
    Library, PortWordAt,
    testing::Values(PortWordCase{"Longest", "any port above", 8}, PortWordCase{"Shorter", "any ports", 3},
                    PortWordCase{"WithinAWord", "anything", 0}, PortWordCase{"Sign", "*1", 1},
                    PortWordCase{"ScriptWithoutSpaces", "任意端口", 6}, PortWordCase{"None", "443", 0}),
    [](const auto& test) { return test.param.name; });

TEST(Library, LooksUpTheRegistryByPortRangeAndService) {
  const Library library = Library::Compile({{"rules/common/a.toml", kWords},
                                            {"rules/common/iana-services.tsv",
                                             "service\tport\ttransport\ndomain\t53\tudp\nhttps\t443\ttcp\nx11"
                                             "\t6000-6063\ttcp\nsyslog-tls\t6514\tdccp\n"}});
  ASSERT_EQ(Dump(library.errors()), "");
  const RuleSet set = library.ForPack("").value();
  const auto names = [](const std::vector<RegisteredPort>& ports) {
    std::string all;
    for (const RegisteredPort& port : ports) {
      all += port.service + " " + std::to_string(port.first) + "-" + std::to_string(port.last) + " " +
             std::string(model::Name(port.transport)) + ";";
    }
    return all;
  };
  EXPECT_EQ(names(set.RegisteredAt(443)), "https 443-443 tcp;");
  EXPECT_EQ(names(set.RegisteredAt(6063)), "x11 6000-6063 tcp;");
  EXPECT_EQ(names(set.RegisteredAt(6064)), "");
  EXPECT_EQ(names(set.RegisteredAt(0)), "");
  EXPECT_EQ(names(set.RegisteredAt(6514)), "");
  EXPECT_EQ(names(set.RegisteredFor("DNS")), "domain 53-53 udp;");
  EXPECT_EQ(names(set.RegisteredFor("x11")), "x11 6000-6063 tcp;");
  EXPECT_EQ(names(set.RegisteredFor("gopher")), "");
}

TEST(Library, RegistryLineThatIsNoServiceIsAnError) {
  const Library library = Library::Compile(
      {{"rules/common/iana-services.tsv", "service\tport\ttransport\nhttps\t443\nssh\t70000\ttcp\n"}});
  EXPECT_EQ(Dump(library.errors()),
            "rules/common/iana-services.tsv:2:1: error: not a line of service, port and transport\n"
            "  https\\x09443\n"
            "rules/common/iana-services.tsv:3:1: error: not a line of service, port and transport\n"
            "  ssh\\x0970000\\x09tcp\n");
}

constexpr const char* kHeaders = R"(
[[header]]
name = 'service'
match = '^service$'
samples = ['Service']
role = 'service'
[[alias]]
name = 'Gateway'
raw = ['GW', 'the gateway']
[[finding]]
kind = 'range-wide'
severity = 'error'
why = 'It is wide.'
)";

constexpr const char* kPack = R"(
[pack]
name = 'acme/gateway'
[[finding]]
kind = 'range-wide'
severity = 'note'
[[recognise]]
name = 'title'
match = '(?m)^Gateway Ports$'
samples = ['Gateway Ports']
[[recognise]]
name = 'maker'
match = 'ACME'
samples = ['ACME']
[expect]
headers = ['service|port']
[[header]]
name = 'service'
match = '^service$'
samples = ['Service']
role = 'component'
[[alias]]
name = 'Edge'
raw = ['gw']
)";

Library WithPack(std::string pack) {
  return Library::Compile({{"rules/acme/gateway.toml", std::move(pack)}, {"rules/common/a.toml", kHeaders}});
}

TEST(Library, APackComesBeforeCommon) {
  const Library library = WithPack(kPack);
  ASSERT_EQ(Dump(ProveSamples(library)), "");
  EXPECT_THAT(library.packs(), ElementsAre("acme/gateway"));
  const RuleSet common = library.ForPack("").value();
  const RuleSet pack = library.ForPack("acme/gateway").value();
  EXPECT_EQ(common.FindHeader("Service")->name, "common:header.service");
  EXPECT_EQ(pack.FindHeader("Service")->name, "acme/gateway:header.service");
  EXPECT_EQ(common.Canonical("gw"), "Gateway");
  EXPECT_EQ(pack.Canonical("GW"), "Edge");
  EXPECT_EQ(pack.Canonical("The  Gateway"), "Gateway");
  EXPECT_EQ(pack.Canonical("Other Host"), "Other Host");
  EXPECT_EQ(common.JudgementOf(diag::Kind::range_wide),
            (FindingRule{diag::Severity::error, "It is wide.", ""}));
  EXPECT_EQ(pack.JudgementOf(diag::Kind::range_wide), (FindingRule{diag::Severity::note, "It is wide.", ""}));
  EXPECT_EQ(pack.JudgementOf(diag::Kind::port_missing), FindingRule());
  EXPECT_THAT(pack.expectations().headers, ElementsAre("service|port"));
  EXPECT_THAT(common.expectations().headers, IsEmpty());
}

TEST(Library, RecognisesAPackWhenAllItsRulesMatch) {
  const Library library = WithPack(kPack);
  EXPECT_THAT(library.Recognise("ACME\nGateway Ports\n"), ElementsAre("acme/gateway"));
  EXPECT_THAT(library.Recognise("Gateway Ports\n"), IsEmpty());
}

TEST(Library, TwoHeaderRulesThatMatchAreAmbiguous) {
  const Library library = Common(
      "[[header]]\nname='a'\nmatch='^port'\nsamples=['port x']\nrole='port'\n"
      "[[header]]\nname='b'\nmatch='number$'\nsamples=['a number']\nrole='ordinal'\n");
  const RuleSet set = library.ForPack("").value();
  bool ambiguous = false;
  EXPECT_EQ(set.FindHeader("Port number", &ambiguous), nullptr);
  EXPECT_TRUE(ambiguous);
  EXPECT_EQ(set.FindHeader("Port", &ambiguous)->name, "common:header.a");
  EXPECT_FALSE(ambiguous);
  EXPECT_EQ(set.FindHeader("Colour", &ambiguous), nullptr);
  EXPECT_FALSE(ambiguous);
}

TEST(Library, RefusesAPackWithErrorsAndKeepsTheRest) {
  const Library library =
      WithPack(std::string(kPack) + "[[noise]]\nname = 'x'\nmatch = '('\nsamples = ['x']\n");
  EXPECT_EQ(library.errors().size(), 2u);  // the pattern, the missing reason
  EXPECT_EQ(library.ForPack("acme/gateway").error().message, "the rule pack `acme/gateway` has errors");
  EXPECT_EQ(library.ForPack("acme/other").error().message, "no rule pack is named `acme/other`");
  EXPECT_NE(library.ForPack("").value().FindHeader("Service"), nullptr);
  EXPECT_THAT(library.Recognise("ACME\nGateway Ports\n"), IsEmpty());
}

std::string DigestOf(const Library& library, std::string_view pack = "") {
  return library.ForPack(pack).value().digest();
}

TEST(RuleSet, DigestDependsOnNamesAndTextsAndNotOnTheOrderGiven) {
  const RuleFile a{"rules/common/a.toml", ""}, b{"rules/common/b.toml", "# x"};
  EXPECT_EQ(DigestOf(Library::Compile({a, b})), DigestOf(Library::Compile({b, a})));
  EXPECT_NE(DigestOf(Library::Compile({a, b})), DigestOf(Library::Compile({a})));
  EXPECT_NE(DigestOf(Library::Compile({{"rules/common/ab", ""}})),
            DigestOf(Library::Compile({{"rules/common/a", "b"}})));
}

TEST(RuleSet, DigestIsOfTheCommonRulesAndOneOwnPack) {
  const RuleFile common{"rules/common/a.toml", kHeaders}, pack{"rules/acme/gateway.toml", kPack};
  const RuleFile other{"rules/acme/other.toml", "[pack]\nname = 'acme/other'\n"};
  const Library one = Library::Compile({common, pack}), two = Library::Compile({common, pack, other});
  EXPECT_EQ(DigestOf(one, "acme/gateway"), DigestOf(two, "acme/gateway"));
  EXPECT_EQ(DigestOf(one), DigestOf(two));
  EXPECT_NE(DigestOf(two), DigestOf(two, "acme/gateway"));
  EXPECT_NE(DigestOf(two, "acme/other"), DigestOf(two, "acme/gateway"));
}

TEST(Library, ReadsADirectoryAndFailsWhereThereIsNone) {
  const std::filesystem::path directory = std::filesystem::path(testing::TempDir()) / "portbook_rules_test";
  std::filesystem::remove_all(directory);
  std::filesystem::create_directories(directory / "common");
  std::filesystem::create_directories(directory / "acme");
  std::ofstream(directory / "common" / "a.toml") << kHeaders;
  std::ofstream(directory / "acme" / "gateway.toml") << kPack;
  std::ofstream(directory / "README.md") << "no rules";
  const auto library = Library::Read(directory.string());
  ASSERT_TRUE(library.has_value());
  EXPECT_EQ(Dump(library->errors()), "");
  EXPECT_EQ(DigestOf(*library, "acme/gateway"), DigestOf(WithPack(kPack), "acme/gateway"));
  std::filesystem::remove_all(directory);
  EXPECT_FALSE(Library::Read(directory.string()).has_value());
}

}  // namespace
}  // namespace portbook::rules
