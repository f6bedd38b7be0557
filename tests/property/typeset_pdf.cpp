// A made-up guide as PDF.
#include <algorithm>
#include <cmath>
#include <sstream>
#include <utility>
#include <vector>

#include "tests/property/typeset_guide.h"
#include "tests/unit/decode/pdf_writing.h"

namespace portbook::property {
namespace {

constexpr double kMargin = 50;                   // PDF points
constexpr double kPadding = 4;                   // PDF points, at a cell's left and right
constexpr double kWidePadding = 0.7;             // of the type size, where no rule parts the columns
constexpr double kLeading = 1.2;                 // of the type size
constexpr double kCharacterWidth = 0.6;          // of the type size, in Courier
constexpr double kRaise = 0.4, kMarkSize = 0.6;  // of the type size
constexpr double kGutter = 3;                    // of the type size, between tables beside each other
constexpr std::size_t kMinRowsAtFoot = 2;        // of a table that goes on over the page

enum class Weight { plain, bold };
enum class Kind { header, body };

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

std::string Number(double number) {
  std::ostringstream out;
  out << std::round(number * 100) / 100;
  return out.str();
}

// Some of a row's lines: the page may end within it.
struct Lines {
  std::size_t begin = 0, end = 0;
  std::size_t count() const { return end - begin; }
};

// Pages are filled from the top; y counts downwards.
class PdfTypesetter {
 public:
  explicit PdfTypesetter(const RandomGuide& guide)
      : guide_(guide), style_(guide.style), size_(guide.style.type_size) {
    BeginPage();
  }

  std::string Typeset() {
    AddLines({guide_.title}, Weight::bold);
    for (std::size_t i = 0; i < guide_.tables.size(); ++i) {
      const bool is_pair = i + 1 < guide_.tables.size() && guide_.tables[i + 1].stands_beside;
      if (is_pair && AddPair(guide_.tables[i], guide_.tables[i + 1])) {
        ++i;
      } else {
        AddTable(guide_.tables[i]);
      }
    }
    return decode::WritePdf(pages_, "Courier");
  }

 private:
  double leading() const { return kLeading * size_; }
  double bottom() const { return style_.height - kMargin; }
  double text_width() const { return style_.width - 2 * kMargin; }
  double Width(const std::string& text) const {
    return static_cast<double>(text.size()) * kCharacterWidth * size_;
  }
  std::size_t Characters(double width) const {
    return static_cast<std::size_t>(width / (kCharacterWidth * size_) + 0.01);
  }

  // --- the page

  void BeginPage() {
    decode::PdfPage page;
    page.entries = "/MediaBox [0 0 " + Number(style_.width) + " " + Number(style_.height) + "]";
    pages_.push_back(page);
    Write(kMargin, 25, guide_.title);
    Write(style_.width / 2, style_.height - 20, "Page " + std::to_string(pages_.size()));
    y_ = kMargin;
  }

  void Write(double x, double y, const std::string& text, Weight weight = Weight::plain) {
    WriteInSize(x, y, text, weight, size_);
  }

  void WriteInSize(double x, double y, const std::string& text, Weight weight, double size) {
    pages_.back().content += "BT /" + std::string(weight == Weight::bold ? "F2 " : "F1 ") + Number(size) +
                             " Tf " + Number(x) + " " + Number(style_.height - y) + " Td (" + text +
                             ") Tj ET\n";
  }

  void WriteRaised(double x, double y, const std::string& mark) {
    WriteInSize(x, y - kRaise * size_, mark, Weight::plain, kMarkSize * size_);
  }

  void Rule(double x0, double y0, double x1, double y1) {
    pages_.back().content += Number(x0) + " " + Number(style_.height - y0) + " m " + Number(x1) + " " +
                             Number(style_.height - y1) + " l S\n";
  }

  // A paragraph with space above and below.
  void AddLines(const std::vector<std::string>& lines, Weight weight) {
    for (const std::string& line : lines) {
      y_ += leading();
      Write(edges_.empty() ? kMargin : edges_.front(), y_, line, weight);
    }
    y_ += leading();
  }

  // --- a table's columns

  // Each column has room for its longest word and its share of the rest of the width. False where there is no
  // room for the words.
  bool MeasureColumns(const RandomTable& table, double from, double width) {
    padding_ = table.rules == Rules::grid ? kPadding : std::max(kPadding, kWidePadding * size_);
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
    double left = width;
    std::size_t total = 0;
    for (std::size_t column = 0; column < columns; ++column) {
      left -= static_cast<double>(longest[column]) * kCharacterWidth * size_ + 2 * padding_;
      total += amount[column];
    }
    edges_ = {from};
    for (std::size_t column = 0; column < columns; ++column) {
      const double share =
          std::max(0.0, left) * static_cast<double>(amount[column]) / static_cast<double>(total);
      edges_.push_back(edges_.back() + static_cast<double>(longest[column]) * kCharacterWidth * size_ +
                       2 * padding_ + share);
    }
    return left >= 0;
  }

  // The edges between which a cell stands.
  double LeftOf(std::size_t column) const { return edges_[column]; }
  double RightOf(const RandomRow& row, std::size_t column) const {
    if (IsSection(row)) return edges_.back();
    return edges_[column + (column == 0 ? row.merged_columns : 1)];
  }
  static bool IsCovered(const RandomRow& row, std::size_t column) {
    return column > 0 && column < row.merged_columns;
  }

  std::vector<std::string> LinesOf(const RandomRow& row, std::size_t column) const {
    return Wrap(row.cells[column], Characters(RightOf(row, column) - LeftOf(column) - 2 * padding_));
  }

  std::size_t CountLines(const RandomRow& row) const {
    std::size_t lines = 1;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      if (!IsCovered(row, column)) lines = std::max(lines, LinesOf(row, column).size());
    }
    return lines;
  }
  Lines AllLines(const RandomRow& row) const { return {0, CountLines(row)}; }
  double HeightOf(const Lines& lines) const {
    return static_cast<double>(lines.count()) * leading() + 2 * style_.row_padding;
  }
  double HeightOf(const RandomRow& row) const { return HeightOf(AllLines(row)); }

  // --- tables

  // Beside each other, where both have room on the page.
  bool AddPair(const RandomTable& left, const RandomTable& right) {
    const double gutter = kGutter * size_;
    const double width = (text_width() - gutter) / 2;
    double height = 0;
    for (const RandomTable* table : {&left, &right}) {
      if (!MeasureColumns(*table, kMargin, width) || Width(table->title) > width) return Forget();
      double rows = HeightOf(HeaderOf(*table)) + 4 * leading();
      for (const RandomRow& row : table->rows) rows += HeightOf(row);
      height = std::max(height, rows);
    }
    if (kMargin + height > bottom()) return Forget();
    if (y_ + height > bottom()) BeginPage();
    const double top = y_;
    MeasureColumns(left, kMargin, width);
    SetTable(left);
    const double foot = std::exchange(y_, top);
    MeasureColumns(right, kMargin + width + gutter, width);
    SetTable(right);
    y_ = std::max(y_, foot) + leading();
    Forget();
    return true;
  }

  bool Forget() {
    edges_.clear();
    return false;
  }

  static RandomRow HeaderOf(const RandomTable& table) { return {table.header, 1, 1, {}}; }

  void AddTable(const RandomTable& table) {
    const std::vector<std::string> introduction = Wrap(table.introduction, Characters(text_width()));
    MeasureColumns(table, kMargin, text_width());
    const double needed = HeightOf(HeaderOf(table)) + HeightOf(table.rows[0]) + HeightOf(table.rows[1]) +
                          HeightOf(table.rows[2]) +
                          (6 + static_cast<double>(introduction.size())) * leading();
    if (y_ + needed > bottom()) BeginPage();
    if (!introduction.empty()) AddLines(introduction, Weight::plain);
    SetTable(table);
    y_ += leading();
    if (!table.note.empty()) AddNote(table);
    Forget();
  }

  void AddNote(const RandomTable& table) {
    if (y_ + 2 * leading() > bottom()) BeginPage();
    y_ += leading();
    WriteRaised(kMargin, y_, table.mark);
    Write(kMargin + Width(table.mark), y_, table.note);
    y_ += 2 * leading();
  }

  // With its caption, in columns that are measured.
  void SetTable(const RandomTable& table) {
    if (style_.captions == Side::above) AddLines({table.title}, Weight::plain);
    AddHeader(table);
    for (std::size_t i = 0; i < table.rows.size(); ++i) AddBodyRow(table, i);
    if (table.rules == Rules::frame) Rule(edges_.front(), y_, edges_.back(), y_);
    if (style_.captions == Side::below) AddLines({table.title}, Weight::plain);
  }

  void AddHeader(const RandomTable& table) {
    const RandomRow header = HeaderOf(table);
    AddRow(table, header, AllLines(header), Kind::header, false, false);
  }

  // The last row stands on no page alone, nor does the caption below it, and no section's name ends a page.
  bool HasRoom(const RandomTable& table, std::size_t row, double y) const {
    const std::size_t left = table.rows.size() - row - 1;
    double height = HeightOf(table.rows[row]);
    if (left > 0 && IsSection(table.rows[row])) return HasRoom(table, row + 1, y + height);
    if (left == 1) height += HeightOf(table.rows.back());
    if (left < 2 && style_.captions == Side::below) height += 2 * leading();
    return y + height <= bottom();
  }

  void ContinueOnNextPage(const RandomTable& table) {
    BeginPage();
    if (style_.repeats_headers) AddHeader(table);
  }

  void AddBodyRow(const RandomTable& table, std::size_t index) {
    const RandomRow& row = table.rows[index];
    Lines lines = AllLines(row);
    const bool breaks = !HasRoom(table, index, y_);
    if (breaks) {
      const std::size_t cut = LinesAbove(table, index);
      if (cut > 0) AddRow(table, row, {0, cut}, Kind::body, false, false);
      lines.begin = cut;
      ContinueOnNextPage(table);
    }
    const bool goes_on = index + 1 < table.rows.size() && table.rows[index + 1].merged_rows == 0 &&
                         HasRoom(table, index + 1, y_ + HeightOf(row));
    // A merged cell that the page cuts is printed again on the next.
    AddRow(table, row, lines, Kind::body, row.merged_rows == 0 && !breaks, goes_on);
  }

  // How many of its lines a row that the page's end cuts has above. Its port is not cut: what goes on below
  // it could be a port of another row.
  std::size_t LinesAbove(const RandomTable& table, std::size_t index) const {
    const RandomRow& row = table.rows[index];
    const bool is_whole = IsSection(row) || row.merged_rows != 1 || row.merged_columns != 1;
    if (!style_.cuts_rows || is_whole || index + kMinRowsAtFoot >= table.rows.size()) return 0;
    const std::size_t lines = CountLines(row);
    for (std::size_t above = lines - 1; above >= LinesOf(row, table.port_column).size(); --above) {
      if (y_ + HeightOf({0, above}) <= bottom()) return above;
    }
    return 0;
  }

  void AddRow(const RandomTable& table, const RandomRow& row, const Lines& lines, Kind kind, bool is_covered,
              bool goes_on) {
    for (std::size_t column = is_covered ? 1 : 0; column < row.cells.size(); ++column) {
      if (!IsCovered(row, column)) AddCell(table, row, column, lines, kind);
    }
    DrawRules(table, row, HeightOf(lines), kind, is_covered, goes_on);
    y_ += HeightOf(lines);
  }

  void AddCell(const RandomTable& table, const RandomRow& row, std::size_t column, const Lines& shown,
               Kind kind) {
    const std::vector<std::string> lines = LinesOf(row, column);
    const bool is_bold = IsSection(row) || (kind == Kind::header && style_.bold_headers);
    double baseline = y_ + style_.row_padding + 0.8 * leading();
    if (style_.cells_in_middle)
      baseline += leading() * static_cast<double>(shown.count() - std::min(shown.count(), lines.size())) / 2;
    for (std::size_t i = shown.begin; i < std::min(shown.end, lines.size()); ++i) {
      const double x = LeftOf(column) + Indent(table, row, column, lines[i]);
      Write(x, baseline, lines[i], is_bold ? Weight::bold : Weight::plain);
      if (row.mark && column == table.port_column && i + 1 == lines.size())
        WriteRaised(x + Width(lines[i]), baseline, *row.mark);
      baseline += leading();
    }
  }

  double Indent(const RandomTable& table, const RandomRow& row, std::size_t column,
                const std::string& line) const {
    const double room = RightOf(row, column) - LeftOf(column) - 2 * padding_ - Width(line);
    if (IsSection(row) || column != table.port_column) return padding_;
    switch (style_.ports) {
      case Align::left:
        return padding_;
      case Align::middle:
        return padding_ + room / 2;
      case Align::right:
        return padding_ + room;
    }
    return padding_;
  }

  void DrawRules(const RandomTable& table, const RandomRow& row, double height, Kind kind, bool is_covered,
                 bool goes_on) {
    const double left = edges_.front();
    const double right = edges_.back();
    const bool parts_rows = table.rules == Rules::grid || table.rules == Rules::rows;
    const bool is_header = kind == Kind::header;
    if (parts_rows || (table.rules == Rules::frame && is_header))
      Rule(is_covered ? edges_[1] : left, y_, right, y_);
    if (parts_rows || (table.rules != Rules::none && is_header))
      Rule(goes_on ? edges_[1] : left, y_ + height, right, y_ + height);
    if (table.rules != Rules::grid) return;
    for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
      const bool is_outer = edge == 0 || edge + 1 == edges_.size();
      if (is_outer || (!IsSection(row) && !IsCovered(row, edge)))
        Rule(edges_[edge], y_, edges_[edge], y_ + height);
    }
  }

  const RandomGuide& guide_;
  const PageStyle& style_;
  double size_;
  std::vector<decode::PdfPage> pages_;
  std::vector<double> edges_;  // of the table's columns; none outside of tables
  double padding_ = 0;         // at the left and right of its cells
  double y_ = 0;
};

}  // namespace

std::string AsPdf(const RandomGuide& guide) { return PdfTypesetter(guide).Typeset(); }

}  // namespace portbook::property
