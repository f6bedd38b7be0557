// The conservation law: nothing of a guide is dropped in silence. Every visible character of the document
// stands in a block or grid or is mark-up; every grid row and every port number in prose is stated, ignored
// by a named rule, or rejected by a finding.
#pragma once

#include <vector>

#include "portbook/doc/document.h"
#include "portbook/model/catalog.h"

namespace portbook::pipeline {

// Counts rows and characters in the document itself and numbers by their mentions, then holds the accounts
// against them.
model::Conservation CountConservation(const doc::Document& document, std::size_t mentions,
                                      const std::vector<model::Account>& accounts);

}  // namespace portbook::pipeline
