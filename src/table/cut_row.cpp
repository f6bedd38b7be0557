#include "table/cut_row.h"

#include <algorithm>
#include <optional>

namespace portbook::table {
namespace {

// The place of a row's last words.
struct RowEnd {
  std::size_t cell = 0;
  std::uint32_t at = 0;
};

std::optional<RowEnd> EndOf(const doc::Row& row) {
  std::optional<RowEnd> end;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (row.cells[c].state != doc::CellState::stated) continue;
    for (const base::Text& line : row.cells[c].lines) end = RowEnd{c, line.Extent().end};
  }
  return end;
}

struct LastRow {
  std::size_t grid = 0;
  RowEnd end;
};

// The one that ends last in the text.
std::optional<LastRow> FindLastRow(const doc::Document& document) {
  std::optional<LastRow> last;
  for (std::size_t g = 0; g < document.grids.size(); ++g) {
    if (document.grids[g].rows.empty()) continue;
    const std::optional<RowEnd> end = EndOf(document.grids[g].rows.back());
    if (end && (!last || end->at > last->end.at)) last = LastRow{g, *end};
  }
  return last;
}

bool WordsFollow(const doc::Document& document, std::uint32_t at) {
  return std::any_of(document.blocks.begin(), document.blocks.end(), [at](const doc::Block& block) {
    return !block.lines.empty() && block.lines.back().Extent().end > at;
  });
}

// What stands behind the words up to the end of the line: the bar that closes a row, or nothing.
std::string_view SignBehind(std::string_view text, std::uint32_t at) {
  std::string_view sign = text.substr(at);
  sign = sign.substr(0, std::min(sign.find_first_of("\r\n"), sign.size()));
  const std::size_t begin = sign.find_first_not_of(" \t");
  if (begin == sign.npos) return {};
  return sign.substr(begin, sign.find_last_not_of(" \t") + 1 - begin);
}

// The text ends in the row, which is no whole row as the first one is.
bool EndsWithin(const doc::Document& document, const LastRow& last) {
  const std::string_view text = document.text;
  if (document.media_type != doc::MediaType::text) return false;
  if (text.find_first_of("\r\n", last.end.at) != text.npos) return false;
  const doc::Row& header = document.grids[last.grid].rows.front();
  const doc::Row& row = document.grids[last.grid].rows.back();
  const std::optional<RowEnd> header_end = EndOf(header);
  if (!header_end || &header == &row) return false;
  const std::string_view closing = SignBehind(text, header_end->at);
  if (!closing.empty() && SignBehind(text, last.end.at) != closing) return true;
  return row.cells.size() < header.cells.size() || (closing.empty() && last.end.cell < header_end->cell);
}

}  // namespace

void ReportCutRow(const doc::Document& document, diag::Sink& sink) {
  const std::optional<LastRow> last = FindLastRow(document);
  if (!last || WordsFollow(document, last->end.at)) return;
  if (!document.open_table && !EndsWithin(document, *last)) return;
  const doc::Grid& grid = document.grids[last->grid];
  const doc::Cell& cell = grid.rows.back().cells[last->end.cell];
  sink.Emit(
      diag::Kind::input_cut_off, "The file ends within or right behind this row, which may be incomplete.",
      {{cell.text(), {static_cast<int>(last->grid), static_cast<int>(grid.rows.size()) - 1, cell.column}}});
}

}  // namespace portbook::table
