#include "decode/text/restructured_text_table.h"

#include <algorithm>
#include <set>
#include <utility>

#include "decode/text/character_grid.h"
#include "decode/text/separated_values.h"
#include "decode/text/source_lines.h"

namespace portbook::decode::text {
namespace {

using Lines = std::vector<base::Span>;

constexpr std::size_t kMostColumns = 1000;
constexpr std::size_t kMostBoxes = 8'000'000;  // of a drawn table; each row has as many as there are columns

bool IsDash(char c) { return c == '-' || c == '='; }

// Wrapped lines of a cell are one, a blank line parts them, and so does an item.
std::vector<base::Text> ReadCellLines(const Lines& lines, DocumentWriter& writer) {
  std::vector<base::Text> result;
  bool goes_on = false;
  for (base::Span span : lines) {
    const std::string_view line = At(writer.source(), span);
    const bool item = line.starts_with("- ") || line.starts_with("* ") || line.starts_with("| ");
    if (item) span.begin += 2;
    if (item || span.empty()) goes_on = false;
    for (base::Text& text : writer.Read(span)) {
      if (goes_on) {
        result.back().AppendSynthesized(" ");
        result.back().Append(text);
      } else {
        result.push_back(std::move(text));
      }
      goes_on = true;
    }
  }
  return result;
}

// The rectangles between the borders of a drawn table. Its smallest boxes lie between all columns and rows
// where a border has a corner; boxes without a border between them are one cell.
class DrawnTable {
 public:
  DrawnTable(const Lines& lines, DocumentWriter& writer) : writer_(writer), grid_(writer.source(), lines) {
    std::set<std::size_t> corners;
    for (std::size_t y = 0; y < grid_.height(); ++y) {
      bool is_border = false;
      for (std::size_t x = 0; x < grid_.width(y); ++x) {
        if (grid_.At(y, x) != '+' || !(IsDash(grid_.At(y, x + 1)) || (x > 0 && IsDash(grid_.At(y, x - 1)))))
          continue;
        corners.insert(x);
        is_border = true;
      }
      if (is_border) rows_.push_back(y);
    }
    for (const std::size_t x : corners) {
      if (columns_.size() < kMostColumns) columns_.push_back(x);
    }
  }

  SourceRows Read() {
    if (!IsClosed() || columns_.size() * rows_.size() > kMostBoxes) return {};
    const std::size_t width = columns_.size() - 1, height = rows_.size() - 1;
    taken_.assign(width * height, false);
    const std::size_t header_end = HeaderEnd();
    SourceRows result;
    for (std::size_t row = 0; row < height; ++row) {
      html::SourceRow& source = result.emplace_back();
      for (std::size_t column = 0; column < width; ++column) {
        if (!taken_[row * width + column]) source.cells.push_back(ReadCell(row, column, row < header_end));
      }
    }
    return is_drawn_right_ ? result : SourceRows();
  }

 private:
  // Rows above a border of `=`; 0 without one.
  std::size_t HeaderEnd() const {
    for (std::size_t row = 1; row + 1 < rows_.size(); ++row) {
      if (grid_.At(rows_[row], columns_[0] + 1) == '=') return row;
    }
    return 0;
  }
  bool BorderOnRight(std::size_t row, std::size_t column) const {
    for (std::size_t y = rows_[row] + 1; y < rows_[row + 1]; ++y) {
      const char c = grid_.At(y, columns_[column + 1]);
      if (c != '|' && c != '+') return false;
    }
    return true;
  }
  bool BorderBelow(std::size_t row, std::size_t column, std::size_t right) const {
    for (std::size_t x = columns_[column] + 1; x < columns_[right + 1]; ++x) {
      const char c = grid_.At(rows_[row + 1], x);
      if (!IsDash(c) && c != '+') return false;
    }
    return true;
  }
  // Borders on all four sides, and nothing beyond them.
  bool IsClosed() const {
    if (columns_.size() < 2 || rows_.size() < 2 || columns_[0] != 0) return false;
    for (std::size_t y = 0; y < grid_.height(); ++y) {
      if (!grid_.Slice(y, columns_.back() + 1, grid_.width(y)).empty()) return false;
    }
    return rows_[0] == 0 && rows_.back() == grid_.height() - 1 &&
           BorderBelow(rows_.size() - 2, 0, columns_.size() - 2);
  }

  doc::Cell ReadCell(std::size_t row, std::size_t column, bool header) {
    const std::size_t width = columns_.size() - 1, height = rows_.size() - 1;
    std::size_t right = column, below = row;
    while (right + 1 < width && !BorderOnRight(row, right) && !taken_[row * width + right + 1]) ++right;
    while (below + 1 < height && !BorderBelow(below, column, right)) {
      ++below;
      is_drawn_right_ = is_drawn_right_ && BorderOnRight(below, right) && !taken_[below * width + column];
    }
    for (std::size_t y = row; y <= below; ++y) {
      for (std::size_t x = column; x <= right; ++x) taken_[y * width + x] = true;
    }
    Lines lines;
    for (std::size_t y = rows_[row] + 1; y < rows_[below + 1]; ++y)
      lines.push_back(grid_.Slice(y, columns_[column] + 1, columns_[right + 1]));
    doc::Cell cell = writer_.MakeCell(ReadCellLines(lines, writer_), header);
    cell.column_span = static_cast<int>(right - column + 1);
    cell.row_span = static_cast<int>(below - row + 1);
    return cell;
  }

  DocumentWriter& writer_;
  CharacterGrid grid_;
  std::vector<std::size_t> columns_, rows_;  // where borders stand
  std::vector<bool> taken_;
  bool is_drawn_right_ = true;  // no border ends within a cell
};

// Where the columns of a simple table begin.
std::vector<std::size_t> ColumnsOfRule(const CharacterGrid& grid, std::size_t line) {
  std::vector<std::size_t> columns;
  for (std::size_t x = 0; x < grid.width(line) && columns.size() < kMostColumns; ++x) {
    if (grid.At(line, x) == '=' && (x == 0 || grid.At(line, x - 1) != '=')) columns.push_back(x);
  }
  return columns;
}

SourceRows RowsOfCells(std::vector<std::vector<Lines>> rows, const TableOptions& options,
                       DocumentWriter& writer) {
  SourceRows result;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    html::SourceRow& row = result.emplace_back();
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const bool header = r < options.header_rows || c < options.stub_columns;
      row.cells.push_back(writer.MakeCell(ReadCellLines(rows[r][c], writer), header));
    }
  }
  return result;
}

}  // namespace

bool IsGridTableBorder(std::string_view line) {
  return line.size() >= 3 && line[0] == '+' && IsDash(line[1]) && line.back() == '+' &&
         line.find_first_not_of("+-=") == line.npos;
}

bool IsSimpleTableRule(std::string_view line) {
  return line.starts_with("==") && line.ends_with('=') && line.find(' ') != line.npos &&
         line.find_first_not_of("= ") == line.npos;
}

// A cell that is drawn has a bar at its left, any other two bytes at least.
std::size_t MostCells(std::string_view text, const Lines& lines) {
  const bool drawn = IsGridTableBorder(TrimmedAt(text, lines.front()));
  std::size_t cells = 0;
  for (const base::Span& line : lines) {
    const std::string_view words = At(text, line);
    const auto bars = static_cast<std::size_t>(std::count(words.begin(), words.end(), '|'));
    cells += drawn ? bars : words.size() / 2 + 1;
  }
  return cells;
}

SourceRows ReadGridTable(const Lines& lines, DocumentWriter& writer) {
  return DrawnTable(lines, writer).Read();
}

SourceRows ReadSimpleTable(const Lines& lines, DocumentWriter& writer) {
  const CharacterGrid grid(writer.source(), lines);
  const std::vector<std::size_t> columns = ColumnsOfRule(grid, 0);
  std::vector<std::vector<Lines>> rows;
  TableOptions options;
  for (std::size_t y = 1; y < lines.size(); ++y) {
    const std::string_view line = TrimmedAt(writer.source(), lines[y]);
    if (IsSimpleTableRule(line)) {
      if (y + 1 < lines.size()) options.header_rows = rows.size();
      continue;
    }
    if (line.empty() || line.find_first_not_of("- ") == line.npos) continue;  // `---` under a wide cell
    const bool continues = !rows.empty() && grid.Slice(y, columns[0], columns[1]).empty();
    if (!continues) rows.emplace_back(columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::size_t end = c + 1 < columns.size() ? columns[c + 1] : grid.width(y);
      const base::Span cell = grid.Slice(y, c == 0 ? 0 : columns[c], end);
      if (!cell.empty()) rows.back()[c].push_back(cell);
    }
  }
  return RowsOfCells(std::move(rows), options, writer);
}

SourceRows ReadListTable(const Lines& lines, const TableOptions& options, DocumentWriter& writer) {
  std::vector<std::vector<Lines>> rows;
  const std::string_view text = writer.source();
  std::size_t row_indent = std::string_view::npos, cell_indent = std::string_view::npos;
  for (base::Span span : lines) {
    std::size_t indent = IndentOf(At(text, span));
    const auto is_bullet = [&](std::string_view line) {
      return line == "*" || line == "-" || line.starts_with("* ") || line.starts_with("- ");
    };
    const base::Span words = Trimmed(text, span);
    span = words;
    if (is_bullet(At(text, span)) && indent <= row_indent) {
      rows.emplace_back();
      row_indent = indent;
      span = Trimmed(text, {span.begin + 1, span.end});
      indent += span.begin - words.begin;
      cell_indent = indent;
    }
    if (rows.empty()) {
      if (!span.empty()) writer.AddPreformatted({span});
      continue;
    }
    if (is_bullet(At(text, span)) && indent <= cell_indent) {
      rows.back().emplace_back();
      span = Trimmed(text, {span.begin + 1, span.end});
    }
    if (rows.back().empty()) rows.back().emplace_back();
    rows.back().back().push_back(span);
  }
  return RowsOfCells(std::move(rows), options, writer);
}

SourceRows ReadCsvTable(const Lines& lines, const TableOptions& options, DocumentWriter& writer) {
  constexpr std::uint32_t kLineEnd = 2;  // bytes, at most; between lines further apart stand options
  ValueRows rows;
  for (std::size_t i = 0, end = 0; i < lines.size(); i = end) {
    for (end = i + 1; end < lines.size() && lines[end].begin - lines[end - 1].end <= kLineEnd; ++end) {
    }
    ValueRows part = SplitValues(writer.source(), {lines[i].begin, lines[end - 1].end}, ',');
    std::move(part.begin(), part.end(), std::back_inserter(rows));
  }
  return RowsOfCells(std::move(rows), options, writer);
}

}  // namespace portbook::decode::text
