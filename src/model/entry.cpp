#include "portbook/model/entry.h"

#include <fmt/format.h>

#include "portbook/base/utf8.h"

namespace portbook::model {
namespace {

std::string Dump(const RoleCell& cell) {
  std::string text;
  for (const base::Text& line : cell.lines)
    text += (text.empty() ? "" : " / ") + base::FoldSpace(line.value());
  const std::string state =
      cell.state == doc::CellState::stated ? "" : fmt::format(" ({})", doc::Name(cell.state));
  const std::string placement =
      cell.placement == CellPlacement::in_place ? "" : fmt::format(" ({})", Name(cell.placement));
  return fmt::format("  {}{}{}: {}\n", Name(cell.role), state, placement, text);
}

}  // namespace

std::string Dump(const Entry& entry) {
  std::string out = entry.grid < 0 ? fmt::format("prose: {}\n", base::FoldSpace(entry.sentence.quote.value()))
                                   : fmt::format("table {} grid {} row {} [{}]\n", entry.table, entry.grid,
                                                 entry.row, entry.table_key);
  if (!entry.rule.empty()) out += fmt::format("  by {}\n", entry.rule);
  for (const RoleCell& cell : entry.cells) out += Dump(cell);
  for (const Context& context : entry.context) {
    out += fmt::format("  context {} = {} ({})\n", Name(context.field), context.value, context.rule);
  }
  for (const Footnote& footnote : entry.footnotes) {
    out += fmt::format("  footnote {} = {}\n", footnote.mark, base::FoldSpace(footnote.note.quote.value()));
  }
  return out;
}

}  // namespace portbook::model
