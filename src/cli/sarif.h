// Findings as a SARIF 2.1.0 log, which code hosts show at the lines of a guide. SARIF is a public standard of
// OASIS.
#pragma once

#include <string>

#include "portbook/model/catalog.h"
#include "portbook/pipeline/guide_texts.h"

namespace portbook::cli {

// One run with a rule for each kind among the findings and a result for each finding; a decided one is
// suppressed with the decision's reason. Ends with a line feed. Lines and columns count from 1, columns count
// code points.
std::string Sarif(const model::Catalog& catalog, pipeline::GuideTexts& texts);

}  // namespace portbook::cli
