#include "table/geometry/cell_lines.h"

#include <algorithm>
#include <string_view>

#include "portbook/base/utf8.h"

namespace portbook::table {
namespace {

bool HasLetter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint next = base::DecodeAt(text, at);
    if (base::IsWordCharacter(next.value) && !(next.value >= '0' && next.value <= '9')) return true;
    at += next.size;
  }
  return false;
}

char32_t LastCharacter(std::string_view text) {
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint next = base::DecodeAt(text, at);
    last = next.value;
    at += next.size;
  }
  return last;
}

}  // namespace

std::set<std::size_t> ColumnsOf(const CellLine& line) {
  std::set<std::size_t> columns;
  for (const Piece& piece : line.pieces) columns.insert(piece.first_column);
  return columns;
}

std::set<std::size_t> ColumnsOf(const LineBand& band) {
  std::set<std::size_t> columns;
  for (const CellLine& line : band) columns.merge(ColumnsOf(line));
  return columns;
}

double Leading(const CellLine& line, const CellLine& next) {
  return (next.line.box.y0 + next.line.box.y1 - line.line.box.y0 - line.line.box.y1) / 2;
}

const Piece* PieceIn(const CellLine& line, std::size_t column) {
  for (const Piece& piece : line.pieces) {
    if (piece.first_column <= column && column < piece.last_column) return &piece;
  }
  return nullptr;
}

bool IsValue(const doc::Page& page, const Piece& piece) {
  return std::ranges::none_of(piece.words,
                              [&](std::size_t i) { return HasLetter(page.words[i].text.value()); });
}

double WidthOf(const doc::Page& page, const Piece& piece) {
  return page.words[piece.words.back()].box.x1 - page.words[piece.words.front()].box.x0;
}

bool AwaitsMore(const doc::Page& page, const Piece& piece) {
  std::string_view last = page.words[piece.words.back()].text.value();
  constexpr std::string_view kEnDash = "\u2013";
  if (last.ends_with(kEnDash)) {
    last.remove_suffix(kEnDash.size());
  } else if (last.ends_with('-') || last.ends_with(',')) {
    last.remove_suffix(1);
  } else {
    return false;
  }
  // "--" is a value.
  return !last.empty() && base::IsWordCharacter(LastCharacter(last));
}

bool AreTwoValues(const doc::Page& page, const Piece& above, const Piece& below) {
  return IsValue(page, above) && IsValue(page, below) && !AwaitsMore(page, above);
}

bool BothStateValues(const doc::Page& page, const CellLine& line, const CellLine& next) {
  return std::ranges::any_of(next.pieces, [&](const Piece& piece) {
    const Piece* above = PieceIn(line, piece.first_column);
    return above != nullptr && AreTwoValues(page, *above, piece);
  });
}

bool BothStateValues(const doc::Page& page, const LineBand& band, const LineBand& next) {
  return std::ranges::any_of(band, [&](const CellLine& line) {
    return std::ranges::any_of(next,
                               [&](const CellLine& below) { return BothStateValues(page, line, below); });
  });
}

CellLines::CellLines(const doc::Page& page, const LineBand& band, const std::vector<double>& widths,
                     const TableOptions& options)
    : page_(page), band_(band), widths_(widths), options_(options), columns_(ColumnsOf(band).size()) {
  first_plain_line_ = FirstPlainLine();
  keys_ = FindKeys();
  const auto body = std::ranges::find_if(band_, [&](const CellLine& line) { return IsBodyLine(line); });
  if (body != band_.end()) first_body_line_ = static_cast<std::size_t>(body - band_.begin());
}

const CellLine* CellLines::Above(std::size_t line, std::size_t column) const {
  for (std::size_t i = line; i-- > 0;) {
    if (PieceIn(band_[i], column) != nullptr) return &band_[i];
  }
  return nullptr;
}

bool CellLines::EndsValue(std::size_t line) const {
  return std::ranges::any_of(band_[line].pieces, [&](const Piece& piece) {
    const CellLine* above = Above(line, piece.first_column);
    if (above == nullptr || !IsValue(page_, piece)) return false;
    const Piece& over = *PieceIn(*above, piece.first_column);
    return IsValue(page_, over) && AwaitsMore(page_, over) &&
           Leading(*above, band_[line]) <=
               options_.rows.max_wrap_leading_in_font_sizes * band_[line].line.font_size;
  });
}

bool CellLines::PartsBoldHeader(std::size_t line) const {
  if (line == 0 || line >= first_plain_line_) return line > 0 && line == first_plain_line_;
  const TextLine& here = band_[line].line;
  return here.box.y0 - band_[line - 1].line.box.y1 > options_.lines.wrap_gap_in_font_sizes * here.font_size;
}

const std::string& CellLines::FirstWord(const Piece& piece) const {
  return page_.words[piece.words.front()].text.value();
}

bool CellLines::BeginsLowerCase(const Piece& piece) const {
  const std::string& word = FirstWord(piece);
  const std::string_view character = std::string_view(word).substr(0, base::DecodeAt(word, 0).size);
  return HasLetter(character) && base::FoldForComparison(character) == character;
}

double CellLines::LeftOf(const Piece& piece) const { return page_.words[piece.words.front()].box.x0; }

bool CellLines::CanWrap(const Piece& above, const Piece& below) const {
  if (above.first_column != below.first_column || above.last_column != below.last_column) return false;
  double room = 0;
  for (std::size_t i = above.first_column; i < above.last_column; ++i) room += widths_[i];
  const doc::Word& first = page_.words[below.words.front()];
  const double space = options_.lines.wrap_slack_in_font_sizes * first.font_size;
  return WidthOf(page_, above) + first.box.width() + space > room;
}

bool CellLines::IsTighterThanRows(std::size_t line) const {
  const auto gap_above = [&](std::size_t at) { return band_[at].line.box.y0 - band_[at - 1].line.box.y1; };
  const auto begins_row = [&](const CellLine& other) {
    return std::ranges::any_of(other.pieces, [&](const Piece& piece) { return IsKey(piece.first_column); });
  };
  const double step = options_.rows.min_gap_step_in_font_sizes * band_[line].line.font_size;
  for (std::size_t i = 1; i < band_.size(); ++i) {
    if (begins_row(band_[i]) && gap_above(i) < gap_above(line) + step) return false;
  }
  return line > 0;
}

bool CellLines::MustWrap(const Piece& above, const Piece& below) const {
  if (above.first_column != below.first_column || above.last_column != below.last_column) return false;
  double limit = std::numeric_limits<double>::max();
  double widest = 0;  // beside other cells: a section's name has all the width
  for (const CellLine& line : band_) {
    const Piece* own = PieceIn(line, above.first_column);
    if (own != nullptr && line.pieces.size() > 1) widest = std::max(widest, WidthOf(page_, *own));
    const Piece* next = PieceIn(line, above.last_column);
    if (next != nullptr && next->first_column == above.last_column) limit = std::min(limit, LeftOf(*next));
  }
  const doc::Word& first = page_.words[below.words.front()];
  const double space = options_.lines.wrap_slack_in_font_sizes * first.font_size;
  const double gap = options_.lines.word_gap_in_font_sizes * first.font_size;
  const double needed = WidthOf(page_, above) + space + first.box.width();
  return needed > widest && LeftOf(above) + needed + gap > limit;
}

std::set<std::size_t> CellLines::FindKeys() const {
  std::vector<std::size_t> values(widths_.size());
  std::size_t rows = 0;
  for (std::size_t i = first_plain_line_; i < band_.size(); ++i) {
    if (2 * band_[i].pieces.size() <= columns_) continue;
    ++rows;
    for (const Piece& piece : band_[i].pieces) {
      if (IsValue(page_, piece)) ++values[piece.first_column];
    }
  }
  // One of them may be the header.
  std::set<std::size_t> keys;
  for (std::size_t column = 1; column < values.size(); ++column) {
    if (values[column] >= options_.joins.min_telling_rows && values[column] + 1 >= rows) keys.insert(column);
  }
  return keys;
}

bool CellLines::IsBodyLine(const CellLine& line) const {
  std::size_t values = 0;
  for (const Piece& piece : line.pieces) {
    if (piece.first_column > 0 && IsValue(page_, piece)) ++values;
    if (IsKey(piece.first_column) && IsValue(page_, piece)) return true;
  }
  return values > 0 && 2 * values + 1 >= line.pieces.size();
}

std::size_t CellLines::FirstPlainLine() const {
  const auto plain =
      std::ranges::find_if_not(band_, [&](const CellLine& line) { return IsBold(page_, line.line); });
  return plain == band_.end() ? 0 : static_cast<std::size_t>(plain - band_.begin());
}

}  // namespace portbook::table
