#include "table/geometry/columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "portbook/base/utf8.h"

namespace portbook::table {
namespace {

constexpr std::ptrdiff_t kTellingLines = 2;  // of a gap below a section's name

struct Interval {
  double left = 0, right = 0;
  double width() const { return right - left; }
};

using Parts = std::vector<const TextLine*>;

double SharedWidth(const base::Box& box, double left, double right) {
  return std::min(box.x1, right) - std::max(box.x0, left);
}

std::size_t CountParts(const PartedLine& line, const base::Box& box, double touch) {
  return static_cast<std::size_t>(std::ranges::count_if(
      line.parts, [&](const TextLine& part) { return SharedWidth(part.box, box.x0, box.x1) > touch; }));
}

// The name of a section runs on into the space before the next column, and may reach its text.
bool EndsAtNextColumn(const TextLine& part, std::size_t own_line, const std::vector<PartedLine>& lines,
                      double touch) {
  if (lines[own_line].parts.size() > 1) return false;
  return std::ranges::any_of(lines, [&](const PartedLine& line) {
    return std::ranges::any_of(line.parts, [&](const TextLine& other) {
      return &other != &line.parts.front() && std::abs(other.box.x0 - part.box.x1) <= touch;
    });
  });
}

// Where none of the parts stands, between the first and the last. REQUIRES: sorted by their left, not empty
std::vector<Interval> GapsBetween(const Parts& sorted) {
  std::vector<Interval> gaps;
  double right = sorted.front()->box.x1;
  for (const TextLine* part : sorted) {
    if (part->box.x0 > right) gaps.push_back({right, part->box.x0});
    right = std::max(right, part->box.x1);
  }
  return gaps;
}

// The name of a section, alone in bold type at the table's left, runs over a gap that a header and a row
// have.
bool RunsOverGap(const doc::Page& page, const TextLine& part, std::size_t own_line,
                 const std::vector<PartedLine>& lines, const TableOptions& options) {
  const auto stands_further_left = [&](const PartedLine& line) {
    return line.line.box.x0 < part.box.x0 - options.aligned.same_place;
  };
  if (lines[own_line].parts.size() > 1 || !IsBold(page, part) ||
      std::ranges::any_of(lines, stands_further_left))
    return false;
  Parts below;
  for (const PartedLine& line : lines) {
    if (!IsParted(line)) continue;
    for (const TextLine& other : line.parts) {
      if (SharedWidth(other.box, part.box.x0, part.box.x1) > options.columns.touch) below.push_back(&other);
    }
  }
  if (below.empty()) return false;
  std::ranges::stable_sort(below, {}, [](const TextLine* other) { return other->box.x0; });
  return std::ranges::any_of(GapsBetween(below), [&](const Interval& gap) {
    return std::ranges::count_if(lines, [&](const PartedLine& line) {
             return IsParted(line) && line.parts[0].box.x1 <= gap.left &&
                    line.parts[1].box.x0 <= gap.right + options.columns.touch;
           }) >= kTellingLines;
  });
}

bool SpansColumns(const TextLine& part, std::size_t own_line, const std::vector<PartedLine>& lines,
                  const TableOptions& options) {
  std::size_t over_one = 0;
  std::size_t over_several = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == own_line) continue;
    const std::size_t count = CountParts(lines[i], part.box, options.columns.touch);
    if (count == 1) ++over_one;
    if (count > 1) ++over_several;
  }
  return static_cast<double>(over_several) >
         options.columns.min_spanned_lines * static_cast<double>(over_one + over_several);
}

class ColumnFinder {
 public:
  ColumnFinder(const doc::Page& page, const std::vector<PartedLine>& lines, const TableOptions& options)
      : page_(page), lines_(lines), options_(options) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      voters_.emplace_back();
      for (const TextLine& part : lines[i].parts) {
        if (!SpansColumns(part, i, lines, options) &&
            !EndsAtNextColumn(part, i, lines, options.columns.touch) &&
            !RunsOverGap(page, part, i, lines, options))
          voters_.back().push_back(&part);
      }
    }
  }

  std::vector<ColumnRange> Find() {
    Parts sorted;
    for (const Parts& line : voters_) sorted.insert(sorted.end(), line.begin(), line.end());
    if (sorted.empty()) return {};
    std::ranges::stable_sort(sorted, {}, [](const TextLine* part) { return part->box.x0; });
    std::vector<ColumnRange> columns = {{sorted.front()->box.x0, 0}};
    for (const Interval& gap : GapsBetween(sorted)) {
      if (!IsWitnessed(gap)) continue;
      columns.back().right = gap.left;
      columns.push_back({gap.right, 0});
    }
    for (const TextLine* part : sorted) columns.back().right = std::max(columns.back().right, part->box.x1);
    return columns;
  }

 private:
  std::size_t CountClear(const Interval& gap) const {
    return static_cast<std::size_t>(std::ranges::count_if(voters_, [&](const Parts& line) {
      const auto before = [&](const TextLine* part) {
        return part->box.x1 <= gap.left + options_.columns.touch;
      };
      const auto behind = [&](const TextLine* part) {
        return part->box.x0 >= gap.right - options_.columns.touch;
      };
      return std::ranges::any_of(line, before) && std::ranges::any_of(line, behind);
    }));
  }

  // A narrow gap may be chance where few lines have it, unless each part behind it is placed apart.
  bool IsWitnessed(const Interval& gap) const {
    const double font_size = lines_.front().line.font_size;
    const std::size_t enough =
        IsPlaced(gap.right) ? options_.columns.min_placed_gap_lines : options_.columns.min_gap_lines;
    return gap.width() >= options_.lines.word_gap_in_font_sizes * font_size || CountClear(gap) >= enough;
  }

  // Whether every first part from `left` on begins with a word that is placed apart.
  bool IsPlaced(double left) const {
    return std::ranges::all_of(voters_, [&](const Parts& line) {
      const auto behind =
          std::ranges::find_if(line, [&](const TextLine* part) { return part->box.x0 >= left; });
      return behind == line.end() || page_.words[(*behind)->words.front()].is_placed;
    });
  }

  const doc::Page& page_;
  const std::vector<PartedLine>& lines_;
  const TableOptions& options_;
  std::vector<Parts> voters_;
};

// A range in which no letter or digit stands: bullets and currency signs belong to the text beside them.
bool HasOnlySigns(const doc::Page& page, const std::vector<PartedLine>& lines, const ColumnRange& range,
                  double touch) {
  for (const PartedLine& line : lines) {
    for (const std::size_t i : line.line.words) {
      const doc::Word& word = page.words[i];
      if (SharedWidth(word.box, range.left, range.right) <= std::min(touch, word.box.width() / 2)) continue;
      const std::string& text = word.text.value();
      for (std::size_t at = 0; at < text.size();) {
        const base::CodePoint next = base::DecodeAt(text, at);
        if (base::IsWordCharacter(next.value)) return false;
        at += next.size;
      }
    }
  }
  return true;
}

bool HasPart(const PartedLine& line, const ColumnRange& range) {
  return std::ranges::any_of(
      line.parts, [&](const TextLine& part) { return SharedWidth(part.box, range.left, range.right) > 0; });
}

// A header centred over a column whose few values stand to its left or right: only the first line, or the
// first ones in bold type, have text in the one range, and none in the other.
bool IsHeaderOf(const doc::Page& page, const std::vector<PartedLine>& lines, const ColumnRange& header,
                const ColumnRange& column) {
  const auto stands_in_header = [&](const PartedLine& line) { return HasPart(line, header); };
  const auto is_bold_or_elsewhere = [&](const PartedLine& line) {
    return std::ranges::all_of(line.parts, [&](const TextLine& part) {
      return SharedWidth(part.box, header.left, header.right) <= 0 || IsBold(page, part);
    });
  };
  const auto body =
      std::ranges::find_if(lines, [&](const PartedLine& line) { return HasPart(line, column); });
  if (body == lines.begin() || std::any_of(body, lines.end(), stands_in_header)) return false;
  const auto count = std::count_if(lines.begin(), body, stands_in_header);
  return (count == 1 && stands_in_header(lines.front())) ||
         (count > 1 && std::all_of(lines.begin(), body, is_bold_or_elsewhere));
}

double MiddleBetween(const ColumnRange& left, const ColumnRange& right) {
  return (left.right + right.left) / 2;
}

struct Overlap {
  std::size_t first = 0, last = 1;  // half-open
};

// The columns that the box lies over; where there is none, the one whose half of the gap it stands in.
Overlap Overlapped(const std::vector<ColumnRange>& columns, const base::Box& box, double touch) {
  std::optional<Overlap> overlap;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const double enough = std::min(touch, (columns[i].right - columns[i].left) / 2);
    if (SharedWidth(box, columns[i].left, columns[i].right) <= enough) continue;
    if (!overlap) overlap = Overlap{i, i + 1};
    overlap->last = i + 1;
  }
  if (overlap) return *overlap;
  std::size_t column = 0;
  const double middle = (box.x0 + box.x1) / 2;
  while (column + 1 < columns.size() && middle > MiddleBetween(columns[column], columns[column + 1]))
    ++column;
  return {column, column + 1};
}

// The column that most of the box lies over.
std::size_t HomeColumn(const std::vector<ColumnRange>& columns, const base::Box& box) {
  const auto shared = [&](const ColumnRange& column) { return SharedWidth(box, column.left, column.right); };
  return static_cast<std::size_t>(std::ranges::max_element(columns, {}, shared) - columns.begin());
}

// A piece that reaches into the next one's column stands in its own alone.
void AddPiece(std::vector<Piece>& pieces, const doc::Page& page, const std::vector<ColumnRange>& columns,
              const TextLine& line, double touch) {
  Overlap over = Overlapped(columns, line.box, touch);
  if (pieces.empty() || over.first >= pieces.back().last_column) {
    pieces.push_back({over.first, over.last, line.words});
    return;
  }
  Piece& before = pieces.back();
  const std::size_t home_before = HomeColumn(columns, MakeLine(page, before.words).box);
  const std::size_t home = HomeColumn(columns, line.box);
  if (home_before < home) {
    before.last_column = std::min(before.last_column, home);
    over.first = std::max(over.first, before.last_column);
    pieces.push_back({over.first, over.last, line.words});
  } else {
    before.last_column = std::max(before.last_column, over.last);
    before.words.insert(before.words.end(), line.words.begin(), line.words.end());
  }
}

class PartCutter {
 public:
  PartCutter(const doc::Page& page, const std::vector<ColumnRange>& columns, const TableOptions& options)
      : page_(page), columns_(columns), options_(options) {}

  // The part as lines that each lie over one column where its words allow. A line of one part may be a name
  // or a sentence over columns, whose words begin anywhere.
  std::vector<TextLine> Cut(const TextLine& part, bool is_alone) const {
    const bool is_widened = part.box.width() > MakeLine(page_, part.words).box.width();
    if (is_widened) return {part};
    std::vector<TextLine> cut;
    WordIndexes words;
    for (const std::size_t i : part.words) {
      if (!words.empty() && FallsBetweenColumns(page_.words[words.back()].box.x1, page_.words[i].box.x0)) {
        cut.push_back(MakeLine(page_, std::exchange(words, {})));
      }
      words.push_back(i);
    }
    cut.push_back(MakeLine(page_, std::move(words)));
    const auto in_place = [this](const TextLine& piece) { return StandsInPlace(piece); };
    const bool is_name = is_alone && IsBold(page_, part) && cut.size() < columns_.size();  // of a section
    const bool fits =
        cut.size() > 1 && !is_name && Fits(part, cut) && (!is_alone || std::ranges::all_of(cut, in_place));
    return fits ? cut : std::vector<TextLine>{part};
  }

 private:
  bool FallsBetweenColumns(double left, double right) const {
    for (std::size_t i = 0; i + 1 < columns_.size(); ++i) {
      const double shared = std::min(right, columns_[i + 1].left) - std::max(left, columns_[i].right);
      const double gap = columns_[i + 1].left - columns_[i].right;
      if (shared >= std::min(options_.columns.min_cut_share * (right - left), gap)) return true;
    }
    return false;
  }

  // Begins or ends with its column, or stands in its middle.
  bool StandsInPlace(const TextLine& piece) const {
    const ColumnRange& column = columns_[Overlapped(columns_, piece.box, options_.columns.touch).first];
    const double left = piece.box.x0 - column.left;
    const double right = column.right - piece.box.x1;
    return std::min({std::abs(left), std::abs(right), std::abs(left - right) / 2}) <=
           options_.aligned.same_place;
  }

  // Words of a heading over several columns may part where the columns do: then it is centred over all of
  // them, and its pieces over none.
  bool Fits(const TextLine& part, const std::vector<TextLine>& cut) const {
    const Overlap all = Overlapped(columns_, part.box, options_.columns.touch);
    if (all.last - all.first < 2) return false;
    for (const TextLine& piece : cut) {
      const Overlap own = Overlapped(columns_, piece.box, options_.columns.touch);
      if (own.last - own.first > 1) return false;
    }
    return true;
  }

  const doc::Page& page_;
  const std::vector<ColumnRange>& columns_;
  const TableOptions& options_;
};

// A piece alone over the middle of several columns is a heading over all of them.
void WidenOverColumns(CellLine& line, const std::vector<base::Box>& boxes,
                      const std::vector<ColumnRange>& columns, const TableOptions& options) {
  const double tolerance = options.lines.max_off_centre_in_font_sizes * line.line.font_size;
  for (std::size_t i = 0; i < line.pieces.size(); ++i) {
    Piece& piece = line.pieces[i];
    if (piece.last_column - piece.first_column < 2 || piece.first_column == 0) continue;
    const std::size_t lowest = i == 0 ? 1 : line.pieces[i - 1].last_column;
    const std::size_t highest =
        i + 1 == line.pieces.size() ? columns.size() : line.pieces[i + 1].first_column;
    const double middle = (boxes[i].x0 + boxes[i].x1) / 2;
    Piece widest = piece;
    for (std::size_t first = lowest; first <= piece.first_column; ++first) {
      for (std::size_t last = piece.last_column; last <= highest; ++last) {
        const double centre = (columns[first].left + columns[last - 1].right) / 2;
        if (std::abs(centre - middle) > tolerance || last - first < widest.last_column - widest.first_column)
          continue;
        widest.first_column = first;
        widest.last_column = last;
      }
    }
    piece = std::move(widest);
  }
}

}  // namespace

std::vector<ColumnRange> FindColumns(const doc::Page& page, const std::vector<PartedLine>& lines,
                                     const TableOptions& options) {
  std::vector<ColumnRange> columns = ColumnFinder(page, lines, options).Find();
  for (std::size_t i = 0; i + 1 < columns.size();) {
    if (HasOnlySigns(page, lines, columns[i], options.columns.touch) ||
        IsHeaderOf(page, lines, columns[i], columns[i + 1]) ||
        IsHeaderOf(page, lines, columns[i + 1], columns[i])) {
      columns[i].right = columns[i + 1].right;
      columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    } else {
      ++i;
    }
  }
  return columns;
}

CellLine AssignColumns(const doc::Page& page, const PartedLine& line, const std::vector<ColumnRange>& columns,
                       const TableOptions& options) {
  CellLine assigned{line.line, {}};
  const PartCutter cutter(page, columns, options);
  for (const TextLine& part : line.parts) {
    for (const TextLine& piece : cutter.Cut(part, line.parts.size() == 1)) {
      AddPiece(assigned.pieces, page, columns, piece, options.columns.touch);
    }
  }
  std::vector<base::Box> boxes;
  for (const Piece& piece : assigned.pieces) boxes.push_back(MakeLine(page, piece.words).box);
  WidenOverColumns(assigned, boxes, columns, options);
  return assigned;
}

std::size_t CountOverlapped(const std::vector<ColumnRange>& columns, const base::Box& box, double touch) {
  const Overlap overlap = Overlapped(columns, box, touch);
  return overlap.last - overlap.first;
}

std::vector<double> EdgesOf(const std::vector<ColumnRange>& columns) {
  std::vector<double> edges = {columns.front().left};
  for (std::size_t i = 1; i < columns.size(); ++i) edges.push_back(MiddleBetween(columns[i - 1], columns[i]));
  edges.push_back(columns.back().right);
  return edges;
}

double PaddingOf(const std::vector<ColumnRange>& columns, double font_size, const TableOptions& options) {
  double padding = columns.size() > 1 ? options.columns.max_padding_in_font_sizes * font_size : 0;
  for (std::size_t i = 1; i < columns.size(); ++i)
    padding = std::min(padding, std::max(0.0, columns[i].left - columns[i - 1].right) / 2);
  return padding;
}

}  // namespace portbook::table
