#include "portbook/grammar/protocols.h"

#include <algorithm>

#include "grammar/alternatives.h"
#include "grammar/prefix.h"
#include "portbook/base/utf8.h"

namespace portbook::grammar {
namespace {

// "Microsoft Exchange Unified Messaging service" has 5; "the default ports that the cluster reserves" is a
// remark.
constexpr int kMostNameWords = 6;

bool IsDigits(const Lexeme& lexeme) {
  return lexeme.kind == LexemeKind::number || lexeme.kind == LexemeKind::dotted;
}

// Nothing that a protocol could be called by.
bool IsWordless(const Lexeme& lexeme) { return !lexeme.is_word_like() && !IsDigits(lexeme); }

class CellReader {
 public:
  CellReader(std::string_view cell, ProtocolColumn column, const std::vector<Lexeme>& lexemes)
      : cell_(cell), column_(column), lexemes_(lexemes) {}

  ProtocolCell Run() {
    ProtocolCell read;
    read.blank = std::all_of(lexemes_.begin(), lexemes_.end(), IsWordless);
    ReadStacks();
    if (alternatives_.empty()) ReadChunks();
    read.items = alternatives_.Take();
    for (ProtocolItem& item : read.items) item.span = Closed(item.span);
    read.unknown = std::move(unknown_);
    return read;
  }

 private:
  bool Is(std::size_t at, LexemeKind kind) const { return at < lexemes_.size() && lexemes_[at].kind == kind; }

  // With the bracket that closes behind it: "TCP (HTTP)", not "TCP (HTTP".
  base::Span Closed(base::Span span) const {
    const std::string_view text = TextOf(cell_, span);
    const bool is_open =
        std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
    if (is_open && span.end < cell_.size() && cell_[span.end] == ')') ++span.end;
    return span;
  }

  bool IsIp(std::size_t at) const {
    return Is(at, LexemeKind::transport) && lexemes_[at].transport->transport == model::Transport::ip;
  }

  // A transport down to IP: "UDP/IP", as three words or as one of the vocabulary.
  bool ReachesIp(std::size_t at) const {
    if (!Is(at, LexemeKind::transport)) return false;
    if (TextOf(cell_, lexemes_[at].span).find('/') != std::string_view::npos) return true;
    return Is(at + 1, LexemeKind::slash) && IsIp(at + 2);
  }

  // "HTTP/TCP/IP" amid other words: the stacks say it all.
  void ReadStacks() {
    for (std::size_t at = 0; at + 2 < lexemes_.size(); ++at) {
      if (!Is(at, LexemeKind::service) || !Is(at + 1, LexemeKind::slash) || !ReachesIp(at + 2)) continue;
      alternatives_.Add(lexemes_[at], Joint::part);
      alternatives_.Add(lexemes_[at + 2], Joint::slash);
      if (IsIp(at + 4)) alternatives_.Add(lexemes_[at + 4], Joint::slash);
    }
  }

  // "and" and "or" join protocols; anywhere else they are words of a name.
  bool JoinsProtocols(std::size_t at) const {
    const WordRole role = lexemes_[at].role;
    if (role != WordRole::and_word && role != WordRole::or_word) return false;
    if (at == 0 || at + 1 >= lexemes_.size() || !lexemes_[at + 1].is_protocol()) return false;
    return lexemes_[at - 1].is_protocol() || Is(at - 1, LexemeKind::close);
  }

  bool PartsChunks(std::size_t at) const {
    switch (lexemes_[at].kind) {
      case LexemeKind::comma:
      case LexemeKind::semicolon:
      case LexemeKind::line_feed:
      case LexemeKind::backslash:
        return true;
      case LexemeKind::word:
        return JoinsProtocols(at);
      case LexemeKind::number:
      case LexemeKind::dotted:
      case LexemeKind::range_mark:
      case LexemeKind::slash:
      case LexemeKind::colon:
      case LexemeKind::open:
      case LexemeKind::close:
      case LexemeKind::ornament:
      case LexemeKind::symbol:
      case LexemeKind::transport:
      case LexemeKind::security:
      case LexemeKind::service:
      case LexemeKind::port_word:
      case LexemeKind::port_phrase:
        return false;
    }
    return false;
  }

  void ReadChunks() {
    Joint joint = Joint::part;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= lexemes_.size(); ++at) {
      if (at < lexemes_.size() && !PartsChunks(at)) continue;
      ReadChunk(begin, at, joint);
      joint = at < lexemes_.size() && lexemes_[at].role == WordRole::and_word ? Joint::and_word : Joint::part;
      begin = at + 1;
    }
  }

  void ReadChunk(std::size_t begin, std::size_t end, Joint joint) {
    const auto is_protocol = [](const Lexeme& lexeme) { return lexeme.is_protocol(); };
    const auto first = lexemes_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = lexemes_.begin() + static_cast<std::ptrdiff_t>(end);
    if (std::all_of(first, last, IsWordless)) return;
    if (std::none_of(first, last, is_protocol)) return AddUnknown(begin, end, joint);
    for (std::size_t at = begin; at < end;) {
      if (const std::optional<Joint> next = JointOf(lexemes_[at])) {
        if (at > begin) joint = *next;
        ++at;
        continue;
      }
      const std::size_t piece = at;
      at = EndOfPiece(piece, end);
      AddPiece(piece, at, joint);
      joint = Joint::space;
    }
  }

  // "MIB sets/gets": a slash in a name of several words is part of it.
  std::size_t EndOfPiece(std::size_t begin, std::size_t end) const {
    std::size_t at = EndOfWords(begin, end);
    while (Is(at, LexemeKind::slash) && at + 1 < end && HasName(begin, at)) {
      const std::size_t next = EndOfWords(at + 1, end);
      if (!HasName(at + 1, next) || (at - begin == 1 && next - at == 2)) break;
      at = next;
    }
    return at;
  }

  std::size_t EndOfWords(std::size_t begin, std::size_t end) const {
    while (begin < end && !JointOf(lexemes_[begin])) ++begin;
    return begin;
  }

  bool HasName(std::size_t begin, std::size_t end) const {
    return std::any_of(lexemes_.begin() + static_cast<std::ptrdiff_t>(begin),
                       lexemes_.begin() + static_cast<std::ptrdiff_t>(end), IsName);
  }

  static std::optional<Joint> JointOf(const Lexeme& lexeme) {
    if (lexeme.kind == LexemeKind::open) return Joint::bracket;
    if (lexeme.kind == LexemeKind::close) return Joint::space;
    const bool joins = lexeme.kind == LexemeKind::slash || lexeme.kind == LexemeKind::colon ||
                       lexeme.kind == LexemeKind::range_mark;
    return joins ? std::optional(Joint::slash) : std::nullopt;
  }

  static bool IsName(const Lexeme& lexeme) {
    return lexeme.kind == LexemeKind::word && lexeme.role != WordRole::over &&
           lexeme.role != WordRole::filler;
  }

  void AddPiece(std::size_t begin, std::size_t end, Joint joint) {
    const auto first = lexemes_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = lexemes_.begin() + static_cast<std::ptrdiff_t>(end);
    if (column_ == ProtocolColumn::transport || std::none_of(first, last, IsName))
      return AddWords(begin, end, joint);
    // "XML cascading" is one name though XML is a service; a transport before or after a name is no part of
    // it.
    std::size_t name_begin = begin;
    while (Is(name_begin, LexemeKind::transport)) ++name_begin;
    std::size_t name_end = end;
    while (name_end > name_begin && Is(name_end - 1, LexemeKind::transport)) --name_end;
    AddWords(begin, name_begin, joint);
    AddUnknown(name_begin, name_end, name_begin == begin ? joint : Joint::space);
    AddWords(name_end, end, Joint::space);
  }

  void AddWords(std::size_t begin, std::size_t end, Joint joint) {
    for (std::size_t at = begin; at < end; ++at) {
      const Lexeme& lexeme = lexemes_[at];
      if (lexeme.is_protocol()) {
        alternatives_.Add(lexeme, joint);
        joint = Joint::space;
      } else if (lexeme.role == WordRole::over) {
        joint = Joint::slash;
      } else if (IsName(lexeme) || IsDigits(lexeme)) {
        unknown_.push_back(lexeme.span);
      }
    }
  }

  // The bracket at the end was opened before the name: "(SMB, CIFS)".
  bool ClosesAlone(std::size_t begin, std::size_t end) const {
    return lexemes_[end - 1].kind == LexemeKind::close &&
           std::none_of(lexemes_.begin() + static_cast<std::ptrdiff_t>(begin),
                        lexemes_.begin() + static_cast<std::ptrdiff_t>(end),
                        [](const Lexeme& lexeme) { return lexeme.kind == LexemeKind::open; });
  }

  // Inside a bracket that was opened on the same line, behind a dash perhaps.
  bool OpenBefore(std::size_t at) const {
    while (at-- > 0) {
      if (lexemes_[at].kind == LexemeKind::open) return true;
      const bool parts = lexemes_[at].kind == LexemeKind::comma || lexemes_[at].kind == LexemeKind::semicolon;
      if (parts || lexemes_[at].kind == LexemeKind::close || lexemes_[at].kind == LexemeKind::line_feed)
        break;
    }
    return false;
  }

  // A name in no vocabulary: a service where services stand, else only words. Numbers alone are no name.
  void AddUnknown(std::size_t begin, std::size_t end, Joint joint) {
    const auto first = lexemes_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = lexemes_.begin() + static_cast<std::ptrdiff_t>(end);
    if (column_ == ProtocolColumn::transport || std::none_of(first, last, IsName))
      return AddWords(begin, end, joint);
    const bool is_sentence = TextOf(cell_, lexemes_[end - 1].span) == ".";
    while (begin < end && lexemes_[begin].kind == LexemeKind::ornament) ++begin;
    while (end > begin && (lexemes_[end - 1].kind == LexemeKind::ornament || ClosesAlone(begin, end))) --end;
    const base::Span span{lexemes_[begin].span.begin, lexemes_[end - 1].span.end};
    // What stands in brackets behind a protocol, or goes on at length, tells of it and names none.
    const bool told_of = (joint == Joint::bracket || OpenBefore(begin)) && !alternatives_.empty();
    if (told_of || (is_sentence && end - begin > 2) || static_cast<int>(end - begin) > kMostNameWords)
      return unknown_.push_back(span);
    alternatives_.AddService(base::FoldForComparison(TextOf(cell_, span)), span, joint);
  }

  std::string_view cell_;
  ProtocolColumn column_;
  const std::vector<Lexeme>& lexemes_;
  Alternatives alternatives_;
  std::vector<base::Span> unknown_;
};

// Extends a protocol list word by word; the words between may only be joints.
class PrefixReader {
 public:
  explicit PrefixReader(const Head& head) : head_(head), lexemes_(head.lexemes) {}

  std::size_t Run() const {
    if (lexemes_.empty() || !lexemes_.front().is_protocol()) return 0;
    std::size_t taken = 1;
    // A later line counts only if protocols fill it: it may be a sentence that begins with one.
    std::size_t sure = 1;
    bool on_later_line = false;
    while (true) {
      const bool line_ends =
          taken == lexemes_.size() ? !head_.cut : lexemes_[taken].kind == LexemeKind::line_feed;
      if (!on_later_line || line_ends) {
        sure = taken;
        on_later_line = line_ends;
      }
      const std::size_t next = After(taken);
      if (next == taken) return lexemes_[sure - 1].span.end;
      taken = next;
    }
  }

 private:
  bool Is(std::size_t at, LexemeKind kind) const { return at < lexemes_.size() && lexemes_[at].kind == kind; }
  bool IsProtocol(std::size_t at) const { return at < lexemes_.size() && lexemes_[at].is_protocol(); }

  bool IsJoint(std::size_t at) const {
    if (at >= lexemes_.size()) return false;
    const Lexeme& lexeme = lexemes_[at];
    return lexeme.kind == LexemeKind::slash || lexeme.kind == LexemeKind::backslash ||
           lexeme.kind == LexemeKind::comma || lexeme.role == WordRole::and_word ||
           lexeme.role == WordRole::or_word;
  }

  std::size_t After(std::size_t at) const {
    if (IsJoint(at) && IsProtocol(at + 1)) return at + 2;
    if (IsProtocol(at) && Is(at + 1, LexemeKind::close)) return at + 2;  // "TCP SIP)"
    if (Is(at, LexemeKind::open)) return AfterBracket(at);
    std::size_t next = at;
    while (Is(next, LexemeKind::line_feed)) ++next;
    return next > at && IsProtocol(next) ? next + 1 : at;
  }

  std::size_t AfterBracket(std::size_t open) const {
    std::size_t at = open + 1;
    while (IsProtocol(at) && IsJoint(at + 1)) at += 2;
    return IsProtocol(at) && Is(at + 1, LexemeKind::close) ? at + 2 : open;
  }

  const Head& head_;
  const std::vector<Lexeme>& lexemes_;
};

}  // namespace

ProtocolCell ParseProtocols(std::string_view cell, ProtocolColumn column, const rules::RuleSet& rules) {
  return CellReader(cell, column, Lex(cell, rules, Vocabulary::protocols)).Run();
}

std::size_t ProtocolPrefix(std::string_view text, const rules::RuleSet& rules) {
  return PrefixReader(LexHead(text, rules, Vocabulary::protocols)).Run();
}

}  // namespace portbook::grammar
