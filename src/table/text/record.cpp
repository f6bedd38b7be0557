#include "table/text/record.h"

#include <algorithm>

#include "portbook/base/utf8.h"
#include "portbook/grammar/protocols.h"

namespace portbook::table {
namespace {

constexpr std::string_view kLookup = "lookup:";

bool IsBlankAt(std::string_view text, std::size_t at) {
  return base::IsSpace(base::DecodeAt(text, at).value);
}

// What is left of an empty table cell is the no-break space that a page puts there, between the spaces that
// part cells (OCS: `88 <nbsp> Used for ...`); without the space behind it, it belongs to the cell in front.
bool HoldsEmptyCell(std::string_view gap) { return gap.find(" \u00a0 ") != gap.npos; }

std::size_t SkipBlank(std::string_view text, std::size_t at) {
  while (at < text.size() && IsBlankAt(text, at)) at += base::DecodeAt(text, at).size;
  return at;
}

// Bytes of `text` that a name of the vocabulary takes; the longest wins, and a name ends where a word ends.
std::size_t LookupPrefix(std::string_view text, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (text.starts_with(name) && (text.size() == name.size() || IsBlankAt(text, name.size())))
      return name.size();
  }
  return 0;
}

std::size_t FieldPrefix(std::string_view text, const rules::LayoutRule::Field& field,
                        const rules::RuleSet& rules) {
  if (field.type == "ports") return grammar::PortPrefix(text, rules);
  if (field.type == "protocols") return grammar::ProtocolPrefix(text, rules);
  if (field.type == "text") return text.size();
  const std::vector<std::string>* names = rules.Lookup(std::string_view(field.type).substr(kLookup.size()));
  return names ? LookupPrefix(text, *names) : 0;
}

// The cell's lines; a cell that was broken by line feeds keeps them as lines of its own.
doc::Cell FieldCell(int column, const base::Text& text) {
  doc::Cell cell;
  cell.column = column;
  const std::string& value = text.value();
  for (std::size_t begin = 0; begin < value.size();) {
    const std::size_t end = std::min(value.find('\n', begin), value.size());
    base::Text line = text.Slice(begin, end).Trimmed();
    if (!line.blank()) cell.lines.push_back(std::move(line));
    begin = end + 1;
  }
  cell.state = cell.lines.empty() ? doc::CellState::blank : doc::CellState::stated;
  return cell;
}

class RecordReader {
 public:
  RecordReader(const std::vector<Line>& lines, const rules::LayoutRule& layout, const rules::RuleSet& rules)
      : lines_(lines), layout_(layout), rules_(rules) {}

  FoundTables Read() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.noise) {
        if (line.noise->ends_table) EndTable();
      } else if (IsHeader(*line.text)) {
        EndTable();
        table_.grid.rows.push_back(HeaderRow(*line.text));
        table_.lines.push_back(i);
      } else if (BeginsRecord(*line.text)) {
        EndRecord();
        record_ = *line.text;
        record_lines_ = {i};
      } else if (GoesOn(i)) {
        record_.AppendSynthesized("\n");
        record_.Append(*line.text);
        record_lines_.push_back(i);
      } else {
        EndRecord();
      }
    }
    EndTable();
    return std::move(found_);
  }

 private:
  bool BeginsRecord(const base::Text& line) const {
    std::size_t at = 0;
    for (const rules::LayoutRule::Field& field : layout_.fields) {
      if (field.optional || field.type == "text") break;
      at = SkipBlank(line.value(), at);
      const std::size_t size = FieldPrefix(std::string_view(line.value()).substr(at), field, rules_);
      if (size == 0) return false;
      at += size;
    }
    return at > 0;
  }

  bool IsHeader(const base::Text& line) const {
    if (layout_.header.empty()) return false;
    std::string words;
    for (const std::string& header : layout_.header) words += header + " ";
    return base::FoldForComparison(line.value()) == base::FoldForComparison(words);
  }

  // A line below a record belongs to it when no blank line parts them, when the record still lacks its text,
  // or when its text announces a list (OCS: "... connecting from outside the intranet for:").
  bool GoesOn(std::size_t i) const {
    if (record_.empty() || lines_[i].heading || lines_[i].caption) return false;
    if (!lines_[i].starts_block) return true;
    const std::optional<doc::Row> row = ReadRecord(record_, layout_, rules_);
    if (!row || row->cells.back().state == doc::CellState::blank) return true;
    return std::any_of(row->cells.back().lines.begin(), row->cells.back().lines.end(),
                       [](const base::Text& line) { return line.value().ends_with(':'); });
  }

  doc::Row HeaderRow(const base::Text& line) const {
    doc::Row row;
    std::size_t at = 0;
    for (std::size_t f = 0; f < layout_.header.size(); ++f) {
      at = SkipBlank(line.value(), at);
      const std::size_t end = std::min(at + layout_.header[f].size(), line.value().size());
      row.cells.push_back(MakeCell(static_cast<int>(f), line.Slice(at, end)));
      row.cells.back().header = true;
      at = end;
    }
    return row;
  }

  void EndRecord() {
    if (record_.empty()) return;
    if (std::optional<doc::Row> row = ReadRecord(record_, layout_, rules_)) {
      table_.grid.rows.push_back(*std::move(row));
      table_.lines.insert(table_.lines.end(), record_lines_.begin(), record_lines_.end());
    }
    record_ = base::Text();
  }

  void EndTable() {
    EndRecord();
    if (!table_.grid.rows.empty()) {
      table_.grid.basis = doc::GridBasis::record;
      table_.grid.layout = layout_.name;
      table_.grid.columns = static_cast<int>(layout_.fields.size());
      found_.tables.push_back(std::move(table_));
    }
    table_ = {};
  }

  const std::vector<Line>& lines_;
  const rules::LayoutRule& layout_;
  const rules::RuleSet& rules_;
  FoundTables found_;
  FoundTable table_;
  base::Text record_;  // the open one
  std::vector<std::size_t> record_lines_;
};

}  // namespace

std::optional<doc::Row> ReadRecord(const base::Text& record, const rules::LayoutRule& layout,
                                   const rules::RuleSet& rules) {
  doc::Row row;
  std::size_t at = 0;
  for (const rules::LayoutRule::Field& field : layout.fields) {
    const std::size_t gap = at;
    at = SkipBlank(record.value(), at);
    const bool empty =
        field.optional && HoldsEmptyCell(std::string_view(record.value()).substr(gap, at - gap));
    const std::size_t size =
        empty ? 0 : FieldPrefix(std::string_view(record.value()).substr(at), field, rules);
    if (size == 0 && !field.optional && field.type != "text") return std::nullopt;
    row.cells.push_back(FieldCell(static_cast<int>(row.cells.size()), record.Slice(at, at + size)));
    at += size;
  }
  if (SkipBlank(record.value(), at) != record.value().size()) return std::nullopt;
  return row;
}

FoundTables FindRecords(const std::vector<Line>& lines, const rules::LayoutRule& layout,
                        const rules::RuleSet& rules) {
  return RecordReader(lines, layout, rules).Read();
}

}  // namespace portbook::table
