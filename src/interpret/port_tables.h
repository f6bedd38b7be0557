// Whether a table is one of network ports, and what is told of one that may be and cannot be read.
#pragma once

#include <string>
#include <string_view>

#include "interpret/columns.h"
#include "interpret/context.h"
#include "portbook/diag/diagnostic.h"

namespace portbook::interpret {

inline constexpr std::string_view kNoPorts = "table-without-ports";

// The rule or reason by which the table is none of network ports; empty where it is one.
std::string WhyNoPorts(const doc::Grid& grid, const Columns& columns, const TableContext& context,
                       const rules::RuleSet& rules, const InterpretOptions& options);

// entry-unread where the table, which is not read because of `why`, may hold ports all the same.
void ReportUnread(std::string_view why, const doc::Grid& grid, int grid_index, const Columns& columns,
                  const rules::RuleSet& rules, const InterpretOptions& options, diag::Sink& sink);

}  // namespace portbook::interpret
