#include "interpret/port_tables.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "interpret/value_shapes.h"
#include "portbook/base/utf8.h"
#include "portbook/grammar/ports.h"

namespace portbook::interpret {
namespace {

using model::Role;

constexpr std::string_view kPortsUnread = "ports-that-are-no-numbers";

std::vector<const doc::Cell*> PortCells(const doc::Grid& grid, const Columns& columns,
                                        const InterpretOptions& options) {
  std::vector<const doc::Cell*> cells;
  for (const doc::Row& row : JudgedRows(grid, columns.header_rows, options)) {
    for (const doc::Cell& cell : row.cells) {
      const Role role = columns.columns[static_cast<std::size_t>(cell.column)].role;
      if (IsPortRole(role) && cell.state == doc::CellState::stated && cell.column_span == 1)
        cells.push_back(&cell);
    }
  }
  return cells;
}

bool SaysProtocol(const Columns& columns) {
  return std::any_of(columns.columns.begin(), columns.columns.end(), [](const Column& column) {
    return column.role == Role::transport || column.role == Role::service ||
           column.role == Role::protocol_port || (column.rule && column.rule->transport);
  });
}

// Enough of the stated cells under the port headers can be read as ports: "Port" may as well head sockets,
// harbours or connectors. True where nothing is stated: emptied cells are missing ports.
bool HoldsPorts(const doc::Grid& grid, const Columns& columns, const rules::RuleSet& rules,
                const InterpretOptions& options) {
  int stated = 0, read = 0;
  for (const doc::Cell* cell : PortCells(grid, columns, options)) {
    const grammar::PortCell ports = grammar::ParsePorts(cell->text().value(), rules);
    if (FindMark(cell->text().value(), rules)) continue;
    stated += !ports.blank;
    read += !ports.blank && !ports.items.empty();
  }
  return stated < options.min_port_cells || read >= options.min_port_share * stated;
}

// The port cells count up from 0 or 1, row by row (one may serve several rows), and nothing in the table says
// a protocol: sockets of a device.
bool CountsSockets(const doc::Grid& grid, const Columns& columns, const rules::RuleSet& rules,
                   const InterpretOptions& options) {
  if (SaysProtocol(columns)) return false;
  std::uint32_t next = 0;
  int counted = 0;
  for (const doc::Cell* cell : PortCells(grid, columns, options)) {
    const grammar::PortCell ports = grammar::ParsePorts(cell->text().value(), rules);
    if (ports.items.empty() || !ports.items.front().port.range || ports.items.front().transport) return false;
    const model::PortRange range = *ports.items.front().port.range;
    const bool begins = counted == 0 && range.first() <= 1;
    const bool again = counted > 0 && range.first() + 1U == next;
    if (!begins && !again && (counted == 0 || range.first() != next)) return false;
    next = range.last() + 1U;
    ++counted;
  }
  return counted >= options.min_sockets;
}

// The header speaks of ports in words that no header rule knows, and the cells under it may be some.
bool MayHoldPorts(const doc::Grid& grid, const Columns& columns, const rules::RuleSet& rules,
                  const InterpretOptions& options) {
  constexpr int kPortsPerCell = 2;  // at least every second cell: "Any" may stand in the others
  const Shapes shapes(grid, columns.header_rows, rules, options);
  for (std::size_t c = 0; c < columns.columns.size(); ++c) {
    const Column& column = columns.columns[c];
    if (shapes[c].ports == 0 || kPortsPerCell * shapes[c].ports < shapes[c].stated) continue;
    const std::string header = base::FoldForComparison(column.header);
    const bool speaks = std::any_of(rules.tables.begin(), rules.tables.end(), [&](const auto* rule) {
      return rule->may_hold_ports && rule->match.Matches(header);
    });
    if (speaks) return true;
  }
  return false;
}

// "Port | 8443" and "Protocol | TCP" below each other: a table that lies on its side.
bool LabelsPorts(const doc::Grid& grid, const rules::RuleSet& rules) {
  bool ports = false, protocol = false;
  for (const doc::Row& row : grid.rows) {
    if (row.cells.size() < 2 || row.cells.front().lines.empty()) continue;
    const rules::HeaderRule* label = rules.FindHeader(row.cells.front().text().value());
    if (!label) continue;
    const std::string value = row.cells[1].text().value();
    const bool number = value.find_first_of("0123456789") != std::string::npos;
    ports = ports || (IsPortRole(label->role) && number && grammar::LooksLikePorts(value, rules));
    protocol = protocol || label->role == Role::service || label->role == Role::transport;
  }
  return ports && protocol;
}

// The column (0-based) of ports beside one of protocols in a table without a header: rows that came apart
// from their table, as where a cell over several rows was flattened to Markdown and the rows below it lack a
// cell.
std::optional<std::size_t> UnheadedPorts(const doc::Grid& grid, const Columns& columns,
                                         const rules::RuleSet& rules, const InterpretOptions& options) {
  if (columns.header_rows > 0) return std::nullopt;
  const Shapes shapes(grid, 0, rules, options);
  std::optional<std::size_t> ports;
  bool protocols = false;
  for (std::size_t c = 0; c < columns.columns.size(); ++c) {
    if (shapes.Mostly(&Shape::known, c)) {
      protocols = true;
    } else if (!ports && shapes.MostlyPorts(c)) {
      ports = c;
    }
  }
  return protocols ? ports : std::nullopt;
}

// The rule by which the header row tells of hardware, harbours or prices and of no protocol; nullptr where
// none does.
const rules::TableRule* IgnoredByHeader(const Columns& columns, const rules::RuleSet& rules) {
  if (SaysProtocol(columns)) return nullptr;
  for (const rules::TableRule* rule : rules.tables) {
    if (rule->of == rules::TableRule::Of::header && rule->ignored && rule->match.Matches(columns.signature))
      return rule;
  }
  return nullptr;
}

// The stated cells of a column, as evidence.
std::vector<base::Evidence> CellsOfColumn(const doc::Grid& grid, int grid_index, int column) {
  std::vector<base::Evidence> evidence;
  for (int r = 0; r < static_cast<int>(grid.rows.size()); ++r) {
    for (const doc::Cell& cell : grid.rows[static_cast<std::size_t>(r)].cells) {
      if (cell.column == column && !cell.lines.empty())
        evidence.push_back({cell.text(), {grid_index, r, cell.column}});
    }
  }
  return evidence;
}

// Sockets, harbours, or numbers with placeholders in them: a person sees at once which.
void ReportUnreadPorts(const Columns& columns, int grid_index, diag::Sink& sink) {
  for (const Column& column : columns.columns) {
    if (!IsPortRole(column.role)) continue;
    base::Evidence evidence = column.evidence;
    evidence.place.grid = grid_index;
    return sink.Emit(
        diag::Kind::entry_unread,
        "hardly a cell of the column `" + column.header + "` can be read as a port; the table was not read",
        {std::move(evidence)}, "see whether it lists network ports");
  }
}

// Some header speaks of ports and no rule knows its words.
void ReportUnknownHeaders(const Columns& columns, int grid_index, diag::Sink& sink) {
  std::vector<base::Evidence> evidence;
  for (const Column& column : columns.columns) {
    if (!column.header.empty()) evidence.push_back(column.evidence);
  }
  for (base::Evidence& header : evidence) header.place.grid = grid_index;
  sink.Emit(diag::Kind::entry_unread,
            "the header `" + columns.signature +
                "` speaks of ports, but no rule knows its words; the table was not read",
            std::move(evidence), "name the column in rules/common/headers.toml, or in a pack");
}

// A table that lies on its side.
void ReportUnknownLabels(const doc::Grid& grid, int grid_index, diag::Sink& sink) {
  sink.Emit(diag::Kind::entry_unread,
            "the first column names a port and its protocol below each other; the table was not read",
            CellsOfColumn(grid, grid_index, 0), "read it in the guide: each of its columns is an entry");
}

// Rows without a header: which of their names listens, nobody can say.
void ReportUnheadedPorts(const doc::Grid& grid, int column, int grid_index, diag::Sink& sink) {
  sink.Emit(diag::Kind::entry_unread,
            "rows with ports beside protocols stand under no header; they were not read",
            CellsOfColumn(grid, grid_index, column),
            "read them in the guide: a cell may be missing in each, or the header");
}

}  // namespace

std::string WhyNoPorts(const doc::Grid& grid, const Columns& columns, const TableContext& context,
                       const rules::RuleSet& rules, const InterpretOptions& options) {
  if (context.ignored_by) return context.ignored_by->name;
  if (columns.IsMatrix()) return "";
  if (!columns.HasPorts()) return std::string(kNoPorts);
  if (columns.by_layout) return "";
  if (const rules::TableRule* rule = IgnoredByHeader(columns, rules)) return rule->name;
  if (!HoldsPorts(grid, columns, rules, options)) return std::string(kPortsUnread);
  if (CountsSockets(grid, columns, rules, options)) return "ports-that-are-counted";
  return "";
}

void ReportUnread(std::string_view why, const doc::Grid& grid, int grid_index, const Columns& columns,
                  const rules::RuleSet& rules, const InterpretOptions& options, diag::Sink& sink) {
  if (why == kPortsUnread) return ReportUnreadPorts(columns, grid_index, sink);
  if (why != kNoPorts) return;
  if (MayHoldPorts(grid, columns, rules, options)) return ReportUnknownHeaders(columns, grid_index, sink);
  if (LabelsPorts(grid, rules)) return ReportUnknownLabels(grid, grid_index, sink);
  if (const auto column = UnheadedPorts(grid, columns, rules, options))
    ReportUnheadedPorts(grid, static_cast<int>(*column), grid_index, sink);
}

}  // namespace portbook::interpret
