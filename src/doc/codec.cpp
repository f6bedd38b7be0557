#include "portbook/doc/codec.h"

#include <utility>

#include "portbook/doc/archive.h"

namespace portbook::doc {
namespace {

constexpr std::string_view kSignature{"portbook", 8};

bool InText(const Document& document, const base::Text& text) {
  constexpr std::uint8_t kAllStyles =
      base::kStrong | base::kEmphasis | base::kSuperscript | base::kCode | base::kLink;
  for (const base::Run& run : text.runs()) {
    const base::Span span = run.at.span;
    if (span.begin > span.end || span.end > document.text.size() || run.style > kAllStyles) return false;
  }
  return true;
}

bool InText(const Document& document, const std::vector<base::Text>& lines) {
  for (const base::Text& line : lines) {
    if (!InText(document, line)) return false;
  }
  return true;
}

// Parents stand before their children, so that whoever follows them comes to an end.
bool IsSound(const Document& document, std::size_t index) {
  const Block& block = document.blocks[index];
  return (!block.parent || block.parent->value < index) &&
         block.grid.has_value() == (block.kind == BlockKind::grid) &&
         (!block.grid || block.grid->value < document.grids.size()) && InText(document, block.lines);
}

bool IsSound(const Document& document, const Grid& grid) {
  if (!InText(document, grid.caption)) return false;
  for (const Row& row : grid.rows) {
    for (const Cell& cell : row.cells) {
      if (cell.column < 0 || cell.column >= grid.columns || !InText(document, cell.lines)) return false;
    }
  }
  return true;
}

bool IsSound(const Document& document, const Page& page) {
  for (const Word& word : page.words) {
    if (!InText(document, word.text)) return false;
  }
  return true;
}

tl::unexpected<base::Error> Damaged(const std::string& what) {
  return base::Fail("", "the encoded document has " + what,
                    "delete the cache entry and decode the capture again");
}

}  // namespace

std::string FindUnsound(const Document& document) {
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (!IsSound(document, i)) return "block " + std::to_string(i);
  }
  for (std::size_t i = 0; i < document.grids.size(); ++i) {
    if (!IsSound(document, document.grids[i])) return "grid " + std::to_string(i);
  }
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    if (!IsSound(document, document.pages[i])) return "page " + std::to_string(i);
  }
  return "";
}

std::string Encode(const Document& document, const std::vector<diag::Diagnostic>& diagnostics) {
  base::ArchiveWriter writer;
  writer.Put(document);
  writer.Put(diagnostics);
  return base::Seal(kSignature, kCodecVersion, writer.Take());
}

base::Expected<Document> Decode(std::string_view bytes, diag::Sink& sink) {
  const base::Expected<std::string_view> content = base::Unseal(kSignature, kCodecVersion, bytes);
  if (!content) return Damaged(content.error().message);
  base::ArchiveReader reader(*content);
  Document document;
  std::vector<diag::Diagnostic> diagnostics;
  reader.Get(document);
  reader.Get(diagnostics);
  reader.Finish();
  if (!reader.ok()) return Damaged(reader.problem());
  const std::string unsound = FindUnsound(document);
  if (!unsound.empty()) return Damaged("something out of range in " + unsound);
  for (diag::Diagnostic& diagnostic : diagnostics) sink.Emit(std::move(diagnostic));
  return document;
}

base::Expected<Document> Decode(std::string_view bytes) {
  diag::Sink sink;
  return Decode(bytes, sink);
}

}  // namespace portbook::doc
