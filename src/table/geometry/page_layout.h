// What stands on each page of a PDF: grids, running lines and the paragraphs that are left, each word in
// exactly one of them.
#pragma once

#include <vector>

#include "portbook/rules/rule_set.h"
#include "table/geometry/found_grid.h"
#include "table/geometry/furniture.h"
#include "table/geometry/paragraphs.h"

namespace portbook::table {

struct PageLayout {
  std::vector<FoundGrid> grids;  // top to bottom
  std::vector<FurnitureLine> furniture;
  std::vector<Paragraph> paragraphs;
};

// Rulings are trusted first, running lines are found in what they leave, aligned columns in what both leave.
std::vector<PageLayout> LayOutPages(const std::vector<doc::Page>& pages, const rules::RuleSet& rules,
                                    const TableOptions& options);

}  // namespace portbook::table
