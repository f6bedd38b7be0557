#include "table/text/lines.h"

#include <algorithm>
#include <optional>

#include "portbook/base/utf8.h"

namespace portbook::table {
namespace {

const rules::NoiseRule* NoiseOf(std::string_view line, const rules::RuleSet& rules) {
  for (const rules::NoiseRule* rule : rules.noise) {
    if (rule->match.Matches(line)) return rule;
  }
  return nullptr;
}

template <class Rules>
bool AnyMatches(std::string_view line, const Rules& rules) {
  return std::any_of(rules.begin(), rules.end(), [&](const auto* rule) { return rule->match.Matches(line); });
}

// A heading that names the product part below it stays one, whatever page it stands on.
bool IsHeading(const doc::Block& block, std::string_view line, const rules::RuleSet& rules) {
  return block.kind == doc::BlockKind::heading || AnyMatches(line, rules.headings);
}

int HeadingLevel(std::string_view line, const rules::RuleSet& rules) {
  for (const rules::HeadingRule* rule : rules.headings) {
    if (rule->match.Matches(line)) return rule->level;
  }
  return 0;
}

// What becomes of each line: the table or reason it goes to.
struct Destination {
  std::optional<std::size_t> table;
  bool first_of_table = false;
  std::string furniture;
};

class BlockWriter {
 public:
  BlockWriter(doc::Document& document, const std::vector<doc::Block>& old)
      : document_(document), old_(old), moved_to_(old.size()) {}

  void Copy(std::size_t block) {
    moved_to_[block] = NextId();
    document_.blocks.push_back(old_[block]);
    RenameParent();
  }
  void AddGrid(doc::Grid grid) {
    doc::Block block;
    block.kind = doc::BlockKind::grid;
    block.grid = doc::GridId{static_cast<std::uint32_t>(document_.grids.size())};
    document_.grids.push_back(std::move(grid));
    document_.blocks.push_back(std::move(block));
    open_.reset();
  }
  void AddFurniture(const base::Text& text, std::string ignored_by) {
    doc::Block block;
    block.kind = doc::BlockKind::furniture;
    block.ignored_by = std::move(ignored_by);
    block.lines.push_back(text);
    document_.blocks.push_back(std::move(block));
    open_.reset();
  }
  void AddHeading(const base::Text& text, int level) {
    doc::Block block;
    block.kind = doc::BlockKind::heading;
    block.level = level;
    block.lines.push_back(text);
    document_.blocks.push_back(std::move(block));
    open_.reset();
  }
  // Lines that stood together stay together.
  void AddLine(const Line& line) {
    if (open_ != line.block) {
      const doc::Block& from = old_[line.block];
      if (!moved_to_[line.block]) moved_to_[line.block] = NextId();
      document_.blocks.push_back(
          {from.kind, from.level, from.parent, {}, from.grid, from.path, from.ignored_by});
      RenameParent();
      open_ = line.block;
    }
    document_.blocks.back().lines.push_back(*line.text);
  }

 private:
  doc::BlockId NextId() const { return {static_cast<std::uint32_t>(document_.blocks.size())}; }
  // The last block's parent stood above it, and so was moved before it; one that became a table or furniture
  // is parent no more.
  void RenameParent() {
    std::optional<doc::BlockId>& parent = document_.blocks.back().parent;
    if (parent) parent = moved_to_[parent->value];
  }

  doc::Document& document_;
  const std::vector<doc::Block>& old_;
  std::vector<std::optional<doc::BlockId>> moved_to_;  // by old block: its first piece
  std::optional<std::size_t> open_;                    // the old block whose lines go on in the last new one
};

}  // namespace

std::vector<Line> LinesOf(const doc::Document& document, const rules::RuleSet& rules) {
  std::vector<Line> lines;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const doc::Block& block = document.blocks[b];
    if (block.kind == doc::BlockKind::furniture || block.kind == doc::BlockKind::grid) continue;
    for (const base::Text& text : block.lines) {
      Line line;
      line.text = &text;
      line.block = b;
      line.starts_block = &text == &block.lines.front();
      line.noise = NoiseOf(text.value(), rules);
      line.caption = !line.noise && AnyMatches(text.value(), rules.captions);
      line.heading = !line.noise && IsHeading(block, text.value(), rules);
      lines.push_back(line);
    }
  }
  return lines;
}

doc::Cell MakeCell(int column, const base::Text& text) {
  doc::Cell cell;
  cell.column = column;
  const base::Text trimmed = text.Trimmed();
  if (trimmed.blank()) {
    cell.state = doc::CellState::blank;
  } else {
    cell.lines.push_back(trimmed);
    cell.header = trimmed.WhollyStyled(base::kStrong);
  }
  return cell;
}

bool LooksLikeHeader(const doc::Row& row, const rules::RuleSet& rules) {
  const auto known = std::count_if(row.cells.begin(), row.cells.end(), [&](const doc::Cell& cell) {
    return rules.FindHeader(cell.text().value()) != nullptr;
  });
  return 2 * known > static_cast<std::ptrdiff_t>(row.cells.size());
}

doc::Document PlaceTables(doc::Document document, const std::vector<Line>& lines, FoundTables found,
                          const rules::RuleSet& rules) {
  std::vector<Destination> destinations(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].noise) destinations[i].furniture = lines[i].noise->name;
  }
  for (const auto& [line, reason] : found.furniture) destinations[line].furniture = reason;
  for (std::size_t t = 0; t < found.tables.size(); ++t) {
    FoundTable& table = found.tables[t];
    for (std::size_t line : table.lines) destinations[line].table = t;
    for (std::size_t line : table.marking_lines) document.markup.push_back(lines[line].text->Extent());
    std::size_t first = table.lines.front();
    if (first > 0 && lines[first - 1].caption && !destinations[first - 1].table &&
        destinations[first - 1].furniture.empty()) {
      --first;
      table.grid.caption = lines[first].text->Trimmed();
      destinations[first].table = t;
    }
    destinations[first].first_of_table = true;
  }

  std::sort(document.markup.begin(), document.markup.end());

  // Moving a vector moves no block: the lines still point at their texts.
  const std::vector<doc::Block> old = std::move(document.blocks);
  document.blocks.clear();
  BlockWriter writer(document, old);
  std::size_t next = 0;
  for (std::size_t b = 0; b < old.size(); ++b) {
    if (next == lines.size() || lines[next].block != b) {
      writer.Copy(b);
      continue;
    }
    for (; next < lines.size() && lines[next].block == b; ++next) {
      const Destination& to = destinations[next];
      if (to.first_of_table) writer.AddGrid(std::move(found.tables[*to.table].grid));
      if (to.table) continue;
      if (!to.furniture.empty()) {
        writer.AddFurniture(*lines[next].text, to.furniture);
      } else if (lines[next].heading && old[b].kind != doc::BlockKind::heading) {
        writer.AddHeading(*lines[next].text, HeadingLevel(lines[next].text->value(), rules));
      } else {
        writer.AddLine(lines[next]);
      }
    }
  }
  return document;
}

}  // namespace portbook::table
