// The blocks of a PDF: grids by geometry (ruled, aligned), tables joined over pages, running headers and
// footers set apart, and the rest as headings and paragraphs. The decoder delivers pages of words and rulings
// only.
#pragma once

#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"
#include "portbook/table/table.h"

namespace portbook::table {

// ENSURES: every word of every page is in exactly one block: a grid's cell or caption, a paragraph, a heading
// or furniture (reasons "pdf:running-header", "pdf:running-footer", "pdf:repeated-header",
// "pdf:repeated-caption"). A page_break block stands between pages. A grid stands where its first part does.
doc::Document BuildPdfBlocks(doc::Document document, const rules::RuleSet& rules, const TableOptions& options,
                             diag::Sink& sink);

}  // namespace portbook::table
