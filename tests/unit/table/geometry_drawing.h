// Pages drawn as text, and grids and blocks printed as text. A character is 6 points wide, a line 12 points
// high, or as the scale says; type is 10 points.
// '-' and '|' draw rulings, '+' a crossing, ':' a crossing where the pieces of a horizontal rule meet;
// "*word" is bold, "`1" a raised mark, "wo~" ends in a soft hyphen; "^" is a gap in which no space is shown.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/doc/document.h"

namespace portbook::table {

struct Scale {
  double column = 6, row = 12;  // PDF points
  std::size_t lines = 0;        // that a page has room for, where it shows fewer
};

class Drawing {
 public:
  Drawing(std::string_view picture, std::uint32_t number, const Scale& scale) : scale_(scale) {
    if (picture.starts_with('\n')) picture.remove_prefix(1);
    while (!picture.empty()) {
      const std::size_t end = std::min(picture.find('\n'), picture.size());
      rows_.emplace_back(picture.substr(0, end));
      picture.remove_prefix(std::min(end + 1, picture.size()));
    }
    page_.number = number;
    page_.width = 600;
    page_.height = scale_.row * static_cast<double>(std::max(rows_.size(), scale_.lines));
  }

  doc::Page Page() {
    std::size_t widest = 0;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      DrawHorizontals(row);
      DrawWords(row);
      widest = std::max(widest, rows_[row].size());
    }
    for (std::size_t column = 0; column < widest; ++column) DrawVerticals(column);
    return page_;
  }

 private:
  char At(std::size_t row, std::size_t column) const {
    return row < rows_.size() && column < rows_[row].size() ? rows_[row][column] : ' ';
  }
  bool IsJoint(std::size_t row, std::size_t column) const {
    return At(row, column) == ':' && At(row, column + 1) == '-' && column > 0 && At(row, column - 1) == '-';
  }
  // A dash inside a word is no rule.
  bool IsHorizontal(std::size_t row, std::size_t column) const {
    const char c = At(row, column);
    if (IsJoint(row, column)) return true;
    return c == '+' ||
           (c == '-' && (At(row, column + 1) == '-' || (column > 0 && At(row, column - 1) == '-')));
  }
  bool IsVertical(std::size_t row, std::size_t column) const {
    const char c = At(row, column);
    return c == '|' || c == '+';
  }

  bool EndsNoWord(std::size_t row, std::size_t column) const {
    const char c = At(row, column);
    return c != ' ' && c != '^' && !IsHorizontal(row, column) && !IsVertical(row, column);
  }

  void DrawHorizontals(std::size_t row) {
    const double y = scale_.row * static_cast<double>(row) + scale_.row / 2;
    for (std::size_t begin = 0; begin < rows_[row].size();) {
      std::size_t end = begin;
      while (IsHorizontal(row, end) && (end == begin || !IsJoint(row, end))) ++end;
      if (end > begin + 1) {
        const std::size_t last = IsJoint(row, end) ? end : end - 1;
        page_.rulings.push_back({Middle(begin), y, Middle(last), y, 0.5});
      }
      begin = std::max(end, begin + 1);
    }
  }

  void DrawVerticals(std::size_t column) {
    for (std::size_t begin = 0; begin < rows_.size();) {
      std::size_t end = begin;
      while (IsVertical(end, column)) ++end;
      if (end > begin + 1) {
        page_.rulings.push_back({Middle(column), scale_.row * static_cast<double>(begin) + scale_.row / 2,
                                 Middle(column), scale_.row * static_cast<double>(end) - scale_.row / 2,
                                 0.5});
      }
      begin = std::max(end, begin + 1);
    }
  }

  void DrawWords(std::size_t row) {
    for (std::size_t begin = 0; begin < rows_[row].size();) {
      std::size_t end = begin;
      while (EndsNoWord(row, end) && (end == begin || At(row, end) != '`')) ++end;
      if (end > begin) AddWord(row, begin, end);
      begin = std::max(end, begin + 1);
    }
  }

  void AddWord(std::size_t row, std::size_t begin, std::size_t end) {
    const bool bold = At(row, begin) == '*';
    const bool raised = At(row, begin) == '`';
    const std::size_t signs = bold || raised ? 1 : 0;
    std::string value = rows_[row].substr(begin + signs, end - begin - signs);
    if (value.ends_with('~')) value.replace(value.size() - 1, 1, "\u00ad");
    doc::Word word;
    const double top = scale_.row * static_cast<double>(row);
    word.box = {scale_.column * static_cast<double>(begin), top + 1, scale_.column * static_cast<double>(end),
                top + 11};
    word.font_size = 10;
    if (raised) {
      word.box.y0 -= 5;
      word.box.y1 -= 5;
    }
    word.is_placed = begin > 0 && At(row, begin - 1) == '^';
    word.space_after = At(row, end) == ' ' && At(row, end + 1) != ' ' && !IsVertical(row, end + 1);
    const base::Span span{offset_, offset_ + static_cast<std::uint32_t>(value.size())};
    offset_ = span.end + 1;
    const auto style = bold ? base::kStrong : raised ? base::kSuperscript : base::kPlain;
    word.text = base::Text::At(value, {span, page_.number, word.box}, style);
    page_.words.push_back(std::move(word));
  }

  double Middle(std::size_t column) const {
    return scale_.column * static_cast<double>(column) + scale_.column / 2;
  }

  const Scale scale_;
  std::vector<std::string> rows_;
  doc::Page page_;
  std::uint32_t offset_ = 0;
};

inline doc::Page DrawPage(std::string_view picture, std::uint32_t number = 1, const Scale& scale = {}) {
  return Drawing(picture, number, scale).Page();
}

// "*" header, "^" inherited, "." blank, "(2x1)" rows by columns of a merged cell, " / " between lines.
inline std::string Show(const doc::Cell& cell) {
  if (cell.state == doc::CellState::inherited) return "^";
  std::string shown = cell.header ? "*" : "";
  if (cell.row_span > 1 || cell.column_span > 1) {
    shown += "(" + std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span) + ")";
  }
  if (cell.state == doc::CellState::blank) return shown + ".";
  return shown + base::Join(cell.lines, " / ").value();
}

inline std::string Show(const doc::Grid& grid) {
  std::string shown;
  for (const doc::Row& row : grid.rows) {
    shown += row.after_page_break ? "> " : "  ";
    for (std::size_t i = 0; i < row.cells.size(); ++i) shown += (i == 0 ? "" : " | ") + Show(row.cells[i]);
    shown += "\n";
  }
  return shown;
}

}  // namespace portbook::table
