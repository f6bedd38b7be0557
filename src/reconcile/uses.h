// What rows are about whatever their ports: the key by which two statements of one flow are found in two
// tables or two releases.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "reconcile/claims.h"

namespace portbook::reconcile {

using Use = std::tuple<NameId, NameId, NameId, NameId>;  // source, listener, services, purpose
using Uses = std::map<Use, Group>;                       // the claims of the one row that states the use

// Uses that exactly one of the rows states: of two rows nobody knows which says the same as a third.
Uses UsesOf(const Group& claims);

// What the claims say of their ports, in words; sorted, each once.
std::vector<std::string> PortsOf(const Group& row);

}  // namespace portbook::reconcile
