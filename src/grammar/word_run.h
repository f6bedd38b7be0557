// A run of words in a port cell: which are protocols and how they are joined, which are a name, and which say
// that the number beside them bounds a set rather than names a port.
#pragma once

#include <vector>

#include "grammar/alternatives.h"
#include "grammar/lexer.h"

namespace portbook::grammar {

struct JoinedTerm {
  const Lexeme* lexeme = nullptr;
  Joint joint = Joint::space;  // to the term before it
};

struct WordRun {
  std::size_t next = 0;           // the first lexeme after it
  std::vector<JoinedTerm> terms;  // protocols
  std::vector<base::Span> names;  // words that are none: "Alternate HTTP port", "A", "V"
  bool comparison = false;        // "and above"
  bool ends_in_negation = false;  // "except", with a number after it
  bool has_protocol() const { return !terms.empty(); }
};

// `after_number`: protocols after a comma belong to the run only if no number follows them ("53 TCP, UDP" but
// "443 TCP, UDP 53"). REQUIRES: lexemes[at].is_word_like()
WordRun ReadWordRun(const std::vector<Lexeme>& lexemes, std::size_t at, bool after_number);

// A number or port word follows, with nothing but protocols and marks before it.
bool NumberFollows(const std::vector<Lexeme>& lexemes, std::size_t at);

// A word that is in no vocabulary and no connective.
bool IsName(const Lexeme& lexeme);

}  // namespace portbook::grammar
