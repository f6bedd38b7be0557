#include "grammar/lexer.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "grammar/scanner.h"
#include "portbook/base/utf8.h"

namespace portbook::grammar {
namespace {

// The longest term that is looked up: "dynamically assigned by the operating system" has 6 words.
constexpr std::size_t kMostPhraseLexemes = 7;
constexpr std::uint32_t kMostPhraseBytes = 96;

constexpr std::pair<std::string_view, WordRole> kWordRoles[] = {
    {"port", WordRole::filler},        {"ports", WordRole::filler},       {"port(s)", WordRole::filler},
    {"range", WordRole::filler},       {"ranges", WordRole::filler},      {"number", WordRole::filler},
    {"numbers", WordRole::filler},     {"from", WordRole::filler},        {"open", WordRole::filler},
    {"puerto", WordRole::filler},      {"puertos", WordRole::filler},     {"端口", WordRole::filler},
    {"ポート", WordRole::filler},      {"and", WordRole::and_word},       {"und", WordRole::and_word},
    {"et", WordRole::and_word},        {"y", WordRole::and_word},         {"和", WordRole::and_word},
    {"と", WordRole::and_word},        {"or", WordRole::or_word},         {"oder", WordRole::or_word},
    {"ou", WordRole::or_word},         {"o", WordRole::or_word},          {"或", WordRole::or_word},
    {"to", WordRole::to_word},         {"through", WordRole::to_word},    {"thru", WordRole::to_word},
    {"bis", WordRole::to_word},        {"à", WordRole::to_word},          {"a", WordRole::to_word},
    {"至", WordRole::to_word},         {"到", WordRole::to_word},         {"から", WordRole::to_word},
    {"between", WordRole::between},    {"zwischen", WordRole::between},   {"entre", WordRole::between},
    {"over", WordRole::over},          {"via", WordRole::over},           {"über", WordRole::over},
    {"above", WordRole::comparison},   {"below", WordRole::comparison},   {"higher", WordRole::comparison},
    {"lower", WordRole::comparison},   {"greater", WordRole::comparison}, {"less", WordRole::comparison},
    {"up", WordRole::comparison},      {"upward", WordRole::comparison},  {"upwards", WordRole::comparison},
    {"onward", WordRole::comparison},  {"onwards", WordRole::comparison}, {"beyond", WordRole::comparison},
    {"max", WordRole::comparison},     {"maximum", WordRole::comparison}, {"min", WordRole::comparison},
    {"minimum", WordRole::comparison}, {"later", WordRole::comparison},   {"earlier", WordRole::comparison},
    {"newer", WordRole::comparison},   {"older", WordRole::comparison},   {"besides", WordRole::negation},
    {"except", WordRole::negation},    {"excluding", WordRole::negation}, {"not", WordRole::negation},
    {"without", WordRole::negation},   {"source", WordRole::source},      {"src", WordRole::source},
    {"version", WordRole::numbered},   {"versions", WordRole::numbered},  {"release", WordRole::numbered},
    {"releases", WordRole::numbered},  {"layer", WordRole::numbered},     {"level", WordRole::numbered},
    {"tier", WordRole::numbered},      {"phase", WordRole::numbered},     {"step", WordRole::numbered},
    {"table", WordRole::numbered},     {"figure", WordRole::numbered},    {"note", WordRole::numbered},
    {"chapter", WordRole::numbered},   {"section", WordRole::numbered},
};

WordRole RoleOf(std::string_view folded) {
  const auto* found = std::find_if(std::begin(kWordRoles), std::end(kWordRoles),
                                   [&](const auto& entry) { return entry.first == folded; });
  return found == std::end(kWordRoles) ? WordRole::plain : found->second;
}

std::optional<std::uint32_t> ParseCount(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value == 0) return std::nullopt;
  return value;
}

// Looks words up, longest first, and makes one lexeme of each term.
class TermReader {
 public:
  TermReader(std::string_view cell, const std::vector<Lexeme>& scanned, const rules::RuleSet& rules,
             Vocabulary vocabulary)
      : cell_(cell), scanned_(scanned), rules_(rules), vocabulary_(vocabulary), folded_(scanned.size()) {}

  std::vector<Lexeme> ReadAll() {
    while (at_ < scanned_.size()) ReadTerm();
    return std::move(lexemes_);
  }

  std::vector<Lexeme> ReadUntilName() {
    const auto is_name = [](const Lexeme& one) {
      return one.kind == LexemeKind::word && one.role == WordRole::plain;
    };
    while (at_ < scanned_.size() && (lexemes_.empty() || !is_name(lexemes_.back()))) ReadTerm();
    return std::move(lexemes_);
  }

 private:
  static bool EndsPhrase(const Lexeme& lexeme) {
    return lexeme.kind == LexemeKind::number || lexeme.kind == LexemeKind::port_phrase;
  }

  // "6603*" has a footnote mark, "TCP *" a port word.
  bool MayBeginTerm(const Lexeme& lexeme) const {
    if (lexeme.kind == LexemeKind::word) return true;
    if (lexeme.kind != LexemeKind::ornament) return false;
    if (lexemes_.empty()) return true;
    return !Adjacent(lexemes_.back(), lexeme) && lexemes_.back().kind != LexemeKind::number;
  }

  const std::string& Folded(std::size_t at) {
    if (folded_[at].empty()) folded_[at] = base::FoldForComparison(TextOf(cell_, scanned_[at].span));
    return folded_[at];
  }

  void ReadTerm() {
    Lexeme lexeme = scanned_[at_];
    std::size_t taken = 1;
    if (MayBeginTerm(lexeme)) {
      lexeme.role = RoleOf(Folded(at_));
      taken = lexeme.role == WordRole::numbered ? TakeNumberOfName(lexeme) : TakeLongestTerm(lexeme);
    }
    if (lexeme.kind != LexemeKind::word || !AddWithSecure(lexeme)) lexemes_.push_back(lexeme);
    at_ += taken;
  }

  // "HTTP(S)" is HTTP and HTTPS; "protocol(s)" is a word.
  bool AddWithSecure(const Lexeme& word) {
    constexpr std::string_view kSecure = "(s)";
    const std::string& folded = Folded(at_);
    if (!folded.ends_with(kSecure)) return false;
    const std::string plain = folded.substr(0, folded.size() - kSecure.size());
    const rules::ServiceTerm* service = rules_.FindService(plain);
    const rules::ServiceTerm* secure = rules_.FindService(plain + "s");
    if (!service || !secure) return false;
    Lexeme lexeme = word;
    lexeme.kind = LexemeKind::service;
    for (const rules::ServiceTerm* term : {service, secure}) {
      lexeme.service = term;
      lexemes_.push_back(lexeme);
    }
    return true;
  }

  // "Version 2", "releases 9.1": one word.
  std::size_t TakeNumberOfName(Lexeme& lexeme) const {
    lexeme.role = WordRole::plain;
    if (at_ + 1 >= scanned_.size()) return 1;
    const Lexeme& next = scanned_[at_ + 1];
    if (next.kind != LexemeKind::number && next.kind != LexemeKind::dotted) return 1;
    lexeme.span.end = next.span.end;
    return 2;
  }

  // Scanned lexemes that the longest term takes; 1 where there is none.
  std::size_t TakeLongestTerm(Lexeme& lexeme) {
    std::string phrase;
    std::size_t taken = 1;
    Lexeme longest = lexeme;
    for (std::size_t count = 1; count <= kMostPhraseLexemes && at_ + count <= scanned_.size(); ++count) {
      const Lexeme& last = scanned_[at_ + count - 1];
      if (count > 1 && EndsPhrase(last)) break;
      if (count > 1 && !Adjacent(scanned_[at_ + count - 2], last)) phrase += ' ';
      if (last.span.end - lexeme.span.begin > kMostPhraseBytes) break;
      if (last.kind == LexemeKind::line_feed) continue;
      phrase += Folded(at_ + count - 1);
      if (!LookUp(phrase, longest)) continue;
      taken = count;
      longest.span.end = last.span.end;
    }
    if (taken > 1) longest.role = WordRole::plain;
    lexeme = longest;
    return taken;
  }

  bool LookUp(std::string_view folded, Lexeme& lexeme) const {
    if (vocabulary_ == Vocabulary::ports) {
      if (const rules::PortWord* word = rules_.FindPortWord(folded)) {
        lexeme.port_word = word;
        lexeme.kind = LexemeKind::port_word;
        return true;
      }
    }
    if (const rules::TransportTerm* transport = rules_.FindTransport(folded)) {
      lexeme.transport = transport;
      lexeme.kind = LexemeKind::transport;
    } else if (const rules::SecurityTerm* security = rules_.FindSecurity(folded)) {
      lexeme.security = security;
      lexeme.kind = LexemeKind::security;
    } else if (const rules::ServiceTerm* service = rules_.FindService(folded)) {
      lexeme.service = service;
      lexeme.kind = LexemeKind::service;
    } else {
      return false;
    }
    return true;
  }

  std::string_view cell_;
  const std::vector<Lexeme>& scanned_;
  const rules::RuleSet& rules_;
  Vocabulary vocabulary_;
  std::vector<std::string> folded_;  // of scanned_, as needed
  std::size_t at_ = 0;
  std::vector<Lexeme> lexemes_;
};

struct PhraseMatch {
  base::Span span;
  base::Span value;  // the digits that are the phrase's own
  PortPhrase phrase;
};

// nullopt where the rule is about another field or its number cannot be read.
std::optional<PhraseMatch> ReadMatch(const rules::PhraseRule& rule, const rules::Match& match,
                                     std::string_view cell) {
  PhraseMatch read;
  read.span = match.whole;
  read.phrase.field = rule.field;
  if (rule.field == model::Field::port_default)
    return rule.value == "false" ? std::nullopt : std::optional(read);
  const std::optional<base::Span> group = match.Group("value");
  read.value = group.value_or(base::Span{});
  const std::optional<std::uint32_t> value =
      ParseCount(group ? TextOf(cell, *group) : std::string_view(rule.value));
  if (!value) return std::nullopt;
  read.phrase.value = *value;
  return read;
}

bool IsPortPhrase(const rules::PhraseRule& rule) {
  return !rule.candidate && (rule.field == model::Field::port_default ||
                             rule.field == model::Field::port_step || rule.field == model::Field::port_count);
}

base::Span Shifted(base::Span span, std::uint32_t by) { return {span.begin + by, span.end + by}; }

void FindPhrasesIn(base::Span piece, std::string_view cell, const rules::RuleSet& rules,
                   std::vector<PhraseMatch>& matches) {
  const std::string_view text = TextOf(cell, piece);
  for (const rules::PhraseRule* rule : rules.phrases) {
    if (!IsPortPhrase(*rule)) continue;
    for (const rules::Match& match : rule->match.FindAll(text)) {
      std::optional<PhraseMatch> read = ReadMatch(*rule, match, text);
      if (!read) continue;
      read->span = Shifted(read->span, piece.begin);
      read->value = Shifted(read->value, piece.begin);
      matches.push_back(*read);
    }
  }
}

bool PartsPieces(const Lexeme& lexeme) {
  return lexeme.kind == LexemeKind::comma || lexeme.kind == LexemeKind::semicolon ||
         lexeme.kind == LexemeKind::line_feed || lexeme.kind == LexemeKind::open ||
         lexeme.kind == LexemeKind::close;
}

// In the whole cell and in each of its pieces, for a rule may be anchored to the end of what it reads
// ("default 389").
std::vector<PhraseMatch> FindPhrases(std::string_view cell, const std::vector<Lexeme>& scanned,
                                     const rules::RuleSet& rules) {
  std::vector<PhraseMatch> matches;
  const std::uint32_t size = static_cast<std::uint32_t>(cell.size());
  FindPhrasesIn({0, size}, cell, rules, matches);
  std::uint32_t begin = 0;
  for (const Lexeme& lexeme : scanned) {
    if (!PartsPieces(lexeme)) continue;
    FindPhrasesIn({begin, lexeme.span.begin}, cell, rules, matches);
    begin = lexeme.span.end;
  }
  if (begin > 0) FindPhrasesIn({begin, size}, cell, rules, matches);
  std::stable_sort(matches.begin(), matches.end(), [](const PhraseMatch& a, const PhraseMatch& b) {
    return std::pair(a.span.begin, b.span.end) < std::pair(b.span.begin, a.span.end);
  });
  return matches;
}

bool Covers(base::Span outer, base::Span inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

bool SaysAllocated(std::string_view word, const rules::RuleSet& rules) {
  const rules::PortWord* known = rules.FindPortWord(base::FoldForComparison(word));
  return known && (known->kind == model::PortKind::dynamic || known->kind == model::PortKind::ephemeral);
}

// The words of a phrase become one lexeme each; the numbers that are not its own stay: "default port is
// 1433", and so does how ports are had: "default for dynamic port allocation".
std::vector<Lexeme> MarkPhrases(std::string_view cell, const std::vector<Lexeme>& scanned,
                                const std::vector<PhraseMatch>& matches, const rules::RuleSet& rules) {
  std::vector<Lexeme> lexemes;
  auto match = matches.begin();
  bool marked = false;
  for (Lexeme lexeme : scanned) {
    while (match != matches.end() && match->span.end < lexeme.span.end) {
      ++match;
      marked = false;
    }
    const bool inside = match != matches.end() && Covers(match->span, lexeme.span);
    const bool own = lexeme.kind == LexemeKind::number
                         ? inside && Covers(match->value, lexeme.span)
                         : !inside || !SaysAllocated(TextOf(cell, lexeme.span), rules);
    if (!inside || !own || lexeme.kind == LexemeKind::open || lexeme.kind == LexemeKind::close) {
      lexemes.push_back(lexeme);
      marked = false;
    } else if (marked) {
      lexemes.back().span.end = lexeme.span.end;
    } else {
      lexeme.kind = LexemeKind::port_phrase;
      lexeme.phrase = match->phrase;
      lexemes.push_back(lexeme);
      marked = true;
    }
  }
  return lexemes;
}

// "10000 (in TCP)": right before a protocol the word joins as "over" does; alone it is a direction.
std::vector<Lexeme> JoinIn(std::vector<Lexeme> lexemes, std::string_view cell) {
  for (std::size_t i = 0; i + 1 < lexemes.size(); ++i) {
    const base::Span& span = lexemes[i].span;
    if (lexemes[i].kind == LexemeKind::word && cell.substr(span.begin, span.size()) == "in" &&
        lexemes[i + 1].is_protocol())
      lexemes[i].role = WordRole::over;
  }
  return lexemes;
}

// "5557 up to 5577": between numbers the two words are one. Alone "up to" bounds what nobody has begun.
std::vector<Lexeme> JoinUpTo(std::vector<Lexeme> lexemes, std::string_view cell) {
  for (std::size_t i = 1; i + 2 < lexemes.size(); ++i) {
    const base::Span& span = lexemes[i].span;
    const bool up = lexemes[i].kind == LexemeKind::word && cell.substr(span.begin, span.size()) == "up";
    if (up && lexemes[i + 1].role == WordRole::to_word && lexemes[i - 1].kind == LexemeKind::number &&
        lexemes[i + 2].kind == LexemeKind::number)
      lexemes.erase(lexemes.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return lexemes;
}

}  // namespace

std::vector<Lexeme> Lex(std::string_view cell, const rules::RuleSet& rules, Vocabulary vocabulary) {
  std::vector<Lexeme> scanned = Scan(cell, rules);
  const bool has_words = std::any_of(scanned.begin(), scanned.end(),
                                     [](const Lexeme& lexeme) { return lexeme.kind == LexemeKind::word; });
  if (has_words && vocabulary == Vocabulary::ports)
    scanned = MarkPhrases(cell, scanned, FindPhrases(cell, scanned, rules), rules);
  return JoinUpTo(JoinIn(TermReader(cell, scanned, rules, vocabulary).ReadAll(), cell), cell);
}

std::vector<Lexeme> LexUntilName(std::string_view text, const rules::RuleSet& rules, Vocabulary vocabulary) {
  const std::vector<Lexeme> scanned = Scan(text, rules);
  return TermReader(text, scanned, rules, vocabulary).ReadUntilName();
}

bool IsBlank(const std::vector<Lexeme>& lexemes, std::string_view cell) {
  return std::all_of(lexemes.begin(), lexemes.end(), [&](const Lexeme& lexeme) {
    if (lexeme.kind == LexemeKind::line_feed) return true;
    return lexeme.kind == LexemeKind::range_mark && cell[lexeme.span.begin] != '.' &&
           cell[lexeme.span.begin] != '~';
  });
}

}  // namespace portbook::grammar
