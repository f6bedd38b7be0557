// Which paragraphs of a PDF are headings, by type: larger than the body, or bold.
#pragma once

#include <set>
#include <vector>

#include "table/geometry/page_layout.h"

namespace portbook::table {

class HeadingSizes {
 public:
  HeadingSizes(const std::vector<doc::Page>& pages, const std::vector<PageLayout>& layouts,
               const TableOptions& options);

  // 1 for the largest type to 6; 0 for a paragraph that is no heading.
  int LevelOf(const Paragraph& paragraph) const;

 private:
  bool IsLarge(const Paragraph& paragraph) const;

  double smallest_;  // in PDF points
  bool body_is_bold_ = false;
  std::set<int> sizes_;  // of headings, in half points
};

}  // namespace portbook::table
