// The words of a port cell that state its ports, where the cell is written in sentences ("Open the port of
// the server. By default, it uses port 1433.").
#pragma once

#include <vector>

#include "portbook/base/text.h"
#include "portbook/interpret/interpret.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

struct StatedPorts {
  std::vector<base::Text>
      ports;                  // what the port grammar is to read, a stretch a line; empty: no port is named
  bool in_sentences = false;  // `ports` are parts of the cell, not the cell
};

// Lines that begin with a port, and short ones, are read whole.
StatedPorts FindStatedPorts(const std::vector<base::Text>& lines, const rules::RuleSet& rules,
                            const InterpretOptions& options);

}  // namespace portbook::interpret
