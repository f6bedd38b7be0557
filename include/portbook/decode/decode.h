// Capture -> Document, one decoder a medium. Bad input is data: the result is partial and diagnostics say
// what is missing.
#pragma once

#include <cstdint>
#include <stop_token>

#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"
#include "portbook/doc/grid_limits.h"

namespace portbook::decode {

struct DecodeOptions {
  std::uint64_t max_input_bytes = 256ull << 20;  // a larger capture is read up to here
  std::uint64_t max_memory_bytes = 2ull << 30;   // of a decoder's child process
  std::uint32_t max_seconds = 120;               // of a decoder's child process
  std::uint32_t max_threads = 8;                 // that read the pages of one PDF
  std::uint32_t max_line_bytes = 1u << 20;       // of text; a longer line is set apart, unread
  std::uint32_t max_marked_up_bytes = 8u << 20;  // of text in a notation: the trees and tables of its reader
                                                 // cost many times the text; the rest is set apart, unread
  doc::GridLimits grids;
  std::uint32_t max_span = 1000;  // colspan and rowspan are clamped to this
  std::uint32_t max_words_per_page = 200'000;
  std::uint64_t max_shown_bytes_per_page = 200'000;  // of the strings that its content shows, of a byte or
                                                     // two a letter: poppler's time grows with their square
  std::uint32_t max_rulings_per_page = 100'000;
  std::uint64_t max_inflated_bytes = 64ull << 20;  // of one PDF page's content
  friend bool operator==(const DecodeOptions&, const DecodeOptions&) = default;
};

// Plain text, in any encoding that is found out (BOM, UTF-8, UTF-16, else what uchardet says): headings,
// paragraphs, items, lines with tabs (preformatted). Inline mark-up (<b>, <sup>, **, back-slashes) becomes
// style, not characters.
doc::Document DecodeText(const doc::Capture&, const DecodeOptions&, std::stop_token, diag::Sink&);
doc::Document DecodeHtml(const doc::Capture&, const DecodeOptions&, std::stop_token, diag::Sink&);
doc::Document DecodePdf(const doc::Capture&, const DecodeOptions&, std::stop_token, diag::Sink&);

// By the capture's media type.
doc::Document Decode(const doc::Capture&, const DecodeOptions&, std::stop_token, diag::Sink&);

}  // namespace portbook::decode
