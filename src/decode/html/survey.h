// One look over the whole tree before it is read, for questions that an element cannot answer when it is met:
// is this table a table or the page's layout, is this aside a menu.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "portbook/base/locator.h"

namespace portbook::decode::html {

// Of one table, without what stands in tables inside it, unless said otherwise.
struct TableFacts {
  bool marked = false;        // has a caption, a header cell or a header group
  bool presentation = false;  // its role attribute says so
  bool holds_page = false;    // a form or navigation stands in a cell
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;      // cells of the widest row
  std::uint64_t own_text = 0;     // bytes
  std::uint64_t nested_text = 0;  // bytes, in tables inside it
};

// Layout rather than data. After what browsers tell assistive technology (Firefox,
// HTMLTableAccessible::IsProbablyLayoutTable: role, caption and header cells decide; a single row or column
// and nested tables mean layout), less the pixels, and a nested table counts only where it outweighs its
// host.
bool IsLayoutTable(const TableFacts& facts);

struct Survey {
  std::unordered_set<const GumboNode*> layout_tables;
  std::unordered_set<const GumboNode*> menus;  // asides that hold navigation
  const GumboNode* unclosed_table = nullptr;   // the outermost that the page ends in
  // Its start tag.
  std::optional<base::Span> UnclosedTable(std::string_view source) const;
};
Survey SurveyPage(const GumboNode& root);

}  // namespace portbook::decode::html
