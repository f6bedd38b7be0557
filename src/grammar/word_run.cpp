#include "grammar/word_run.h"

#include <algorithm>

namespace portbook::grammar {
namespace {

class RunReader {
 public:
  RunReader(const std::vector<Lexeme>& lexemes, bool after_number)
      : lexemes_(lexemes), after_number_(after_number) {}

  WordRun Read(std::size_t at) {
    Joint joint = Joint::space;
    while (true) {
      const std::size_t end = EndOfPiece(at);
      AddPiece(at, end, joint);
      run_.next = end;
      const std::optional<Joint> next = JointAt(end);
      if (!next) break;
      joint = *next;
      at = end + 1;
    }
    run_.ends_in_negation = EndsInNegation(run_.next) && NumberFollows(lexemes_, run_.next);
    return std::move(run_);
  }

 private:
  bool IsWordLike(std::size_t at) const { return at < lexemes_.size() && lexemes_[at].is_word_like(); }
  bool IsProtocol(std::size_t at) const { return at < lexemes_.size() && lexemes_[at].is_protocol(); }
  bool Joins(std::size_t at) const {
    return lexemes_[at].role == WordRole::and_word || lexemes_[at].role == WordRole::or_word;
  }

  // Words with only spaces between them. "and" goes on with a name ("IM and Presence"), but not with a number
  // or from one protocol to the next.
  std::size_t EndOfPiece(std::size_t begin) const {
    std::size_t at = begin;
    for (; IsWordLike(at); ++at) {
      if (at == begin || !Joins(at)) continue;
      if (!IsWordLike(at + 1) || (IsProtocol(at - 1) && IsProtocol(at + 1))) break;
    }
    return at;
  }

  // How the run goes on after a piece, if it does.
  std::optional<Joint> JointAt(std::size_t at) const {
    if (at >= lexemes_.size()) return std::nullopt;
    const Lexeme& lexeme = lexemes_[at];
    if (lexeme.kind == LexemeKind::slash && IsWordLike(at + 1)) return Joint::slash;
    const bool parts = lexeme.kind == LexemeKind::comma || lexeme.kind == LexemeKind::semicolon ||
                       lexeme.kind == LexemeKind::backslash || lexeme.role == WordRole::or_word;
    const bool is_and = lexeme.role == WordRole::and_word;
    if ((!parts && !is_and) || !IsProtocol(at - 1) || !IsProtocol(at + 1)) return std::nullopt;
    if (after_number_ && NumberFollows(lexemes_, at + 1)) return std::nullopt;
    return is_and ? Joint::and_word : Joint::part;
  }

  void AddPiece(std::size_t begin, std::size_t end, Joint joint) {
    const auto first = lexemes_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = lexemes_.begin() + static_cast<std::ptrdiff_t>(end);
    run_.comparison = run_.comparison || std::any_of(first, last, [](const Lexeme& lexeme) {
                        return lexeme.role == WordRole::comparison;
                      });
    if (std::none_of(first, last, IsName)) return AddTerms(begin, end, joint);
    // A service is part of a name ("Alternate HTTP port"); a transport before or after it is not.
    std::size_t name_begin = begin;
    while (lexemes_[name_begin].kind == LexemeKind::transport) ++name_begin;
    std::size_t name_end = end;
    while (lexemes_[name_end - 1].kind == LexemeKind::transport) --name_end;
    AddTerms(begin, name_begin, joint);
    AddTerms(name_end, end, name_begin == begin ? joint : Joint::space);
    run_.names.push_back({lexemes_[name_begin].span.begin, lexemes_[name_end - 1].span.end});
  }

  void AddTerms(std::size_t begin, std::size_t end, Joint joint) {
    for (std::size_t at = begin; at < end; ++at) {
      const Lexeme& lexeme = lexemes_[at];
      if (lexeme.is_protocol()) {
        run_.terms.push_back({&lexeme, joint});
        joint = Joint::space;
      } else if (lexeme.role == WordRole::over) {
        joint = Joint::slash;
      }
    }
  }

  bool EndsInNegation(std::size_t end) const {
    while (end > 0 && lexemes_[end - 1].role == WordRole::filler) --end;
    return end > 0 && lexemes_[end - 1].role == WordRole::negation;
  }

  const std::vector<Lexeme>& lexemes_;
  bool after_number_;
  WordRun run_;
};

bool MayStandBeforeNumber(const Lexeme& lexeme) {
  return lexeme.is_protocol() || lexeme.kind == LexemeKind::slash || lexeme.kind == LexemeKind::colon ||
         lexeme.kind == LexemeKind::open || lexeme.kind == LexemeKind::range_mark ||
         lexeme.role == WordRole::filler || lexeme.role == WordRole::over;
}

}  // namespace

WordRun ReadWordRun(const std::vector<Lexeme>& lexemes, std::size_t at, bool after_number) {
  return RunReader(lexemes, after_number).Read(at);
}

bool NumberFollows(const std::vector<Lexeme>& lexemes, std::size_t at) {
  while (at < lexemes.size() && MayStandBeforeNumber(lexemes[at])) ++at;
  return at < lexemes.size() &&
         (lexemes[at].kind == LexemeKind::number || lexemes[at].kind == LexemeKind::port_word);
}

bool IsName(const Lexeme& lexeme) {
  if (lexeme.kind != LexemeKind::word) return false;
  // Away from numbers "to" is a word like any other, and so is the "A" of "A/V".
  return lexeme.role == WordRole::plain || lexeme.role == WordRole::negation ||
         lexeme.role == WordRole::source || lexeme.role == WordRole::to_word;
}

}  // namespace portbook::grammar
