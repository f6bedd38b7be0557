// The first half of the lexer: characters to lexemes, without any vocabulary but the transports, which tables
// print fused to their numbers ("TCP443").
#pragma once

#include <string_view>
#include <vector>

#include "grammar/lexer.h"

namespace portbook::grammar {

std::vector<Lexeme> Scan(std::string_view cell, const rules::RuleSet& rules);

}  // namespace portbook::grammar
