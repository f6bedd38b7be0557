// Any bytes as an HTML page: the decoder ends, every place it names lies in the text, every grid is well
// formed.
#include <cstddef>
#include <cstdint>
#include <string>

#include "portbook/base/check.h"
#include "portbook/base/utf8.h"
#include "portbook/decode/decode.h"

namespace {

using namespace portbook;

void CheckText(const base::Text& text, const doc::Document& document) {
  PORTBOOK_CHECK(base::FirstInvalidUtf8(text.value()) == std::string_view::npos);
  for (const base::Run& run : text.runs()) {
    PORTBOOK_CHECK(run.at.span.begin <= run.at.span.end && run.at.span.end <= document.text.size());
  }
}

void CheckGrid(const doc::Grid& grid, const doc::Document& document) {
  CheckText(grid.caption, document);
  for (const doc::Row& row : grid.rows) {
    int next = 0;
    for (const doc::Cell& cell : row.cells) {
      PORTBOOK_CHECK(cell.column >= next && cell.column < grid.columns);
      next = cell.column + 1;
      for (const base::Text& line : cell.lines) CheckText(line, document);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  decode::DecodeOptions options;
  options.grids.max_cells = 10'000;
  options.max_memory_bytes = 64 << 20;
  diag::Sink sink;
  const doc::Capture capture = doc::MakeCapture("fuzz.html", doc::MediaType::html,
                                                std::string(reinterpret_cast<const char*>(data), size));
  const doc::Document document = decode::DecodeHtml(capture, options, {}, sink);
  for (const doc::Block& block : document.blocks) {
    for (const base::Text& line : block.lines) CheckText(line, document);
  }
  for (const doc::Grid& grid : document.grids) CheckGrid(grid, document);
  return 0;
}
