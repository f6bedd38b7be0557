// Tables against what is said of them: types, bounds, vocabularies and keys.
#pragma once

#include <string>
#include <vector>

#include "portbook/catalog/tables.h"

namespace portbook::release {

// What is wrong with a table, in one sentence; the first row is 1.
struct TableProblem {
  std::string table;
  std::string what;
};

// Every value that is not as its column says, and every key that does not hold.
// REQUIRES: every row has a value a column.
std::vector<TableProblem> CheckTables(const std::vector<catalog::DatasetTable>& tables);

}  // namespace portbook::release
