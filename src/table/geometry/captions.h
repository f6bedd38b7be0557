// Which paragraph of a page is the caption of which of its tables. A guide has all its captions above its
// tables, or all below: the one that stands nearer to another table says nothing.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "portbook/rules/rule_set.h"
#include "table/geometry/page_layout.h"

namespace portbook::table {

// The captions that stand on each line, apart from what is beside them: those of tables beside each other, or
// one beside the rows of another table.
using CaptionLines = std::vector<std::vector<TextLine>>;
CaptionLines FindCaptionLines(const doc::Page& page, const WordIndexes& words, const rules::RuleSet& rules,
                              const TableOptions& options);

enum class CaptionSide { above, below };  // of a table

// What the captions that have tables on one side alone show; above, where they show nothing.
CaptionSide SideOfCaptions(const std::vector<doc::Page>& pages, const std::vector<PageLayout>& layouts,
                           const rules::RuleSet& rules);

// Grid to paragraph, by their indexes in the layout. No paragraph for two grids.
using Captions = std::map<std::size_t, std::size_t>;
Captions FindCaptions(const doc::Page& page, const PageLayout& layout, CaptionSide side,
                      const rules::RuleSet& rules);

}  // namespace portbook::table
