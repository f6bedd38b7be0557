#include "table/geometry/aligned_regions.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>

#include "table/geometry/columns.h"

namespace portbook::table {
namespace {

class RegionFinder {
 public:
  RegionFinder(const doc::Page& page, std::vector<PartedLine> lines, const Barriers& barriers,
               const JoinedRules& rules, const TableOptions& options)
      : page_(page),
        lines_(std::move(lines)),
        prose_(GroupLines(page, barriers.prose)),
        captions_(GroupLines(page, barriers.captions)),
        rules_(rules),
        options_(options) {}

  std::vector<LineRun> Find() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      PartedLine& line = lines_[i];
      if (!region_.empty() &&
          (IsFarBelow(line) || IsHeading(line) || IsBelowBarrier(line) || HeadsAnotherTable(line)))
        Close();
      if (IsParted(line) || StandsInNewColumn(line)) AddRanges(line);
      const double doubt = region_.empty() ? 0 : DoubtAfter(i);
      if (doubt > options_.aligned.max_doubt) Close();
      if (region_.empty() && !IsParted(line)) {
        before_.push_back(std::move(line));
        continue;
      }
      doubt_ = region_.empty() ? 0 : doubt;
      region_.push_back(std::move(line));
    }
    Close();
    return std::move(regions_);
  }

 private:
  // Rows that begin where columns do may stand further apart.
  bool IsFarBelow(const PartedLine& line) const {
    const TextLine& above = region_.back().line;
    const double font_size = std::max(line.line.font_size, above.font_size);
    const double limit = FitsColumns(line) ? options_.aligned.fitting_row_gap_in_font_sizes
                                           : options_.aligned.row_gap_in_font_sizes;
    return line.line.box.y0 - above.box.y1 > limit * font_size;
  }

  bool FitsColumns(const PartedLine& line) const {
    if (!IsParted(line)) return CountOver(line.line.box) == 1 && !IsOver(line.line.box, ranges_.front());
    return std::ranges::all_of(line.parts, [&](const TextLine& part) { return CountOver(part.box) == 1; });
  }

  std::ptrdiff_t CountOver(const base::Box& box) const {
    return std::ranges::count_if(ranges_, [&](const ColumnRange& range) { return IsOver(box, range); });
  }

  bool IsOver(const base::Box& box, const ColumnRange& range) const {
    return std::min(box.x1, range.right) - std::max(box.x0, range.left) > options_.columns.touch;
  }

  bool IsBelowBarrier(const PartedLine& line) const {
    const auto is_between = [&](const TextLine& barrier) {
      const double middle = (barrier.box.y0 + barrier.box.y1) / 2;
      return region_.back().line.box.y1 < middle && middle < line.line.box.y0;
    };
    const auto parts = [&](const TextLine& prose) {
      return is_between(prose) && IsOver(prose.box, ranges_.front());
    };
    const auto heads = [&](const TextLine& caption) {
      return is_between(caption) && CountOver(caption.box) > 0;
    };
    return std::ranges::any_of(prose_, parts) || std::ranges::any_of(captions_, heads);
  }

  bool IsHeading(const PartedLine& line) const {
    return !IsParted(line) &&
           line.line.font_size > options_.lines.heading_size * region_.back().line.font_size;
  }

  // In bold type, below a line of text over several columns and rows that are not bold.
  bool HeadsAnotherTable(const PartedLine& line) const {
    const PartedLine& above = region_.back();
    return IsParted(line) && IsBold(page_, line.line) && !IsParted(above) && CountOver(above.line.box) > 1 &&
           std::ranges::any_of(
               region_, [&](const PartedLine& row) { return IsParted(row) && !IsBold(page_, row.line); });
  }

  // A column that no parted line has shown yet.
  bool StandsInNewColumn(const PartedLine& line) const {
    return !ranges_.empty() && line.line.box.x0 > ranges_.front().right && CountOver(line.line.box) == 0;
  }

  // How many lines in a row say nothing for a table: most are below it. A line over several columns may be a
  // heading in the table, one in the first column may be a wrapped label.
  double DoubtAfter(std::size_t at) const {
    const PartedLine& line = lines_[at];
    if (IsParted(line)) return 0;
    if (StandsBesideNext(at)) return doubt_;
    if (CountOver(line.line.box) != 1) return doubt_ + options_.aligned.spanning_line_doubt;
    if (!IsOver(line.line.box, ranges_.front())) return 0;
    return doubt_ + (IsClose(region_.back(), line) ? options_.aligned.label_line_doubt
                                                   : options_.aligned.spanning_line_doubt);
  }

  // Of a cell in the middle of its row the first line reaches down to the other cells'.
  bool StandsBesideNext(std::size_t at) const {
    return at + 1 < lines_.size() && lines_[at + 1].line.box.y0 < lines_[at].line.box.y1;
  }

  bool IsClose(const PartedLine& above, const PartedLine& line) const {
    return line.line.box.y0 - above.line.box.y1 <=
           options_.lines.wrap_gap_in_font_sizes * line.line.font_size;
  }

  // The ranges that the parts fill so far, left to right. Parts over several are headings.
  void AddRanges(const PartedLine& line) {
    for (const TextLine& part : line.parts) {
      const auto before = [&](const ColumnRange& range) { return range.right <= part.box.x0; };
      const auto first = std::ranges::find_if_not(ranges_, before);
      const auto behind = [&](const ColumnRange& range) { return range.left >= part.box.x1; };
      const auto last = std::find_if(first, ranges_.end(), behind);
      if (last == first) {
        ranges_.insert(first, {part.box.x0, part.box.x1});
      } else if (last - first == 1) {
        first->left = std::min(first->left, part.box.x0);
        first->right = std::max(first->right, part.box.x1);
      }
    }
  }

  // Lines behind the last parted one may still be its wrapped cells, and those before the first the beginning
  // of its cells.
  void TakeWrappedCells() {
    TakeCentredHeader();
    const PartedLine first = region_.front();
    while (!before_.empty() && (BeginsCell(before_.back(), first) || HeadsColumns(before_.back()))) {
      region_.insert(region_.begin(), std::move(before_.back()));
      before_.pop_back();
    }
    auto end = std::find_if(region_.rbegin(), region_.rend(), IsParted).base();
    const PartedLine& last = *std::prev(end);
    const auto goes_on = [&](const PartedLine& line) {
      return StandsBesideGap(line, last) && (IsClose(*(&line - 1), line) || BeginsInColumn(line));
    };
    end = std::find_if_not(end, region_.end(), goes_on);
    region_.erase(end, region_.end());
  }

  // A line before a table may be its caption: cells centred beside each other overlap, and in other columns
  // than the first they begin at the column's left.
  bool BeginsCell(const PartedLine& line, const PartedLine& first) const {
    if (!StandsBesideGap(line, first)) return false;
    if (region_.front().line.box.y0 < line.line.box.y1) return true;
    return IsClose(line, region_.front()) && BeginsInColumn(line);
  }

  // Header cells of one and of two lines, set in the middle of their row: no line has two parts, but they
  // overlap, each over another column. Lines below them belong to the first row.
  void TakeCentredHeader() {
    auto header = before_.end();
    const PartedLine* below = &region_.front();
    for (auto line = before_.end(); line != before_.begin() && StandsAbove(*std::prev(line), *below);) {
      --line;
      if (line->line.box.y1 > below->line.box.y0 && ColumnOf(*line) != ColumnOf(*below)) header = line;
      below = &*line;
    }
    region_.insert(region_.begin(), std::make_move_iterator(header), std::make_move_iterator(before_.end()));
    before_.erase(header, before_.end());
  }

  bool StandsAbove(const PartedLine& line, const PartedLine& below) const {
    return CountOver(line.line.box) == 1 && below.line.box.y0 - line.line.box.y1 <=
                                                options_.aligned.row_gap_in_font_sizes * line.line.font_size;
  }

  // The first of those it stands over.
  std::size_t ColumnOf(const PartedLine& line) const {
    const auto is_over = [&](const ColumnRange& range) { return IsOver(line.line.box, range); };
    return static_cast<std::size_t>(std::ranges::find_if(ranges_, is_over) - ranges_.begin());
  }

  // On a rule of its own over several columns, the first not among them.
  bool HeadsColumns(const PartedLine& line) const {
    const base::Box& box = line.line.box;
    return std::ranges::any_of(rules_.horizontal, [&](const JoinedRule& rule) {
      const double below = rule.at - box.y1;
      const base::Box span{rule.from, rule.at, rule.to, rule.at};
      return below > -options_.mesh.snap &&
             below <= options_.lines.heading_rule_gap_in_font_sizes * line.line.font_size &&
             rule.from <= box.x0 && box.x1 <= rule.to && rule.from >= ranges_.front().right &&
             CountOver(span) > 1;
    });
  }

  // At the left of another column than the first.
  bool BeginsInColumn(const PartedLine& line) const {
    return std::ranges::any_of(ranges_, [&](const ColumnRange& range) {
      return &range != &ranges_.front() && std::abs(range.left - line.line.box.x0) <= options_.columns.touch;
    });
  }

  bool StandsBesideGap(const PartedLine& line, const PartedLine& parted) const {
    return CountOver(line.line.box) == 1 &&
           (line.line.box.x0 > parted.parts[0].box.x1 || line.line.box.x1 < parted.parts[1].box.x0);
  }

  void Close() {
    if (!region_.empty()) TakeWrappedCells();
    doubt_ = 0;
    ranges_.clear();
    before_.clear();
    if (static_cast<std::size_t>(std::ranges::count_if(region_, IsParted)) >= options_.aligned.min_ruled_rows)
      regions_.push_back(std::move(region_));
    region_.clear();
  }

  const doc::Page& page_;
  std::vector<PartedLine> lines_;
  std::vector<TextLine> prose_;
  std::vector<TextLine> captions_;
  const JoinedRules& rules_;
  const TableOptions& options_;
  std::vector<LineRun> regions_;
  LineRun region_;
  LineRun before_;  // lines of one part above it
  std::vector<ColumnRange> ranges_;
  double doubt_ = 0;
};

}  // namespace

std::vector<LineRun> FindRegions(const doc::Page& page, std::vector<PartedLine> lines,
                                 const Barriers& barriers, const JoinedRules& rules,
                                 const TableOptions& options) {
  return RegionFinder(page, std::move(lines), barriers, rules, options).Find();
}

}  // namespace portbook::table
