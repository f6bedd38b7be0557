#include "portbook/grammar/direction.h"

#include <algorithm>

#include "portbook/base/utf8.h"
#include "portbook/rules/hyphenation.h"

namespace portbook::grammar {
namespace {

std::optional<model::Direction> Find(std::string_view folded, const rules::RuleSet& rules) {
  for (const rules::PhraseRule* rule : rules.phrases) {
    if (rule->field != model::Field::direction || rule->candidate) continue;
    const std::optional<rules::Match> match = rule->match.Find(folded);
    if (match && match->whole.size() == folded.size()) return model::ParseDirection(rule->value);
  }
  return std::nullopt;
}

// "(inbound)", beside the picture of an arrow.
std::string_view WithoutBrackets(std::string_view folded) {
  const bool bracketed = folded.size() > 2 && folded.front() == '(' && folded.find(')') == folded.size() - 1;
  return bracketed ? folded.substr(1, folded.size() - 2) : folded;
}

}  // namespace

std::optional<model::Direction> DirectionOf(std::string_view cell, const rules::RuleSet& rules) {
  const std::string folded = base::FoldSpace(cell);
  const std::string_view words = WithoutBrackets(folded);
  if (const std::optional<model::Direction> direction = Find(words, rules)) return direction;
  const std::string joined = rules::WithoutHyphenation(words);
  return joined == words ? std::nullopt : Find(joined, rules);
}

std::optional<DirectedEnd> DirectedEndOf(std::string_view cell, const rules::RuleSet& rules) {
  const std::size_t from = cell.find(" from "), to = cell.find(" to ");
  const std::size_t at = std::min(from, to);
  if (at == cell.npos) return std::nullopt;
  const std::optional<model::Direction> direction = DirectionOf(cell.substr(0, at), rules);
  if (!direction) return std::nullopt;
  const bool is_source = from < to;
  std::size_t begin = at + (is_source ? std::string_view(" from ") : std::string_view(" to ")).size();
  for (const std::string_view article : {"the ", "any ", "all "}) {
    if (cell.substr(begin).starts_with(article)) begin += article.size();
  }
  const std::size_t end = std::min(std::max(from, to), cell.size());
  return DirectedEnd{*direction,
                     is_source,
                     {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::max(begin, end))}};
}

}  // namespace portbook::grammar
