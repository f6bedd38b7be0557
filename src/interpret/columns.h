// Which rows of a grid are its header, and which role each column has. By the header vocabulary, never by
// position; a layout whose header was lost names its roles itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "portbook/doc/document.h"
#include "portbook/interpret/interpret.h"
#include "portbook/model/vocabulary.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

inline bool IsPortRole(model::Role role) {
  return role == model::Role::port || role == model::Role::protocol_port;
}

struct Column {
  model::Role role = model::Role::remarks;
  std::string header;                       // as printed, white space folded; empty where it was lost
  const rules::HeaderRule* rule = nullptr;  // nullptr: the layout's word, or an unknown header
  bool inferred = false;                    // the role is known by the cells, not by the header
  std::string applies_to;                   // the release that the header says the column is for, as printed
  bool marks_transport = false;  // its cells only mark ("X") whether the header's transport is used
  base::Evidence evidence;       // of the header

  bool known() const { return rule || inferred; }
  void Set(model::Role known_role) {
    role = known_role;
    inferred = true;
  }
};

// Columns of two ends that arrows tell apart row by row: 0-based.
struct Sides {
  int first = 0, second = 0;
};

struct Columns {
  std::vector<Column> columns;
  std::optional<Sides> sides;
  int title_rows = 0;      // above the header, each one cell: they stand there as section rows do
  int header_rows = 0;     // titles included
  bool by_layout = false;  // a layout rule names the roles: whoever wrote it knows the table
  std::string signature;   // folded headers with `|` between: part of the table's key
  bool HasPorts() const;
  bool IsMatrix() const;  // sources down, destinations across, ports in the cells
};

Columns ReadColumns(const doc::Grid& grid, int grid_index, const rules::RuleSet& rules,
                    const InterpretOptions& options);

// The row says the same as the grid's header rows.
bool RepeatsHeader(const doc::Row& row, const doc::Grid& grid, const Columns& columns);

}  // namespace portbook::interpret
