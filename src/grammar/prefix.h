// The head of running text as lexemes: what the prefix functions of both grammars read, at a cost that does
// not depend on how much text follows.
#pragma once

#include <string_view>
#include <vector>

#include "grammar/lexer.h"

namespace portbook::grammar {

struct Head {
  std::vector<Lexeme> lexemes;
  bool cut = false;  // text follows that was not read
};

Head LexHead(std::string_view text, const rules::RuleSet& rules, Vocabulary vocabulary);

}  // namespace portbook::grammar
