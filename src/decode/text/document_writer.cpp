#include "decode/text/document_writer.h"

#include <algorithm>
#include <utility>

#include "decode/html/limits.h"
#include "decode/text/source_lines.h"
#include "portbook/base/utf8.h"

namespace portbook::decode::text {
namespace {

// Repeating a long cell over a large span may cost this part of the decoder's memory.
constexpr std::uint64_t kInheritedTextShare = 16;

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
      budget_{options.max_cells, options.max_memory_bytes / kInheritedTextShare, 0} {}

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
  if (budget_.refused > 0) {
    html::EmitLimit(
        "The tables have more cells than are read, or spans that repeat too much text: what "
        "exceeds it is not repeated, and tables beyond it are read as paragraphs.",
        {}, text, sink_);
  }
}

}  // namespace portbook::decode::text
