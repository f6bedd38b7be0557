// What stands round a table and speaks for all its rows: its caption, the headings above it, its section
// rows.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "interpret/columns.h"
#include "interpret/nested_tables.h"
#include "portbook/doc/document.h"
#include "portbook/model/entry.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

struct TableContext {
  std::vector<model::Context> values;
  std::optional<model::Role> component_is;  // the guide defines the table as incoming, outgoing or listening
  const rules::TableRule* ignored_by = nullptr;
  const std::set<std::string>* note_marks = nullptr;  // of the document
  const NestedTables* nested = nullptr;               // in the document
};

// The rule of a component that is only the nearest heading: it names the subject, and is no endpoint.
inline constexpr std::string_view kNearestHeading = "nearest-heading";

// What the [[table]] rules read in one caption, heading or introduction; what is set already stays. Words
// that say both ways ("Inbound and outbound ports") say none.
enum class Words : std::uint8_t { title, introduction };  // a caption or heading; a paragraph
void ApplyTableRules(const base::Text& text, Words words, const rules::RuleSet& rules, TableContext& context);
// The first of the headings, the nearest in front, that names a subject is the component.
void AddNearestHeading(const std::vector<base::Text>& headings, const rules::RuleSet& rules,
                       TableContext& context);

// A caption without its number.
base::Text WithoutNumber(const base::Text& caption, const rules::RuleSet& rules);

// By the [[table]] rules on the caption and then on the headings above block `grid_block`, the nearest first;
// and by the
// [[heading]] rules that name a component. A table whose columns name no subject has the words of its caption
// or the nearest heading as its component, unless they are such as any guide has ("Ports").
TableContext ReadTableContext(const doc::Document& document, std::size_t grid_block, const doc::Grid& grid,
                              const Columns& columns, const rules::RuleSet& rules);

// The table's context below a section row, which is nearer to its rows than a caption or a heading: what the
// [[table]] rules read in its words, else the component.
TableContext ReadSectionContext(const base::Evidence& section, const TableContext& table,
                                const rules::RuleSet& rules);

// Gives a row what stands above it. Where the guide defines the table as incoming, outgoing or listening and
// no column names that end, the row's component is it.
void AddContext(const TableContext& context, const Columns& columns, model::Entry& entry);

// A paragraph set in bold and nothing else, short: many write headings so. Its words, where they name a part
// of the product.
bool IsBoldTitle(const base::Text& paragraph);
std::optional<base::Text> NameInBold(const base::Text& paragraph, const rules::RuleSet& rules);

// Words above a list or table announce ports, by the [[statement]] rules.
bool AnnouncesPorts(const base::Text& text, const rules::RuleSet& rules);

// What sentences of the page say of all its tables ("This page lists the TCP ports of ..."), by the [[table]]
// rules of pages. Nothing where two of them disagree. What stands nearer to a table wins.
std::vector<model::Context> ReadPageContext(const doc::Document& document, const rules::RuleSet& rules);

}  // namespace portbook::interpret
