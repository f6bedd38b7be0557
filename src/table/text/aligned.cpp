#include "table/text/aligned.h"

#include <algorithm>
#include <optional>

#include "portbook/base/utf8.h"

namespace portbook::table {
namespace {

// Where the characters of a line stand on the screen.
class Characters {
 public:
  Characters(const base::Text& text, std::size_t indentation) : text_(text), indentation_(indentation) {
    starts_.assign(indentation, 0);
    const std::string& value = text.value();
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t size = base::DecodeAt(value, at).size;
      const std::size_t width = size == 1 ? 1 : base::DisplayWidth(std::string_view(value).substr(at, size));
      starts_.insert(starts_.end(), width, at);
      at += size;
    }
  }
  std::size_t width() const { return starts_.size(); }
  bool BlankAt(std::size_t column) const {
    if (column < indentation_ || column >= width()) return true;
    return base::IsSpace(base::DecodeAt(text_.value(), starts_[column]).value);
  }
  base::Text Slice(std::size_t begin, std::size_t end) const {
    return text_.Slice(ByteAt(begin), ByteAt(end));
  }

 private:
  std::size_t ByteAt(std::size_t column) const {
    return column < width() ? starts_[column] : text_.value().size();
  }
  const base::Text& text_;
  std::size_t indentation_;          // columns before the text
  std::vector<std::size_t> starts_;  // byte of the text by column
};

std::size_t IndentationOf(const base::Text& text, std::string_view source) {
  const std::size_t begin = text.Extent().begin;
  if (begin == 0 || begin > source.size()) return 0;
  const std::size_t line_end = source.find_last_of("\n\r", begin - 1);
  return begin - (line_end == source.npos ? 0 : line_end + 1);
}

// `----  ---- ------`: the line under a header.
bool IsRule(std::string_view line) {
  return line.find_first_not_of("-=_ |+") == line.npos && line.find_first_of("-=_") != line.npos;
}

class AlignedReader {
 public:
  AlignedReader(const std::vector<Line>& lines, const rules::LayoutRule& layout, std::string_view source,
                const rules::RuleSet& rules, const TableOptions& options)
      : lines_(lines), layout_(layout), source_(source), rules_(rules), options_(options) {}

  FoundTables Read() {
    for (std::size_t i = 0; i < lines_.size();) {
      const std::size_t end = BeginsTable(i) ? EndOf(i) : i + 1;
      if (end - i > 1) ReadTable(i, end);
      i = end;
    }
    return std::move(found_);
  }

 private:
  std::string_view ValueAt(std::size_t i) const { return lines_[i].text->value(); }
  bool IsRow(std::size_t i) const {
    return !lines_[i].noise && !lines_[i].heading && !lines_[i].caption &&
           ValueAt(i).size() <= options_.text.max_aligned_width && !lines_[i].text->blank();
  }
  bool HasGap(std::size_t i) const {
    return ValueAt(i).find(std::string(options_.text.min_aligned_gap, ' ')) != std::string_view::npos;
  }

  // Words between gaps that most are known as column headers.
  bool BeginsTable(std::size_t i) const {
    if (!IsRow(i) || !HasGap(i) || IsRule(ValueAt(i))) return false;
    return LooksLikeHeader(RowOf(i, Gaps(i, i + 1)), rules_);
  }

  // Rows go on over a blank line only below the header; later one ends the table.
  std::size_t EndOf(std::size_t first) const {
    std::size_t end = first + 1;
    while (end < lines_.size() && IsRow(end)) {
      const bool below_header = end == first + 1 || (end == first + 2 && IsRule(ValueAt(first + 1)));
      if (lines_[end].starts_block && !below_header) break;
      if (!HasGap(end) && !IsRule(ValueAt(end)) && !IsIndented(end, first)) break;
      ++end;
    }
    return end;
  }
  bool IsIndented(std::size_t i, std::size_t first) const {
    return IndentationOf(*lines_[i].text, source_) > IndentationOf(*lines_[first].text, source_);
  }

  Characters CharactersOf(std::size_t i) const {
    return {*lines_[i].text, IndentationOf(*lines_[i].text, source_)};
  }

  // Where columns begin, by the blanks that all the lines share; the end of the widest line closes them.
  std::vector<std::size_t> Gaps(std::size_t first, std::size_t end) const {
    std::vector<bool> taken;
    for (std::size_t i = first; i < end; ++i) {
      if (IsRule(ValueAt(i))) continue;
      const Characters characters = CharactersOf(i);
      if (taken.size() < characters.width()) taken.resize(characters.width(), false);
      for (std::size_t c = 0; c < characters.width(); ++c) taken[c] = taken[c] || !characters.BlankAt(c);
    }
    std::vector<std::size_t> begins{0};
    std::size_t blanks = 0;
    bool words = false;
    for (std::size_t c = 0; c < taken.size(); ++c) {
      if (taken[c] && words && blanks >= options_.text.min_aligned_gap) begins.push_back(c);
      words = words || taken[c];
      blanks = taken[c] ? 0 : blanks + 1;
    }
    begins.push_back(taken.size());
    return begins;
  }

  // Where the header's words begin, if it is only a few wide values that hide the gaps between the columns.
  std::vector<std::size_t> GapsOfColumns(std::size_t first, std::size_t end) const {
    std::vector<std::size_t> shared = Gaps(first, end);
    const std::vector<std::size_t> header = Gaps(first, first + 1);
    if (shared.size() >= header.size()) return shared;
    std::size_t wide = 0;
    for (std::size_t i = first + 1; i < end; ++i) wide += !IsRule(ValueAt(i)) && Overflows(i, header);
    const bool few = wide * options_.text.min_rows_per_wide_row < end - first;
    if (!few) return shared;
    std::vector<std::size_t> begins = header;
    begins.back() = std::max(header.back(), shared.back());
    return begins;
  }

  bool Overflows(std::size_t i, const std::vector<std::size_t>& begins) const {
    const Characters characters = CharactersOf(i);
    return std::any_of(begins.begin() + 1, begins.end() - 1,
                       [&](std::size_t begin) { return !characters.BlankAt(begin - 1); });
  }

  // A value that reaches into the next column ends at its next blank.
  doc::Row RowOf(std::size_t i, const std::vector<std::size_t>& begins) const {
    const Characters characters = CharactersOf(i);
    doc::Row row;
    for (std::size_t c = 0, from = 0; c + 1 < begins.size(); ++c) {
      std::size_t to = begins[c + 1];
      while (c + 2 < begins.size() && to < characters.width() && !characters.BlankAt(to - 1)) ++to;
      row.cells.push_back(MakeCell(static_cast<int>(c), characters.Slice(from, std::max(from, to))));
      from = std::max(from, to);
    }
    return row;
  }

  // Lines that the limits leave room for, with so many cells each.
  std::size_t RoomFor(std::size_t cells) const {
    return std::min(options_.grids.max_rows - rows_, (options_.grids.max_cells - cells_) / cells);
  }

  void ReadTable(std::size_t first, std::size_t table_end) {
    const std::vector<std::size_t> begins = GapsOfColumns(first, table_end);
    const std::size_t end = first + std::min(table_end - first, RoomFor(begins.size() - 1));
    FoundTable table;
    for (std::size_t i = first; i < end; ++i) {
      table.lines.push_back(i);
      if (IsRule(ValueAt(i))) {
        table.marking_lines.push_back(i);
        continue;
      }
      AddRow(RowOf(i, begins), table.grid.rows);
    }
    table.grid.basis = doc::GridBasis::aligned;
    table.grid.layout = layout_.name;
    table.grid.columns = static_cast<int>(begins.size()) - 1;
    const bool is_table = table.grid.columns >= options_.text.min_delimited_columns &&
                          static_cast<int>(table.grid.rows.size()) >= options_.text.min_aligned_rows &&
                          LooksLikeHeader(table.grid.rows.front(), rules_);
    if (end < table_end && !found_.limit_at) found_.limit_at = end;
    if (!is_table) return;
    rows_ += table.grid.rows.size();
    cells_ += table.grid.rows.size() * (begins.size() - 1);
    found_.tables.push_back(std::move(table));
  }

  // A line whose first cell is blank goes on with the cells of the row above.
  static void AddRow(doc::Row row, std::vector<doc::Row>& rows) {
    if (rows.size() < 2 || row.cells.front().state != doc::CellState::blank) {
      rows.push_back(std::move(row));
      return;
    }
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      doc::Cell& above = rows.back().cells[c];
      for (base::Text& line : row.cells[c].lines) above.lines.push_back(std::move(line));
      if (!above.lines.empty()) above.state = doc::CellState::stated;
    }
  }

  const std::vector<Line>& lines_;
  const rules::LayoutRule& layout_;
  std::string_view source_;
  const rules::RuleSet& rules_;
  const TableOptions& options_;
  FoundTables found_;
  std::size_t rows_ = 0, cells_ = 0;  // of all tables
};

}  // namespace

FoundTables FindAligned(const std::vector<Line>& lines, const rules::LayoutRule& layout,
                        std::string_view source, const rules::RuleSet& rules, const TableOptions& options) {
  return AlignedReader(lines, layout, source, rules, options).Read();
}

}  // namespace portbook::table
