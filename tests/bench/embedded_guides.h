// The embedded guides with the value that stands before every stage, made once: what the benchmarks read.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "portbook/model/catalog.h"
#include "portbook/normalize/normalize.h"
#include "portbook/pipeline/pipeline.h"

namespace portbook::bench {

struct StagedGuide {
  doc::Capture capture;
  model::Source source;
  rules::RuleSet rules;
  doc::Document decoded;
  doc::Document with_grids;
  model::Interpretation interpreted;
};

struct EmbeddedGuides {
  rules::Library library;
  std::deque<StagedGuide> guides;
  std::vector<reconcile::Reading> readings;  // they point into `guides`
  model::Catalog catalog;
};

// Ends the program where the guides cannot be read: there is nothing to measure then.
const EmbeddedGuides& Guides();
pipeline::Options InProcess();

// All grids of the embedded guides as one page of mark-up, and the longest of them as PDF.
const doc::Capture& HtmlCapture();
const doc::Capture& PdfCapture();

}  // namespace portbook::bench
