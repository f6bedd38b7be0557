// Words of a table's lines by column, and what lines below each other say of one another: whether text reads
// on, whether both state values. Decides no rows.
#pragma once

#include <cstddef>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "table/geometry/text_lines.h"

namespace portbook::table {

// Words of one line that stand in one column, or run over several (a heading).
struct Piece {
  std::size_t first_column = 0, last_column = 1;  // half-open
  WordIndexes words;
};

struct CellLine {
  TextLine line;
  std::vector<Piece> pieces;  // left to right, no two in one column
};

// Lines between two rulings, top to bottom.
using LineBand = std::vector<CellLine>;

std::set<std::size_t> ColumnsOf(const CellLine& line);
std::set<std::size_t> ColumnsOf(const LineBand& band);

// From the middle of a line to that of the next, in PDF points.
double Leading(const CellLine& line, const CellLine& next);

// Null where the line has no text in the column.
const Piece* PieceIn(const CellLine& line, std::size_t column);

double WidthOf(const doc::Page& page, const Piece& piece);

// A number, a dash, a percentage: such cells are not wrapped.
bool IsValue(const doc::Page& page, const Piece& piece);

// "49152-", "80,": a value whose rest stands in the next line (browsers break a line behind a hyphen).
bool AwaitsMore(const doc::Page& page, const Piece& piece);

// A whole value stands in each.
bool AreTwoValues(const doc::Page& page, const Piece& above, const Piece& below);

// Neither line is a wrapped part of the other: both have values in one column.
bool BothStateValues(const doc::Page& page, const CellLine& line, const CellLine& next);

// Some line of each does.
bool BothStateValues(const doc::Page& page, const LineBand& band, const LineBand& next);

// The lines of one band, read together. Everything it is made of must outlive it.
class CellLines {
 public:
  CellLines(const doc::Page& page, const LineBand& band, const std::vector<double>& widths,
            const TableOptions& options);

  const doc::Page& page() const { return page_; }
  const LineBand& band() const { return band_; }
  const TableOptions& options() const { return options_; }
  std::size_t columns() const { return columns_; }  // with text

  // Lines above the first with values, or with one that rows begin with, are a header. 0 where there is none.
  std::size_t first_body_line() const { return first_body_line_; }

  // Whether the line must go on with the row above: it ends a value.
  bool EndsValue(std::size_t line) const;

  // Whether a row must begin with the line: below a header set in bold type, or in one, where the line stands
  // further from the one above than a cell's lines do (a section's name).
  bool PartsBoldHeader(std::size_t line) const;

  // The nearest line above that has text in the column; null where there is none.
  const CellLine* Above(std::size_t line, std::size_t column) const;

  const std::string& FirstWord(const Piece& piece) const;
  bool BeginsLowerCase(const Piece& piece) const;
  double LeftOf(const Piece& piece) const;

  // Whether the next line's first word had no room any more.
  bool CanWrap(const Piece& above, const Piece& below) const;

  // Whether it had none before the next column's text, where the column's own may never have filled it.
  bool MustWrap(const Piece& above, const Piece& below) const;

  // Whether a number stands in the column in every line that has text in most of them: rows begin with it.
  bool IsKey(std::size_t column) const { return keys_.contains(column); }

  // Whether the line stands clearly closer to the one above than any line that begins a row by such a number.
  bool IsTighterThanRows(std::size_t line) const;

 private:
  bool IsBodyLine(const CellLine& line) const;
  std::size_t FirstPlainLine() const;
  std::set<std::size_t> FindKeys() const;

  const doc::Page& page_;
  const LineBand& band_;
  const std::vector<double>& widths_;
  const TableOptions& options_;
  std::size_t columns_;
  std::size_t first_body_line_ = 0;
  std::size_t first_plain_line_ = 0;
  std::set<std::size_t> keys_;
};

}  // namespace portbook::table
