// Tables that stand in a cell of another table: the row round them says whose ports they list, and states
// none of its own.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "interpret/columns.h"
#include "portbook/doc/document.h"
#include "portbook/model/entry.h"

namespace portbook::interpret {

class NestedTables {
 public:
  explicit NestedTables(const doc::Document& document);

  // A table stands in one of its cells.
  bool IsHost(const doc::Row& row) const;
  // Keeps what the rows of `grid` say of the tables in their cells. Tables are given from the outside in.
  void ReadHosts(const doc::Grid& grid, int grid_index, const Columns& columns);
  // What the row round the table says; empty where none stands round it.
  std::vector<model::Context> OfHost(const doc::Grid& grid) const;

 private:
  std::map<std::string, std::vector<model::Context>, std::less<>> by_cell_;  // path of the cell
};

}  // namespace portbook::interpret
