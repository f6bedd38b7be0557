// A document with grids, written by hand in a test, and the interpretation of it as text. No assertions.
//
// A table is one line a row, cells parted by " | ". An empty cell is blank, a missing one absent; `#Port` is
// marked as a header, `**Web**` set in bold, `443^1` carries a superscript; a row `= Web` is one cell over
// all columns, and a row `--- a | b` stands after a page break.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "portbook/base/check.h"
#include "portbook/interpret/interpret.h"

namespace portbook::interpret {

class Guide {
 public:
  Guide& Heading(int level, std::string_view text) {
    return AddBlock(doc::BlockKind::heading, level, {Write(text)});
  }
  // A line feed begins another line of it.
  Guide& Paragraph(std::string_view text) {
    std::vector<base::Text> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      lines.push_back(Write(text.substr(begin, end - begin)));
      begin = end + 1;
    }
    return AddBlock(doc::BlockKind::paragraph, 0, std::move(lines));
  }
  Guide& Item(std::string_view text) { return AddBlock(doc::BlockKind::item, 1, {Write(text)}); }
  Guide& Superscript(std::string_view mark, std::string_view text) {
    base::Text line = Write(mark, base::kSuperscript);
    line.Append(Write(text));
    return AddBlock(doc::BlockKind::paragraph, 0, {line});
  }
  Guide& Table(std::string_view caption, std::string_view rows) {
    doc::Grid grid;
    if (!caption.empty()) grid.caption = Write(caption);
    while (!rows.empty()) {
      const std::size_t end = std::min(rows.find('\n'), rows.size());
      grid.rows.push_back(ReadRow(rows.substr(0, end), grid.columns));
      grid.columns = std::max(grid.columns, static_cast<int>(grid.rows.back().cells.size()));
      rows.remove_prefix(std::min(end + 1, rows.size()));
    }
    doc::Block block;
    block.kind = doc::BlockKind::grid;
    block.grid = doc::GridId{static_cast<std::uint32_t>(document_.grids.size())};
    document_.grids.push_back(std::move(grid));
    document_.blocks.push_back(std::move(block));
    return *this;
  }
  const doc::Document& document() const { return document_; }

 private:
  Guide& AddBlock(doc::BlockKind kind, int level, std::vector<base::Text> lines) {
    doc::Block block;
    block.kind = kind;
    block.level = level;
    block.lines = std::move(lines);
    document_.blocks.push_back(std::move(block));
    return *this;
  }

  base::Text Write(std::string_view words, std::uint8_t style = base::kPlain) {
    const auto begin = static_cast<std::uint32_t>(document_.text.size());
    document_.text += words;
    const base::Span span{begin, static_cast<std::uint32_t>(document_.text.size())};
    document_.text += '\n';
    return base::Text::At(words, {span, 0, {}}, style);
  }

  doc::Row ReadRow(std::string_view line, int columns) {
    doc::Row row;
    if (line.starts_with("--- ")) {
      row.after_page_break = true;
      line.remove_prefix(4);
    }
    if (line.starts_with("= ")) return SpanningRow(line.substr(2), columns);
    for (;;) {
      const std::size_t end = line.find('|');
      row.cells.push_back(ReadCell(Trim(line.substr(0, end)), static_cast<int>(row.cells.size())));
      if (end == line.npos) return row;
      line.remove_prefix(end + 1);
    }
  }
  doc::Row SpanningRow(std::string_view text, int columns) {
    doc::Row row;
    doc::Cell cell = ReadCell(text, 0);
    cell.column_span = columns;
    row.cells.push_back(cell);
    cell.state = doc::CellState::inherited;
    for (cell.column = 1; cell.column < columns; ++cell.column) row.cells.push_back(cell);
    return row;
  }
  doc::Cell ReadCell(std::string_view text, int column) {
    doc::Cell cell;
    cell.column = column;
    cell.state = text.empty() ? doc::CellState::blank : doc::CellState::stated;
    if (text.empty()) return cell;
    cell.header = text.starts_with('#');
    if (cell.header) text.remove_prefix(1);
    const bool bold = text.starts_with("**") && text.ends_with("**") && text.size() > 4;
    if (bold) text = text.substr(2, text.size() - 4);
    const std::size_t mark = text.find('^');
    cell.lines.push_back(Write(text.substr(0, mark), bold ? base::kStrong : base::kPlain));
    if (mark != text.npos) cell.lines.back().Append(Write(text.substr(mark + 1), base::kSuperscript));
    return cell;
  }
  static std::string_view Trim(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
  }

  doc::Document document_;
};

inline constexpr const char* kSmallRules = R"toml(
[[header]]
name = "source"
role = "source"
match = '^from$'
samples = ['From']
[[header]]
name = "destination"
role = "destination"
match = '^to$'
samples = ['To']
[[header]]
name = "component"
role = "component"
match = '^component$'
samples = ['Component']
[[header]]
name = "transport"
role = "transport"
match = '^transport$'
samples = ['Transport']
[[header]]
name = "port"
role = "port"
match = '^(?:destination )?port$'
samples = ['Port']
[[header]]
name = "tcp-port"
role = "port"
transport = "tcp"
match = '^tcp port$'
samples = ['TCP port']
[[header]]
name = "source-port"
role = "source_port"
match = '^source port$'
samples = ['Source port']
[[header]]
name = "direction"
role = "direction"
match = '^direction$'
samples = ['Direction']
[[header]]
name = "remarks"
role = "remarks"
match = '^remarks$'
samples = ['Remarks']

[[transport]]
name = "tcp"
words = ["tcp"]
[[transport]]
name = "udp"
words = ["udp"]
[[service]]
name = "https"
words = ["https"]
[[port_word]]
name = "any"
words = ["any"]
[[port_word]]
name = "ephemeral"
words = ["ephemeral"]

[[caption]]
name = "numbered"
match = '^Table (?P<number>[0-9]+)[:.] (?P<title>.+)$'
samples = ['Table 1: Ports']

[[cell]]
name = "dash"
meaning = "blank"
match = '^-$'
samples = ['-']
roles = ["source", "remarks"]
[[cell]]
name = "as-above"
meaning = "same"
match = '^ditto$'
samples = ['ditto']
[[cell]]
name = "heading-of-any-guide"
meaning = "no_name"
match = '^Ports$'
samples = ['Ports']
roles = ["component"]

[[phrase]]
name = "both"
field = "direction"
value = "bidirectional"
match = '(?i)^both ways$'
samples = ['Both ways']
[[phrase]]
name = "count"
field = "port_count"
match = '(?P<value>[0-9]+) chosen'
samples = ['10 chosen']

[[table]]
name = "incoming"
match = '^(?:Table [0-9]+: )?Incoming '
samples = ['Incoming ports']
direction = "inbound"
component_is = "destination"
[[table]]
name = "used-by"
match = 'used by (?P<component>.+)$'
samples = ['Ports used by the Gate']
[[table]]
name = "from-to"
match = '^From (?P<source>.+) to (?P<destination>.+)$'
samples = ['From Relay to Store']
[[table]]
name = "udp"
match = '^UDP$'
samples = ['UDP']
transport = "udp"
[[table]]
name = "mail"
match = 'mail$'
samples = ['Ports of the mail']
service = "smtp"
[[table]]
name = "old"
match = 'old release'
samples = ['Ports of the old release']
ignored = true
reason = "another release"

[[heading]]
name = "server"
match = ' Server$'
samples = ['Web Server']
names_component = true

[[ignore]]
name = "closing"
of = "row"
match = '^All others are closed'
samples = ['All others are closed.']
reason = "not a row"
[[ignore]]
name = "bound"
of = "number"
match = 'above port (?P<number>[0-9]+)'
samples = ['above port 1024']
reason = "a bound"

[[mention]]
name = "port"
match = '(?i)\b(?:(?P<transport>tcp|udp) )?ports? (?P<ports>[0-9]+(?:(?: and |-)[0-9]+)*)'
samples = ['port 443']
[[mention]]
name = "number-and-transport"
match = '\b(?P<ports>[0-9]+)/(?P<transport>tcp|udp)\b'
samples = ['443/tcp']

[[signal]]
name = "partial"
kind = "guide-partial"
match = 'partial list'
samples = ['a partial list']

[[footnote]]
name = "sign"
of = "note"
match = '^(?P<mark>[*†])\s+(?P<text>\S.*)$'
samples = ['* Default.']
[[footnote]]
name = "spelled"
of = "note"
match = '^Footnote (?P<mark>[0-9]): (?P<text>\S.*)$'
samples = ['Footnote 1: Default.']
[[footnote]]
name = "behind"
of = "mark"
match = '\S(?P<mark>[*†])$'
samples = ['443*']
)toml";

// The rules above and those of a pack "test/case". REQUIRES: the library outlives the result.
inline rules::RuleSet RulesOf(const rules::Library& library) {
  base::Expected<rules::RuleSet> rules = library.ForPack("test/case");
  PORTBOOK_CHECK(library.errors().empty() && rules.has_value());
  return *std::move(rules);
}
inline rules::Library LibraryWith(std::string_view pack = "") {
  return rules::Library::Compile(
      {{"rules/common/small.toml", kSmallRules},
       {"rules/test/case.toml", "[pack]\nname = \"test/case\"\n" + std::string(pack)}});
}

// Entries, what became of the other rows (0-based), mentions, and what was said of them.
inline std::string Dump(const model::Interpretation& result, const diag::Sink& sink) {
  std::string out;
  for (const model::Entry& entry : result.entries) out += model::Dump(entry);
  for (const model::RowFate& fate : result.fates) {
    out += "grid " + std::to_string(fate.grid) + " row " + std::to_string(fate.row) + " " +
           std::string(Name(fate.fate)) + " by " + fate.by + "\n";
  }
  for (const model::Mention& mention : result.mentions) {
    out += "mention " + std::to_string(mention.first);
    if (mention.last != mention.first) out += "-" + std::to_string(mention.last);
    out += " " + std::string(Name(mention.transport));
    if (mention.entry >= 0) out += " in entry " + std::to_string(mention.entry);
    if (!mention.ignored_by.empty()) out += " ignored by " + mention.ignored_by;
    out += ": " + mention.evidence.quote.value() + " <" + mention.sentence.value() + ">\n";
  }
  for (const diag::Diagnostic& diagnostic : sink.diagnostics())
    out += std::string(Name(diagnostic.kind)) + ": " + diagnostic.message + "\n";
  return out;
}

inline std::string Interpreted(const Guide& guide, std::string_view pack = "") {
  const rules::Library library = LibraryWith(pack);
  const rules::RuleSet rules = RulesOf(library);
  diag::Sink sink;
  return Dump(Interpret(guide.document(), rules, {}, sink), sink);
}

}  // namespace portbook::interpret
