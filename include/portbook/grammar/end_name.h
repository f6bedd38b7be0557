// Names of ends in running text, where a table would have them in a cell of their own.
#pragma once

#include <string_view>

#include "portbook/rules/rule_set.h"

namespace portbook::grammar {

// "They", "the host that": a sentence has words where a table has names.
bool IsEndName(std::string_view words, const rules::RuleSet& rules);

}  // namespace portbook::grammar
