#include "portbook/grammar/end_name.h"

#include <algorithm>

namespace portbook::grammar {

bool IsEndName(std::string_view words, const rules::RuleSet& rules) {
  return std::none_of(rules.statements.begin(), rules.statements.end(), [&](const auto* rule) {
    return rule->of == rules::StatementRule::Of::no_name && rule->match.Matches(words);
  });
}

}  // namespace portbook::grammar
