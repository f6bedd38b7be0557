// One number or interval of a port cell: range marks, thousands separators, zero padding. What it cannot mean
// is an issue with its span.
#pragma once

#include <optional>
#include <span>

#include "grammar/lexer.h"
#include "portbook/grammar/ports.h"

namespace portbook::grammar {

struct NumberReading {
  std::size_t next = 0;  // the first lexeme after it
  base::Span span;
  std::optional<model::PortRange> range;
  PortIssue::Kind issue = PortIssue::Kind::leftover;  // where there is no range
};

// REQUIRES: lexemes[at] is a number.
NumberReading ReadNumber(std::span<const Lexeme> lexemes, std::size_t at);

}  // namespace portbook::grammar
