// Port numbers in running text: paragraphs, items, notes and the remarks of rows. And the words there that
// are themselves worth a finding ("only a partial list").
#pragma once

#include <vector>

#include "portbook/diag/diagnostic.h"
#include "portbook/doc/document.h"
#include "portbook/model/entry.h"
#include "portbook/rules/rule_set.h"

namespace portbook::interpret {

// Mentions in one piece of text, in order; `place` and `entry` go into each.
std::vector<model::Mention> FindMentions(const base::Text& text, base::TablePlace place, int entry,
                                         const rules::RuleSet& rules);

// Mentions in the document's blocks outside grids, in order.
std::vector<model::Mention> FindMentionsInBlocks(const doc::Document& document, const rules::RuleSet& rules);

void FindSignals(const doc::Document& document, const rules::RuleSet& rules, diag::Sink& sink);

}  // namespace portbook::interpret
