#include "reconcile/witness.h"

namespace portbook::reconcile {
namespace {

void Testify(const rules::PhraseRule& rule, const base::Evidence& prose, std::vector<Witness>& witnesses) {
  const base::Text text = prose.quote.Folded();
  const std::optional<rules::Match> match = rule.match.Find(text.value());
  if (!match) return;
  const base::Span group = match->Group("value").value_or(base::Span{});
  std::string value = group.size() == 0 ? rule.value : text.value().substr(group.begin, group.size());
  witnesses.push_back({std::move(value),
                       {text.Slice(match->whole.begin, match->whole.end), prose.place},
                       std::string(text.value()),
                       rule.identifies,
                       group.size() == 0});
}

}  // namespace

std::vector<Witness> WitnessesTo(model::Field field, const Claim& claim, const rules::RuleSet& rules) {
  std::vector<Witness> witnesses;
  for (const rules::PhraseRule* rule : rules.phrases) {
    if (!rule->candidate || rule->field != field) continue;
    for (const model::Statement& statement : claim.flow->statements) {
      const bool is_prose =
          statement.field == model::Field::purpose || statement.field == model::Field::remarks;
      if (!is_prose) continue;
      for (const base::Evidence& prose : statement.evidence) Testify(*rule, prose, witnesses);
    }
  }
  return witnesses;
}

std::vector<Witness> WitnessesInSentences(model::Field field, const Claim& claim,
                                          const rules::RuleSet& rules) {
  std::vector<Witness> witnesses;
  for (const model::Statement& statement : claim.flow->statements) {
    // The number, and the sentence round it.
    if (statement.field != model::Field::port || statement.rule != "mention" || statement.evidence.size() < 2)
      continue;
    for (const rules::PhraseRule* rule : rules.phrases)
      if (rule->candidate && rule->field == field) Testify(*rule, statement.evidence[1], witnesses);
  }
  return witnesses;
}

}  // namespace portbook::reconcile
