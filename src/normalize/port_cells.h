// The port cells of a row: which of them speak, and what each says.
#pragma once

#include <optional>
#include <vector>

#include "normalize/protocols.h"
#include "portbook/diag/diagnostic.h"
#include "portbook/grammar/icmp.h"
#include "portbook/grammar/ports.h"
#include "portbook/model/entry.h"
#include "portbook/rules/rule_set.h"

namespace portbook::normalize {

// A port cell as read. `cell` is nullptr where the row has no such cell.
struct Ports {
  const model::RoleCell* cell = nullptr;
  std::vector<grammar::PortItem> items;
  std::optional<grammar::IcmpMessage> icmp;  // the cell of an ICMP row
};

// What cannot be read is value-unparsed, a reversed range range-suspicious.
Ports ReadPorts(const model::RoleCell& cell, const rules::RuleSet& rules, diag::Sink& sink);
// As ReadPorts; where the row's protocols are ICMP alone, a type and code are read as such.
Ports ReadPortCell(const model::RoleCell& cell, const Protocols& protocols, const rules::RuleSet& rules,
                   diag::Sink& sink);

// Where there are several (a column per transport, per interface or per destination) the stated ones.
std::vector<const model::RoleCell*> PortCells(const model::Entry& entry, const rules::RuleSet& rules);

// Nothing but a dash, or nothing at all.
bool IsDash(const model::RoleCell& cell, const rules::RuleSet& rules);

}  // namespace portbook::normalize
