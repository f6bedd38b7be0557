#include "decode/html/grid_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace portbook::decode::html {

GridWriter::GridWriter(const DecodeOptions& options, doc::Document& document)
    : options_(options), document_(document), budget_(options.grids, options.max_memory_bytes) {}

doc::GridId GridWriter::OpenTable(std::string path) {
  const doc::GridId id{static_cast<std::uint32_t>(document_.grids.size())};
  doc::Grid grid;
  grid.basis = doc::GridBasis::marked_up;
  grid.path = std::move(path);
  document_.grids.push_back(std::move(grid));
  tables_.emplace_back().grid = id;
  return id;
}

base::Span GridWriter::CloseTable() {
  Table& table = tables_.back();
  doc::Grid& grid = document_.grids[table.grid.value];
  grid.caption = base::Join(table.caption.TakeLines(), " ");
  grid.rows = ResolveSpans(std::move(table.rows), budget_);
  for (const doc::Row& row : grid.rows) grid.columns = std::max(grid.columns, row.cells.back().column + 1);
  const base::Span refused = table.refused;
  tables_.pop_back();
  return refused;
}

void GridWriter::OpenGroup(GumboTag tag) {
  const bool is_foot = tag == GUMBO_TAG_TFOOT;
  StartGroup(tag == GUMBO_TAG_THEAD ? RowGroup::head : is_foot ? RowGroup::foot : RowGroup::body);
}

void GridWriter::StartGroup(RowGroup kind) {
  ++tables_.back().groups;
  tables_.back().group = kind;
}

void GridWriter::CloseGroup() { StartGroup(RowGroup::body); }

void GridWriter::OpenRow() {
  --budget_.rows;
  Table& table = tables_.back();
  table.rows.push_back({table.groups, table.group, {}});
}

void GridWriter::OpenCell(const GumboElement& element, std::string path) {
  --budget_.cells;
  doc::Cell cell;
  cell.header = element.tag == GUMBO_TAG_TH || tables_.back().group == RowGroup::head;
  cell.column_span = std::max(1, SpanOf(element, "colspan"));
  cell.row_span = SpanOf(element, "rowspan");
  cell.path = std::move(path);
  tables_.back().rows.back().cells.push_back(std::move(cell));
}

void GridWriter::CloseCell() {
  Table& table = tables_.back();
  doc::Cell& cell = table.rows.back().cells.back();
  cell.lines = table.cell.TakeLines();
  cell.state = cell.lines.empty() ? doc::CellState::blank : doc::CellState::stated;
}

int GridWriter::SpanOf(const GumboElement& element, const char* name) {
  const GumboAttribute* attribute = gumbo_get_attribute(&element.attributes, name);
  const std::optional<std::int64_t> stated =
      attribute == nullptr ? std::nullopt : ParseSpan(attribute->value);
  if (!stated) return 1;
  if (*stated >= 0 && *stated <= options_.max_span) return static_cast<int>(*stated);
  const std::uint32_t begin = attribute->name_start.offset;
  clamped_spans_.Add({begin, std::max(begin, attribute->value_end.offset)});
  return *stated < 0 ? 1 : static_cast<int>(options_.max_span);
}

void GridWriter::Report(diag::Sink& sink) const {
  if (clamped_spans_.count > 0) {
    EmitLimit(fmt::format("{} colspan or rowspan {} outside 0..{}, read as the nearest that makes sense.",
                          clamped_spans_.count, clamped_spans_.count == 1 ? "attribute is" : "attributes are",
                          options_.max_span),
              clamped_spans_.first, document_.text, sink);
  }
  ReportRefused(budget_, options_.grids, document_.text, sink);
}

// Once one is refused, so is every row behind it: they are one stretch of the source.
void GridWriter::RefuseRow(const GumboElement& element) {
  const base::Span tag = StartTag(element);
  budget_.refused_rows.Add(tag);
  base::Span& refused = tables_.back().refused;
  if (refused.empty()) refused = tag;
  refused.end = std::max({refused.end, tag.end, static_cast<std::uint32_t>(element.end_pos.offset)});
}

base::Span GridWriter::StartTag(const GumboElement& element) {
  const auto begin = static_cast<std::uint32_t>(element.start_pos.offset);
  return {begin, begin + static_cast<std::uint32_t>(element.original_tag.length)};
}

}  // namespace portbook::decode::html
