// The row that a file ends in. A download that was cut off ends anywhere: what stands in the last row may be
// half of what the guide says (8443 as 844), and nothing in the row shows it.
#pragma once

#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"

namespace portbook::table {

// input-cut-off at the last row, where the document has an open table, or where a
// text ends without a line end in a row that is shorter than the header or lacks the sign that closes it:
// files whose last line has no end are many, and complete.
void ReportCutRow(const doc::Document& document, diag::Sink& sink);

}  // namespace portbook::table
