// What a reader says of a table that is open when the file ends. Which row the end touches is seen once all
// tables are found: the table stage looks.
#pragma once

#include <string_view>

#include "portbook/base/locator.h"
#include "portbook/diag/diagnostic.h"

namespace portbook::decode {

// input-cut-off; `opening` is what begins the table.
void ReportCutOff(base::Span opening, std::string_view text, diag::Sink& sink);

}  // namespace portbook::decode
