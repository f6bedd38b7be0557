#include "interpret/surroundings.h"

#include <algorithm>
#include <utility>

#include "interpret/context.h"
#include "interpret/prose.h"
#include "portbook/grammar/end_name.h"

namespace portbook::interpret {
namespace {

using model::Field;
using Of = rules::StatementRule::Of;

base::Text WordsAt(const base::Text& text, base::Span span) {
  return text.Slice(span.begin, span.end).Folded();
}

void SetFirst(std::optional<base::Text>& slot, const base::Text& text, const rules::Match& match,
              std::string_view group, const rules::RuleSet& rules) {
  const std::optional<base::Span> span = match.Group(group);
  if (!span || slot) return;
  const base::Text words = WordsAt(text, *span);
  if (grammar::IsEndName(words.value(), rules)) slot = words;
}

// The words of an item that stand above the items in it as a heading does, and not a sentence about it.
std::optional<base::Text> TitleOf(const doc::Block& item) {
  if (item.lines.empty()) return std::nullopt;
  const base::Text last = item.lines.back().Folded();
  const bool title = item.lines.size() == 1 ? !last.value().ends_with('.') : last.value().ends_with(':');
  return title ? std::optional(last) : std::nullopt;
}

}  // namespace

NamedEnds FindEnds(const base::Text& text, const rules::RuleSet& rules) {
  NamedEnds ends;
  for (const rules::StatementRule* rule : rules.statements) {
    if (rule->of != Of::ends) continue;
    const std::optional<rules::Match> match = rule->match.Find(text.value());
    if (!match) continue;
    SetFirst(ends.component, text, *match, "component", rules);
    SetFirst(ends.component, text, *match, "subject", rules);
    SetFirst(ends.source, text, *match, "source", rules);
    SetFirst(ends.destination, text, *match, "destination", rules);
    SetFirst(ends.destination, text, *match, "subject", rules);
    ends.rule = rule->name;
  }
  return ends;
}

void Surroundings::Enter(std::size_t index) {
  const doc::Block& block = document_.blocks[index];
  nesting_.Enter(index);
  switch (block.kind) {
    case doc::BlockKind::heading:
      return EnterHeading(block, index);
    case doc::BlockKind::item:
      if (!list_level_) list_level_ = block.level;
      if (last_line_ && block.level < *list_level_) {
        last_line_.reset();
        list_values_.reset();
      }
      if (beside_ && block.level < beside_->level) beside_.reset();
      return;
    case doc::BlockKind::grid:
      introduction_.reset();
      beside_.reset();
      announced_ = heading_announces_;
      list_values_.reset();
      return;
    case doc::BlockKind::paragraph:
    case doc::BlockKind::preformatted:
    case doc::BlockKind::caption:
    case doc::BlockKind::page_break:
    case doc::BlockKind::furniture:
      return;
  }
}

void Surroundings::Announce(const base::Text& text, std::optional<base::Text> last_line) {
  introduction_ = text;
  last_line_ = std::move(last_line);
  list_level_.reset();
  beside_.reset();
  announced_ = heading_announces_ || AnnouncesPorts(text, rules_);
  list_values_.reset();
}

void Surroundings::EnterHeading(const doc::Block& block, std::size_t index) {
  while (!headings_.empty() && headings_.back().level >= block.level) headings_.pop_back();
  headings_.push_back({block.level, Whole(block).Folded()});
  section_ = static_cast<int>(index);
  introduction_.reset();
  beside_.reset();
  heading_announces_ = std::any_of(headings_.begin(), headings_.end(), [&](const Heading& heading) {
    return AnnouncesPorts(heading.words, rules_);
  });
  announced_ = heading_announces_;
  list_values_.reset();
  section_values_.reset();
}

const std::vector<model::Context>& Surroundings::OfList() {
  if (!list_values_) list_values_ = Read(introduction_, headings_.size());
  return *list_values_;
}

void Surroundings::AnnounceBeside(const base::Text& text, int level) {
  beside_ = Beside{level, text};
  announced_ = true;
}

std::vector<model::Context> Surroundings::OfItem() {
  if (parents().empty() && !beside_) return OfList();
  TableContext context;
  bool beside = beside_.has_value();  // it stands where the item above them all does
  const auto apply_beside = [&] {
    if (std::exchange(beside, false)) ApplyTableRules(beside_->words.Folded(), Words::title, rules_, context);
  };
  for (const std::size_t index : parents()) {
    const doc::Block& parent = document_.blocks[index];
    if (beside && parent.level < beside_->level) {
      apply_beside();
    } else if (const std::optional<base::Text> title = TitleOf(parent)) {
      ApplyTableRules(*title, Words::title, rules_, context);
    }
  }
  apply_beside();
  for (const model::Context& value : OfList()) {
    const bool said = std::any_of(context.values.begin(), context.values.end(),
                                  [&](const auto& nearer) { return nearer.field == value.field; });
    if (!said) context.values.push_back(value);
  }
  return std::move(context.values);
}

const std::vector<model::Context>& Surroundings::OfSection() {
  if (!section_values_) section_values_ = Read(std::nullopt, headings_.size());
  return *section_values_;
}

std::vector<model::Context> Surroundings::Read(const std::optional<base::Text>& introduction,
                                               std::size_t headings) const {
  TableContext context;
  if (introduction) {
    const NamedEnds ends = FindEnds(*introduction, rules_);
    for (const auto& [field, words] :
         {std::pair{Field::component, &ends.component}, std::pair{Field::source, &ends.source},
          std::pair{Field::destination, &ends.destination}}) {
      if (*words) context.values.push_back({field, (*words)->value(), {**words, {}}, ends.rule});
    }
    if (last_line_) ApplyTableRules(*last_line_, Words::introduction, rules_, context);
    const bool title = IsBoldTitle(*introduction);
    ApplyTableRules(*introduction, title ? Words::title : Words::introduction, rules_, context);
  }
  std::vector<base::Text> nearest_first;
  if (introduction) {
    if (std::optional<base::Text> name = NameInBold(*introduction, rules_))
      nearest_first.push_back(*std::move(name));
  }
  while (headings-- > 0) {
    ApplyTableRules(headings_[headings].words, Words::title, rules_, context);
    nearest_first.push_back(headings_[headings].words);
  }
  const auto has = [&](Field field) {
    return std::any_of(context.values.begin(), context.values.end(),
                       [&](const model::Context& value) { return value.field == field; });
  };
  if (!has(Field::source) || !has(Field::destination)) AddNearestHeading(nearest_first, rules_, context);
  return std::move(context.values);
}

}  // namespace portbook::interpret
