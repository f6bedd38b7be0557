// The tables of reStructuredText: drawn as a grid, underlined (simple), as nested lists and as
// comma-separated lines. Each function gets the lines of one table and gives its rows in source order; it
// knows no directive.
#pragma once

#include <string_view>
#include <vector>

#include "decode/text/document_writer.h"

namespace portbook::decode::text {

// The parts of a table that its directive states.
struct TableOptions {
  std::size_t header_rows = 0;
  std::size_t stub_columns = 0;
};

bool IsGridTableBorder(std::string_view line);  // trimmed: `+---+---+`
bool IsSimpleTableRule(std::string_view line);  // trimmed: `====  ====`

// How many cells the table has at most.
std::size_t MostCells(std::string_view text, const std::vector<base::Span>& lines);

// Without rows where the drawing or the list is broken.
using SourceRows = std::vector<html::SourceRow>;
SourceRows ReadGridTable(const std::vector<base::Span>& lines, DocumentWriter& writer);
SourceRows ReadSimpleTable(const std::vector<base::Span>& lines, DocumentWriter& writer);
SourceRows ReadListTable(const std::vector<base::Span>& lines, const TableOptions& options,
                         DocumentWriter& writer);
SourceRows ReadCsvTable(const std::vector<base::Span>& lines, const TableOptions& options,
                        DocumentWriter& writer);

}  // namespace portbook::decode::text
