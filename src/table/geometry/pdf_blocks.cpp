#include "table/geometry/pdf_blocks.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "portbook/base/utf8.h"
#include "table/geometry/captions.h"
#include "table/geometry/headings.h"
#include "table/geometry/page_joins.h"
#include "table/geometry/page_layout.h"

namespace portbook::table {
namespace {

constexpr std::string_view kSoftHyphen = "\u00ad";

std::string Fold(const base::Text& text) { return base::FoldForComparison(text.value()); }

// Lays the pages' contents out as blocks, page by page.
class BlockBuilder {
 public:
  BlockBuilder(doc::Document& document, const HeadingSizes& headings, CaptionSide side,
               const rules::RuleSet& rules, const TableOptions& options)
      : document_(document), headings_(headings), side_(side), rules_(rules), options_(options) {}

  void AddPage(const doc::Page& page, PageLayout layout) {
    if (page.number > 1) AddBlock(doc::BlockKind::page_break);
    page_ = &page;
    right_ = 0;
    for (const doc::Word& word : page.words) right_ = std::max(right_, word.box.x1);
    const Captions captions = FindCaptions(page, layout, side_, rules_);
    for (const Item& item : ItemsOf(layout)) Place(item, layout, captions);
    // Without a grid at its foot, or without anything, the page ends the table of the page before.
    if (!grid_is_last_) open_.reset();
    grid_is_last_ = false;
    page_has_body_ = false;
  }

  void TakeGrids() {
    for (FoundGrid& table : tables_) document_.grids.push_back(std::move(table.grid));
  }

 private:
  enum class Content { furniture, paragraph, grid };
  struct Item {
    base::Box box;
    Content content = Content::paragraph;
    std::size_t index = 0;
  };

  static std::vector<Item> ItemsOf(const PageLayout& layout) {
    std::vector<Item> items;
    for (std::size_t i = 0; i < layout.furniture.size(); ++i) {
      items.push_back({layout.furniture[i].line.box, Content::furniture, i});
    }
    for (std::size_t i = 0; i < layout.paragraphs.size(); ++i) {
      items.push_back({layout.paragraphs[i].box, Content::paragraph, i});
    }
    for (std::size_t i = 0; i < layout.grids.size(); ++i)
      items.push_back({layout.grids[i].box, Content::grid, i});
    std::ranges::stable_sort(items, {}, [](const Item& item) { return std::pair(item.box.y0, item.box.x0); });
    return items;
  }

  static bool IsTaken(std::size_t paragraph, const Captions& captions) {
    return std::ranges::any_of(captions, [&](const auto& entry) { return entry.second == paragraph; });
  }

  void Place(const Item& item, PageLayout& layout, const Captions& captions) {
    switch (item.content) {
      case Content::furniture: {
        const FurnitureLine& running = layout.furniture[item.index];
        AddFurniture({JoinWords(*page_, running.line)}, running.reason);
        break;
      }
      case Content::paragraph:
        if (!IsTaken(item.index, captions)) AddParagraph(layout.paragraphs[item.index]);
        break;
      case Content::grid: {
        const auto caption = captions.find(item.index);
        AddGrid(layout.grids[item.index], caption == captions.end()
                                              ? base::Text()
                                              : base::Join(LinesOf(layout.paragraphs[caption->second]), " "));
        break;
      }
    }
  }

  std::vector<base::Text> LinesOf(const Paragraph& paragraph) const {
    return TextOf(*page_, paragraph, right_, options_);
  }

  doc::Block& AddBlock(doc::BlockKind kind) {
    document_.blocks.emplace_back();
    document_.blocks.back().kind = kind;
    return document_.blocks.back();
  }

  void AddFurniture(std::vector<base::Text> lines, std::string reason) {
    doc::Block& block = AddBlock(doc::BlockKind::furniture);
    block.lines = std::move(lines);
    block.ignored_by = std::move(reason);
  }

  void AddParagraph(const Paragraph& paragraph) {
    if (RepeatsCaption(paragraph)) return AddFurniture(LinesOf(paragraph), "pdf:repeated-caption");
    const int level = headings_.LevelOf(paragraph);
    doc::Block& block = AddBlock(level > 0 ? doc::BlockKind::heading : doc::BlockKind::paragraph);
    block.level = level;
    block.lines = LinesOf(paragraph);
    page_has_body_ = true;
    grid_is_last_ = false;
  }

  // A table that goes on over the page may have its caption below it too.
  bool RepeatsCaption(const Paragraph& paragraph) const {
    if (!open_ || !grid_is_last_ || tables_[*open_].grid.caption.empty()) return false;
    return Fold(base::Join(LinesOf(paragraph), " ")) == Fold(tables_[*open_].grid.caption);
  }

  void AddGrid(FoundGrid& grid, base::Text caption) {
    if (!Joined(grid, caption)) {
      grid.grid.caption = std::move(caption);
      doc::Block& block = AddBlock(doc::BlockKind::grid);
      block.grid = doc::GridId{static_cast<std::uint32_t>(tables_.size())};
      open_ = tables_.size();
      tables_.push_back(std::move(grid));
    }
    page_has_body_ = true;
    grid_is_last_ = true;
  }

  // A caption of its own begins another table, unless it is that of the table again ("Table 2: Ports
  // (continued)"), or stands below the table's last part alone, which then no part without one follows.
  bool Joined(FoundGrid& part, const base::Text& caption) {
    if (!open_ || page_has_body_) return false;
    FoundGrid& table = tables_[*open_];
    const bool is_below = side_ == CaptionSide::below;
    const bool ends_table = is_below && table.grid.caption.empty();
    if (is_below && !ends_table && caption.empty()) return false;
    if (!caption.empty() && !ends_table && !RepeatsCaptionOf(table, caption)) return false;
    const std::optional<std::vector<WordIndexes>> repeated = JoinPages(table, part, options_.joins);
    if (!repeated) return false;
    if (ends_table) {
      table.grid.caption = caption;
    } else if (!caption.empty()) {
      AddFurniture({caption}, "pdf:repeated-caption");
    }
    for (const WordIndexes& words : *repeated) {
      std::vector<base::Text> lines;
      for (const TextLine& line : GroupLines(*page_, words)) lines.push_back(JoinWords(*page_, line));
      AddFurniture(std::move(lines), "pdf:repeated-header");
    }
    return true;
  }

  static bool RepeatsCaptionOf(const FoundGrid& table, const base::Text& caption) {
    return !table.grid.caption.empty() && Fold(caption).starts_with(Fold(table.grid.caption));
  }

  doc::Document& document_;
  const HeadingSizes& headings_;
  const CaptionSide side_;
  const rules::RuleSet& rules_;
  const TableOptions& options_;
  std::vector<FoundGrid> tables_;
  std::optional<std::size_t> open_;  // the table that nothing but furniture has followed
  const doc::Page* page_ = nullptr;
  double right_ = 0;  // where the page's text ends
  bool page_has_body_ = false;
  bool grid_is_last_ = false;
};

// The hyphen of a word that was broken over two lines is the typesetter's and stands in no block.
void MarkBreakHyphens(doc::Document& document) {
  std::set<std::uint32_t> ends;  // of the runs that stand in blocks and grids
  const auto add = [&](const std::vector<base::Text>& lines) {
    for (const base::Text& line : lines) {
      for (const base::Run& run : line.runs()) ends.insert(run.at.span.end);
    }
  };
  for (const doc::Block& block : document.blocks) add(block.lines);
  for (const doc::Grid& grid : document.grids) {
    add({grid.caption});
    for (const doc::Row& row : grid.rows) {
      for (const doc::Cell& cell : row.cells) add(cell.lines);
    }
  }
  for (const doc::Page& page : document.pages) {
    for (const doc::Word& word : page.words) {
      if (!word.text.value().ends_with(kSoftHyphen)) continue;
      const std::uint32_t end = word.text.Extent().end;
      const auto begin = end - static_cast<std::uint32_t>(kSoftHyphen.size());
      if (ends.contains(begin)) document.markup.push_back({begin, end});
    }
  }
}

}  // namespace

doc::Document BuildPdfBlocks(doc::Document document, const rules::RuleSet& rules, const TableOptions& options,
                             diag::Sink&) {
  std::vector<PageLayout> layouts = LayOutPages(document.pages, rules, options);
  const HeadingSizes headings(document.pages, layouts, options);
  const CaptionSide side = SideOfCaptions(document.pages, layouts, rules);
  BlockBuilder builder(document, headings, side, rules, options);
  for (std::size_t i = 0; i < layouts.size(); ++i) builder.AddPage(document.pages[i], std::move(layouts[i]));
  builder.TakeGrids();
  MarkBreakHyphens(document);
  return document;
}

}  // namespace portbook::table
