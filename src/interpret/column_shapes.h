// What columns hold where their headers do not say it: by the shape of their values and by where they stand.
// Never against a header that a rule knows, except where it only says "protocol" or "service" and the cells
// hold ports.
#pragma once

#include <cstddef>
#include <optional>

#include "interpret/columns.h"

namespace portbook::interpret {

// REQUIRES: `columns` was read from `grid`.
void InferRoles(const doc::Grid& grid, const rules::RuleSet& rules, const InterpretOptions& options,
                Columns& columns);

// Sources down, destinations across, and ports with their transports in the cells: where the corner says that
// the rows are the sources.
bool IsMatrix(const doc::Grid& grid, const rules::RuleSet& rules, const InterpretOptions& options);
void SetMatrixRoles(Columns& columns);

// Enough of the stated cells under the port headers can be read as ports: "Port" may as well head sockets,
// harbours or connectors. True where nothing is stated: emptied cells are missing ports.
bool HoldsPorts(const doc::Grid& grid, const Columns& columns, const rules::RuleSet& rules,
                const InterpretOptions& options);

// The port cells count up from 0 or 1, row by row (one may serve several rows), and nothing in the table says
// a protocol: sockets of a device.
bool CountsSockets(const doc::Grid& grid, const Columns& columns, const rules::RuleSet& rules,
                   const InterpretOptions& options);

// The header speaks of ports in words that no header rule knows, and the cells under it may be some.
bool MayHoldPorts(const doc::Grid& grid, const Columns& columns, const rules::RuleSet& rules,
                  const InterpretOptions& options);

// "Port | 8443" and "Protocol | TCP" below each other: a table that lies on its side.
bool LabelsPorts(const doc::Grid& grid, const rules::RuleSet& rules);

// The column (0-based) of ports beside one of protocols in a table without a header: rows that came apart
// from their table, as where a cell over several rows was flattened to Markdown and the rows below it lack a
// cell.
std::optional<std::size_t> UnheadedPorts(const doc::Grid& grid, const Columns& columns,
                                         const rules::RuleSet& rules, const InterpretOptions& options);

}  // namespace portbook::interpret
