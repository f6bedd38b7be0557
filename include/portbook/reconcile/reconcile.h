// Flows of all guides -> Catalog with Findings. Stages' diagnostics become findings with members; comparisons
// within a guide, between guides, with the IANA registry and with the laws of ports add theirs. Deletes
// nothing.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "portbook/diag/diagnostic.h"
#include "portbook/model/catalog.h"
#include "portbook/rules/rule_set.h"

namespace portbook::reconcile {

// One guide as it comes from normalize, with what its stages said and the rules it was read with.
struct Reading {
  model::Guide guide;
  std::vector<diag::Diagnostic> diagnostics;
  const rules::RuleSet* rules = nullptr;
};

struct ReconcileOptions {
  std::uint32_t wide_range =
      1024;  // ports: a range at least as wide, opened to a fixed service, is range-wide
};

model::Catalog Reconcile(std::vector<Reading> readings, const ReconcileOptions& options);

}  // namespace portbook::reconcile
