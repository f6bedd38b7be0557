#include "table/geometry/furniture.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "portbook/base/utf8.h"

namespace portbook::table {
namespace {

constexpr double kSameHeight = 3.0;  // PDF points
constexpr double kSameType = 0.5;    // PDF points
constexpr double kSamePlace = 2.0;   // PDF points
constexpr double kRuleGap = 1.0;     // in font sizes
constexpr std::size_t kLinesUnderHeader = 6;
constexpr std::size_t kMaxLines = 4;        // at either end of a page
constexpr std::size_t kFarthestRepeat = 2;  // pages: left and right pages may differ
constexpr std::size_t kTellingNumbers = 2;  // so many other pages show that a number is the page's
constexpr std::size_t kMaxDigits = 9;       // longer numbers are compared as words

enum class Side : std::uint8_t { top, foot };

struct EdgeLine {
  TextLine line;
  std::string words;  // folded, a # for each number
  std::vector<long> numbers;
  double gap = 0;           // to the next line towards the body
  bool is_smaller = false;  // set in smaller type than that
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

void SplitNumbers(std::string_view text, EdgeLine& line) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && IsDigit(text[end])) ++end;
    if (end == at || end - at > kMaxDigits) {
      end = std::max(end, at + 1);
      line.words += text.substr(at, end - at);
    } else {
      line.words += '#';
      line.numbers.push_back(std::stol(std::string(text.substr(at, end - at))));
    }
    at = end;
  }
}

bool IsRepeat(const EdgeLine& line, const EdgeLine& later, long pages_between) {
  if (std::abs(line.line.box.y1 - later.line.box.y1) > kSameHeight || line.words != later.words) return false;
  for (std::size_t i = 0; i < line.numbers.size(); ++i) {
    const long growth = later.numbers[i] - line.numbers[i];
    if (growth != 0 && growth != pages_between) return false;
  }
  return true;
}

// A running title changes from page to page ("Installing 12", "Ports 13"); the page's number beside it grows.
bool IsNumberedAlike(const EdgeLine& line, const EdgeLine& later, long pages_between) {
  if (std::abs(line.line.box.y1 - later.line.box.y1) > kSameHeight || line.numbers.empty() ||
      later.numbers.empty() || std::abs(line.line.font_size - later.line.font_size) > kSameType)
    return false;
  const bool last = line.words.ends_with('#') && later.words.ends_with('#') &&
                    later.numbers.back() - line.numbers.back() == pages_between;
  const bool first = line.words.starts_with('#') && later.words.starts_with('#') &&
                     later.numbers.front() - line.numbers.front() == pages_between;
  return last || first;
}

// A rule in several pieces, one a cell, right below the line and as wide. Browsers print the date and the
// title so near to the page's body that a table's upper rule may stand below, but not below all of it.
bool StandsOnCells(const doc::Page& page, const TextLine& line) {
  const auto is_below = [&](const doc::Ruling& rule) {
    return rule.y0 == rule.y1 && rule.y0 >= (line.box.y0 + line.box.y1) / 2 &&
           rule.y0 <= line.box.y1 + kRuleGap * line.font_size && rule.x0 < line.box.x1 &&
           line.box.x0 < rule.x1;
  };
  double left = line.box.x1;
  double right = line.box.x0;
  std::size_t pieces = 0;
  for (const doc::Ruling& rule : page.rulings) {
    if (!is_below(rule)) continue;
    left = std::min(left, rule.x0);
    right = std::max(right, rule.x1);
    ++pieces;
  }
  return pieces >= 2 && left <= line.box.x0 + kSamePlace && line.box.x1 <= right + kSamePlace;
}

using Cells = std::vector<TextLine>;

std::size_t CountOverlapping(const Cells& cells, const TextLine& other) {
  return static_cast<std::size_t>(std::ranges::count_if(
      cells, [&](const TextLine& cell) { return cell.box.x0 < other.box.x1 && other.box.x0 < cell.box.x1; }));
}

// Each stands above or below one of the others at most.
bool AreOneToOne(const Cells& cells, const Cells& others) {
  const auto is_over_one = [](const Cells& there) {
    return [&there](const TextLine& cell) { return CountOverlapping(there, cell) <= 1; };
  };
  return std::ranges::all_of(cells, is_over_one(others)) && std::ranges::all_of(others, is_over_one(cells));
}

bool BeginAlike(const TextLine& a, const TextLine& b) { return std::abs(a.box.x0 - b.box.x0) <= kSamePlace; }

bool EndAlike(const TextLine& a, const TextLine& b) { return std::abs(a.box.x1 - b.box.x1) <= kSamePlace; }

bool HaveOneMiddle(const TextLine& a, const TextLine& b) {
  return std::abs(a.box.x0 + a.box.x1 - b.box.x0 - b.box.x1) <= 2 * kSamePlace;
}

// The cells of the lines right below, up to kLinesUnderHeader. None where the next line is further off than a
// row.
std::vector<Cells> RowsBelow(const doc::Page& page, const std::vector<TextLine>& lines, std::size_t header,
                             const TableOptions& options) {
  std::vector<Cells> rows;
  const std::size_t end = std::min(lines.size(), header + kLinesUnderHeader + 1);
  const double limit = options.aligned.fitting_row_gap_in_font_sizes * lines[header].font_size;
  if (header + 1 == end || lines[header + 1].box.y0 - lines[header].box.y1 > limit) return rows;
  for (std::size_t i = header + 1; i < end; ++i)
    rows.push_back(CutAtGaps(page, lines[i], options.lines.word_gap_in_font_sizes));
  return rows;
}

// A row whose cells stand where cells of the lines below it do is a table's header, repeated by the table
// (browsers print tables without rulings so). A running title begins where the text does, and one at the
// right ends where a table does: cells that do not begin alike must stand above each other alone.
bool HeadsTable(const doc::Page& page, const std::vector<TextLine>& lines, std::size_t header,
                const WordIndexes& known, const TableOptions& options) {
  const bool is_known = std::ranges::find(known, lines[header].words.front()) != known.end();
  if (is_known || StandsOnCells(page, lines[header])) return true;
  const Cells cells = CutAtGaps(page, lines[header], options.lines.word_gap_in_font_sizes);
  if (cells.size() < 2) return false;
  const std::vector<Cells> rows = RowsBelow(page, lines, header, options);
  const bool are_columns =
      std::ranges::all_of(rows, [&](const Cells& row) { return AreOneToOne(cells, row); });
  return std::ranges::all_of(cells, [&](const TextLine& cell) {
    const auto is_aligned = [&](const TextLine& below) {
      return BeginAlike(cell, below) ||
             (are_columns && (EndAlike(cell, below) || HaveOneMiddle(cell, below)));
    };
    return std::ranges::any_of(rows, [&](const Cells& row) { return std::ranges::any_of(row, is_aligned); });
  });
}

// The lines in the page's zone, outermost first.
std::vector<EdgeLine> EdgeLines(const doc::Page& page, const FreeWords& free_words, Side side,
                                const TableOptions& options) {
  std::vector<TextLine> lines = GroupLines(page, free_words.words);
  const double zone = options.furniture.zone * page.height;
  if (side == Side::foot) std::ranges::reverse(lines);
  std::vector<EdgeLine> edge_lines;
  for (std::size_t i = 0; i < lines.size() && i < kMaxLines; ++i) {
    const base::Box& box = lines[i].box;
    if (side == Side::top ? box.y1 > zone : box.y0 < page.height - zone) break;
    if (side == Side::top && HeadsTable(page, lines, i, free_words.table_headers, options)) break;
    EdgeLine line;
    SplitNumbers(base::FoldForComparison(JoinWords(page, lines[i]).value()), line);
    line.gap = page.height;
    if (i + 1 < lines.size()) {
      line.gap = side == Side::top ? lines[i + 1].box.y0 - box.y1 : box.y0 - lines[i + 1].box.y1;
      line.is_smaller = options.lines.heading_size * lines[i].font_size < lines[i + 1].font_size;
    }
    line.line = lines[i];
    edge_lines.push_back(std::move(line));
  }
  return edge_lines;
}

bool RepeatsNearby(const std::vector<std::vector<EdgeLine>>& pages, std::size_t page, const EdgeLine& line) {
  const std::size_t first = page < kFarthestRepeat ? 0 : page - kFarthestRepeat;
  std::size_t numbered_alike = 0;
  for (std::size_t other = first; other < pages.size() && other <= page + kFarthestRepeat; ++other) {
    if (other == page) continue;
    const long between = static_cast<long>(other) - static_cast<long>(page);
    const auto repeats = [&](const EdgeLine& there) { return IsRepeat(line, there, between); };
    const auto is_numbered = [&](const EdgeLine& there) { return IsNumberedAlike(line, there, between); };
    if (std::ranges::any_of(pages[other], repeats)) return true;
    if (std::ranges::any_of(pages[other], is_numbered)) ++numbered_alike;
  }
  return numbered_alike >= kTellingNumbers;
}

// The outermost lines that repeat, up to the last one that stands apart from the body. One nearer to the body
// than to the running line beyond it is the body's: the name of a section that begins two pages.
std::size_t CountRunning(const std::vector<std::vector<EdgeLine>>& pages, std::size_t page,
                         const TableOptions& options) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < pages[page].size(); ++i) {
    const EdgeLine& line = pages[page][i];
    if (!RepeatsNearby(pages, page, line) || (i > 0 && line.gap < pages[page][i - 1].gap)) break;
    if (line.is_smaller || line.gap >= options.furniture.gap_in_font_sizes * line.line.font_size)
      count = i + 1;
  }
  return count;
}

}  // namespace

std::vector<std::vector<FurnitureLine>> FindFurniture(const std::vector<doc::Page>& pages,
                                                      const std::vector<FreeWords>& free_words,
                                                      const TableOptions& options) {
  std::vector<std::vector<FurnitureLine>> furniture(pages.size());
  for (const Side side : {Side::top, Side::foot}) {
    std::vector<std::vector<EdgeLine>> edge_lines;
    for (std::size_t page = 0; page < pages.size(); ++page) {
      edge_lines.push_back(EdgeLines(pages[page], free_words[page], side, options));
    }
    for (std::size_t page = 0; page < pages.size(); ++page) {
      const std::size_t count = CountRunning(edge_lines, page, options);
      for (std::size_t i = 0; i < count; ++i) {
        const char* reason = side == Side::top ? "pdf:running-header" : "pdf:running-footer";
        furniture[page].push_back({edge_lines[page][i].line, reason});
      }
    }
  }
  return furniture;
}

}  // namespace portbook::table
