#include "table/geometry/framed_grids.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "table/geometry/aligned_grid.h"
#include "table/geometry/area.h"
#include "table/geometry/parted_lines.h"

namespace portbook::table {
namespace {

constexpr double kFar = 1e6;  // PDF points: past any page

struct Width {
  double from = 0, to = 0;
};

// What stands between two rules.
struct Band {
  double top = -kFar, bottom = kFar;
  WordIndexes words;
  std::vector<PartedLine> lines;
  std::vector<double> column_edges;  // where pieces of the rule below it meet
};

bool HasWidth(const JoinedRule& rule, const Width& width, const TableOptions& options) {
  return std::abs(rule.from - width.from) <= options.mesh.snap &&
         std::abs(rule.to - width.to) <= options.mesh.snap;
}

double MiddleOf(const ColumnRange& range) { return (range.left + range.right) / 2; }

// A part over the middles of two headers: running text, or a line over columns.
bool SpansHeaders(const PartedLine& line, const std::vector<ColumnRange>& headers) {
  return std::ranges::any_of(line.parts, [&](const TextLine& part) {
    return std::ranges::count_if(headers, [&](const ColumnRange& header) {
             return part.box.x0 < MiddleOf(header) && MiddleOf(header) < part.box.x1;
           }) > 1;
  });
}

// The tables between the rules of one width.
class FrameReader {
 public:
  FrameReader(const doc::Page& page, const WordIndexes& words, const WordIndexes& captions,
              const JoinedRules& rules, const Width& width, const TableOptions& options)
      : page_(page), words_(words), captions_(captions), rules_(rules), width_(width), options_(options) {
    double top = -kFar;
    for (const JoinedRule& rule : rules.horizontal) {
      if (!HasWidth(rule, width, options)) continue;
      bands_.push_back(BandBetween(top, rule.at));
      bands_.back().column_edges = rule.joints;
      top = rule.at;
    }
    bands_.push_back(BandBetween(top, kFar));
  }

  FramedGrids Read(const std::optional<OpenFrame>& above) {
    std::size_t at = above ? ReadRest(*above) : 0;
    std::size_t first = std::max<std::size_t>(at, 1);
    for (at = first; at + 1 < bands_.size();) {
      const std::vector<ColumnRange> headers = HeadersOf(bands_[at]);
      at = headers.empty() ? at + 1 : ReadTable(FirstOf(first, at, headers), at, headers);
      if (!headers.empty()) first = at;
    }
    return std::move(found_);
  }

  WordIndexes HeaderWords() const {
    WordIndexes words;
    for (std::size_t i = 1; i + 1 < bands_.size(); ++i) {
      if (!HeadersOf(bands_[i]).empty())
        words.insert(words.end(), bands_[i].words.begin(), bands_[i].words.end());
    }
    return words;
  }

 private:
  Band BandBetween(double top, double bottom) const {
    Band band;
    band.top = top;
    band.bottom = bottom;
    for (const std::size_t i : words_) {
      const base::Box& box = page_.words[i].box;
      const double x = (box.x0 + box.x1) / 2;
      const double y = (box.y0 + box.y1) / 2;
      if (width_.from <= x && x <= width_.to && top < y && y < bottom) band.words.push_back(i);
    }
    band.lines = PartLines(page_, band.words, rules_, options_);
    return band;
  }

  // None where the band is no header: a few lines, of which one has several parts, and no heading.
  std::vector<ColumnRange> HeadersOf(const Band& band) const {
    if (band.lines.empty() || band.lines.size() > options_.frames.max_header_lines ||
        std::ranges::none_of(band.lines, IsParted) || FirstForeign(band) != band.lines.size())
      return {};
    std::vector<ColumnRange> headers = FindColumns(page_, band.lines, options_);
    return headers.size() > 1 ? std::move(headers) : std::vector<ColumnRange>{};
  }

  // Lines in columns. One over several may head a section.
  bool IsBody(const Band& band, const std::vector<ColumnRange>& headers) const {
    const auto spanning = std::ranges::count_if(
        band.lines, [&](const PartedLine& line) { return SpansHeaders(line, headers); });
    return std::ranges::any_of(band.lines, IsParted) && FirstForeign(band) == band.lines.size() &&
           static_cast<double>(spanning) <=
               options_.frames.max_spanning_share * static_cast<double>(band.lines.size());
  }

  bool IsCaption(const PartedLine& line) const {
    return std::ranges::find(captions_, line.line.words.front()) != captions_.end();
  }

  // The first line that is no part of the table that the band began with: a heading, a caption.
  std::size_t FirstForeign(const Band& band) const {
    if (band.lines.empty()) return 0;
    const double limit = options_.lines.heading_size * band.lines.front().line.font_size;
    const auto is_foreign = [&](const PartedLine& line) {
      return (!IsParted(line) && line.line.font_size > limit) || IsCaption(line);
    };
    return static_cast<std::size_t>(std::ranges::find_if(band.lines, is_foreign) - band.lines.begin());
  }

  // A line alone in a row, as close to the rules that part the rows as the header is: what stands between
  // tables has more space.
  bool IsSection(const Band& band, double row_gap) const {
    if (band.lines.size() != 1 || IsParted(band.lines.front()) || IsCaption(band.lines.front())) return false;
    return RowGap(band) <= row_gap + Slack(band);
  }

  double Slack(const Band& band) const {
    return options_.frames.section_slack_in_font_sizes * band.lines.front().line.font_size;
  }

  // Above its header a table may have a title, and a page may begin with a section, with the rest of a row
  // or, where the header is but the first short row, with rows.
  std::size_t FirstOf(std::size_t lowest, std::size_t header, const std::vector<ColumnRange>& headers) const {
    const double row_gap = RowGap(bands_[header]);
    const auto belongs = [&](const Band& band) {
      return IsSection(band, row_gap) || IsRest(band, headers, row_gap) ||
             IsRowAbove(band, bands_[header], headers);
    };
    std::size_t first = header;
    while (first > lowest && belongs(bands_[first - 1])) --first;
    return first;
  }

  // What was taken for a header has values below those of this one.
  bool IsRowAbove(const Band& band, const Band& header, const std::vector<ColumnRange>& headers) const {
    const auto in_columns = [&](const Band& lines) {
      LineBand assigned;
      for (const PartedLine& line : lines.lines)
        assigned.push_back(AssignColumns(page_, line, headers, options_));
      return assigned;
    };
    return IsBody(band, headers) && RowGap(band) <= RowGap(header) + Slack(band) &&
           BothStateValues(page_, in_columns(band), in_columns(header));
  }

  // The last lines of a cell that the page before began.
  bool IsRest(const Band& band, const std::vector<ColumnRange>& headers, double row_gap) const {
    const auto is_foreign = [&](const PartedLine& line) {
      return IsParted(line) || SpansHeaders(line, headers) || IsCaption(line);
    };
    return !band.lines.empty() && std::ranges::none_of(band.lines, is_foreign) &&
           RowGap(band) <= row_gap + Slack(band);
  }

  // The wider one of the gaps between a band's text and its rules.
  static double RowGap(const Band& band) {
    double top = kFar;
    double bottom = -kFar;
    for (const PartedLine& line : band.lines) {
      top = std::min(top, line.line.box.y0);
      bottom = std::max(bottom, line.line.box.y1);
    }
    return std::max(top - band.top, band.bottom - bottom);
  }

  // The band behind the last of the table's bands from `at` on that rules close.
  std::size_t EndOfBody(std::size_t at, const std::vector<ColumnRange>& headers, double row_gap) const {
    const auto belongs = [&](const Band& band) {
      return IsBody(band, headers) || IsSection(band, row_gap) || IsRest(band, headers, row_gap);
    };
    while (at + 1 < bands_.size() && belongs(bands_[at])) ++at;
    return at;
  }

  // The lines below the last rule that go on with the table: up to running text or a heading.
  Band OpenEnd(const std::vector<ColumnRange>& headers) const {
    Band end = bands_.back();
    end.lines.resize(FirstForeign(end));
    const auto spans = [&](const PartedLine& line) { return SpansHeaders(line, headers); };
    end.lines.erase(std::ranges::find_if(end.lines, spans), end.lines.end());
    if (std::ranges::none_of(end.lines, IsParted)) end.lines.clear();
    return end;
  }

  // Browsers draw a rule for each cell of the header: where two meet, columns do.
  std::vector<ColumnRange> ColumnsOfRule(const Band& header) const {
    std::vector<ColumnRange> columns = {{width_.from, 0}};
    for (const double edge : header.column_edges) {
      columns.back().right = edge;
      columns.push_back({edge, 0});
    }
    columns.back().right = width_.to;
    return columns;
  }

  // Reads the table whose first band is `first` and whose header is the band `at`. Returns the band to go on
  // with.
  std::size_t ReadTable(std::size_t first, std::size_t at, const std::vector<ColumnRange>& headers) {
    const std::size_t end = EndOfBody(at + 1, headers, RowGap(bands_[at]));
    WordIndexes words;
    for (std::size_t i = first; i < end; ++i) Append(words, bands_[i].lines);
    // A rule below the body closes the table.
    const bool reaches_foot = end == at + 1 && AppendOpenEnd(words, end, headers);
    if (end == at + 1 && words.size() == CountWords(first, end)) return at + 1;
    const TableArea area = CutArea(page_, words, rules_, Outline(first, end, end == at + 1), options_);
    const std::vector<ColumnRange> drawn = ColumnsOfRule(bands_[at]);
    const AlignedLines aligned =
        drawn.size() > 1 ? AlignIn(page_, area, drawn, options_) : Align(page_, area, options_);
    if (aligned.columns.size() < 2) return at + 1;
    found_.grids.push_back(GridOf(page_, aligned, area.rules, options_));
    if (reaches_foot)
      found_.open = OpenFrame{width_.from, width_.to, headers, aligned.columns, RowGap(bands_[at])};
    return end;
  }

  // The rest of a table that the page before began, in its columns.
  std::size_t ReadRest(const OpenFrame& above) {
    const std::size_t end = EndOfBody(0, above.headers, above.row_gap);
    WordIndexes words;
    for (std::size_t i = 0; i < end; ++i) Append(words, bands_[i].lines);
    const bool reaches_foot = end == 0 && AppendOpenEnd(words, end, above.headers);
    if (words.empty()) return 0;
    const TableArea area = CutArea(page_, words, rules_, Outline(0, end, reaches_foot), options_);
    const AlignedLines aligned = AlignIn(page_, area, above.columns, options_);
    found_.grids.push_back(GridOf(page_, aligned, area.rules, options_));
    if (reaches_foot) found_.open = above;
    return end;
  }

  // Whether nothing but the table stands between `end` and the page's foot.
  bool AppendOpenEnd(WordIndexes& words, std::size_t end, const std::vector<ColumnRange>& headers) const {
    if (end + 1 != bands_.size()) return false;
    const Band rest = OpenEnd(headers);
    Append(words, rest.lines);
    return rest.lines.size() == bands_.back().lines.size();
  }

  std::size_t CountWords(std::size_t first, std::size_t end) const {
    std::size_t count = 0;
    for (std::size_t i = first; i < end; ++i) count += bands_[i].words.size();
    return count;
  }

  static void Append(WordIndexes& words, const std::vector<PartedLine>& lines) {
    for (const PartedLine& line : lines)
      words.insert(words.end(), line.line.words.begin(), line.line.words.end());
  }

  // From the band `first` to the rule below the band before `end`, or to the page's foot.
  base::Box Outline(std::size_t first, std::size_t end, bool is_open) const {
    const double bottom = is_open ? kFar : bands_[end - 1].bottom;
    return {width_.from - 1, bands_[first].top, width_.to + 1, bottom};
  }

  const doc::Page& page_;
  const WordIndexes& words_;
  const WordIndexes& captions_;
  const JoinedRules& rules_;
  const Width width_;
  const TableOptions& options_;
  std::vector<Band> bands_;  // one more than there are rules
  FramedGrids found_;
};

// Of rules that at least one other shares, widest first: a table's own rules before those below some of its
// columns.
std::vector<Width> SharedWidths(const JoinedRules& rules, const TableOptions& options) {
  std::vector<Width> widths;
  std::vector<Width> seen;
  for (const JoinedRule& rule : rules.horizontal) {
    const auto known = [&](const Width& width) { return HasWidth(rule, width, options); };
    if (std::ranges::none_of(seen, known)) {
      seen.push_back({rule.from, rule.to});
    } else if (std::ranges::none_of(widths, known)) {
      widths.push_back(*std::ranges::find_if(seen, known));
    }
  }
  std::ranges::stable_sort(widths, {}, [](const Width& width) { return width.from - width.to; });
  return widths;
}

}  // namespace

FramedGrids FindFramedGrids(const doc::Page& page, const WordIndexes& words, const WordIndexes& captions,
                            const JoinedRules& rules, const std::optional<OpenFrame>& above,
                            const TableOptions& options) {
  FramedGrids found;
  WordIndexes left = words;
  std::vector<Width> widths = SharedWidths(rules, options);
  if (above) widths.insert(widths.begin(), {above->from, above->to});
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const std::optional<OpenFrame> rest = above && i == 0 ? above : std::nullopt;
    FramedGrids read = FrameReader(page, left, captions, rules, widths[i], options).Read(rest);
    for (FoundGrid& grid : read.grids) {
      for (const WordIndexes& row : grid.row_words) {
        for (const std::size_t word : row) std::erase(left, word);
      }
      found.grids.push_back(std::move(grid));
    }
    if (read.open) found.open = std::move(read.open);
  }
  std::ranges::stable_sort(found.grids, {}, [](const FoundGrid& grid) { return grid.box.y0; });
  return found;
}

WordIndexes FramedHeaders(const doc::Page& page, const WordIndexes& words, const JoinedRules& rules,
                          const TableOptions& options) {
  WordIndexes headers;
  const WordIndexes no_captions;
  for (const Width& width : SharedWidths(rules, options)) {
    const WordIndexes found = FrameReader(page, words, no_captions, rules, width, options).HeaderWords();
    headers.insert(headers.end(), found.begin(), found.end());
  }
  return headers;
}

}  // namespace portbook::table
