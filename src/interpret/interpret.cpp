#include "portbook/interpret/interpret.h"

#include <algorithm>
#include <set>
#include <utility>

#include "interpret/column_shapes.h"
#include "interpret/columns.h"
#include "interpret/context.h"
#include "interpret/footnotes.h"
#include "interpret/line_shape.h"
#include "interpret/port_tables.h"
#include "interpret/prose.h"
#include "interpret/repeated_notes.h"
#include "interpret/rows.h"
#include "interpret/statements.h"
#include "interpret/table_title.h"

namespace portbook::interpret {
namespace {

using model::Role;

std::vector<std::size_t> BlocksOfGrids(const doc::Document& document) {
  std::vector<std::size_t> blocks(document.grids.size(), 0);
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    if (document.blocks[b].grid) blocks[document.blocks[b].grid->value] = b;
  }
  return blocks;
}

void IgnoreGrid(const doc::Grid& grid, int grid_index, const std::string& by, model::Interpretation& result) {
  for (int r = 0; r < static_cast<int>(grid.rows.size()); ++r)
    result.fates.push_back({grid_index, r, model::Fate::ignored, by});
}

// In a table of one row an empty column is a blank cell.
constexpr std::size_t kFewestRows = 2;

std::vector<base::Text> HeadersOf(const Columns& columns) {
  std::vector<base::Text> headers;
  for (const Column& column : columns.columns) headers.push_back(column.evidence.quote);
  return headers;
}

// A column with a header and not one value under it.
void ReportEmptyColumns(const Columns& columns, const std::vector<model::Entry>& entries, int grid_index,
                        diag::Sink& sink) {
  if (entries.size() < kFewestRows) return;
  std::set<int> stated;
  for (const model::Entry& entry : entries) {
    for (const model::RoleCell& cell : entry.cells) {
      if (!cell.lines.empty()) stated.insert(cell.place.column);
    }
  }
  for (int c = 0; c < static_cast<int>(columns.columns.size()); ++c) {
    const Column& column = columns.columns[static_cast<std::size_t>(c)];
    if (column.header.empty() || stated.contains(c)) continue;
    base::Evidence evidence = column.evidence;
    evidence.place.grid = grid_index;
    sink.Emit(diag::Kind::column_empty, "the column `" + column.header + "` is empty in every row",
              {std::move(evidence)});
  }
}

void ReportHeaderDrift(const Columns& columns, const doc::Grid& grid, const rules::RuleSet& rules,
                       diag::Sink& sink) {
  const std::vector<std::string>& known = rules.expectations().headers;
  if (known.empty() || columns.header_rows == 0) return;
  if (std::find(known.begin(), known.end(), columns.signature) != known.end()) return;
  std::vector<base::Evidence> evidence;
  for (const Column& column : columns.columns) evidence.push_back(column.evidence);
  sink.Emit(diag::Kind::header_drifted,
            "the pack `" + rules.pack() + "` does not know the header `" + columns.signature +
                "` of the table `" + grid.caption.value() + "`",
            std::move(evidence), "add it to [expect] headers of the pack once its columns are read right");
}

// The numbers in remarks, and in the cells of tables that are none of ports.
class MentionsInTables {
 public:
  MentionsInTables(const rules::RuleSet& rules, const InterpretOptions& options, diag::Sink& sink)
      : rules_(rules), options_(options), sink_(sink) {}

  void ReadRemarks(const std::vector<model::Entry>& entries) {
    for (int e = 0; e < static_cast<int>(entries.size()); ++e) {
      for (const model::RoleCell& cell : entries[static_cast<std::size_t>(e)].cells) {
        if (cell.role == Role::remarks || cell.role == Role::purpose) Read(cell.text(), cell.place, e);
      }
    }
  }
  void ReadGrid(const doc::Grid& grid, int grid_index) {
    for (int r = 0; r < static_cast<int>(grid.rows.size()); ++r) {
      for (const doc::Cell& cell : grid.rows[static_cast<std::size_t>(r)].cells) {
        if (cell.state == doc::CellState::stated) Read(cell.text(), {grid_index, r, cell.column}, -1);
      }
    }
  }
  std::vector<model::Mention> Take() { return std::move(mentions_); }

 private:
  void Read(const base::Text& text, base::TablePlace place, int entry) {
    if (text.value().find_first_of("0123456789") == std::string::npos) return;
    const base::Text searched = StartOf(text, options_.max_searched_bytes);
    if (mentions_.size() >= options_.max_mentions || searched.value().size() < text.value().size())
      return ReportLimit(searched, place);
    for (model::Mention& mention : FindMentions(searched, place, entry, rules_))
      mentions_.push_back(std::move(mention));
  }
  void ReportLimit(const base::Text& text, base::TablePlace place) {
    if (std::exchange(limit_reported_, true)) return;
    constexpr std::size_t kShown = 80;  // bytes
    sink_.Emit(diag::Kind::limit_exceeded,
               "the remarks of tables name more ports, or are longer, than what is searched; from here on "
               "their numbers are not accounted for",
               {{StartOf(text, kShown), place}});
  }

  const rules::RuleSet& rules_;
  const InterpretOptions& options_;
  diag::Sink& sink_;
  std::vector<model::Mention> mentions_;
  bool limit_reported_ = false;
};

// What stands above the rows of a table.
struct TableHead {
  int grid = 0;
  std::size_t block = 0;  // of the grid
  Columns columns;
  TableContext context;
};

bool HasMarkedHeader(const doc::Grid& grid) {
  if (grid.rows.empty()) return false;
  const std::vector<doc::Cell>& cells = grid.rows.front().cells;
  return std::any_of(cells.begin(), cells.end(), [](const doc::Cell& cell) { return !cell.lines.empty(); }) &&
         std::all_of(cells.begin(), cells.end(),
                     [](const doc::Cell& cell) { return cell.header || cell.lines.empty(); });
}

// A table that was split: as many columns as the one above, no header of its own, and no heading between
// them.
bool GoesOn(const doc::Document& document, const doc::Grid& grid, const TableHead& head,
            const TableHead& above) {
  if (head.columns.header_rows > 0 || head.columns.by_layout || !grid.caption.blank()) return false;
  if (HasMarkedHeader(grid)) return false;  // of words that no rule knows
  if (head.columns.columns.size() != above.columns.columns.size()) return false;
  const std::string& path = document.grids[static_cast<std::size_t>(above.grid)].path;
  if (!path.empty() && grid.path.starts_with(path + "/")) return false;  // a table in a cell of the one above
  return std::none_of(document.blocks.begin() + static_cast<std::ptrdiff_t>(above.block),
                      document.blocks.begin() + static_cast<std::ptrdiff_t>(head.block),
                      [](const doc::Block& block) { return block.kind == doc::BlockKind::heading; });
}

void AddPageContext(const std::vector<model::Context>& page, TableContext& context) {
  for (const model::Context& value : page) {
    const bool nearer = std::any_of(context.values.begin(), context.values.end(),
                                    [&](const model::Context& other) { return other.field == value.field; });
    if (!nearer) context.values.push_back(value);
  }
}

// The row round a table is nearer to it than any heading.
void AddHostContext(std::vector<model::Context> host, TableContext& context) {
  for (model::Context& value : host) {
    std::erase_if(context.values, [&](const auto& other) { return other.field == value.field; });
    context.values.push_back(std::move(value));
  }
}

// The 0-based index of the heading block nearest above each block; -1 without one.
std::vector<int> SectionsOf(const doc::Document& document) {
  std::vector<int> sections(document.blocks.size(), -1);
  int section = -1;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    if (document.blocks[b].kind == doc::BlockKind::heading) section = static_cast<int>(b);
    sections[b] = section;
  }
  return sections;
}

void AddProse(Prose prose, model::Interpretation& result) {
  const int first = static_cast<int>(result.entries.size());
  for (model::Mention& mention : prose.mentions) {
    if (mention.entry >= 0) mention.entry += first;
    result.mentions.push_back(std::move(mention));
  }
  std::move(prose.entries.begin(), prose.entries.end(), std::back_inserter(result.entries));
}

}  // namespace

model::Interpretation Interpret(const doc::Document& document, const rules::RuleSet& rules,
                                const InterpretOptions& options, diag::Sink& sink) {
  model::Interpretation result;
  const std::vector<std::size_t> grid_blocks = BlocksOfGrids(document);
  const std::vector<model::Context> page = ReadPageContext(document, rules);
  MentionsInTables mentions(rules, options, sink);
  std::vector<Note> notes = FindNotes(document, rules);
  const std::set<std::string> note_marks = MarksOf(notes);
  NestedTables nested(document);
  std::optional<TableHead> above;
  const std::vector<int> sections = SectionsOf(document);
  int table = 0;
  for (int g = 0; g < static_cast<int>(document.grids.size()); ++g) {
    const doc::Grid& printed = document.grids[static_cast<std::size_t>(g)];
    const std::optional<doc::Grid> titled = WithTitleOutOfHeader(printed, rules);
    const doc::Grid& grid = titled ? *titled : printed;
    const std::size_t block = grid_blocks[static_cast<std::size_t>(g)];
    TableHead head{g, block, ReadColumns(grid, g, rules, options), {}};
    head.context = ReadTableContext(document, block, grid, head.columns, rules);
    head.context.note_marks = &note_marks;
    head.context.nested = &nested;
    AddHostContext(nested.OfHost(grid), head.context);
    nested.ReadHosts(grid, g, head.columns);
    AddPageContext(page, head.context);
    if (above && GoesOn(document, grid, head, *above)) {
      head.columns = above->columns;
      head.columns.header_rows = 0;
      head.context = above->context;
    }
    const std::string no_ports = WhyNoPorts(grid, head.columns, head.context, rules, options);
    if (!no_ports.empty()) {
      ReportUnread(no_ports, grid, g, head.columns, rules, options, sink);
      if (no_ports == kNoPorts) mentions.ReadGrid(grid, g);
      IgnoreGrid(grid, g, no_ports, result);
      continue;
    }
    const Columns& columns = head.columns;
    UseNotesOfHeaders(HeadersOf(columns), block, rules, notes);
    TableRows rows = ReadRows(grid, g, table++, columns, head.context, rules, options, sink);
    above = head;
    ReportEmptyColumns(columns, rows.entries, g, sink);
    ReportHeaderDrift(columns, grid, rules, sink);
    for (model::Entry& entry : rows.entries) entry.section = sections[block];
    std::move(rows.entries.begin(), rows.entries.end(), std::back_inserter(result.entries));
    std::move(rows.fates.begin(), rows.fates.end(), std::back_inserter(result.fates));
  }
  LinkFootnotes(result.entries, std::move(notes), grid_blocks, sink);
  FindRepeatedNotes(document, result.entries, grid_blocks, sink);
  mentions.ReadRemarks(result.entries);
  result.mentions = mentions.Take();
  AddProse(ReadProse(document, rules, options, sink), result);
  FindSignals(document, rules, sink);
  return result;
}

}  // namespace portbook::interpret
