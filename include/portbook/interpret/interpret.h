// Document with grids -> Entries: which rows are headers, which role each column has, what captions,
// headings, section rows and footnotes say of a row, which rows were shifted, and which port numbers stand in
// prose.
#pragma once

#include <cstddef>

#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"
#include "portbook/model/interpretation.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

struct InterpretOptions {
  int max_header_rows = 3;
  double min_shape_share = 0.8;       // of a column's stated cells: they hold what its header does not say
  std::size_t max_judged_rows = 200;  // from the top: what a column holds is judged by these
  double min_port_share = 0.5;  // of the stated cells under a port header: else it heads no network ports
  int min_port_cells = 2;       // stated cells under port headers that it takes to judge by that share
  int max_name_words = 12;      // of a cell that names a component ("Front End Server load balancer, if ...")
  int max_section_words = 12;   // of a row over all columns that names the part below it: else it is a remark
  int max_port_words = 8;       // of a line of a port cell; a longer one is a sentence that may name ports
  int min_sockets = 3;          // port cells that count up from 0 or 1 and are no network ports
  int max_label_words =
      8;  // words before a port on a line that states it ("Web console of the gateway: 443")
  int max_prose_entries = 50'000;              // of one document; the numbers beyond are mentions
  std::size_t max_mentions = 100'000;          // of one document; the numbers beyond are not accounted for
  std::size_t max_searched_bytes = 1'000'000;  // of a paragraph or remark; no ports are sought beyond
  int min_similar_lines = 3;  // lines of a paragraph that state ports, where nothing announces them
  friend bool operator==(const InterpretOptions&, const InterpretOptions&) = default;
};

model::Interpretation Interpret(const doc::Document& document, const rules::RuleSet& rules,
                                const InterpretOptions& options, diag::Sink& sink);

}  // namespace portbook::interpret
