#include "portbook/grammar/direction.h"

#include "portbook/base/utf8.h"

namespace portbook::grammar {

std::optional<model::Direction> DirectionOf(std::string_view cell, const rules::RuleSet& rules) {
  const std::string folded = base::FoldSpace(cell);
  for (const rules::PhraseRule* rule : rules.phrases) {
    if (rule->field != model::Field::direction) continue;
    const std::optional<rules::Match> match = rule->match.Find(folded);
    if (match && match->whole.size() == folded.size()) return model::ParseDirection(rule->value);
  }
  return std::nullopt;
}

}  // namespace portbook::grammar
