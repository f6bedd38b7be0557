// Entries written by hand in a test, and what Normalize makes of them as text. No assertions.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "portbook/base/check.h"
#include "portbook/normalize/normalize.h"

namespace portbook::normalize {

// Interpretations of one table; each row's cells stand under their roles. An empty text is a blank cell, a
// line feed begins another line of the cell.
class Table {
 public:
  using Cells = std::vector<std::pair<model::Role, std::string_view>>;

  Table& Row(const Cells& cells) {
    model::Entry entry;
    entry.table = entry.grid = 0;
    entry.row = static_cast<int>(interpretation_.entries.size()) + 1;
    entry.table_key = "ports";
    entry.rule = "layout";
    for (const auto& [role, text] : cells) {
      model::RoleCell cell;
      cell.role = role;
      cell.place = {0, entry.row, static_cast<int>(entry.cells.size())};
      cell.state = text.empty() ? doc::CellState::blank : doc::CellState::stated;
      for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        cell.lines.push_back(Write(text.substr(begin, end - begin)));
        begin = end + 1;
      }
      entry.cells.push_back(std::move(cell));
    }
    interpretation_.entries.push_back(std::move(entry));
    return *this;
  }

  // About the last row.
  Table& Context(model::Field field, std::string_view value) {
    Last().context.push_back({field, std::string(value), {Write(value), {}}, "context"});
    return *this;
  }
  Table& Footnote(std::size_t cell, std::string_view note) {
    Last().footnotes.push_back({"1", {Write("1"), Last().cells[cell].place}, {Write(note), {}}});
    return *this;
  }
  Table& HeaderTransport(std::size_t cell, model::Transport transport) {
    Last().cells[cell].transport = transport;
    Last().cells[cell].header = "header";
    return *this;
  }
  Table& Header(std::size_t cell, std::string_view header) {
    Last().cells[cell].header = header;
    return *this;
  }
  Table& Foreign(std::size_t cell) {
    Last().cells[cell].placement = model::CellPlacement::foreign;
    return *this;
  }
  // `entry`: -1 for free prose.
  Table& Mention(std::uint16_t first, std::uint16_t last, model::Transport transport, int entry) {
    model::Mention mention;
    mention.first = first;
    mention.last = last;
    mention.transport = transport;
    mention.entry = entry;
    mention.evidence.quote = Write("port " + std::to_string(first));
    mention.sentence = Write("Mind port " + std::to_string(first) + ".");
    interpretation_.mentions.push_back(std::move(mention));
    return *this;
  }
  // The sentence round the last mention.
  Table& Sentence(std::string_view words) {
    interpretation_.mentions.back().sentence = Write(words);
    return *this;
  }
  Table& IgnoredBy(std::string_view rule) {
    interpretation_.mentions.back().ignored_by = rule;
    return *this;
  }
  Table& DefaultPort() {
    interpretation_.mentions.back().is_default = true;
    return *this;
  }
  Table& Fate(int row, model::Fate fate, std::string_view by) {
    interpretation_.fates.push_back({0, row, fate, std::string(by)});
    return *this;
  }

  const model::Interpretation& interpretation() const { return interpretation_; }

 private:
  model::Entry& Last() { return interpretation_.entries.back(); }
  base::Text Write(std::string_view words) {
    const base::Span span{written_, written_ + static_cast<std::uint32_t>(words.size())};
    written_ = span.end + 1;
    return base::Text::At(words, {span, 0, {}});
  }

  model::Interpretation interpretation_;
  std::uint32_t written_ = 0;
};

inline constexpr const char* kSmallRules = R"toml(
[[transport]]
name = "tcp"
words = ["tcp"]
[[transport]]
name = "udp"
words = ["udp"]
[[transport]]
name = "icmp"
words = ["icmp"]
[[transport]]
name = "ip"
words = ["ip"]
[[security]]
name = "tls"
words = ["tls"]
implies_transport = "tcp"
[[security]]
name = "mtls"
words = ["mtls"]
implies_transport = "tcp"
[[service]]
name = "http"
words = ["http"]
implies_transport = "tcp"
[[service]]
name = "https"
words = ["https"]
implies_transport = "tcp"
implies_security = "tls"
[[service]]
name = "sip"
words = ["sip"]
[[service]]
name = "sips"
words = ["sips"]
implies_security = "tls"
[[service]]
name = "rtp"
words = ["rtp"]
[[port_word]]
name = "any"
words = ["any"]
[[port_word]]
name = "ephemeral"
words = ["ephemeral"]

[[cell]]
name = "both-ways"
meaning = "two_way"
match = '^(?P<left>.+?) --- (?P<right>.+)$'
samples = ['A --- B']
[[cell]]
name = "host-and-process"
meaning = "host_process"
match = '^(?P<host>[^()]+) \((?P<process>[^()]+)\)$'
samples = ['A (b)']
[[cell]]
name = "no-service"
meaning = "not_a_service"
match = '^(?:Various|Port range)$'
roles = ["service"]
samples = ['Various']

[[phrase]]
name = "inbound"
field = "direction"
value = "inbound"
match = '^Inbound$'
samples = ['Inbound']
[[phrase]]
name = "both"
field = "direction"
value = "bidirectional"
match = '^Both ways$'
samples = ['Both ways']
[[phrase]]
name = "loopback"
field = "exposure"
value = "loopback"
match = 'localhost only'
samples = ['localhost only']
[[phrase]]
name = "internal-nic"
field = "interface"
value = "internal"
match = 'internal interface'
samples = ['internal interface']
[[phrase]]
name = "optional"
field = "requirement"
value = "optional"
match = '^Optional'
samples = ['Optional']
[[phrase]]
name = "required"
field = "requirement"
value = "required"
match = '\bRequired\b'
samples = ['Required']
[[phrase]]
name = "only-if"
field = "condition"
match = '(?:^|[.] )Only if '
samples = ['Only if A']
[[phrase]]
name = "default"
field = "port_default"
value = "true"
match = 'the default'
samples = ['the default']
[[phrase]]
name = "step"
field = "port_step"
match = 'steps of (?P<value>[0-9]+)'
samples = ['steps of 2']
[[phrase]]
name = "chosen"
field = "port_count"
match = '(?P<value>[0-9]+) chosen'
samples = ['10 chosen']
[[phrase]]
name = "dmz"
field = "exposure"
value = "dmz"
match = 'DMZ'
samples = ['DMZ']
candidate = true

[[statement]]
name = "who-connects"
of = "named_ends"
match = '^(?P<source>[A-Z][a-z]+(?: [a-z]+)?) connects?\b'
samples = ['Buoys connect here']
[[statement]]
name = "to-connect-to"
of = "named_ends"
match = 'connects? to (?P<destination>[A-Z]\w*)'
samples = ['to connect to Ferry']
[[statement]]
name = "between"
of = "named_ends"
match = '[Bb]etween (?P<end>[A-Z]\w*) and (?P<other_end>[A-Z]\w*)'
samples = ['between Buoy and Ferry']
[[statement]]
name = "with"
of = "named_ends"
match = 'traffic with (?P<end>[A-Z]\w*)'
samples = ['traffic with Buoy']
[[statement]]
name = "no-name"
of = "no_name"
match = '^(?:They|Nobody)$'
samples = ['They']

[[alias]]
name = "Tide Server"
raw = ["TS"]
)toml";

inline constexpr const char* kRegistry =
    "service\tport\ttransport\nhttp\t80\ttcp\nhttps\t443\ttcp\nsip\t5060\ttcp\nsips\t5061\ttcp\n";

inline const rules::RuleSet& SmallRules() {
  static const rules::Library library = rules::Library::Compile(
      {{"rules/common/iana-services.tsv", kRegistry}, {"rules/common/small.toml", kSmallRules}});
  static const base::Expected<rules::RuleSet> rules = library.ForPack("");
  PORTBOOK_CHECK(library.errors().empty() && rules.has_value());
  return *rules;
}

struct Normalized {
  Normalization result;
  diag::Sink sink;
};
inline Normalized Read(const Table& table, const NormalizeOptions& options = {},
                       std::string_view product = "test/case") {
  Normalized read;
  read.result = Normalize(table.interpretation(), product, SmallRules(), options, read.sink);
  return read;
}

// Flows with their texts and candidates, and what was said of them.
inline std::string FlowsOf(const Table& table, const NormalizeOptions& options = {}) {
  const Normalized read = Read(table, options);
  std::string out;
  for (const model::Flow& flow : read.result.flows) {
    out += Dump(flow) + "\n";
    for (const model::PortCandidate& candidate : flow.port_candidates) {
      out += "  candidate " + std::string(Name(candidate.transport)) + " " +
             std::to_string(candidate.range.first()) + "-" + std::to_string(candidate.range.last()) + "\n";
    }
    for (const model::EndpointCandidate& candidate : flow.endpoint_candidates) {
      out += std::string("  candidate ") + (candidate.is_source ? "source " : "destination ") +
             candidate.name + "\n";
    }
  }
  for (const diag::Diagnostic& diagnostic : read.sink.diagnostics())
    out += std::string(Name(diagnostic.kind)) + ": " + diagnostic.message + "\n";
  return out;
}

// "FIELD = VALUE <RAW> BASIS by RULE" for every statement of every flow.
inline std::string StatementsOf(const Table& table) {
  std::string out;
  for (const model::Flow& flow : Read(table).result.flows) {
    for (const model::Statement& statement : flow.statements) {
      out += std::string(Name(statement.field)) + " = " + statement.value + " <" + statement.raw + "> " +
             std::string(Name(statement.basis)) + " by " + statement.rule + "\n";
    }
  }
  return out;
}

// A table, and the flows that are read from it.
struct Case {
  std::string_view name;
  Table table;
  std::string_view flows;
};

inline void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

}  // namespace portbook::normalize
