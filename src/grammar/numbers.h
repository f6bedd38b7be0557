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

// The first lexeme past what makes the number no port of its own ("5000+", "10:30", "5000-", "1024-any",
// "8/0"); 0 where nothing does.
std::size_t AfterSpoiler(std::span<const Lexeme> lexemes, const NumberReading& reading);

}  // namespace portbook::grammar
