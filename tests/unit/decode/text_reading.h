// Reads a text guide in a test: the document, what was said of it, and the characters that stand nowhere in
// it. No assertions of its own.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/utf8.h"
#include "portbook/decode/decode.h"

namespace portbook::decode {

struct TextReading {
  doc::Document document;
  diag::Sink sink;

  // Visible characters that are in no block, no grid and no mark, as they stand.
  std::string Lost() const {
    std::vector<bool> covered(document.text.size(), false);
    const auto cover = [&](const base::Span& span) {
      for (std::size_t i = span.begin; i < span.end; ++i) covered.at(i) = true;
    };
    const auto cover_text = [&](const base::Text& text) {
      for (const base::Run& run : text.runs()) cover(run.at.span);
    };
    for (const base::Span& span : document.markup) cover(span);
    for (const doc::Block& block : document.blocks) {
      for (const base::Text& line : block.lines) cover_text(line);
    }
    for (const doc::Grid& grid : document.grids) {
      cover_text(grid.caption);
      for (const doc::Row& row : grid.rows) {
        for (const doc::Cell& cell : row.cells) {
          for (const base::Text& line : cell.lines) cover_text(line);
        }
      }
    }
    std::string lost;
    for (std::size_t at = 0; at < document.text.size();) {
      const base::CodePoint c = base::DecodeAt(document.text, at);
      if (!covered[at] && !base::IsSpace(c.value)) lost += document.text.substr(at, c.size);
      at += c.size;
    }
    return lost;
  }

  // Words whose place says something else, white space and entities aside: "word@begin".
  std::string Misplaced() const {
    std::string misplaced;
    for (const doc::Block& block : document.blocks) {
      for (const base::Text& line : block.lines) {
        for (const base::Run& run : line.runs()) {
          const std::string value = line.value().substr(run.begin, run.end - run.begin);
          const std::string source = document.text.substr(run.at.span.begin, run.at.span.size());
          if (base::FoldSpace(value) != base::FoldSpace(source) && !source.starts_with('&'))
            misplaced += value + "@" + std::to_string(run.at.span.begin);
        }
      }
    }
    return misplaced;
  }

  std::string Kinds() const {
    std::string kinds;
    for (const diag::Diagnostic& diagnostic : sink.diagnostics()) {
      if (!kinds.empty()) kinds += ' ';
      kinds += diag::Name(diagnostic.kind);
    }
    return kinds;
  }
};

inline TextReading ReadText(std::string name, std::string_view text, const DecodeOptions& options = {}) {
  TextReading reading;
  const doc::Capture capture = doc::MakeCapture(std::move(name), doc::MediaType::text, std::string(text));
  reading.document = DecodeText(capture, options, {}, reading.sink);
  return reading;
}

struct TextCase {
  std::string_view name;
  std::string_view text;
  std::string_view dump;
};
inline void PrintTo(const TextCase& test, std::ostream* out) { *out << test.name; }

}  // namespace portbook::decode
