#include "interpret/row_cells.h"

#include <algorithm>

#include "interpret/footnotes.h"
#include "interpret/value_shapes.h"
#include "portbook/grammar/ports.h"

namespace portbook::interpret {
namespace {

using model::Role;
using model::RoleCell;

// `A \n B`: a line break that was written as in code, and that nobody read as one (the guides of IBM Cloud).
std::vector<base::Text> PartAtEscapedBreaks(const base::Text& line) {
  constexpr std::string_view kBreak = "\\n";
  const std::string& value = line.value();
  const auto is_space = [&](std::size_t at) { return at >= value.size() || value[at] == ' '; };
  std::vector<base::Text> lines;
  std::size_t begin = 0;
  for (std::size_t at = value.find(kBreak); at != value.npos; at = value.find(kBreak, at + kBreak.size())) {
    if ((at > 0 && !is_space(at - 1)) || !is_space(at + kBreak.size())) continue;
    lines.push_back(line.Slice(begin, at).Trimmed());
    begin = at + kBreak.size();
  }
  if (begin == 0) return {line};
  lines.push_back(line.Slice(begin, value.size()).Trimmed());
  std::erase_if(lines, [](const base::Text& part) { return part.blank(); });
  return lines;
}

}  // namespace

RoleCell ReadCell(const doc::Cell& cell, const Column& column, base::TablePlace place,
                  const std::set<std::string>& note_marks, const rules::RuleSet& rules,
                  std::vector<model::Footnote>& footnotes) {
  RoleCell result;
  result.role = column.role;
  result.state = cell.state;
  result.place = place;
  result.header = column.header;
  result.applies_to = column.applies_to;
  if (column.rule) {
    result.transport = column.rule->transport;
    result.direction = column.rule->direction;
  }
  for (const base::Text& whole : cell.lines) {
    for (const base::Text& line : PartAtEscapedBreaks(whole)) {
      MarkedLine marked = TakeMarks(line, note_marks, rules);
      for (const base::Text& mark : marked.marks) footnotes.push_back({mark.value(), {mark, place}, {}});
      result.lines.push_back(std::move(marked.text));
    }
  }
  return result;
}

void ReadTransportMarks(const Columns& columns, const rules::RuleSet& rules, model::Entry& entry) {
  RoleCell* transports = nullptr;
  for (RoleCell& cell : entry.cells) {
    const Column& column = columns.columns[static_cast<std::size_t>(cell.place.column)];
    if (!column.marks_transport || cell.role != Role::transport) continue;
    const rules::CellRule* mark = FindMark(cell.text().value(), rules);
    if (mark && mark->meaning == rules::CellRule::Meaning::marked) {
      if (!transports) {
        transports = &cell;
        cell.lines.clear();
      } else {
        cell.role = Role::ignored;
      }
      transports->lines.push_back(column.evidence.quote);
    } else if (mark || cell.lines.empty()) {
      cell.role = Role::ignored;
    }
  }
}

void JoinRanges(const Columns& columns, const rules::RuleSet& rules, model::Entry& entry) {
  RoleCell* begin = nullptr;
  for (RoleCell& cell : entry.cells) {
    const Column& column = columns.columns[static_cast<std::size_t>(cell.place.column)];
    if (cell.role != Role::port) continue;
    if (!column.rule || !column.rule->ends_range) {
      begin = &cell;
      continue;
    }
    if (!begin) continue;
    cell.role = Role::ignored;
    const bool states = !grammar::ParsePorts(cell.text().value(), rules).items.empty();
    if (!states || begin->lines.size() != 1 || cell.lines.size() != 1) continue;
    begin->lines.front().AppendSynthesized("-");
    begin->lines.front().Append(cell.lines.front());
  }
}

void ClearMarks(const rules::RuleSet& rules, model::Entry& entry) {
  for (RoleCell& cell : entry.cells) {
    if (cell.role != Role::port || cell.lines.empty() || !FindMark(cell.text().value(), rules)) continue;
    cell.lines.clear();
    cell.state = doc::CellState::blank;
  }
}

}  // namespace portbook::interpret
