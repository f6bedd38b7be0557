#include "interpret/rows.h"

#include <algorithm>

#include "interpret/row_cells.h"
#include "interpret/shifted_row.h"
#include "interpret/sides.h"
#include "interpret/stated_ports.h"
#include "interpret/value_shapes.h"
#include "portbook/base/utf8.h"
#include "portbook/grammar/ports.h"

namespace portbook::interpret {
namespace {

using model::Role;
using model::RoleCell;

bool IsEndpoint(Role role) {
  return role == Role::source || role == Role::destination || role == Role::component;
}
std::vector<std::size_t> StatedCells(const doc::Row& row) {
  std::vector<std::size_t> stated;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (!row.cells[i].lines.empty() && row.cells[i].state == doc::CellState::stated) stated.push_back(i);
  }
  return stated;
}

// The caption without its number and punctuation: renumbering tables, or printing a dash for a colon, changes
// no id.
std::string TableKey(const doc::Grid& grid, const Columns& columns, const rules::RuleSet& rules) {
  if (grid.caption.blank()) return columns.signature;
  const std::string title = WithoutNumber(grid.caption, rules).value();
  std::string words;
  for (std::size_t at = 0; at < title.size();) {
    const base::CodePoint c = base::DecodeAt(title, at);
    base::AppendUtf8(words, base::IsWordCharacter(c.value) ? c.value : U' ');
    at += c.size;
  }
  return base::FoldForComparison(words);
}

model::CellPlacement PlacementOf(Shift shift) {
  return shift == Shift::repaired ? model::CellPlacement::moved : model::CellPlacement::foreign;
}

constexpr std::size_t kUnmarkedSectionColumns = 4;

class RowReader {
 public:
  RowReader(const doc::Grid& grid, int grid_index, int table, const Columns& columns,
            const TableContext& context, const rules::RuleSet& rules, const InterpretOptions& options,
            diag::Sink& sink)
      : grid_(grid),
        grid_index_(grid_index),
        table_(table),
        columns_(columns),
        context_(context),
        section_(context),
        rules_(rules),
        options_(options),
        sink_(sink),
        table_key_(TableKey(grid, columns, rules)) {}

  TableRows Read() {
    for (int r = 0; r < static_cast<int>(grid_.rows.size()); ++r) {
      const doc::Row& row = grid_.rows[static_cast<std::size_t>(r)];
      page_broke_ = page_broke_ || row.after_page_break;
      if (r < columns_.title_rows) {
        ReadSection(r, row.cells[StatedCells(row).front()]);
      } else if (r < columns_.header_rows) {
        SetFate(r, model::Fate::ignored, "header");
      } else if (StatedCells(row).empty()) {
        SetFate(r, model::Fate::ignored, "row-without-text");
      } else if (RepeatsHeader(row, grid_, columns_)) {
        SetFate(r, model::Fate::ignored, "header-repeated");
      } else {
        ReadRow(r, row);
        page_broke_ = false;
      }
    }
    return std::move(rows_);
  }

 private:
  void ReadRow(int r, const doc::Row& row) {
    if (const rules::IgnoreRule* rule = IgnoredBy(row)) return SetFate(r, model::Fate::ignored, rule->name);
    if (PutsBackOrphan(r, row))
      return SetFate(r, model::Fate::rejected, std::string(Name(diag::Kind::cell_orphaned)));
    if (IsSection(row)) return ReadSection(r, row.cells[StatedCells(row).front()]);
    if (context_.nested->IsHost(row) && !StatesPort(row))
      return SetFate(r, model::Fate::ignored, "row-round-a-table");
    if (IsEmptyMatrixRow(row)) return SetFate(r, model::Fate::ignored, "matrix-row-without-ports");
    AddEntry(r, row);
  }

  // A sentence over all columns is a remark on the rows round it; the first line of any other text names the
  // part of the product that the rows below are about.
  void ReadSection(int r, const doc::Cell& cell) {
    const base::Text title = cell.lines.front().Folded();
    const std::string& words = title.value();
    if (words.ends_with('.') || std::count(words.begin(), words.end(), ' ') >= options_.max_section_words)
      return SetFate(r, model::Fate::ignored, "remark-row");
    section_ = ReadSectionContext(base::Evidence{title, {grid_index_, r, 0}}, context_, rules_);
    SetFate(r, model::Fate::ignored, "section");
  }

  bool StatesPort(const doc::Row& row) const {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const doc::Cell& cell) {
      return IsPortRole(columns_.columns[static_cast<std::size_t>(cell.column)].role) && !cell.lines.empty();
    });
  }

  // None of the ends across the top is reached from here.
  bool IsEmptyMatrixRow(const doc::Row& row) const {
    bool matrix = false;
    for (const doc::Cell& cell : row.cells) {
      if (columns_.columns[static_cast<std::size_t>(cell.column)].role != Role::matrix_port) continue;
      matrix = true;
      if (!cell.lines.empty() && !grammar::ParsePorts(cell.text().value(), rules_).blank) return false;
    }
    return matrix;
  }

  void SetFate(int r, model::Fate fate, std::string by) {
    rows_.fates.push_back({grid_index_, r, fate, std::move(by)});
  }

  const rules::IgnoreRule* IgnoredBy(const doc::Row& row) const {
    std::string text;
    for (const doc::Cell& cell : row.cells)
      text += (&cell == &row.cells.front() ? "" : "\t") + cell.text().value();
    for (const rules::IgnoreRule* rule : rules_.ignores) {
      if (rule->of == rules::IgnoreRule::Of::row && rule->match.Matches(text)) return rule;
      if (rule->of == rules::IgnoreRule::Of::cell && IsOfACell(*rule, row)) return rule;
    }
    return nullptr;
  }
  bool IsOfACell(const rules::IgnoreRule& rule, const doc::Row& row) const {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const doc::Cell& cell) {
      const std::string& header = columns_.columns[static_cast<std::size_t>(cell.column)].header;
      return !cell.lines.empty() && rule.match.Matches(base::FoldForComparison(header) + ": " +
                                                       base::FoldSpace(cell.text().value()));
    });
  }

  // One cell in the whole row: over all columns, or in the first one and set as a heading. Where it is not,
  // it takes a table wide enough that a row which only lost its port would have kept another cell.
  bool IsSection(const doc::Row& row) const {
    const std::vector<std::size_t> stated = StatedCells(row);
    if (stated.size() != 1 || columns_.columns.size() < 2) return false;
    const doc::Cell& cell = row.cells[stated.front()];
    if (cell.column_span >= static_cast<int>(columns_.columns.size())) return true;
    if (cell.column != 0) return false;
    const bool marked = cell.header || cell.text().WhollyStyled(base::kStrong);
    const bool of_ports = IsPortRole(columns_.columns.front().role);
    if (of_ports && !(marked && grammar::ParsePorts(cell.text().value(), rules_).items.empty())) return false;
    if (!marked && columns_.columns.size() < kUnmarkedSectionColumns) return false;
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [&](const doc::Cell& other) { return &other == &cell || other.lines.empty(); });
  }

  // A cell alone after a page break whose cell in the row above is blank: it was cut off from it
  // (MeetingPlace `Video Blade control`). A section row looks the same but is set in bold there.
  bool PutsBackOrphan(int r, const doc::Row& row) {
    const std::vector<std::size_t> stated = StatedCells(row);
    if (!page_broke_ || stated.size() != 1 || rows_.entries.empty()) return false;
    const doc::Cell& orphan = row.cells[stated.front()];
    if (orphan.header || orphan.text().WhollyStyled(base::kStrong)) return false;
    for (RoleCell& cell : rows_.entries.back().cells) {
      if (cell.place.column != orphan.column || cell.state != doc::CellState::blank) continue;
      cell.lines = orphan.lines;
      cell.state = doc::CellState::stated;
      cell.place = {grid_index_, r, orphan.column};
      cell.placement = model::CellPlacement::moved;
      sink_.Emit(diag::Kind::cell_orphaned,
                 "`" + orphan.text().value() + "` stands alone after a page break; it was read as the " +
                     HeaderOf(orphan.column) + " of the row before the break, whose own cell is blank",
                 {{orphan.text(), cell.place}}, "compare with the page as published");
      return true;
    }
    return false;
  }

  std::string HeaderOf(int column) const {
    const std::string& header = columns_.columns[static_cast<std::size_t>(column)].header;
    return header.empty() ? "column " + std::to_string(column + 1) : "`" + header + "`";
  }

  void AddEntry(int r, const doc::Row& row) {
    model::Entry entry;
    entry.table = table_;
    entry.grid = grid_index_;
    entry.row = r;
    entry.table_key = table_key_;
    entry.rule = grid_.layout;
    const PlacedRow placed = PlaceCells(row, columns_, rules_);
    for (std::size_t i = 0; i < row.cells.size(); ++i) AddCell(entry, row.cells[i], placed, i);
    AddLostCells(entry);
    ReadTransportMarks(columns_, rules_, entry);
    JoinRanges(columns_, rules_, entry);
    ClearMarks(rules_, entry);
    FillFirstCell(entry, row);
    if (columns_.sides) ReadSides(*columns_.sides, entry, sink_);
    if (!ReadSentences(entry)) return;
    AddContext(section_, columns_, entry);
    ReportShift(entry, placed, row);
    ReportEndpointsAlone(entry);
    rows_.entries.push_back(std::move(entry));
  }

  // The first column names what the rows are about: where a row states a port, a blank cell there goes on
  // with the one above. "N/A" there was printed, and says that there is nothing.
  void FillFirstCell(model::Entry& entry, const doc::Row& row) const {
    if (!row.cells.front().lines.empty()) return;
    RoleCell& first = entry.cells.front();
    const bool states_port = std::any_of(entry.cells.begin(), entry.cells.end(), [](const RoleCell& cell) {
      return IsPortRole(cell.role) && !cell.lines.empty();
    });
    if (first.state != doc::CellState::blank || !states_port) return;
    const RoleCell* above = CellAbove(first.place.column);
    if (!above || above->lines.empty() || !NamesRows(*above)) return;
    first.lines = above->lines;
    first.state = doc::CellState::inherited;
  }

  // A blank service may have been lost (MeetingPlace, media of the blades); rows are seldom grouped by it,
  // but by transports under "Protocol" they are.
  bool NamesRows(const RoleCell& cell) const {
    if (IsEndpoint(cell.role) || cell.role == Role::transport) return true;
    return cell.role == Role::service && IsTransports(cell.text().value(), rules_);
  }

  // A port cell in sentences becomes a cell for each stretch of words that states ports; the sentences stay
  // as a remark. False where they name none: the row is no entry then.
  bool ReadSentences(model::Entry& entry) {
    std::vector<RoleCell> cells;
    for (RoleCell& cell : entry.cells) {
      StatedPorts stated;
      if (IsPortRole(cell.role)) stated = FindStatedPorts(cell.lines, rules_, options_);
      if (!stated.in_sentences) {
        cells.push_back(std::move(cell));
        continue;
      }
      if (stated.ports.empty()) return RejectSentences(cell, entry.row);
      for (const base::Text& ports : stated.ports) {
        cells.push_back(cell);
        cells.back().lines = {ports};
      }
      cells.push_back(std::move(cell));
      cells.back().role = Role::remarks;
    }
    entry.cells = std::move(cells);
    return true;
  }

  bool RejectSentences(const RoleCell& cell, int row) {
    sink_.Emit(diag::Kind::entry_unread, "the port cell is a sentence that names no port number",
               {{cell.text(), cell.place}}, "read the row in the guide and decide which ports it means");
    SetFate(row, model::Fate::rejected, std::string(Name(diag::Kind::entry_unread)));
    return false;
  }

  void AddCell(model::Entry& entry, const doc::Cell& cell, const PlacedRow& placed, std::size_t i) {
    const int column = placed.column_of[i];
    RoleCell result =
        ReadCell(cell, columns_.columns[static_cast<std::size_t>(column)], {grid_index_, entry.row, column},
                 *context_.note_marks, rules_, entry.footnotes);
    if (placed.displaced[i]) result.placement = PlacementOf(placed.shift);
    ApplyCellRules(result);
    entry.cells.push_back(std::move(result));
  }

  void ApplyCellRules(RoleCell& cell) const {
    if (cell.lines.empty()) return;
    const std::string text = base::FoldSpace(cell.text().value());
    for (const rules::CellRule* rule : rules_.cells) {
      if (!rule->roles.empty() &&
          std::find(rule->roles.begin(), rule->roles.end(), cell.role) == rule->roles.end())
        continue;
      if (rule->meaning != rules::CellRule::Meaning::blank && rule->meaning != rules::CellRule::Meaning::same)
        continue;
      if (!rule->match.Matches(text)) continue;
      if (rule->meaning == rules::CellRule::Meaning::blank) {
        cell.lines.clear();
        cell.state = doc::CellState::blank;
      } else if (const RoleCell* above = CellAbove(cell.place.column)) {
        cell.lines = above->lines;
        cell.state = doc::CellState::inherited;
      }
      return;
    }
  }

  const RoleCell* CellAbove(int column) const {
    if (rows_.entries.empty()) return nullptr;
    for (const RoleCell& cell : rows_.entries.back().cells) {
      if (cell.place.column == column) return &cell;
    }
    return nullptr;
  }

  // A port column without a cell in this row: the port is missing, and must be seen to be.
  void AddLostCells(model::Entry& entry) const {
    for (int c = 0; c < static_cast<int>(columns_.columns.size()); ++c) {
      const bool present = std::any_of(entry.cells.begin(), entry.cells.end(),
                                       [&](const RoleCell& cell) { return cell.place.column == c; });
      if (present) continue;
      RoleCell cell;
      cell.role = columns_.columns[static_cast<std::size_t>(c)].role;
      cell.state = doc::CellState::absent;
      cell.place = {grid_index_, entry.row, c};
      cell.header = columns_.columns[static_cast<std::size_t>(c)].header;
      entry.cells.push_back(std::move(cell));
    }
    std::sort(entry.cells.begin(), entry.cells.end(),
              [](const RoleCell& a, const RoleCell& b) { return a.place.column < b.place.column; });
  }

  void ReportShift(const model::Entry& entry, const PlacedRow& placed, const doc::Row& row) {
    if (placed.shift == Shift::none) return;
    std::vector<base::Evidence> evidence;
    std::string quotes;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!placed.displaced[i] || row.cells[i].lines.empty()) continue;
      quotes += (quotes.empty() ? "`" : ", `") + base::FoldSpace(row.cells[i].text().value()) + "`";
      evidence.push_back({row.cells[i].text(), {grid_index_, entry.row, placed.column_of[i]}});
    }
    std::string message =
        placed.shift == Shift::repaired
            ? "the row lost its " + HeaderOf(placed.lost_column) +
                  " cell and the cells behind it moved left; they were read under the headers they fit"
            : quotes + " cannot stand under " + HeaderOf(evidence.front().place.column) +
                  "; it was not read there";
    sink_.Emit(diag::Kind::cell_shifted, std::move(message), std::move(evidence),
               "compare with the table as published");
  }

  // Only endpoints, and a row above: the other cells were merged or lost (IM and Presence table 29).
  void ReportEndpointsAlone(const model::Entry& entry) {
    bool endpoints = false;
    for (const RoleCell& cell : entry.cells) {
      if (cell.lines.empty()) continue;
      if (!IsEndpoint(cell.role)) return;
      endpoints = true;
    }
    if (!endpoints || rows_.entries.empty()) return;
    std::vector<base::Evidence> evidence;
    for (const RoleCell& cell : entry.cells) {
      if (!cell.lines.empty()) evidence.push_back({cell.text(), cell.place});
    }
    sink_.Emit(diag::Kind::cell_orphaned,
               "the row has nothing but its endpoints: its other cells were lost, or merged with those of "
               "the row above",
               std::move(evidence), "compare with the table as published");
  }

  const doc::Grid& grid_;
  const int grid_index_;
  const int table_;
  const Columns& columns_;
  const TableContext& context_;
  TableContext section_;  // the table's, with what the section row above says
  const rules::RuleSet& rules_;
  const InterpretOptions& options_;
  diag::Sink& sink_;
  const std::string table_key_;
  TableRows rows_;
  bool page_broke_ = false;  // since the last data row
};

}  // namespace

TableRows ReadRows(const doc::Grid& grid, int grid_index, int table, const Columns& columns,
                   const TableContext& context, const rules::RuleSet& rules, const InterpretOptions& options,
                   diag::Sink& sink) {
  return RowReader(grid, grid_index, table, columns, context, rules, options, sink).Read();
}

}  // namespace portbook::interpret
