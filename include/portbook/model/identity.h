// Keys that outlive a run: an edited vocabulary, a renumbered table, a moved row or a reworded remark changes
// none. Computed from folded raw text, before aliases and decisions.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "portbook/model/entry.h"
#include "portbook/model/flow.h"

namespace portbook::model {

// "e_" + 16 hex over the product, the table key and the folded key cells (those with an endpoint, component,
// service, transport or port role). Where every key cell is empty the remarks' fold joins. `ordinal`
// (0-based) tells true repeats apart.
std::string EntryId(std::string_view product, const Entry& entry, int ordinal);

// "f_" + 16 hex over entry id, transport, port, source port and which way of a two-way row ("" or "reverse").
// `ordinal` tells equal atoms of one entry apart.
std::string FlowId(const Flow& flow, std::string_view way, int ordinal);

// 16 hex over product, hosts, services, transport and port.
std::string FactKey(std::string_view product, const Flow& flow);

}  // namespace portbook::model
