// What base/archive.h writes of a document and of what its decoder said: the fields of each type, in order.
#pragma once

#include <tuple>

#include "portbook/base/archive.h"
#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"

namespace portbook::diag {

using base::Is;

auto Fields(Is<Diagnostic> auto& v) { return std::tie(v.kind, v.message, v.evidence, v.help); }
inline Kind Last(Kind) { return Kinds().back().kind; }

}  // namespace portbook::diag

namespace portbook::base {

template <class Tag>
auto Fields(StrongId<Tag>& v) {
  return std::tie(v.value);
}
template <class Tag>
auto Fields(const StrongId<Tag>& v) {
  return std::tie(v.value);
}

}  // namespace portbook::base

namespace portbook::doc {

using base::Is;

auto Fields(Is<Block> auto& v) {
  return std::tie(v.kind, v.level, v.parent, v.lines, v.grid, v.path, v.ignored_by);
}
auto Fields(Is<Cell> auto& v) {
  return std::tie(v.column, v.row_span, v.column_span, v.state, v.header, v.lines, v.box, v.path);
}
auto Fields(Is<Row> auto& v) { return std::tie(v.cells, v.after_page_break); }
auto Fields(Is<Grid> auto& v) {
  return std::tie(v.basis, v.caption, v.columns, v.rows, v.layout, v.path, v.first_page, v.last_page);
}
auto Fields(Is<Word> auto& v) {
  return std::tie(v.text, v.box, v.font_size, v.font, v.space_after, v.is_placed);
}
auto Fields(Is<Ruling> auto& v) { return std::tie(v.x0, v.y0, v.x1, v.y1, v.width); }
auto Fields(Is<Page> auto& v) {
  return std::tie(v.number, v.label, v.width, v.height, v.rotation, v.words, v.rulings);
}
auto Fields(Is<Document> auto& v) {
  return std::tie(v.capture_sha256, v.media_type, v.text, v.markup, v.blocks, v.grids, v.pages, v.open_table);
}

inline MediaType Last(MediaType) { return MediaType::pdf; }
inline BlockKind Last(BlockKind) { return BlockKind::furniture; }
inline CellState Last(CellState) { return CellState::inherited; }
inline GridBasis Last(GridBasis) { return GridBasis::aligned; }

}  // namespace portbook::doc
