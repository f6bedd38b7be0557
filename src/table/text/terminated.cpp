#include "table/text/terminated.h"

#include <algorithm>
#include <optional>

namespace portbook::table {
namespace {

struct ReadCell {
  std::vector<std::size_t> lines;  // with text, without the terminator
};

class TerminatedReader {
 public:
  TerminatedReader(const std::vector<Line>& lines, const rules::LayoutRule& layout)
      : lines_(lines), layout_(layout) {}

  FoundTables Read() {
    for (std::size_t i = 0; i < lines_.size();) {
      if (IsTerminator(i)) {
        i = ReadTable(i);
      } else {
        ++i;
      }
    }
    return std::move(found_);
  }

 private:
  bool IsTerminator(std::size_t i) const {
    return !lines_[i].noise && lines_[i].text->Trimmed().value() == layout_.separator;
  }
  // What no cell goes over.
  bool EndsTable(std::size_t i) const {
    return lines_[i].caption || lines_[i].heading || (lines_[i].noise && lines_[i].noise->ends_table);
  }

  // The end (exclusive) of the cell that begins at line i; nullopt where no cell begins there: the table
  // ended.
  std::optional<std::size_t> CellEnd(std::size_t i) const {
    for (; i < lines_.size(); ++i) {
      if (IsTerminator(i)) return i;
      if (EndsTable(i)) return std::nullopt;
    }
    return std::nullopt;
  }

  std::size_t ReadTable(std::size_t first) {
    std::vector<ReadCell> cells;
    FoundTable table;
    std::size_t i = first;
    while (i < lines_.size()) {
      const std::optional<std::size_t> end = CellEnd(i);
      if (!end) break;
      ReadCell cell;
      for (; i < *end; ++i) {
        if (lines_[i].noise) continue;
        cell.lines.push_back(i);
        table.lines.push_back(i);
      }
      table.marking_lines.push_back(i);
      table.lines.push_back(i++);
      cells.push_back(std::move(cell));
    }
    table.grid = MakeGrid(cells);
    if (!table.grid.rows.empty()) found_.tables.push_back(std::move(table));
    return std::max(i, first + 1);
  }

  doc::Grid MakeGrid(const std::vector<ReadCell>& cells) const {
    doc::Grid grid;
    grid.basis = doc::GridBasis::terminated;
    grid.layout = layout_.name;
    grid.columns = static_cast<int>(layout_.columns.size());
    for (std::size_t begin = 0; begin < cells.size();) {
      const std::size_t end = RowEnd(cells, begin);
      if (end == begin) break;  // blank cells after the last row
      // Blank cells in front, as many as a row has: the header, emptied.
      if (begin == 0 && end > layout_.columns.size() + 1) grid.rows.push_back(BlankRow(grid.columns));
      grid.rows.push_back(MakeRow(cells, begin, end));
      begin = end;
    }
    return grid;
  }

  // A row ends with a stated cell: the last of its columns, or, where a cell in front was lost altogether,
  // the last before a blank one.
  std::size_t RowEnd(const std::vector<ReadCell>& cells, std::size_t begin) const {
    for (std::size_t i = begin; i < cells.size(); ++i) {
      if (cells[i].lines.empty()) continue;
      const bool next_is_blank = i + 1 == cells.size() || cells[i + 1].lines.empty();
      if (next_is_blank || i + 1 - begin >= layout_.columns.size()) return i + 1;
    }
    return begin;
  }

  doc::Row MakeRow(const std::vector<ReadCell>& cells, std::size_t begin, std::size_t end) const {
    doc::Row row;
    const std::size_t columns = layout_.columns.size();
    const std::size_t from = end - begin > columns ? end - columns : begin;
    const std::size_t missing = columns - (end - from);
    for (std::size_t i = from; i < end; ++i) {
      doc::Cell cell;
      cell.column = static_cast<int>(missing + i - from);
      cell.state = cells[i].lines.empty() ? doc::CellState::blank : doc::CellState::stated;
      for (std::size_t line : cells[i].lines) cell.lines.push_back(lines_[line].text->Trimmed());
      row.cells.push_back(std::move(cell));
    }
    return row;
  }

  static doc::Row BlankRow(int columns) {
    doc::Row row;
    for (int c = 0; c < columns; ++c) {
      row.cells.push_back(MakeCell(c, base::Text()));
      row.cells.back().header = true;
    }
    return row;
  }

  const std::vector<Line>& lines_;
  const rules::LayoutRule& layout_;
  FoundTables found_;
};

}  // namespace

FoundTables FindTerminated(const std::vector<Line>& lines, const rules::LayoutRule& layout) {
  return TerminatedReader(lines, layout).Read();
}

}  // namespace portbook::table
