// Document with grids -> Entries: which rows are headers, which role each column has, what captions,
// headings, section rows and footnotes say of a row, which rows were shifted, and which port numbers stand in
// prose.
#pragma once

#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"
#include "portbook/model/interpretation.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

struct InterpretOptions {
  int max_header_rows = 3;
};

model::Interpretation Interpret(const doc::Document& document, const rules::RuleSet& rules,
                                const InterpretOptions& options, diag::Sink& sink);

}  // namespace portbook::interpret
