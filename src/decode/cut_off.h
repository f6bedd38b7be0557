// What decoders say of a table that is open when the file ends. Which row the end touches is seen once all
// tables are found: the table stage looks.
#pragma once

#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"

namespace portbook::decode {

// input-cut-off where the document has an open table.
void ReportCutOff(const doc::Document& document, diag::Sink& sink);

}  // namespace portbook::decode
