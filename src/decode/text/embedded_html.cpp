// HTML within Markdown, read as a browser would that shows the rendered page: all of it as one page. The
// decoder of HTML gets the text with everything else blanked out, so that its places are those of the text.
#include <algorithm>
#include <utility>

#include "decode/text/readers.h"

namespace portbook::decode::text {
namespace {

std::string OnlySpans(std::string_view text, const std::vector<base::Span>& spans) {
  std::string page(text.size(), ' ');
  for (const base::Span& span : spans) text.copy(page.data() + span.begin, span.size(), span.begin);
  return page;
}

// A block and where it begins; one without words stands after the block before it.
struct Placed {
  std::uint32_t begin = 0;
  doc::Block block;
  std::optional<std::size_t> parent;  // in the list before it is sorted
};

std::uint32_t BeginOf(const std::vector<base::Text>& lines, std::uint32_t otherwise) {
  for (const base::Text& line : lines) {
    if (!line.runs().empty()) return line.Extent().begin;
  }
  return otherwise;
}

std::uint32_t BeginOf(const doc::Grid& grid, std::uint32_t otherwise) {
  for (const doc::Row& row : grid.rows) {
    for (const doc::Cell& cell : row.cells) {
      if (!cell.lines.empty()) return BeginOf(cell.lines, otherwise);
    }
  }
  return otherwise;
}

// Appends; grids and parents are counted from `grids` and the list's size on.
void Place(std::vector<doc::Block> blocks, const std::vector<doc::Grid>& grids, std::uint32_t first_grid,
           std::vector<Placed>& placed) {
  const std::size_t first = placed.size();
  std::uint32_t begin = 0;
  for (doc::Block& block : blocks) {
    begin = block.grid ? BeginOf(grids[block.grid->value], begin) : BeginOf(block.lines, begin);
    Placed next{begin, std::move(block), std::nullopt};
    if (next.block.parent) next.parent = first + next.block.parent->value;
    if (next.block.grid) next.block.grid->value += first_grid;
    placed.push_back(std::move(next));
  }
}

// In the order of the text, which is that of the grids too.
void TakeInOrder(std::vector<Placed> placed, std::vector<doc::Grid> grids, doc::Document& document) {
  std::vector<std::size_t> order(placed.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return placed[a].begin < placed[b].begin; });
  std::vector<doc::BlockId> moved_to(placed.size());
  for (std::size_t i = 0; i < order.size(); ++i) moved_to[order[i]] = {static_cast<std::uint32_t>(i)};
  for (const std::size_t from : order) {
    doc::Block block = std::move(placed[from].block);
    if (placed[from].parent) block.parent = moved_to[*placed[from].parent];
    if (block.parent && block.parent->value >= document.blocks.size()) block.parent.reset();
    if (block.grid) {
      document.grids.push_back(std::move(grids[block.grid->value]));
      block.grid->value = static_cast<std::uint32_t>(document.grids.size() - 1);
    }
    document.blocks.push_back(std::move(block));
  }
}

}  // namespace

void ReadEmbeddedHtml(const std::vector<base::Span>& spans, const DecodeOptions& options,
                      const std::stop_token& stop, doc::Document& document, diag::Sink& sink) {
  const doc::Capture page{"", doc::MediaType::html, OnlySpans(document.text, spans), ""};
  diag::Sink html_sink;
  doc::Document html = DecodeHtml(page, options, stop, html_sink);
  for (const diag::Diagnostic& diagnostic : html_sink.diagnostics()) {
    // That the HTML has no words is no fault of the guide.
    if (diagnostic.kind != diag::Kind::input_empty) {
      sink.Emit(diagnostic.kind, diagnostic.message, diagnostic.evidence, diagnostic.help);
    }
  }
  std::vector<Placed> placed;
  const auto own_grids = static_cast<std::uint32_t>(document.grids.size());
  Place(std::exchange(document.blocks, {}), document.grids, 0, placed);
  Place(std::move(html.blocks), html.grids, own_grids, placed);
  std::vector<doc::Grid> grids = std::exchange(document.grids, {});
  std::move(html.grids.begin(), html.grids.end(), std::back_inserter(grids));
  TakeInOrder(std::move(placed), std::move(grids), document);
  document.markup.insert(document.markup.end(), html.markup.begin(), html.markup.end());
}

}  // namespace portbook::decode::text
