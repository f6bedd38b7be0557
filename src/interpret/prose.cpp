#include "interpret/prose.h"

#include <algorithm>
#include <iterator>
#include <map>

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

// The numbers of a text that a rule sets apart: an ignore rule, or a phrase that reads them as something else
// ("10 randomly chosen"). Each rule reads the text once.
class NumbersApart {
 public:
  NumbersApart(std::string_view text, const rules::RuleSet& rules) {
    for (const rules::IgnoreRule* rule : rules.ignores) {
      if (rule->of == rules::IgnoreRule::Of::number) Add(text, rule->name, rule->match, "number");
    }
    for (const rules::PhraseRule* rule : rules.phrases) {
      if (rule->match.HasGroup("value")) Add(text, rule->name, rule->match, "value");
    }
  }
  // The rule that sets the number apart; empty where there is none.
  std::string By(base::Span number) const {
    for (const OfRule& rule : rules_) {
      const auto behind = std::upper_bound(
          rule.spans.begin(), rule.spans.end(), number,
          [](const base::Span& one, const base::Span& span) { return one.begin < span.begin; });
      if (behind != rule.spans.begin() && Covers(*(behind - 1), number)) return rule.name;
    }
    return "";
  }

 private:
  struct OfRule {
    std::string name;
    std::vector<base::Span> spans;  // in the order of the text, apart from each other
  };
  void Add(std::string_view text, const std::string& name, const rules::Pattern& pattern,
           std::string_view group) {
    OfRule rule{name, {}};
    for (const rules::Match& match : pattern.FindAll(text)) {
      const std::optional<base::Span> span = match.Group(group);
      if (span || group == "number") rule.spans.push_back(span.value_or(match.whole));
    }
    if (!rule.spans.empty()) rules_.push_back(std::move(rule));
  }

  std::vector<OfRule> rules_;
};

// "TCP 1.3", "port 10.2.0.1".
bool IsPartOfVersion(std::string_view text, base::Span number) {
  const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  return number.end < text.size() && text[number.end] == '.' && digit(number.end + 1);
}

base::Span Both(base::Span a, std::optional<base::Span> b) {
  return b ? base::Span{std::min(a.begin, b->begin), std::max(a.end, b->end)} : a;
}

// Where numbers were read.
class ReadSpans {
 public:
  // False where the number, or the interval that it is an end of, was read before.
  bool Add(base::Span number) {
    const auto behind = ends_.upper_bound(number.begin);
    if (behind != ends_.begin() && number.begin < std::prev(behind)->second) return false;
    ends_[number.begin] = number.end;
    return true;
  }

 private:
  std::map<std::uint32_t, std::uint32_t> ends_;  // by where they begin
};

std::optional<PortPhrase> ReadPhrase(const base::Text& text, const rules::MentionRule& rule,
                                     const rules::Match& match, base::TablePlace place, ReadSpans& seen,
                                     const NumbersApart& apart, const rules::RuleSet& rules) {
  const std::optional<base::Span> group = match.Group("ports");
  if (!group) return std::nullopt;
  PortPhrase phrase{&rule, match.Group("phrase").value_or(match.whole), *group, match.Group("transport"), {}};
  if (rule.introduced)
    phrase.whole = Both(*group, phrase.transport);  // what else it matched only sets it apart
  const std::string ports = text.value().substr(group->begin, group->size());
  base::Span own;        // the numbers that no other phrase has
  bool skipped = false;  // there are others
  for (const grammar::PortItem& item : grammar::ParsePorts(ports, rules).items) {
    if (!item.port.range) continue;
    const base::Span number{group->begin + item.span.begin, group->begin + item.span.end};
    if (IsPartOfVersion(text.value(), number) || !seen.Add(number)) {
      skipped = true;
      continue;
    }
    own = phrase.mentions.empty() ? number : base::Span{own.begin, number.end};
    model::Mention mention;
    mention.first = item.port.range->first();
    mention.last = item.port.range->last();
    mention.transport = item.transport.value_or(TransportOf(match, text.value(), rules));
    mention.evidence = {text.Slice(phrase.whole.begin, phrase.whole.end).Trimmed(), place};
    mention.sentence = grammar::SentenceAround(text, number.begin, number.end);
    mention.is_default = rule.is_default;
    mention.ignored_by = apart.By(number);
    phrase.mentions.push_back(std::move(mention));
  }
  if (phrase.mentions.empty()) return std::nullopt;
  if (skipped) phrase.ports = own;
  return phrase;
}

}  // namespace

std::vector<PortPhrase> FindPhrases(const base::Text& text, base::TablePlace place, Numbers numbers,
                                    const rules::RuleSet& rules) {
  struct Reading {
    const rules::MentionRule* rule;
    rules::Match match;
  };
  std::vector<Reading> readings;
  for (const rules::MentionRule* rule : rules.mentions) {
    if (rule->introduced && numbers != Numbers::announced) continue;
    for (rules::Match& match : rule->match.FindAll(text.value()))
      readings.push_back({rule, std::move(match)});
  }
  // Two rules may read one number: the one that reads its transport too says more.
  std::stable_partition(readings.begin(), readings.end(),
                        [](const Reading& reading) { return reading.match.Group("transport").has_value(); });
  std::stable_partition(readings.begin(), readings.end(),
                        [](const Reading& reading) { return reading.match.Group("first").has_value(); });
  std::vector<PortPhrase> phrases;
  if (readings.empty()) return phrases;
  const NumbersApart apart(text.value(), rules);
  ReadSpans seen;
  for (const Reading& reading : readings) {
    if (auto phrase = ReadPhrase(text, *reading.rule, reading.match, place, seen, apart, rules))
      phrases.push_back(*std::move(phrase));
  }
  std::stable_sort(phrases.begin(), phrases.end(),
                   [](const PortPhrase& a, const PortPhrase& b) { return a.whole.begin < b.whole.begin; });
  return phrases;
}

bool EndsFile(const doc::Document& document, const PortPhrase& phrase) {
  const base::Span quote = phrase.mentions.back().evidence.quote.Extent();
  return quote.end == document.text.size() && document.text.find_last_of("0123456789") + 1 == quote.end;
}

void ReportCut(const base::Text& sentence, diag::Sink& sink) {
  sink.Emit(diag::Kind::input_cut_off,
            "The file ends within this sentence; its last number may be incomplete and is not stated.",
            {{sentence, {}}});
}

std::vector<model::Mention> FindMentions(const base::Text& text, base::TablePlace place, int entry,
                                         const rules::RuleSet& rules) {
  std::vector<model::Mention> mentions;
  for (PortPhrase& phrase : FindPhrases(text, place, Numbers::with_port_words, rules)) {
    for (model::Mention& mention : phrase.mentions) {
      mention.entry = entry;
      mentions.push_back(std::move(mention));
    }
  }
  return mentions;
}

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
