#include "interpret/prose.h"

#include <algorithm>
#include <set>

#include "portbook/grammar/ports.h"
#include "portbook/grammar/protocols.h"
#include "portbook/grammar/sentence.h"

namespace portbook::interpret {
namespace {

model::Transport TransportOf(const rules::Match& match, std::string_view text, const rules::RuleSet& rules) {
  const std::optional<base::Span> group = match.Group("transport");
  if (!group) return model::Transport::unresolved;
  const grammar::ProtocolCell cell = grammar::ParseProtocols(text.substr(group->begin, group->size()),
                                                             grammar::ProtocolColumn::transport, rules);
  if (cell.items.size() != 1) return model::Transport::unresolved;
  return cell.items.front().transport.value_or(model::Transport::unresolved);
}

bool Covers(base::Span outer, base::Span inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

// The rule by which a number beside port words is none: an ignore rule, or a phrase that reads it as
// something else ("10 randomly chosen"). Empty where there is none.
std::string IgnoredBy(const base::Text& text, base::Span number, const rules::RuleSet& rules) {
  for (const rules::IgnoreRule* rule : rules.ignores) {
    if (rule->of != rules::IgnoreRule::Of::number) continue;
    for (const rules::Match& match : rule->match.FindAll(text.value())) {
      if (Covers(match.Group("number").value_or(match.whole), number)) return rule->name;
    }
  }
  for (const rules::PhraseRule* rule : rules.phrases) {
    if (!rule->match.HasGroup("value")) continue;
    for (const rules::Match& match : rule->match.FindAll(text.value())) {
      if (const std::optional<base::Span> value = match.Group("value"); value && Covers(*value, number))
        return rule->name;
    }
  }
  return "";
}

// The paragraph's lines as one text: a sentence may go over a line end.
base::Text Whole(const doc::Block& block) {
  return base::Join(block.lines, block.kind == doc::BlockKind::preformatted ? "\n" : " ");
}

bool IsProse(const doc::Block& block) {
  switch (block.kind) {
    case doc::BlockKind::heading:
    case doc::BlockKind::paragraph:
    case doc::BlockKind::item:
    case doc::BlockKind::preformatted:
    case doc::BlockKind::caption:
      return true;
    case doc::BlockKind::grid:
    case doc::BlockKind::page_break:
    case doc::BlockKind::furniture:
      return false;
  }
  return false;
}

}  // namespace

std::vector<model::Mention> FindMentions(const base::Text& text, base::TablePlace place, int entry,
                                         const rules::RuleSet& rules) {
  std::vector<model::Mention> mentions;
  std::set<std::uint32_t> seen;  // where a number begins: two rules may read one
  for (const rules::MentionRule* rule : rules.mentions) {
    for (const rules::Match& match : rule->match.FindAll(text.value())) {
      const std::optional<base::Span> group = match.Group("ports");
      if (!group) continue;
      const std::string ports = text.value().substr(group->begin, group->size());
      for (const grammar::PortItem& item : grammar::ParsePorts(ports, rules).items) {
        if (!item.port.range) continue;
        const base::Span number{group->begin + item.span.begin, group->begin + item.span.end};
        if (!seen.insert(number.begin).second) continue;
        model::Mention mention;
        mention.first = item.port.range->first();
        mention.last = item.port.range->last();
        mention.transport = item.transport.value_or(TransportOf(match, text.value(), rules));
        mention.evidence = {text.Slice(match.whole.begin, match.whole.end).Trimmed(), place};
        mention.sentence = grammar::SentenceAround(text, number.begin, number.end);
        mention.is_default = rule->is_default;
        mention.entry = entry;
        mention.ignored_by = IgnoredBy(text, number, rules);
        mentions.push_back(std::move(mention));
      }
    }
  }
  std::stable_sort(mentions.begin(), mentions.end(), [](const model::Mention& a, const model::Mention& b) {
    return a.evidence.quote.Extent().begin < b.evidence.quote.Extent().begin;
  });
  return mentions;
}

std::vector<model::Mention> FindMentionsInBlocks(const doc::Document& document, const rules::RuleSet& rules) {
  std::vector<model::Mention> mentions;
  for (const doc::Block& block : document.blocks) {
    if (!IsProse(block)) continue;
    for (model::Mention& mention : FindMentions(Whole(block), {}, -1, rules))
      mentions.push_back(std::move(mention));
  }
  return mentions;
}

void FindSignals(const doc::Document& document, const rules::RuleSet& rules, diag::Sink& sink) {
  for (const doc::Block& block : document.blocks) {
    if (!IsProse(block)) continue;
    const base::Text text = Whole(block);
    for (const rules::SignalRule* rule : rules.signals) {
      const std::optional<rules::Match> match = rule->match.Find(text.value());
      if (!match) continue;
      const base::Text sentence = grammar::SentenceAround(text, match->whole.begin, match->whole.end);
      sink.Emit(rule->kind, "the guide says so itself: \u201c" + sentence.value() + "\u201d",
                {{sentence, {}}});
    }
  }
}

}  // namespace portbook::interpret
