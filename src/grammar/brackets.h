// Which brackets of a port cell belong together, and which hold a number or port word: the others only
// comment.
#pragma once

#include <vector>

#include "grammar/lexer.h"

namespace portbook::grammar {

class Brackets {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  explicit Brackets(const std::vector<Lexeme>& lexemes);
  // The lexeme of the other bracket; kNone for one that has no other.
  std::size_t Partner(std::size_t at) const { return partner_[at]; }
  // REQUIRES: Partner(open) is a bracket that closes.
  bool HoldsSubject(std::size_t open) const {
    return subjects_before_[partner_[open]] != subjects_before_[open];
  }

 private:
  std::vector<std::size_t> partner_;
  std::vector<std::size_t> subjects_before_;  // a lexeme
};

}  // namespace portbook::grammar
