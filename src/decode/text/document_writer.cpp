#include "decode/text/document_writer.h"

#include <algorithm>
#include <utility>

#include "decode/html/limits.h"
#include "decode/text/source_lines.h"
#include "portbook/base/utf8.h"

namespace portbook::decode::text {
namespace {

void Cover(const std::vector<base::Text>& lines, std::vector<bool>& covered) {
  for (const base::Text& line : lines) {
    for (const base::Run& run : line.runs()) {
      std::fill(covered.begin() + run.at.span.begin, covered.begin() + run.at.span.end, true);
    }
  }
}

std::vector<bool> CoveredByText(const doc::Document& document) {
  std::vector<bool> covered(document.text.size(), false);
  for (const doc::Block& block : document.blocks) Cover(block.lines, covered);
  for (const doc::Grid& grid : document.grids) {
    Cover({grid.caption}, covered);
    for (const doc::Row& row : grid.rows) {
      for (const doc::Cell& cell : row.cells) Cover(cell.lines, covered);
    }
  }
  return covered;
}

base::Span Around(std::optional<base::Span> whole, base::Span part) {
  if (!whole) return part;
  return {std::min(whole->begin, part.begin), std::max(whole->end, part.end)};
}

void SortAndJoin(std::vector<base::Span>& spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<base::Span> joined;
  for (const base::Span& span : spans) {
    if (span.empty()) continue;
    if (joined.empty() || joined.back().end < span.begin) {
      joined.push_back(span);
    } else {
      joined.back().end = std::max(joined.back().end, span.end);
    }
  }
  spans = std::move(joined);
}

}  // namespace

DocumentWriter::DocumentWriter(Notation notation, const DecodeOptions& options, doc::Document& document,
                               diag::Sink& sink)
    : notation_(notation),
      document_(document),
      sink_(sink),
      limits_(options.grids),
      budget_(options.grids, options.max_memory_bytes) {}

std::vector<base::Text> DocumentWriter::Read(base::Span span) {
  span = Trimmed(document_.text, span);
  if (span.empty()) return {};
  std::vector<base::Text> lines =
      ReadInlineLines(At(document_.text, span), span.begin, notation_, document_.markup);
  for (base::Text& line : lines) line = line.Trimmed();
  return lines;
}

void DocumentWriter::Mark(base::Span span) { document_.markup.push_back(span); }

std::optional<doc::BlockId> DocumentWriter::Add(doc::BlockKind kind, int level,
                                                std::vector<base::Text> lines) {
  std::erase_if(lines, [](const base::Text& line) { return line.blank(); });
  if (lines.empty()) return std::nullopt;
  doc::Block block;
  block.kind = kind;
  block.level = level;
  block.parent = item_;
  block.lines = std::move(lines);
  document_.blocks.push_back(std::move(block));
  return doc::BlockId{static_cast<std::uint32_t>(document_.blocks.size() - 1)};
}

std::vector<base::Text> DocumentWriter::Verbatim(const std::vector<base::Span>& lines) const {
  std::vector<base::Text> texts;
  for (const base::Span& line : lines) {
    texts.push_back(base::Text::At(At(document_.text, line), {line, 0, {}}, base::kCode));
  }
  return texts;
}

void DocumentWriter::AddPreformatted(const std::vector<base::Span>& lines) {
  Add(doc::BlockKind::preformatted, 0, Verbatim(lines));
}

void DocumentWriter::AddFurniture(const std::vector<base::Span>& lines, std::string_view ignored_by) {
  if (Add(doc::BlockKind::furniture, 0, Verbatim(lines))) document_.blocks.back().ignored_by = ignored_by;
}

doc::Cell DocumentWriter::MakeCell(std::vector<base::Text> lines, bool header) const {
  doc::Cell cell;
  std::erase_if(lines, [](const base::Text& line) { return line.blank(); });
  cell.lines = std::move(lines);
  cell.header = header;
  cell.state = cell.lines.empty() ? doc::CellState::blank : doc::CellState::stated;
  return cell;
}

void DocumentWriter::AddGrid(std::vector<html::SourceRow> rows, base::Text caption, std::string path) {
  const std::size_t read = std::min<std::size_t>(rows.size(), budget_.rows);
  std::vector<html::SourceRow> rest(std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(read)),
                                    std::make_move_iterator(rows.end()));
  rows.resize(read);
  budget_.rows -= read;
  if (read > 0) {
    AddGridOf(std::move(rows), std::move(caption), std::move(path));
  } else {
    Add(doc::BlockKind::caption, 0, {std::move(caption)});
  }
  SetRowsApart(rest);
}

void DocumentWriter::AddGridOf(std::vector<html::SourceRow> rows, base::Text caption, std::string path) {
  for (const html::SourceRow& row : rows) budget_.cells -= row.cells.size();
  doc::Grid grid;
  grid.caption = std::move(caption);
  grid.path = std::move(path);
  grid.rows = html::ResolveSpans(std::move(rows), budget_);
  for (const doc::Row& row : grid.rows) {
    grid.columns = std::max(grid.columns, row.cells.back().column + 1);
  }
  doc::Block block;
  block.kind = doc::BlockKind::grid;
  block.parent = item_;
  block.grid = doc::GridId{static_cast<std::uint32_t>(document_.grids.size())};
  document_.grids.push_back(std::move(grid));
  document_.blocks.push_back(std::move(block));
}

// From the first word of them to the last: as they stand in the file.
void DocumentWriter::SetRowsApart(const std::vector<html::SourceRow>& rows) {
  std::optional<base::Span> whole;
  for (const html::SourceRow& row : rows) {
    std::optional<base::Span> own;
    for (const doc::Cell& cell : row.cells) {
      for (const base::Text& line : cell.lines) own = Around(own, line.Extent());
    }
    budget_.refused_rows.Add(own.value_or(base::Span()));
    if (own) whole = Around(whole, *own);
  }
  if (whole) AddFurniture({*whole}, "text:row-past-the-limit");
}

void DocumentWriter::LeaveOpen(base::Span opening) {
  if (!document_.open_table) document_.open_table = Trimmed(document_.text, opening);
}

void DocumentWriter::Finish() {
  const std::vector<bool> covered = CoveredByText(document_);
  const std::string_view text = document_.text;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::DecodeAt(text, at);
    const auto begin = static_cast<std::uint32_t>(at);
    at += c.size;
    if (covered[begin] || base::IsSpace(c.value) || base::IsWordCharacter(c.value)) continue;
    Mark({begin, static_cast<std::uint32_t>(at)});
  }
  SortAndJoin(document_.markup);
  html::ReportRefused(budget_, limits_, text, sink_);
}

}  // namespace portbook::decode::text
