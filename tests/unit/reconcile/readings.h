// Readings built by hand: a row as words, and a catalog's findings as lines. What normalize would make of
// such a row stands here in small; it reads no port grammar and no protocol grammar.
#pragma once

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "portbook/base/check.h"
#include "portbook/config/file.h"
#include "portbook/model/identity.h"
#include "portbook/reconcile/reconcile.h"

namespace portbook::reconcile {

// Empty words are unset. `transports`, `services` and `ports` are lists with spaces between; a port is "443",
// "5000-5010", "any", "ephemeral", "configurable" or, for a lost one, "missing". `candidates` are ports that
// the row's prose mentions.
struct Row {
  std::string component = {}, source = {}, destination = {};
  std::string services = {};
  std::string transports = "tcp";
  std::string ports = {};
  std::string source_port = {};
  std::string purpose = {}, remarks = {}, condition = {};
  std::vector<std::string> applies_to = {};
  std::string candidates = {};
  std::string sentence = {};                        // of free prose about the port
  std::string ignored = {};                         // in a column that no role is known of
  std::vector<model::EndpointCandidate> ends = {};  // that the row's prose names
  std::optional<model::Interface> interface = {};
  std::optional<model::Direction> direction = {};
  std::optional<model::Exposure> exposure = {};
  std::optional<model::Requirement> requirement = {};
  std::optional<model::Security> security = {};
  std::optional<model::SourcePortRole> source_port_role = {};
  std::string section = {};                                // a section row that names the component
  std::optional<model::Direction> heading_direction = {};  // by the heading of the table
  int table = 0;                                           // -1 for prose
  bool two_way = false;                                    // a second flow goes back
};

inline std::vector<std::string> Words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

inline model::PortRange RangeIn(const std::string& text) {
  const std::size_t dash = text.find('-');
  const std::string last = dash == std::string::npos ? text : text.substr(dash + 1);
  const auto range = model::PortRange::Make(static_cast<std::uint32_t>(std::stoul(text)),
                                            static_cast<std::uint32_t>(std::stoul(last)));
  PORTBOOK_CHECK(range.has_value());
  return *range;
}

inline model::PortSpec PortIn(const std::string& text) {
  model::PortSpec port;
  if (text == "missing") return port;
  if (const auto word = model::ParsePortKind(text)) {
    port.kind = *word;
    return port;
  }
  port.range = RangeIn(text);
  port.kind = port.range->first() == port.range->last() ? model::PortKind::fixed : model::PortKind::range;
  return port;
}

inline std::optional<std::string> Optional(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

// Reads rows into a guide. The quotes of a cell are its words; every cell stands at its own place.
class GuideBuilder {
 public:
  GuideBuilder(const std::string& id, const rules::RuleSet& rules) {
    reading_.rules = &rules;
    model::Source& source = reading_.guide.source;
    source.id = id;
    const std::size_t first = id.find('/');
    const std::size_t second = id.find('/', first + 1);
    source.vendor = id.substr(0, first);
    source.product = id.substr(first + 1, second - first - 1);
    source.release = id.substr(second + 1);
  }

  void Add(const Row& row) {
    const int index = static_cast<int>(reading_.guide.entries.size());
    const std::string entry_id = fmt::format("e{}", index);
    model::Entry entry;
    entry.table = entry.grid = row.table;
    entry.row = row.table < 0 ? -1 : index;
    if (row.heading_direction) {
      const std::string direction(model::Name(*row.heading_direction));
      entry.context.push_back({model::Field::direction, direction, {At("heading: " + direction), {}}, ""});
    }
    int column = 0;
    for (const auto& [role, text] : Cells(row)) {
      model::RoleCell& cell = entry.cells.emplace_back();
      cell.role = role;
      cell.lines = {At(text)};
      cell.place = {entry.grid, entry.row, column++};
    }
    reading_.guide.entries.push_back(entry);
    reading_.guide.entry_ids.push_back(entry_id);
    for (const std::string& transport : Words(row.transports)) {
      for (const std::string& port : Words(row.ports)) {
        AddFlow(row, index, transport, port);
        if (row.two_way) AddWayBack();
      }
    }
  }

  Reading Take() { return std::move(reading_); }

 private:
  static std::vector<std::pair<model::Role, std::string>> Cells(const Row& row) {
    std::vector<std::pair<model::Role, std::string>> cells = {
        {model::Role::component, row.component},     {model::Role::source, row.source},
        {model::Role::destination, row.destination}, {model::Role::service, row.services},
        {model::Role::purpose, row.purpose},         {model::Role::remarks, row.remarks},
        {model::Role::ignored, row.ignored}};
    std::erase_if(cells, [](const auto& cell) { return cell.second.empty(); });
    if (row.ports != "missing") cells.emplace_back(model::Role::port, row.ports);
    return cells;
  }

  base::Text At(const std::string& text) {
    const std::uint32_t begin = offset_;
    offset_ += static_cast<std::uint32_t>(text.size());
    return base::Text::At(text, {{begin, offset_}, 0, std::nullopt});
  }

  void State(model::Flow& flow, model::Field field, const std::string& value) {
    if (value.empty()) return;
    flow.statements.push_back({field, value, value, model::Basis::cell, "", {{At(value), {}}}});
  }

  // Most cases need no words for the ends: the row's first cell stands for them.
  void StateEnds(model::Flow& flow, const Row& row) {
    State(flow, model::Field::component, row.section);
    flow.statements.back().basis = model::Basis::heading;
    State(flow, model::Field::source, row.source);
    State(flow, model::Field::destination, row.destination);
  }

  void AddFlow(const Row& row, int entry, const std::string& transport, const std::string& port) {
    model::Flow flow;
    flow.id = fmt::format("f{}.{}.{}", entry, transport, port);
    flow.entry_id = fmt::format("e{}", entry);
    flow.entry = entry;
    flow.component = flow.component_host = Optional(row.section.empty() ? row.component : row.section);
    flow.source = flow.source_host = Optional(row.source);
    flow.destination = flow.destination_host = Optional(row.destination);
    flow.services = Words(row.services);
    flow.transport = *model::ParseTransport(transport);
    flow.port = PortIn(port);
    if (!row.source_port.empty()) flow.source_port = PortIn(row.source_port);
    flow.source_port_role = row.source_port_role;
    flow.interface = row.interface;
    flow.direction = row.direction;
    flow.exposure = row.exposure;
    flow.requirement = row.requirement;
    flow.security = row.security;
    flow.applies_to = row.applies_to;
    flow.purpose = Optional(row.purpose);
    flow.remarks = Optional(row.remarks);
    flow.condition = Optional(row.condition);
    flow.fact_key = model::FactKey(reading_.guide.source.product, flow);
    if (!row.section.empty()) StateEnds(flow, row);
    State(flow, model::Field::services, row.services);
    State(flow, model::Field::transport, transport);
    if (flow.port.kind != model::PortKind::unresolved) State(flow, model::Field::port, port);
    State(flow, model::Field::source_port, row.source_port);
    State(flow, model::Field::purpose, row.purpose);
    State(flow, model::Field::remarks, row.remarks);
    if (!row.sentence.empty()) {
      flow.statements.push_back({model::Field::port,
                                 port,
                                 port,
                                 model::Basis::prose,
                                 "mention",
                                 {{At("port " + port), {}}, {At(row.sentence), {}}}});
    }
    for (const std::string& candidate : Words(row.candidates)) {
      flow.port_candidates.push_back(
          {RangeIn(candidate), model::Transport::unresolved, {At("port " + candidate), {}}});
    }
    for (model::EndpointCandidate end : row.ends) {
      end.evidence = {At("words on " + end.name), {}};
      flow.endpoint_candidates.push_back(std::move(end));
    }
    reading_.guide.flows.push_back(flow);
  }

  void AddWayBack() {
    model::Flow back = reading_.guide.flows.back();
    back.id += ".back";
    std::swap(back.source, back.destination);
    std::swap(back.source_host, back.destination_host);
    reading_.guide.flows.push_back(std::move(back));
  }

  Reading reading_;
  std::uint32_t offset_ = 0;
};

inline Reading MakeReading(const std::string& id, const std::vector<Row>& rows, const rules::RuleSet& rules) {
  GuideBuilder builder(id, rules);
  for (const Row& row : rows) builder.Add(row);
  return builder.Take();
}

// One line a finding, then one a member: the flow, else the entry, and the quote.
inline std::string Dump(const std::vector<model::Finding>& findings) {
  std::string text;
  for (const model::Finding& finding : findings) {
    text += fmt::format("{} | {} | {} | {}\n", finding.guide, diag::Name(finding.kind),
                        diag::Name(finding.severity), finding.message);
    for (const model::FindingMember& member : finding.members) {
      text += fmt::format("  {} {} `{}`\n", member.role,
                          member.flow_id.empty() ? member.entry_id : member.flow_id,
                          member.evidence.quote.value());
    }
  }
  return text;
}

// Rules of just the words that the rows of the tests use.
class TestRules {
 public:
  TestRules() : library_(rules::Library::Compile(Files())) {
    PORTBOOK_CHECK(library_.errors().empty());
    auto rules = library_.ForPack("");
    PORTBOOK_CHECK(rules.has_value());
    rules_ = std::make_unique<rules::RuleSet>(std::move(*rules));
  }
  const rules::RuleSet& rules() const { return *rules_; }

 private:
  static std::vector<rules::RuleFile> Files() {
    std::string words;
    for (const char* service :
         {"http", "https", "sip", "sips", "stun", "soap", "axl", "msmq", "ldap", "smtp", "kerberos"}) {
      words += fmt::format("[[service]]\nname = '{0}'\nwords = ['{0}']\n", service);
    }
    for (const char* transport : {"tcp", "udp", "sctp", "icmp", "ip"}) {
      words += fmt::format("[[transport]]\nname = '{0}'\nwords = ['{0}']\n", transport);
    }
    for (const char* security : {"tls", "mtls", "ipsec"}) {
      words += fmt::format("[[security]]\nname = '{0}'\nwords = ['{0}']\n", security);
    }
    words += "[[security]]\nname = 'mutual'\nsecurity = 'mtls'\nwords = ['tls mutual authentication']\n";
    words += kPhrases;
    return {
        {"rules/common/words.toml", words},
        {"rules/common/findings.toml",
         config::ReadBytes(PORTBOOK_ROOT "/rules/common/findings.toml").value()},
        {"rules/common/iana-services.tsv",
         "service\tport\ttransport\n"
         "echo\t7\ttcp\n"
         "http\t80\ttcp\nepmap\t135\ttcp\nldap\t389\ttcp\nhttps\t443\ttcp\nmsmq\t1801\ttcp\nstun\t3478\tudp\n"
         "sip\t5060\ttcp\nsips\t5061\ttcp\nxmpp-client\t5222\ttcp\nhttp-alt\t8080\ttcp\nus-"
         "cli\t8082\ttcp\n"}};
  }

  static constexpr std::string_view kPhrases = R"(
[[phrase]]
name = 'cluster'
field = 'exposure'
value = 'internal'
candidate = true
match = 'the cluster'
samples = ['the cluster']
[[phrase]]
name = 'towards'
field = 'destination'
candidate = true
match = '^Leads to (?P<value>[A-Z][a-z]+)'
samples = ['Leads to Hub']
[[phrase]]
name = 'media'
field = 'transport'
value = 'udp'
candidate = true
match = 'media'
samples = ['media']
[[phrase]]
name = 'acts-as'
field = 'destination'
candidate = true
identifies = true
match = '(?P<value>[A-Z][a-z]+) acts as the server'
samples = ['Hub acts as the server']
[[phrase]]
name = 'by-proxy'
field = 'destination'
value = 'a proxy'
candidate = true
match = 'by proxy'
samples = ['by proxy']
[[phrase]]
name = 'both-ways'
field = 'direction'
value = 'bidirectional'
candidate = true
match = 'both ways'
samples = ['both ways']
[[phrase]]
name = 'of-nodes'
field = 'source'
candidate = true
value = 'nodes'
match = 'Used by nodes'
samples = ['Used by nodes']
[[phrase]]
name = 'server-of'
field = 'component'
candidate = true
match = '(?P<value>[A-Z]+ server)'
samples = ['LDAP server']
[[service]]
name = 'proprietary'
words = ['proprietary']
names_none = true
[[signal]]
name = 'either'
kind = 'alternative-flows'
match = 'either way'
samples = ['either way']
)";

  rules::Library library_;
  std::unique_ptr<rules::RuleSet> rules_;
};

}  // namespace portbook::reconcile
