#include "grammar/brackets.h"

namespace portbook::grammar {

Brackets::Brackets(const std::vector<Lexeme>& lexemes) : partner_(lexemes.size(), kNone) {
  std::vector<std::size_t> open;
  std::size_t subjects = 0;
  for (std::size_t at = 0; at < lexemes.size(); ++at) {
    subjects_before_.push_back(subjects);
    if (lexemes[at].is_subject()) ++subjects;
    if (lexemes[at].kind == LexemeKind::open) open.push_back(at);
    if (lexemes[at].kind != LexemeKind::close || open.empty()) continue;
    partner_[at] = open.back();
    partner_[open.back()] = at;
    open.pop_back();
  }
}

}  // namespace portbook::grammar
