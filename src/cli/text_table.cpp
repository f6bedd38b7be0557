#include "cli/text_table.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "portbook/base/check.h"
#include "portbook/base/utf8.h"

namespace portbook::cli {
namespace {

constexpr std::size_t kGap = 2;  // columns between two columns

using Cells = std::vector<std::string>;
using Widths = std::vector<std::size_t>;  // 0 for a column to be left out

// What no line end may part: a word, or a part of a path up to its slash.
struct Piece {
  std::string text;
  bool after_space = false;
};

std::vector<Piece> Pieces(const std::string& text) {
  std::vector<Piece> pieces;
  bool space = false, open = false;  // open: the last piece may grow
  for (const char c : text) {
    if (c == ' ') {
      space = true;
      open = false;
      continue;
    }
    if (!open) pieces.push_back({"", std::exchange(space, false)});
    pieces.back().text += c;
    open = c != '/';
  }
  return pieces;
}

std::size_t LongestPiece(const std::string& text) {
  std::size_t longest = 0;
  for (const Piece& piece : Pieces(text)) longest = std::max(longest, base::DisplayWidth(piece.text));
  return longest;
}

// What `measure` gives for the widest cell of each column, not less than for its header.
template <class Measure>
Widths Widest(const Cells& header, const std::vector<Cells>& rows, const Measure& measure) {
  Widths widths(header.size(), 0);
  for (const Cells& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], measure(row[i]));
  }
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (widths[i] > 0) widths[i] = std::max(widths[i], measure(header[i]));
  }
  return widths;
}

std::size_t Total(const Widths& widths) {
  const auto shown = std::count_if(widths.begin(), widths.end(), [](std::size_t width) { return width > 0; });
  const std::size_t gaps = shown > 1 ? static_cast<std::size_t>(shown - 1) * kGap : 0;
  return std::accumulate(widths.begin(), widths.end(), gaps);
}

// Takes from the widest column that may give until the table fits. False where it cannot.
bool Narrow(Widths& widths, const Widths& least, std::size_t width) {
  for (std::size_t total = Total(widths); total > width; --total) {
    std::size_t* widest = nullptr;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] > least[i] && (widest == nullptr || widths[i] > *widest)) widest = &widths[i];
    }
    if (widest == nullptr) return false;
    --*widest;
  }
  return true;
}

// Lines of whole pieces, none wider than `width` unless one piece is.
Cells Wrapped(const std::string& text, std::size_t width) {
  Cells lines;
  for (const Piece& piece : Pieces(text)) {
    const std::string gap = piece.after_space ? " " : "";
    if (!lines.empty() && base::DisplayWidth(lines.back() + gap + piece.text) <= width) {
      lines.back() += gap + piece.text;
    } else {
      lines.push_back(piece.text);
    }
  }
  return lines;
}

std::string Line(const Cells& cells, const Widths& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (widths[i] == 0) continue;
    line += cells[i];
    line.append(widths[i] - base::DisplayWidth(cells[i]) + kGap, ' ');
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string Lines(const Cells& row, const Widths& widths) {
  std::vector<Cells> wrapped;
  std::size_t height = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    wrapped.push_back(widths[i] == 0                            ? Cells()
                      : base::DisplayWidth(row[i]) <= widths[i] ? Cells{row[i]}
                                                                : Wrapped(row[i], widths[i]));
    height = std::max(height, wrapped.back().size());
  }
  std::string lines;
  for (std::size_t at = 0; at < height; ++at) {
    Cells cells;
    for (const Cells& cell : wrapped) cells.push_back(at < cell.size() ? cell[at] : "");
    lines += Line(cells, widths);
  }
  return lines;
}

std::string Block(const Cells& header, const Cells& row) {
  std::string block;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!row[i].empty()) block += header[i] + ": " + row[i] + "\n";
  }
  return block;
}

std::string Blocks(const Cells& header, const std::vector<Cells>& rows) {
  std::string blocks;
  for (const Cells& row : rows) blocks += (blocks.empty() ? "" : "\n") + Block(header, row);
  return blocks;
}

}  // namespace

std::string Aligned(const Cells& header, const std::vector<Cells>& rows, std::size_t width) {
  if (rows.empty()) return "";
  std::vector<Cells> shown = rows;
  for (Cells& row : shown) {
    PORTBOOK_CHECK(row.size() == header.size());
    for (std::string& cell : row) cell = base::Printable(cell);
  }
  Widths widths = Widest(header, shown, base::DisplayWidth);
  if (width != kAnyWidth && !Narrow(widths, Widest(header, shown, LongestPiece), width))
    return Blocks(header, shown);
  std::string out = Lines(header, widths);
  for (const Cells& row : shown) out += Lines(row, widths);
  return out;
}

}  // namespace portbook::cli
