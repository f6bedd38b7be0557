// Drawn pages laid out as blocks and grids, printed as text.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "table/geometry/pdf_blocks.h"
#include "tests/unit/table/geometry_drawing.h"
#include "tests/unit/table/running_text.h"

namespace portbook::table {

constexpr const char* kCaptionRules = R"toml(
[[caption]]
name = "numbered"
match = '^Table (?P<number>[0-9]+): (?P<title>.+)$'
samples = ["Table 1: Ports"]
)toml";

inline std::string KindOf(const doc::Block& block) {
  switch (block.kind) {
    case doc::BlockKind::heading:
      return "heading " + std::to_string(block.level);
    case doc::BlockKind::paragraph:
      return "paragraph";
    case doc::BlockKind::grid:
      return "grid";
    case doc::BlockKind::page_break:
      return "page_break";
    case doc::BlockKind::furniture:
      return block.ignored_by;
    case doc::BlockKind::item:
    case doc::BlockKind::preformatted:
    case doc::BlockKind::caption:
      break;
  }
  return "unexpected";
}

// Of drawn pages.
inline std::string ShowBlocks(const std::vector<std::string>& pictures, const TableOptions& options = {},
                              const Scale& scale = {}) {
  doc::Document document;
  document.media_type = doc::MediaType::pdf;
  for (const std::string& picture : pictures) {
    document.pages.push_back(DrawPage(picture, static_cast<std::uint32_t>(document.pages.size() + 1), scale));
  }
  const rules::Library library = rules::Library::Compile({{"rules/common/small.toml", kCaptionRules}});
  diag::Sink sink;
  document = BuildPdfBlocks(std::move(document), RulesOf(library), options, sink);
  std::string shown = "\n";
  for (const doc::Block& block : document.blocks) {
    shown += KindOf(block);
    if (!block.grid) {
      shown += (block.lines.empty() ? "" : ": ") + base::Join(block.lines, " / ").value() + "\n";
      continue;
    }
    const doc::Grid& grid = document.grids[block.grid->value];
    shown += " of pages " + std::to_string(grid.first_page) + " to " + std::to_string(grid.last_page) + ": " +
             grid.caption.value() + "\n" + Show(grid);
  }
  return shown;
}

struct PagesCase {
  const char* name;
  std::vector<std::string> pages;
  const char* read;
  Scale scale = {};
};

inline void PrintTo(const PagesCase& test, std::ostream* out) { *out << test.name; }

inline std::string ShowCase(const PagesCase& test) { return ShowBlocks(test.pages, {}, test.scale); }

}  // namespace portbook::table
