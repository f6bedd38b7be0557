// Lexemes of a cell: numbers, marks, brackets and words, with the words looked up in the vocabularies of the
// rules. What both grammars read. Not a grammar: it knows no order of lexemes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "portbook/base/locator.h"
#include "portbook/rules/rule_set.h"

namespace portbook::grammar {

enum class LexemeKind : std::uint8_t {
  number,      // digits alone
  dotted,      // digits with points: an address or a version
  range_mark,  // - – — − ~ ..
  comma,
  semicolon,  // ; | & and other marks that part a list
  line_feed,
  slash,
  backslash,
  colon,  // : =
  open,
  close,
  ornament,  // footnote marks, quotes, bullets, full stops: they say nothing of ports
  symbol,    // anything else: + > % ...
  word,      // in no vocabulary
  transport,
  security,
  service,
  port_word,
  port_phrase,  // words of a rule for port_default, port_step or port_count
};

// What a word does between numbers or protocols, whatever the vocabularies say of it.
enum class WordRole : std::uint8_t {
  plain,
  filler,  // "port", "range", "from": no more than that a number is a port
  and_word,
  or_word,
  to_word,     // "1024 to 65535"
  between,     // "between 1024 and 65535"
  over,        // "SIP over TCP"
  comparison,  // "1024 and above": no closed set
  negation,    // "except 80"
  source,      // "source port 1024": the port of the other end
  numbered,    // "version 2": the number after it is part of a name
};

struct PortPhrase {
  model::Field field = model::Field::port_default;
  std::uint32_t value = 0;  // of a step or count
};

struct Lexeme {
  LexemeKind kind = LexemeKind::symbol;
  base::Span span;          // bytes of the cell
  std::uint32_t value = 0;  // number: saturated
  WordRole role = WordRole::plain;
  const rules::TransportTerm* transport = nullptr;
  const rules::SecurityTerm* security = nullptr;
  const rules::ServiceTerm* service = nullptr;
  const rules::PortWord* port_word = nullptr;
  PortPhrase phrase;

  std::uint32_t digits() const { return span.size(); }
  bool is_protocol() const {
    return kind == LexemeKind::transport || kind == LexemeKind::security || kind == LexemeKind::service;
  }
  // What a segment of a port cell is about.
  bool is_subject() const {
    return kind == LexemeKind::number || kind == LexemeKind::dotted || kind == LexemeKind::port_word;
  }
  bool is_word_like() const { return kind == LexemeKind::word || is_protocol(); }
};

enum class Vocabulary : std::uint8_t { protocols, ports };

// Vocabulary::protocols knows no port words and no phrases: "Any" in a protocol cell is no port.
std::vector<Lexeme> Lex(std::string_view cell, const rules::RuleSet& rules, Vocabulary vocabulary);

// As Lex, up to and with the first word that is in no vocabulary; without port phrases.
std::vector<Lexeme> LexUntilName(std::string_view text, const rules::RuleSet& rules, Vocabulary vocabulary);

// Nothing but white space and dashes: "-" is how guides print an empty cell.
bool IsBlank(const std::vector<Lexeme>& lexemes, std::string_view cell);

inline bool Adjacent(const Lexeme& left, const Lexeme& right) { return left.span.end == right.span.begin; }
inline std::string_view TextOf(std::string_view cell, base::Span span) {
  return cell.substr(span.begin, span.size());
}

}  // namespace portbook::grammar
