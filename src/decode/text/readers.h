// The readers of the notations that text guides are kept in, one function each: from the text of the document
// to its blocks, grids and marks. None of them looks at the encoding or at the file's name.
#pragma once

#include <stop_token>
#include <string_view>

#include "decode/text/document_writer.h"
#include "portbook/decode/decode.h"

namespace portbook::decode::text {

// A line longer than DecodeOptions::max_line_bytes is set apart, with limit-exceeded.
void ReadPlainText(const DecodeOptions& options, const std::stop_token& stop, doc::Document& document,
                   diag::Sink& sink);
// HTML within the Markdown is read as HTML.
void ReadMarkdown(const DecodeOptions& options, const std::stop_token& stop, doc::Document& document,
                  diag::Sink& sink);
// Blocks and grids of the HTML in `spans` take their places among those that the document has.
void ReadEmbeddedHtml(const std::vector<base::Span>& spans, const DecodeOptions& options,
                      const std::stop_token& stop, doc::Document& document, diag::Sink& sink);
void ReadRestructuredText(DocumentWriter& writer, const std::stop_token& stop);
// The text is one table of values that a sign parts.
void ReadSpreadsheet(DocumentWriter& writer);
void ReadAsciidoc(const DecodeOptions& options, const std::stop_token& stop, DocumentWriter& writer);

// The lines of a leading YAML block between `---` and `---`, fences included; 0 without one.
std::size_t FrontMatterSize(std::string_view text, const std::vector<base::Span>& lines);

}  // namespace portbook::decode::text
