// Entries -> Flows with Statements: the grammar of ports and protocols, pairing of lists, two-way rows,
// candidates.
#pragma once

#include <string_view>
#include <vector>

#include "portbook/diag/diagnostic.h"
#include "portbook/model/catalog.h"
#include "portbook/model/flow.h"
#include "portbook/model/interpretation.h"
#include "portbook/rules/rule_set.h"

namespace portbook::normalize {

struct NormalizeOptions {
  std::uint32_t max_flows_per_entry = 4096;
  std::uint32_t max_flows = 50'000;  // of one document; the rows beyond are not read
  friend bool operator==(const NormalizeOptions&, const NormalizeOptions&) = default;
};

struct Normalization {
  std::vector<model::Entry> entries;  // of the interpretation, without prose that only repeats what is stated
  std::vector<model::Flow> flows;     // by entry, then in the order of the cells
  std::vector<std::string> entry_ids;    // parallel to the entries
  std::vector<model::Account> accounts;  // rows (of `interpreted` too) and numbers
};

// `product`: "vendor/product", part of every id.
Normalization Normalize(model::Interpretation interpreted, std::string_view product,
                        const rules::RuleSet& rules, const NormalizeOptions& options, diag::Sink& sink);

}  // namespace portbook::normalize
