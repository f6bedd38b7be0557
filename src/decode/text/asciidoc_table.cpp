#include "decode/text/asciidoc_table.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "decode/text/separated_values.h"
#include "decode/text/source_lines.h"

namespace portbook::decode::text {
namespace {

constexpr std::size_t kMostColumns = 1000;
constexpr std::uint32_t kLongestSpec = 16;  // bytes before a cell's pipe
constexpr std::string_view kListSigns = "*-.";

struct CellSpec {
  int column_span = 1, row_span = 1, repeat = 1;
  char style = ' ';
};

int TakeNumber(std::string_view& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return 0;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

void SkipAlignment(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of("<^>."), text.size()));
}

// `2+`, `.3+`, `2.3+`, `3*`, alignment, a style's letter. False where it is anything else.
bool ReadSpec(std::string_view text, CellSpec& spec) {
  const bool has_factor = text.find_first_of("+*") != text.npos;
  if (has_factor) {
    const int across = TakeNumber(text);
    int down = 0;
    if (text.starts_with('.')) {
      text.remove_prefix(1);
      down = TakeNumber(text);
    }
    if (text.empty() || (text[0] != '+' && text[0] != '*') || (across == 0 && down == 0)) return false;
    (text[0] == '+' ? spec.column_span : spec.repeat) = std::max(1, across);
    spec.row_span = std::max(1, down);
    text.remove_prefix(1);
  }
  SkipAlignment(text);
  if (!text.empty() && std::string_view("adehlmsv").find(text[0]) != std::string_view::npos) {
    spec.style = text[0];
    text.remove_prefix(1);
  }
  return text.empty();
}

struct SourceCell {
  CellSpec spec;
  std::vector<base::Span> lines;
};

class CellReader {
 public:
  CellReader(DocumentWriter& writer, char sign) : writer_(writer), text_(writer.source()), sign_(sign) {}

  // The cells that begin on the first line with a pipe make the columns, if nothing else says.
  std::vector<SourceCell> Read(const std::vector<base::Span>& lines) {
    for (const base::Span& line : lines) {
      ReadLine(line);
      if (columns_of_first_line_ > 0) continue;
      for (const SourceCell& cell : cells_)
        columns_of_first_line_ +=
            static_cast<std::size_t>(cell.spec.column_span) * static_cast<std::size_t>(cell.spec.repeat);
    }
    return std::move(cells_);
  }
  // A value is a cell.
  std::vector<SourceCell> ReadValues(const std::vector<base::Span>& lines, char separator) {
    if (lines.empty()) return {};
    for (std::vector<ValueLines>& row :
         SplitValues(text_, {lines.front().begin, lines.back().end}, separator)) {
      if (columns_of_first_line_ == 0) columns_of_first_line_ = row.size();
      for (ValueLines& value : row) cells_.push_back({{}, std::move(value)});
    }
    return std::move(cells_);
  }
  const std::vector<base::Span>& stray() const { return stray_; }
  std::size_t columns_of_first_line() const { return columns_of_first_line_; }

 private:
  void ReadLine(base::Span line) {
    std::uint32_t begin = line.begin;
    for (std::uint32_t at = line.begin; at < line.end; ++at) {
      if (text_[at] == '\\') {
        ++at;
        continue;
      }
      if (text_[at] != sign_) continue;
      CellSpec spec;
      const std::uint32_t spec_begin = BeginOfSpec(begin, at, spec);
      AddToCell({begin, spec_begin});
      writer_.Mark({spec_begin, at});
      cells_.push_back({spec, {}});
      begin = at + 1;
    }
    AddToCell({begin, line.end});
  }
  // Where the words before the pipe end.
  std::uint32_t BeginOfSpec(std::uint32_t from, std::uint32_t pipe, CellSpec& spec) const {
    std::uint32_t begin = pipe;
    while (begin > from && pipe - begin < kLongestSpec && !IsBlank(text_[begin - 1])) --begin;
    const bool apart = begin == from || IsBlank(text_[begin - 1]);
    CellSpec read;
    if (!apart || !ReadSpec(At(text_, {begin, pipe}), read)) return pipe;
    spec = read;
    return begin;
  }
  // A blank line is kept: it parts paragraphs.
  void AddToCell(base::Span span) {
    if (!cells_.empty()) {
      cells_.back().lines.push_back(Trimmed(text_, span));
    } else if (!IsBlankLine(At(text_, span))) {
      stray_.push_back(span);
    }
  }

  DocumentWriter& writer_;
  std::string_view text_;
  char sign_;  // before each cell
  std::vector<SourceCell> cells_;
  std::vector<base::Span> stray_;  // before the first cell
  std::size_t columns_of_first_line_ = 0;
};

// Bytes of a bullet with the blank after it.
std::uint32_t BulletSize(std::string_view line) {
  if (line.empty() || kListSigns.find(line[0]) == kListSigns.npos) return 0;
  const std::size_t size = RunOf(line, 0, line[0]);
  return size < line.size() && line[size] == ' ' ? static_cast<std::uint32_t>(size + 1) : 0;
}

// A line that only marks: a block's attributes, its delimiter.
bool OnlyMarks(std::string_view line) {
  if (line.starts_with('[') && line.ends_with(']')) return true;
  return line == "+" ||
         (line.size() >= 2 && std::string_view("=-*_.").find(line[0]) != std::string_view::npos &&
          RunOf(line, 0, line[0]) == line.size());
}

// Wrapped lines are one; a blank line, an item and a ` +` at the end part them.
std::vector<base::Text> ReadCellLines(const std::vector<base::Span>& lines, DocumentWriter& writer) {
  std::vector<base::Text> result;
  bool goes_on = false;
  for (base::Span span : lines) {
    const std::string_view line = At(writer.source(), span);
    if (line.empty() || OnlyMarks(line)) {
      if (!line.empty()) writer.Mark(span);
      goes_on = false;
      continue;
    }
    const std::uint32_t bullet = BulletSize(line);
    span.begin += bullet;
    const bool parts = line.ends_with(" +");
    if (parts) span.end -= 2;
    std::vector<base::Text> read = writer.Read(span);
    for (base::Text& text : read) {
      if (goes_on && bullet == 0 && &text == read.data()) {
        result.back().AppendSynthesized(" ");
        result.back().Append(text);
      } else {
        result.push_back(std::move(text));
      }
    }
    goes_on = !parts && !result.empty();
  }
  return result;
}

// A table between two `!===` in a cell; its own cells begin with `!`.
struct NestedTable {
  AsciidocTableAttributes attributes;
  std::vector<base::Span> lines;
};

// Takes the nested tables, with the attribute lines above them, out of the cell.
std::vector<NestedTable> TakeNested(SourceCell& cell, DocumentWriter& writer) {
  constexpr std::string_view kDelimiter = "!===";
  const auto line = [&](std::size_t i) { return At(writer.source(), cell.lines[i]); };
  std::vector<NestedTable> nested;
  std::vector<base::Span> kept;
  for (std::size_t i = 0; i < cell.lines.size(); ++i) {
    if (line(i) != kDelimiter) {
      kept.push_back(cell.lines[i]);
      continue;
    }
    NestedTable table;
    if (!kept.empty() && At(writer.source(), kept.back()).starts_with("[")) {
      writer.Mark(kept.back());
      ReadAsciidocAttributes(At(writer.source(), kept.back()), table.attributes);
      kept.pop_back();
    }
    table.attributes.cell_sign = '!';
    for (++i; i < cell.lines.size() && line(i) != kDelimiter; ++i) table.lines.push_back(cell.lines[i]);
    nested.push_back(std::move(table));
  }
  cell.lines = std::move(kept);
  return nested;
}

// Cells in sequence become rows: a row is full when its cells and those that reach down into it fill the
// columns.
class RowFiller {
 public:
  explicit RowFiller(std::size_t columns) : reaching_down_(columns, 0) { StartRow(); }

  std::size_t column() const { return column_; }
  bool in_first_row() const { return rows_.size() == 1; }
  void Add(doc::Cell cell) {
    const std::size_t end =
        std::min(column_ + static_cast<std::size_t>(cell.column_span), reaching_down_.size());
    for (std::size_t c = column_; c < end; ++c) reaching_down_[c] = cell.row_span;
    cell.column_span = static_cast<int>(end - column_);
    column_ = end;
    rows_.back().cells.push_back(std::move(cell));
    SkipTaken();
    // A row that is wholly taken from above gets no cells.
    while (column_ == reaching_down_.size()) StartRow();
  }
  std::vector<html::SourceRow> Take() {
    if (rows_.back().cells.empty()) rows_.pop_back();
    return std::move(rows_);
  }

 private:
  void StartRow() {
    for (int& rows : reaching_down_) rows = std::max(0, rows - 1);
    rows_.emplace_back();
    column_ = 0;
    SkipTaken();
  }
  void SkipTaken() {
    while (column_ < reaching_down_.size() && reaching_down_[column_] > 0) ++column_;
  }

  std::vector<int> reaching_down_;  // rows from this one on that a cell takes, by column
  std::vector<html::SourceRow> rows_;
  std::size_t column_ = 0;
};

// The first line ends the header where a blank one follows and none stands before it.
bool HasImplicitHeader(std::string_view text, const std::vector<base::Span>& lines) {
  return lines.size() >= 2 && !IsBlankLine(At(text, lines[0])) && IsBlankLine(At(text, lines[1]));
}

std::string_view ValueOf(std::string_view line, std::string_view name) {
  const std::size_t at = line.find(name);
  if (at == line.npos) return {};
  std::string_view value = line.substr(at + name.size());
  if (value.starts_with('"') || value.starts_with('\'')) {
    return value.substr(1, value.find(value[0], 1) - 1);
  }
  return value.substr(0, value.find_first_of(",]"));
}

}  // namespace

void ReadAsciidocAttributes(std::string_view line, AsciidocTableAttributes& attributes) {
  using Header = AsciidocTableAttributes::Header;
  const std::string_view format = ValueOf(line, "format=");
  if (format == "csv") attributes.separator = ',';
  if (format == "dsv") attributes.separator = ':';
  if (format == "tsv") attributes.separator = '\t';
  const std::string_view separator = ValueOf(line, "separator=");
  if (separator.size() == 1 && attributes.separator != '|') attributes.separator = separator[0];
  if (line.find("header") != line.npos) attributes.header = Header::yes;
  if (line.find("noheader") != line.npos) attributes.header = Header::no;
  std::string_view columns = ValueOf(line, "cols=");
  if (!columns.empty()) attributes.column_styles.clear();
  while (!columns.empty()) {
    const std::size_t end = std::min(columns.find_first_of(",;"), columns.size());
    const std::string_view column = columns.substr(0, end);
    columns.remove_prefix(std::min(end + 1, columns.size()));
    std::size_t repeat = 1;
    if (column.find('*') != column.npos) {
      std::string_view factor = column.substr(std::min(column.find_first_not_of(' '), column.size()));
      repeat = static_cast<std::size_t>(std::max(1, TakeNumber(factor)));
    }
    const char style = !column.empty() && IsLetter(column.back()) ? column.back() : ' ';
    const std::size_t room = kMostColumns - attributes.column_styles.size();
    attributes.column_styles.insert(attributes.column_styles.end(), std::min(repeat, room), style);
  }
}

void AddAsciidocTable(const std::vector<base::Span>& lines, const AsciidocTableAttributes& attributes,
                      base::Text caption, const DecodeOptions& options, DocumentWriter& writer) {
  using Header = AsciidocTableAttributes::Header;
  CellReader reader(writer, attributes.cell_sign);
  std::vector<SourceCell> cells =
      attributes.separator == '|' ? reader.Read(lines) : reader.ReadValues(lines, attributes.separator);
  std::size_t room_needed = 0;
  for (const SourceCell& cell : cells) room_needed += static_cast<std::size_t>(cell.spec.repeat);
  if (cells.empty() || !writer.HasRoom(room_needed)) {
    writer.Add(doc::BlockKind::caption, 0, {std::move(caption)});
    writer.AddPreformatted(lines);
    if (!cells.empty()) writer.RefuseTable(lines.front());
    return;
  }
  const std::size_t columns =
      attributes.column_styles.empty() ? reader.columns_of_first_line() : attributes.column_styles.size();
  const bool header = attributes.header == Header::yes ||
                      (attributes.header == Header::unstated && HasImplicitHeader(writer.source(), lines));
  writer.AddPreformatted(reader.stray());
  RowFiller filler(std::min(columns, kMostColumns));
  std::vector<NestedTable> nested;
  for (SourceCell& source : cells) {
    std::vector<NestedTable> own =
        attributes.cell_sign == '|' ? TakeNested(source, writer) : std::vector<NestedTable>();
    const std::string path =
        own.empty() ? "" : fmt::format("table[{}]/td[{}]", writer.grids() + 1, &source - cells.data() + 1);
    for (NestedTable& table : own) {
      table.attributes.path = path + "/table";
      nested.push_back(std::move(table));
    }
    const std::vector<base::Text> text = ReadCellLines(source.lines, writer);
    for (int i = 0; i < source.spec.repeat; ++i) {
      const std::size_t column = filler.column();
      const char style = source.spec.style != ' ' || column >= attributes.column_styles.size()
                             ? source.spec.style
                             : attributes.column_styles[column];
      doc::Cell cell = writer.MakeCell(text, (header && filler.in_first_row()) || style == 'h');
      const int most = static_cast<int>(options.max_span);
      cell.column_span = std::min(source.spec.column_span, most);
      cell.row_span = std::min(source.spec.row_span, most);
      cell.path = path;
      filler.Add(std::move(cell));
    }
  }
  writer.AddGrid(filler.Take(), std::move(caption), attributes.path);
  for (const NestedTable& table : nested)
    AddAsciidocTable(table.lines, table.attributes, {}, options, writer);
}

}  // namespace portbook::decode::text
