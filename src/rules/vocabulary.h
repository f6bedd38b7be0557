// The rules of one scope, common or one pack, as read from its files. RuleSet is two of them seen as one;
// this header stays in rules/.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/rules/rule_set.h"

namespace portbook::rules {

// Words of a closed vocabulary; several words may mean one term. Deques: addresses of rules and terms stay as
// they grow.
template <class Term>
struct Words {
  std::deque<Term> terms;
  std::map<std::string, const Term*, std::less<>> by_word;  // folded

  const Term* Find(std::string_view folded) const {
    const auto found = by_word.find(folded);
    return found == by_word.end() ? nullptr : found->second;
  }
};

// The IANA registry, sorted by first port, then as registered.
struct PortRegistry {
  std::vector<RegisteredPort> ports;
  std::multimap<std::string, std::size_t, std::less<>> by_service;  // index into ports
  std::uint32_t widest = 1;                                         // ports of the widest range
};

// A [[finding]] as it stands in a file: what is unset is as in common.
struct FindingKeys {
  std::optional<diag::Severity> severity;
  std::optional<std::string> why, resolve;
};

struct Vocabulary {
  std::string scope;  // "common" or the pack's name
  std::deque<HeaderRule> headers;
  std::deque<TableRule> tables;
  std::deque<CaptionRule> captions;
  std::deque<HeadingRule> headings;
  std::deque<NoiseRule> noise;
  std::deque<IgnoreRule> ignores;
  std::deque<CellRule> cells;
  std::deque<PhraseRule> phrases, header_phrases;
  std::deque<SignalRule> signals;
  std::deque<MentionRule> mentions;
  std::deque<StatementRule> statements;
  std::deque<FootnoteRule> footnotes;
  std::deque<LayoutRule> layouts;
  std::deque<Pattern> recognise;
  Words<TransportTerm> transports;
  Words<SecurityTerm> securities;
  Words<ServiceTerm> services;
  Words<PortWord> port_words;
  std::map<std::string, std::vector<std::string>, std::less<>> lookups;
  std::map<std::string, std::string> aliases;  // folded raw name -> canonical name
  std::map<std::string, std::vector<std::string>, std::less<>>
      registered;  // canonical service -> names to look up
  std::map<diag::Kind, FindingKeys> findings;
  Expectations expectations;
  PortRegistry registry;                     // common only
  std::map<std::string, std::string> names;  // rule name -> place
};

}  // namespace portbook::rules
