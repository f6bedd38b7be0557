// The common form of a guide, whatever it was published in: blocks in reading order, grids of cells, and, for
// PDF, pages with words and rulings. Flat: parents are indices, nothing is nested. What it is not: it knows
// no ports and no vendors.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/locator.h"
#include "portbook/base/strong_id.h"
#include "portbook/base/text.h"

namespace portbook::doc {

using BlockId = base::StrongId<struct BlockTag>;
using GridId = base::StrongId<struct GridTag>;

enum class MediaType : std::uint8_t { text, html, pdf };
std::string_view Name(MediaType type);
std::optional<MediaType> ParseMediaType(std::string_view name);  // "text", "html", "pdf"

// The exact bytes that were obtained, known by their SHA-256.
struct Capture {
  std::string name;  // how a person names it: its path as given
  MediaType media_type = MediaType::text;
  std::string bytes;
  std::string sha256;
};
Capture MakeCapture(std::string name, MediaType type, std::string bytes);
// By content (%PDF-, a leading <html, <!doctype or <table ...) and then by the name's ending.
MediaType SniffMediaType(std::string_view name, std::string_view bytes);

enum class BlockKind : std::uint8_t {
  heading,
  paragraph,
  item,
  preformatted,
  caption,
  grid,
  page_break,
  furniture
};
std::string_view Name(BlockKind kind);

struct Block {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;                  // heading 1..6, item nesting 1..
  std::optional<BlockId> parent;  // stands before this block
  std::vector<base::Text> lines;  // as they stand, one Text a line; empty for grid and page_break
  std::optional<GridId> grid;     // only kind grid
  std::string path;               // DOM path in HTML ("html/body/p[3]"), else empty
  std::string ignored_by;         // furniture: the name of the rule or the reason that set it apart
  friend bool operator==(const Block&, const Block&) = default;
};

enum class CellState : std::uint8_t {
  stated,     // has visible text
  blank,      // a cell without text
  absent,     // a ragged row has no such cell
  inherited,  // covered by the span of a cell above or to the left
};
std::string_view Name(CellState state);

struct Cell {
  int column = 0;  // 0-based
  int row_span = 1;
  int column_span = 1;
  CellState state = CellState::stated;
  bool header = false;            // marked up or typeset as one
  std::vector<base::Text> lines;  // as in the guide: <br>, <p>, wrapped lines that are items of their own
  std::optional<base::Box> box;   // PDF points
  std::string path;               // DOM path
  base::Text text() const { return base::Join(lines, "\n"); }
  friend bool operator==(const Cell&, const Cell&) = default;
};

struct Row {
  std::vector<Cell>
      cells;  // by column; ragged, never padded; spans are resolved: an inherited cell repeats the text
  bool after_page_break = false;  // a page ended between the row above and this one
  friend bool operator==(const Row&, const Row&) = default;
};

enum class GridBasis : std::uint8_t { marked_up, delimited, terminated, record, ruled, aligned };
std::string_view Name(GridBasis basis);

struct Grid {
  GridBasis basis = GridBasis::marked_up;
  base::Text caption;  // empty where there is none
  int columns = 0;     // of the widest row
  std::vector<Row> rows;
  std::string layout;  // the rule that made it ("cisco/imp:tables"), empty for mark-up and geometry
  std::string path;    // DOM path
  std::uint32_t first_page = 0, last_page = 0;  // 1-based; 0 without pages
  friend bool operator==(const Grid&, const Grid&) = default;
};

struct Word {
  base::Text text;       // its locators carry page and box
  base::Box box;         // PDF points
  double font_size = 0;  // PDF points
  std::string font;
  bool space_after = false;
  bool is_placed = false;  // no space is shown before it, though the document shows spaces between words
  friend bool operator==(const Word&, const Word&) = default;
};

// A straight line or the edge of a filled cell.
struct Ruling {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // PDF points; horizontal when y0 == y1, vertical when x0 == x1
  double width = 0;                       // PDF points
  friend bool operator==(const Ruling&, const Ruling&) = default;
};

struct Page {
  std::uint32_t number = 1;  // 1-based
  std::string label;
  double width = 0, height = 0;  // PDF points, as displayed
  int rotation = 0;              // degrees clockwise
  std::vector<Word> words;
  std::vector<Ruling> rulings;
  friend bool operator==(const Page&, const Page&) = default;
};

struct Document {
  std::string capture_sha256;
  MediaType media_type = MediaType::text;
  std::string text;  // the capture's text in UTF-8, which every Span counts in. Text: the decoded file; HTML:
                     // the page's source; PDF: each page's words in poppler's order, one space or line feed
                     // between, form feed after each page
  std::vector<base::Span>
      markup;  // bytes of `text` that mark and say nothing (tags, `**`, cell terminators); every other
               // visible character stands in a block or grid. Sorted, disjoint
  std::vector<Block> blocks;
  std::vector<Grid> grids;
  std::vector<Page> pages;
  std::optional<base::Span> open_table;  // bytes of `text` that begin the table in which the file ends
  friend bool operator==(const Document&, const Document&) = default;
};

// Readable and stable: one line a block, a grid as its rows. What tests and `tables --format text` print.
std::string Dump(const Document& document);
std::string Dump(const Grid& grid);

}  // namespace portbook::doc
