// Lists in two cells of one row: which port goes with which protocol. They pair by position only where their
// lengths agree and something confirms it, or by lines where both cells have as many; otherwise they
// multiply.
#pragma once

#include <vector>

#include "normalize/protocols.h"
#include "portbook/grammar/ports.h"
#include "portbook/rules/rule_set.h"

namespace portbook::normalize {

// One atom of a row: indices into the lists; -1 where the list has no part in it.
struct Atom {
  int port = -1;
  int alternative = -1;
  int service = -1;  // one item of the service cell; -1: all of them
};

struct Pairing {
  std::vector<Atom> atoms;  // by port, then by alternative
  bool uncertain = false;   // two lists of which nothing says how they go together
};

// `port_lines`: parallel to the ports, the 0-based line of its cell that each stands on.
Pairing PairLists(const std::vector<grammar::PortItem>& ports, const std::vector<int>& port_lines,
                  const Protocols& protocols, const rules::RuleSet& rules);

}  // namespace portbook::normalize
