#include "tests/property/typeset_guide.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <vector>

#include "tests/unit/decode/pdf_writing.h"

namespace portbook::property {
namespace {

bool IsSection(const RandomRow& row) { return row.cells.size() == 1; }

std::string Joined(const std::vector<std::string>& cells, const std::string& separator) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) line += (i > 0 ? separator : "") + cells[i];
  return line;
}

// --- HTML

void AddHtmlRow(const RandomTable& table, const RandomRow& row, std::string& html) {
  html += "<tr>";
  if (IsSection(row)) {
    html += "<td colspan=" + std::to_string(table.header.size()) + "><b>" + row.cells[0] + "</b></td>";
  } else {
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      if (column == 0 && row.merged_rows == 0) continue;
      html += column == 0 && row.merged_rows > 1 ? "<td rowspan=" + std::to_string(row.merged_rows) + ">"
                                                 : "<td>";
      html += row.cells[column];
      if (column == table.port_column && row.mark) html += "<sup>" + *row.mark + "</sup>";
      html += "</td>";
    }
  }
  html += "</tr>\n";
}

// --- PDF

constexpr double kMargin = 50;                   // PDF points
constexpr double kPadding = 4;                   // PDF points, inside a cell
constexpr double kLeading = 1.2;                 // of the type size
constexpr double kCharacterWidth = 0.6;          // of the type size, in Courier
constexpr double kRaise = 0.4, kMarkSize = 0.6;  // of the type size

std::vector<std::string> Wrap(const std::string& text, std::size_t characters) {
  std::vector<std::string> lines;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    if (lines.empty() || lines.back().size() + 1 + word.size() > characters) {
      lines.push_back(word);
    } else {
      lines.back() += " " + word;
    }
  }
  return lines;
}

std::size_t LongestWord(const std::string& text) {
  std::size_t longest = 0;
  std::istringstream words(text);
  for (std::string word; words >> word;) longest = std::max(longest, word.size());
  return longest;
}

// Pages are filled from the top; y counts downwards.
class PdfTypesetter {
 public:
  explicit PdfTypesetter(const RandomGuide& guide) : guide_(guide), size_(guide.type_size) { BeginPage(); }

  std::string Typeset() {
    AddLine(guide_.title, true);
    for (const RandomTable& table : guide_.tables) AddTable(table);
    return decode::WritePdf(pages_, "Courier");
  }

 private:
  double leading() const { return kLeading * size_; }
  double bottom() const { return guide_.page_height - kMargin; }

  void BeginPage() {
    decode::PdfPage page;
    page.entries = "/MediaBox [0 0 " + Number(guide_.page_width) + " " + Number(guide_.page_height) + "]";
    pages_.push_back(page);
    Write(kMargin, 25, guide_.title, false);
    Write(guide_.page_width / 2, guide_.page_height - 20, "Page " + std::to_string(pages_.size()), false);
    y_ = kMargin;
  }

  static std::string Number(double number) {
    std::ostringstream out;
    out << std::round(number * 100) / 100;
    return out.str();
  }

  void Write(double x, double y, const std::string& text, bool bold) { WriteInSize(x, y, text, bold, size_); }

  void WriteInSize(double x, double y, const std::string& text, bool bold, double size) {
    pages_.back().content += "BT /" + std::string(bold ? "F2 " : "F1 ") + Number(size) + " Tf " + Number(x) +
                             " " + Number(guide_.page_height - y) + " Td (" + text + ") Tj ET\n";
  }

  void Rule(double x0, double y0, double x1, double y1) {
    pages_.back().content += Number(x0) + " " + Number(guide_.page_height - y0) + " m " + Number(x1) + " " +
                             Number(guide_.page_height - y1) + " l S\n";
  }

  void AddLine(const std::string& text, bool bold) {
    y_ += leading();
    Write(kMargin, y_, text, bold);
    y_ += leading();
  }

  // Each column has room for its longest word and its share of the rest of the page.
  void MeasureColumns(const RandomTable& table) {
    const std::size_t columns = table.header.size();
    std::vector<std::size_t> longest(columns), amount(columns);
    const auto count = [&](const std::vector<std::string>& cells) {
      for (std::size_t column = 0; column < columns; ++column) {
        longest[column] = std::max(longest[column], LongestWord(cells[column]) + 1);
        amount[column] += cells[column].size();
      }
    };
    count(table.header);
    for (const RandomRow& row : table.rows) {
      if (!IsSection(row)) count(row.cells);
    }
    double left = guide_.page_width - 2 * kMargin;
    std::size_t total = 0;
    for (std::size_t column = 0; column < columns; ++column) {
      left -= static_cast<double>(longest[column]) * kCharacterWidth * size_ + 2 * kPadding;
      total += amount[column];
    }
    edges_ = {kMargin};
    for (std::size_t column = 0; column < columns; ++column) {
      const double share =
          std::max(0.0, left) * static_cast<double>(amount[column]) / static_cast<double>(total);
      edges_.push_back(edges_.back() + static_cast<double>(longest[column]) * kCharacterWidth * size_ +
                       2 * kPadding + share);
    }
  }

  std::vector<std::string> LinesOf(const std::string& text, std::size_t column) const {
    const double room = edges_[column + 1] - edges_[column] - 2 * kPadding;
    return Wrap(text, static_cast<std::size_t>(room / (kCharacterWidth * size_) + 0.01));
  }

  double HeightOf(const RandomRow& row) const {
    std::size_t lines = 1;
    for (std::size_t column = 0; column < row.cells.size() && !IsSection(row); ++column)
      lines = std::max(lines, LinesOf(row.cells[column], column).size());
    return static_cast<double>(lines) * leading() + 2 * kPadding;
  }

  // The last row stands on no page alone.
  bool HasRoom(const RandomTable& table, std::size_t row, double y) const {
    const bool is_last_but_one = row + 2 == table.rows.size();
    const double height = HeightOf(table.rows[row]) + (is_last_but_one ? HeightOf(table.rows.back()) : 0);
    return y + height <= bottom();
  }

  void AddTable(const RandomTable& table) {
    MeasureColumns(table);
    const RandomRow header{table.header, 1, {}};
    if (y_ + 6 * leading() + HeightOf(header) > bottom()) BeginPage();
    AddLine(table.title, false);
    AddRow(table, header, true, false);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const RandomRow& row = table.rows[i];
      const bool breaks = !HasRoom(table, i, y_);
      if (breaks) {
        BeginPage();
        if (guide_.repeats_headers) AddRow(table, header, true, false);
      }
      const bool goes_on = i + 1 < table.rows.size() && table.rows[i + 1].merged_rows == 0 &&
                           HasRoom(table, i + 1, y_ + HeightOf(row));
      // A merged cell that the page cuts is printed again on the next.
      AddRow(table, row, false, row.merged_rows == 0 && !breaks, goes_on);
    }
    y_ += leading();
    if (table.note.empty()) return;
    if (y_ + 2 * leading() > bottom()) BeginPage();
    y_ += leading();
    WriteInSize(kMargin, y_ - kRaise * size_, "1", false, kMarkSize * size_);
    Write(kMargin + kCharacterWidth * size_, y_, table.note, false);
    y_ += leading();
  }

  void AddRow(const RandomTable& table, const RandomRow& row, bool bold, bool is_covered,
              bool goes_on = false) {
    const double height = HeightOf(row);
    if (IsSection(row)) {
      Write(edges_[0] + kPadding, y_ + kPadding + 0.8 * leading(), row.cells[0], true);
    } else {
      for (std::size_t column = is_covered ? 1 : 0; column < row.cells.size(); ++column)
        AddCell(table, row, column, bold);
    }
    DrawRules(table, row, height, is_covered, goes_on);
    y_ += height;
  }

  void AddCell(const RandomTable& table, const RandomRow& row, std::size_t column, bool bold) {
    double baseline = y_ + kPadding + 0.8 * leading();
    const double x = edges_[column] + kPadding;
    const std::vector<std::string> lines = LinesOf(row.cells[column], column);
    for (const std::string& line : lines) {
      Write(x, baseline, line, bold);
      baseline += leading();
    }
    if (column != table.port_column || !row.mark) return;
    const double end = x + static_cast<double>(lines.back().size()) * kCharacterWidth * size_;
    WriteInSize(end, baseline - leading() - kRaise * size_, *row.mark, false, kMarkSize * size_);
  }

  void DrawRules(const RandomTable& table, const RandomRow& row, double height, bool is_covered,
                 bool goes_on) {
    if (table.rules == Rules::none) return;
    Rule(is_covered ? edges_[1] : edges_.front(), y_, edges_.back(), y_);
    Rule(goes_on ? edges_[1] : edges_.front(), y_ + height, edges_.back(), y_ + height);
    if (table.rules != Rules::grid) return;
    for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
      const bool is_outer = edge == 0 || edge + 1 == edges_.size();
      if (is_outer || !IsSection(row)) Rule(edges_[edge], y_, edges_[edge], y_ + height);
    }
  }

  const RandomGuide& guide_;
  double size_;
  std::vector<decode::PdfPage> pages_;
  std::vector<double> edges_;  // of the columns
  double y_ = 0;
};

}  // namespace

std::string AsText(const RandomGuide& guide) {
  std::string text = "# " + guide.title + "\n";
  for (const RandomTable& table : guide.tables) {
    text += "\n" + table.title + "\n\n" + Joined(table.header, "\t") + "\n";
    for (const RandomRow& row : table.rows) {
      std::vector<std::string> cells = row.cells;
      if (IsSection(row)) cells[0] = "<b>" + cells[0] + "</b>" + std::string(table.header.size() - 1, '\t');
      if (row.mark) cells[table.port_column] += "<sup>" + *row.mark + "</sup>";
      text += Joined(cells, "\t") + "\n";
    }
    if (!table.note.empty()) text += "\n<sup>1</sup> " + table.note + "\n";
  }
  return text;
}

std::string AsHtml(const RandomGuide& guide) {
  std::string html = "<!DOCTYPE html>\n<html><body><h1>" + guide.title + "</h1>\n";
  for (const RandomTable& table : guide.tables) {
    html += "<table><caption>" + table.title + "</caption>\n<tr><th>" + Joined(table.header, "</th><th>") +
            "</th></tr>\n";
    for (const RandomRow& row : table.rows) AddHtmlRow(table, row, html);
    html += "</table>\n";
    if (!table.note.empty()) html += "<p><sup>1</sup> " + table.note + "</p>\n";
  }
  return html + "</body></html>\n";
}

std::string AsPdf(const RandomGuide& guide) { return PdfTypesetter(guide).Typeset(); }

}  // namespace portbook::property
