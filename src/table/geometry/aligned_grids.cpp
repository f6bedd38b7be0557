#include "table/geometry/aligned_grids.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "portbook/base/utf8.h"
#include "table/geometry/columns.h"
#include "table/geometry/row_grouping.h"

namespace portbook::table {
namespace {

constexpr double kRuleShare = 0.5;         // of a table's width: a shorter rule parts no rows
constexpr std::size_t kMaxPlainLines = 2;  // in a row without a second cell: more are prose
constexpr double kRuledFactor = 1.5;       // full lines to a band: more, and the rules part groups of rows
constexpr std::size_t kMaxMarkSize = 4;    // bytes of a list item's mark

using Region = std::vector<PartedLine>;

bool IsParted(const PartedLine& line) { return line.parts.size() > 1; }

// Lines that follow each other closely, of which most are parted. Begins and ends with a parted line.
class RegionFinder {
 public:
  RegionFinder(std::vector<PartedLine> lines, const TableOptions& options)
      : lines_(std::move(lines)), options_(options) {}

  std::vector<Region> Find() {
    for (PartedLine& line : lines_) {
      if (!region_.empty() && IsFarBelow(line)) Close();
      if (IsParted(line)) {
        plain_lines_ = 0;
      } else if (region_.empty() || ++plain_lines_ > kMaxPlainLines) {
        Close();
        continue;
      }
      region_.push_back(std::move(line));
    }
    Close();
    return std::move(regions_);
  }

 private:
  bool IsFarBelow(const PartedLine& line) const {
    const TextLine& above = region_.back().line;
    return line.line.box.y0 - above.box.y1 >
           options_.row_gap_in_font_sizes * std::max(line.line.font_size, above.font_size);
  }

  // Lines behind the last parted one may still be its wrapped cells.
  bool IsWrappedCell(const PartedLine& line, const PartedLine& parted, const TextLine& above) const {
    const bool right_of_first_column = line.line.box.x0 > parted.parts[0].box.x1;
    const bool in_first_column = line.line.box.x1 < parted.parts[1].box.x0;
    const bool close =
        line.line.box.y0 - above.box.y1 <= options_.wrap_gap_in_font_sizes * line.line.font_size;
    return right_of_first_column || (in_first_column && close);
  }

  void Close() {
    plain_lines_ = 0;
    auto end = std::find_if(region_.rbegin(), region_.rend(), IsParted).base();
    if (end != region_.begin()) {
      const PartedLine& parted = *std::prev(end);
      while (end != region_.end() && IsWrappedCell(*end, parted, std::prev(end)->line)) ++end;
    }
    region_.erase(end, region_.end());
    if (std::ranges::count_if(region_, IsParted) >= options_.min_aligned_lines)
      regions_.push_back(std::move(region_));
    region_.clear();
  }

  std::vector<PartedLine> lines_;
  const TableOptions& options_;
  std::vector<Region> regions_;
  Region region_;
  std::size_t plain_lines_ = 0;
};

// Two columns of running text, as journals have.
bool IsProse(const std::vector<CellLine>& lines, std::size_t columns, const TableOptions& options) {
  if (columns != 2) return false;
  std::size_t words = 0;
  std::size_t pieces = 0;
  for (const CellLine& line : lines) {
    for (const Piece& piece : line.pieces) words += piece.words.size();
    pieces += line.pieces.size();
  }
  return static_cast<double>(words) > options.max_prose_words * static_cast<double>(pieces);
}

// A mark ("1.", a bullet) and text beside it.
bool IsList(const doc::Page& page, const std::vector<CellLine>& lines, std::size_t columns) {
  if (columns != 2) return false;
  return std::ranges::none_of(lines, [&](const CellLine& line) {
    const Piece& piece = line.pieces.front();
    return piece.first_column == 0 &&
           (piece.words.size() > 1 || page.words[piece.words.front()].text.value().size() > kMaxMarkSize);
  });
}

bool IsLeader(std::string_view text) { return text.find("....") != std::string_view::npos; }

bool IsContents(const doc::Page& page, const std::vector<CellLine>& lines) {
  const auto has_leader = [&](const CellLine& line) {
    return std::ranges::any_of(line.line.words,
                               [&](std::size_t i) { return IsLeader(page.words[i].text.value()); });
  };
  return 2 * std::ranges::count_if(lines, has_leader) > std::ssize(lines);
}

// The lines between each two rules that cross the table.
std::vector<LineBand> CutAtRules(const std::vector<CellLine>& lines, const JoinedRules& rules) {
  base::Box box = lines.front().line.box;
  for (const CellLine& line : lines) box = Union(box, line.line.box);
  const auto crosses = [&](const JoinedRule& rule) {
    return std::min(rule.to, box.x1) - std::max(rule.from, box.x0) >= kRuleShare * box.width();
  };
  const auto middle = [](const CellLine& line) { return (line.line.box.y0 + line.line.box.y1) / 2; };
  std::vector<LineBand> bands(1);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto parts = [&](const JoinedRule& rule) {
      return crosses(rule) && middle(lines[i - 1]) < rule.at && rule.at < middle(lines[i]);
    };
    if (i > 0 && std::ranges::any_of(rules.horizontal, parts)) bands.emplace_back();
    bands.back().push_back(lines[i]);
  }
  return bands;
}

bool RulesPartRows(const std::vector<LineBand>& bands) {
  std::size_t full_lines = 0;
  for (const LineBand& band : bands) full_lines += CountFullLines(band);
  return bands.size() > 2 &&
         static_cast<double>(full_lines) <= kRuledFactor * static_cast<double>(bands.size());
}

FoundGrid Assemble(const doc::Page& page, const std::vector<CellLine>& lines, std::vector<double> edges,
                   const JoinedRules& rules, const TableOptions& options) {
  const std::vector<LineBand> bands = CutAtRules(lines, rules);
  std::vector<LineBand> rows;
  std::size_t header_rows = 0;
  if (RulesPartRows(bands)) {
    rows = bands;
  } else {
    for (const LineBand& band : bands) {
      std::ranges::move(GroupRows(band, options), std::back_inserter(rows));
      // Where rules do not part rows, the first parts the header from the body.
      if (header_rows == 0 && bands.size() > 1) header_rows = rows.size();
    }
  }
  std::vector<PlacedCell> cells;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::ranges::move(CellsOfRow(rows[row], row, edges), std::back_inserter(cells));
  }
  FoundGrid found =
      AssembleGrid(page, doc::GridBasis::aligned, std::move(edges), rows.size(), std::move(cells), options);
  for (std::size_t row = 0; row < header_rows; ++row) {
    for (doc::Cell& cell : found.grid.rows[row].cells) cell.header = true;
  }
  return found;
}

}  // namespace

std::vector<FoundGrid> FindAlignedGrids(const doc::Page& page, const WordIndexes& words,
                                        const JoinedRules& rules, const TableOptions& options) {
  std::vector<PartedLine> parted;
  for (TextLine& line : GroupLines(page, words)) {
    std::vector<TextLine> parts = CutAtGaps(page, line, options.word_gap_in_font_sizes);
    parted.push_back({std::move(line), std::move(parts)});
  }
  std::vector<FoundGrid> grids;
  for (const Region& region : RegionFinder(std::move(parted), options).Find()) {
    const std::vector<ColumnRange> columns = FindColumns(region, options);
    if (columns.size() < 2) continue;
    std::vector<CellLine> lines;
    for (const PartedLine& line : region) lines.push_back(AssignColumns(page, line, columns));
    if (IsProse(lines, columns.size(), options) || IsList(page, lines, columns.size()) ||
        IsContents(page, lines))
      continue;
    grids.push_back(Assemble(page, lines, EdgesOf(columns), rules, options));
  }
  return grids;
}

}  // namespace portbook::table
