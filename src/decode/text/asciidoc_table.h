// A table of AsciiDoc: its attributes and the cells between its `|===` lines, put into rows by the number of
// columns. Knows no blocks round the table.
#pragma once

#include <string_view>
#include <vector>

#include "decode/text/document_writer.h"

namespace portbook::decode::text {

// What the attribute lines above a table say: [%header,cols="1,2a",options="header"].
struct AsciidocTableAttributes {
  enum class Header : std::uint8_t { unstated, yes, no } header = Header::unstated;
  char separator = '|';             // of cells: `|` before each, any other between values
  char cell_sign = '|';             // `!` in a table in a cell of another
  std::string path;                 // of such a table: that cell's and a step
  std::vector<char> column_styles;  // one a column, ' ' without style; empty where `cols` is not given
};
// `line` with its brackets; adds to `attributes`.
void ReadAsciidocAttributes(std::string_view line, AsciidocTableAttributes& attributes);

// `lines` stand between the delimiters. Without cells or without room for them they are preformatted.
void AddAsciidocTable(const std::vector<base::Span>& lines, const AsciidocTableAttributes& attributes,
                      base::Text caption, const DecodeOptions& options, DocumentWriter& writer);

}  // namespace portbook::decode::text
