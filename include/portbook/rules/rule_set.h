// Rules are data: vocabularies and layouts read from rules/*.toml, compiled and proven by their own samples.
// rules/common/ holds what every vendor's guides share; rules/<vendor>/<product>.toml is a pack for one
// guide. README.md of rules/ is the manual of the files; this header is what the stages see of them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/error.h"
#include "portbook/diag/kind.h"
#include "portbook/model/port_spec.h"
#include "portbook/model/vocabulary.h"
#include "portbook/rules/pattern.h"

namespace portbook::rules {

// Every rule has a name, unique in its pack: "common:header.source", "cisco/imp:noise.page-header". It stands
// in statements, accounts and `explain`.

// [[header]]: a column header's folded text -> the role of its column. A named group `applies_to` gives the
// release that the column is for ("Port in 7.0").
struct HeaderRule {
  std::string name;
  Pattern match;
  model::Role role = model::Role::ignored;
  std::optional<model::Transport> transport;  // "TCP port": what the header says of every cell below
  std::optional<model::Direction> direction;  // "Inbound ports"
  std::optional<model::SourcePortRole> source_port_role;
  bool ends_range = false;  // "End port": its cells end the range that the port cell to the left begins
};

// [[table]]: what a caption or heading says of all rows of its table. A named group `component`, `source`,
// `destination` or `service` gives the words; the fixed values stand in the rule. `of` tells where the words
// stand.
struct TableRule {
  enum class Of : std::uint8_t {
    title,    // a caption, a heading, or the paragraph right above the table
    heading,  // only a caption or heading
    page,     // a sentence anywhere in the text that speaks of the whole page
    header,   // the folded header row, `|` between its cells
  };
  std::string name;
  Pattern match;
  Of of = Of::title;
  std::optional<model::Direction> direction;
  std::optional<model::Transport> transport;
  std::optional<model::PortKind> source_port;  // "outgoing ports are not constant"
  std::string service;                         // canonical, or empty
  std::optional<model::Role> component_is;     // source or destination: the guide itself defines the table so
  bool ignored = false;                        // the table is none of ports; `reason` says why
  std::string reason;
  bool may_hold_ports = false;  // where no column of theirs is read as ports, it is told
};

// [[caption]]: a line above or below a table. Groups `number` (optional) and `title`.
struct CaptionRule {
  std::string name;
  Pattern match;
};

// [[heading]]: a line of unmarked text that is a heading.
struct HeadingRule {
  std::string name;
  Pattern match;
  int level = 2;
  bool names_component = false;  // the heading's words are the component of the tables below it
};

// [[noise]]: a line that is page furniture or a menu.
struct NoiseRule {
  std::string name;
  Pattern match;
  std::string reason;
  bool ends_table = false;   // no table goes on past it
  bool breaks_page = false;  // it stands where a page of the original ended
};

// [[ignore]]: a table row, a number in prose, or a sentence, that states no port, and why. `of` tells which.
struct IgnoreRule {
  enum class Of : std::uint8_t { row, cell, number, sentence };
  std::string name;
  Pattern match;  // row: cells joined by tabs; cell: its folded header, ": " and its text, for the row it
                  // stands in; number: the sentence, a group `number` narrows it to that number
  Of of = Of::row;
  std::string reason;
};

// [[cell]]: what a cell's text means.
struct CellRule {
  enum class Meaning : std::uint8_t {
    blank,          // the text stands for nothing ("-")
    same,           // as in the row above
    two_way,        // groups `left` and `right`: both ends of a flow that goes both ways
    one_way,        // groups `source` and `destination`: both ends in one cell
    not_a_service,  // a service cell that names no application protocol
    host_process,   // groups `host` and `process`
    no_name,        // a heading's words that name no part of a product
    marked,         // "X" in a column per transport: the transport of the header is used
    unmarked,       // it is not
    tcp_and_udp,    // "Both" under the word for protocol
  };
  std::string name;
  Pattern match;
  Meaning meaning = Meaning::blank;
  std::vector<model::Role> roles;  // empty: any role
};

// [[phrase]]: words in remarks, footnotes or a port cell that set a field of the row's flows; with
// `of = "header"` words in the header of a port column that set it for each of its cells.
struct PhraseRule {
  std::string name;
  Pattern match;
  model::Field field = model::Field::exposure;
  std::string value;        // canonical; a group `value` in the pattern gives it instead; for `condition` the
                            // sentence is it
  bool candidate = false;   // only a witness: it never sets the field
  bool identifies = false;  // of a candidate: who the end is that the row prints, so it contradicts no cell
};

// [[signal]]: words anywhere in prose that are themselves a finding ("only a partial list" -> guide-partial).
struct SignalRule {
  std::string name;
  Pattern match;
  diag::Kind kind = diag::Kind::guide_partial;
};

// [[mention]]: how prose names a port. Group `ports` is what the port grammar reads; group `transport` if
// stated.
struct MentionRule {
  std::string name;
  Pattern match;
  bool is_default = false;  // the words call the number a default
  bool introduced = false;  // a bare number: a port only on a line below words that announce ports
};

// [[statement]]: a sentence that states which ports are used ("listens on"), words that announce a list of
// ports, or, in either of them, whose ports they are and from where to where.
struct StatementRule {
  enum class Of : std::uint8_t { sentence, introduction, ends, named_ends, no_name };
  std::string name;
  // ends: groups `component`, `source`, `destination`, `subject` (who listens: component and destination in
  // one). named_ends: what a row's own words name where it states no end, never a value: groups `source`,
  // `destination`, `end` and `other_end` (which of the two is not told). no_name: words that either took for
  // a name and that are none.
  Pattern match;
  Of of = Of::sentence;
};

// [[footnote]]: a line that is a note (groups `mark`, `text`), or how a cell shows a mark (group `mark`).
struct FootnoteRule {
  enum class Of : std::uint8_t { note, mark };
  std::string name;
  Pattern match;
  Of of = Of::note;
};

// [[layout]]: how rows stand in running text.
struct LayoutRule {
  enum class Type : std::uint8_t {
    delimited,   // cells parted by a separator
    terminated,  // each cell ended by a line of its own
    record,      // typed fields one after the other
    aligned,     // cells below each other, parted by blanks
    marked_up,   // a table of the mark-up whose header was emptied
  };
  struct Field {  // record
    model::Role role = model::Role::component;
    std::string type;  // "lookup:NAME", "ports", "protocols", "text"
    bool optional = false;
  };
  std::string name;
  Type type = Type::delimited;
  std::string separator;  // delimited: one or more of it part cells. terminated: the line that ends a cell
  std::vector<model::Role> columns;  // terminated, marked_up: roles of the columns, for the header is lost
  std::vector<Field> fields;         // record
  std::vector<std::string> header;   // record: the header words as printed, one a field
  std::vector<std::string> samples;  // record: each must be read whole
};

// A word with one meaning in a closed vocabulary, or a service.
struct TransportTerm {
  std::string name;
  model::Transport transport;
  std::optional<int> protocol_number;  // of a protocol that IP carries without ports ("GRE": 47)
};
struct SecurityTerm {
  std::string name;
  model::Security security;
  std::optional<model::Transport> implies_transport;  // only where the list in rules/common says so
};
struct ServiceTerm {
  std::string name;                                   // rule name
  std::string service;                                // canonical, lower case
  std::optional<model::Transport> implies_transport;  // only where the list in rules/common says so
  std::optional<model::Security> implies_security;
  bool names_none = false;  // says only that the protocol has no public name
};
struct PortWord {
  std::string name;
  model::PortKind kind = model::PortKind::any;
};

// [[finding]]: how a kind of finding is judged. A pack may say otherwise for its guide, key by key.
struct FindingRule {
  diag::Severity severity = diag::Severity::warning;
  std::string why;      // one sentence: why it matters to whoever opens the firewall
  std::string resolve;  // one sentence: what would resolve it, where a finding has nothing more exact to say
  friend bool operator==(const FindingRule&, const FindingRule&) = default;
};

// One line of the IANA registry as embedded in rules/common.
struct RegisteredPort {
  std::uint16_t first = 0, last = 0;
  model::Transport transport = model::Transport::tcp;
  std::string service;
};

struct Expectations {  // [expect] of a pack: drift is a finding
  std::vector<std::string>
      headers;  // folded header signatures ("from|to|protocol|..."): an unknown one is header-drifted
};

// What the stages read with: common plus at most one pack, the pack's rules first. Immutable.
// REQUIRES: the Library it came from outlives it.
class RuleSet {
 public:
  const std::string& pack() const { return pack_; }  // "cisco/imp", or empty

  std::vector<const HeaderRule*> headers;
  std::vector<const TableRule*> tables;
  std::vector<const CaptionRule*> captions;
  std::vector<const HeadingRule*> headings;
  std::vector<const NoiseRule*> noise;
  std::vector<const IgnoreRule*> ignores;
  std::vector<const CellRule*> cells;
  std::vector<const PhraseRule*> phrases, header_phrases;
  std::vector<const SignalRule*> signals;
  std::vector<const MentionRule*> mentions;
  std::vector<const StatementRule*> statements;
  std::vector<const FootnoteRule*> footnotes;
  std::vector<const LayoutRule*> layouts;

  // By folded word or phrase (base::FoldForComparison); nullptr where unknown.
  const TransportTerm* FindTransport(std::string_view folded) const;
  const SecurityTerm* FindSecurity(std::string_view folded) const;
  const ServiceTerm* FindService(std::string_view folded) const;
  const PortWord* FindPortWord(std::string_view folded) const;
  // Longest port word (in words) that begins the folded text, with its length in bytes of `folded`; nullptr
  // if none.
  const PortWord* PortWordAt(std::string_view folded, std::size_t* length) const;

  // The header rule for a header's text (any case, any spacing), or nullptr. Two rules that both match are
  // told apart by the pack (pack before common), else the header is ambiguous and the result is nullptr with
  // `ambiguous` set.
  const HeaderRule* FindHeader(std::string_view text, bool* ambiguous = nullptr) const;

  // Names of [lookup.NAME], longest first, in raw spelling.
  const std::vector<std::string>* Lookup(std::string_view name) const;

  // The registry: services on a port, and the ports of a service (canonical name or any of its words).
  std::vector<RegisteredPort> RegisteredAt(std::uint16_t port) const;
  std::vector<RegisteredPort> RegisteredFor(std::string_view service) const;

  // Canonical name of a component or endpoint, by folded raw name; the raw name where there is no alias.
  std::string Canonical(std::string_view raw_name) const;
  const std::map<std::string, std::string>& aliases() const { return aliases_; }

  // How findings of the kind are judged; a warning without reasons where no rule says.
  const FindingRule& JudgementOf(diag::Kind kind) const;
  const Expectations& expectations() const { return expectations_; }

  // SHA-256 over the names and texts of the files that it was read from: what a reading depends on.
  const std::string& digest() const { return digest_; }

 private:
  friend class Library;
  friend struct RuleSetBuilder;
  std::string pack_;
  std::map<std::string, std::string> aliases_;
  std::map<diag::Kind, FindingRule> findings_;
  Expectations expectations_;
  std::string digest_;
  const struct Vocabulary* common_ = nullptr;
  const struct Vocabulary* own_ = nullptr;
};

// One file of rules as read: its name ("rules/cisco/imp.toml") and text.
struct RuleFile {
  std::string name;
  std::string text;
};

// All rule files of a directory, compiled. A file that does not parse or a rule that does not compile is an
// error in `errors()`; the rest stands.
class Library {
 public:
  // Reads DIR/**/*.toml and DIR/common/iana-services.tsv, sorted by name. Fails only where DIR cannot be
  // read.
  [[nodiscard]] static base::Expected<Library> Read(const std::string& directory);
  // As Read, from memory: "rules/common/..." are the common files, everything else holds packs.
  static Library Compile(std::vector<RuleFile> files);
  Library(Library&&) noexcept;
  Library& operator=(Library&&) noexcept;
  ~Library();

  const std::vector<base::Error>& errors() const;
  std::vector<std::string> packs() const;  // sorted
  // The pack of that name with the common rules; an empty name is the common rules alone. Fails on an unknown
  // pack or on one with errors.
  [[nodiscard]] base::Expected<RuleSet> ForPack(std::string_view name) const;
  // The packs whose [[recognise]] rules all match the document's text.
  std::vector<std::string> Recognise(std::string_view text) const;

 private:
  friend std::vector<base::Error> ProveSamples(const Library&);
  struct Impl;
  explicit Library(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// `portbook rules test`: every sample is matched by its own rule and by no other of its kind, every `not` is
// matched by none, every rule has a sample, every lookup is used. Includes library.errors(). Empty: all
// proven. (Samples of [[layout]] records are proven by table::ProveLayouts, which can read them.)
std::vector<base::Error> ProveSamples(const Library& library);

}  // namespace portbook::rules
