#include "grammar/scanner.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "portbook/base/utf8.h"

namespace portbook::grammar {
namespace {

using base::CodePoint;
using base::DecodeAt;

// A fused transport needs a number that is no version of it: "udp6" is a word.
constexpr std::uint32_t kFewestFusedDigits = 2;
// A switch has no thousand sockets.
constexpr std::size_t kMostSocketDigits = 2;
// From here on scripts are written without spaces: CJK radicals and all above.
constexpr char32_t kFirstWideScript = 0x2E80;

enum class CharacterClass : std::uint8_t { digit, letter, wide_letter, other };

CharacterClass ClassOf(char32_t c) {
  if (c >= U'0' && c <= U'9') return CharacterClass::digit;
  if (c == U'_') return CharacterClass::letter;
  if (!base::IsWordCharacter(c)) return CharacterClass::other;
  return c >= kFirstWideScript ? CharacterClass::wide_letter : CharacterClass::letter;
}

bool IsRangeMark(char32_t c) {
  switch (c) {
    case U'-':
    case U'~':
    case U'\u2212':  // minus
    case U'\u2026':  // ellipsis
    case U'\u301C':  // wave dash
    case U'\uFE63':
    case U'\uFF0D':
    case U'\uFF5E':
      return true;
    default:
      return c >= U'\u2010' && c <= U'\u2015';
  }
}

bool IsHyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }

bool IsOrnament(char32_t c) {
  constexpr std::u32string_view kOrnaments = U"*†‡§¹²³•◆▪·\"'“”‘’`´.。";
  const bool superscript = c >= U'\u2070' && c <= U'\u2079';
  return superscript || kOrnaments.find(c) != std::u32string_view::npos;
}

LexemeKind KindOf(char32_t c) {
  switch (c) {
    case U',':
    case U'\uFF0C':
    case U'\u3001':
      return LexemeKind::comma;
    case U';':
    case U'\uFF1B':
    case U'|':
    case U'&':
      return LexemeKind::semicolon;
    case U'/':
    case U'\uFF0F':
      return LexemeKind::slash;
    case U'\\':
      return LexemeKind::backslash;
    case U':':
    case U'\uFF1A':
    case U'=':
      return LexemeKind::colon;
    case U'(':
    case U'[':
    case U'{':
    case U'\uFF08':
    case U'\u3010':
      return LexemeKind::open;
    case U')':
    case U']':
    case U'}':
    case U'\uFF09':
    case U'\u3011':
      return LexemeKind::close;
    default:
      if (IsRangeMark(c)) return LexemeKind::range_mark;
      return IsOrnament(c) ? LexemeKind::ornament : LexemeKind::symbol;
  }
}

std::uint32_t SaturatedValue(std::string_view digits) {
  constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value = 0;
  for (const char digit : digits) {
    const std::uint32_t add = static_cast<std::uint32_t>(digit - '0');
    if (value > (kMost - add) / 10) return kMost;
    value = value * 10 + add;
  }
  return value;
}

class Scanner {
 public:
  Scanner(std::string_view cell, const rules::RuleSet& rules) : cell_(cell), rules_(rules) {}

  std::vector<Lexeme> Run() {
    while (at_ < cell_.size()) {
      const CodePoint c = DecodeAt(cell_, at_);
      if (c.value == U'\n') {
        Emit(LexemeKind::line_feed, at_ + c.size);
      } else if (base::IsSpace(c.value)) {
        at_ += c.size;
      } else if (ClassOf(c.value) == CharacterClass::digit) {
        ScanDigits();
      } else if (ClassOf(c.value) != CharacterClass::other) {
        ScanWord();
      } else {
        ScanMark(c);
      }
    }
    return std::move(lexemes_);
  }

 private:
  void Emit(LexemeKind kind, std::size_t end) {
    Lexeme lexeme;
    lexeme.kind = kind;
    lexeme.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    if (kind == LexemeKind::number) lexeme.value = SaturatedValue(cell_.substr(at_, end - at_));
    lexemes_.push_back(lexeme);
    at_ = end;
  }

  CharacterClass ClassAt(std::size_t at) const {
    return at < cell_.size() ? ClassOf(DecodeAt(cell_, at).value) : CharacterClass::other;
  }

  std::size_t EndOf(CharacterClass kind, std::size_t at) const {
    while (at < cell_.size() && ClassAt(at) == kind) at += DecodeAt(cell_, at).size;
    return at;
  }

  bool IsTransport(std::size_t begin, std::size_t end) const {
    return end > begin && rules_.FindTransport(base::FoldForComparison(cell_.substr(begin, end - begin)));
  }

  void ScanDigits() {
    std::size_t end = EndOf(CharacterClass::digit, at_);
    LexemeKind kind = LexemeKind::number;
    while (end + 1 < cell_.size() && cell_[end] == '.' && ClassAt(end + 1) == CharacterClass::digit) {
      kind = LexemeKind::dotted;
      end = EndOf(CharacterClass::digit, end + 1);
    }
    if (kind == LexemeKind::number && ClassAt(end) == CharacterClass::letter && !NumberEndsAt(end)) {
      ScanWord();  // "3rd"
    } else {
      Emit(kind, end);
    }
  }

  // A number goes over into the letters of a transport: "443tcp".
  bool NumberEndsAt(std::size_t end) const {
    const std::size_t letters = EndOf(CharacterClass::letter, end);
    return end - at_ >= kFewestFusedDigits && ClassAt(letters) != CharacterClass::digit &&
           IsTransport(end, letters);
  }

  void ScanWord() {
    std::size_t end = at_;
    if (ClassAt(at_) == CharacterClass::wide_letter) {
      end = EndOf(CharacterClass::wide_letter, at_);
    } else {
      end = EndOfLatinWord();
    }
    Emit(LexemeKind::word, end);
  }

  std::size_t EndOfLatinWord() const {
    std::size_t at = at_;
    while (true) {
      const std::size_t letters = EndOf(CharacterClass::letter, at);
      const std::size_t digits = EndOf(CharacterClass::digit, letters);
      if (at == at_ && digits - letters >= kFewestFusedDigits && ClassAt(digits) != CharacterClass::letter &&
          IsTransport(at, letters)) {
        return letters;  // "TCP443"
      }
      at = ClassAt(digits) == CharacterClass::letter ? digits : EndOfJoint(letters, digits);
      if (at == digits && ClassAt(digits) != CharacterClass::letter)
        return digits > letters ? EndOfSocket(digits) : EndOfPlural(digits);
    }
  }

  // "Gi1/0/24" names a socket of a device: a word that ends in digits, and short numbers after slashes.
  // "H.248/2944" and "IAX2/4569" are services with their ports.
  std::size_t EndOfSocket(std::size_t end) const {
    std::size_t at = end;
    while (at < cell_.size() && cell_[at] == '/') {
      const std::size_t digits = EndOf(CharacterClass::digit, at + 1);
      if (digits == at + 1 || digits - at - 1 > kMostSocketDigits) return end;
      at = digits;
    }
    return at;
  }

  // Past a mark inside a word: "Keep-alive", "H.248", "v1.2". `digits` itself where the word ends, as in
  // "TCP-UDP".
  std::size_t EndOfJoint(std::size_t letters, std::size_t digits) const {
    const CodePoint mark = DecodeAt(cell_, digits);
    const CharacterClass next = ClassAt(digits + mark.size);
    const bool joins_letters = IsHyphen(mark.value) || mark.value == U'\'' || mark.value == U'\u2019';
    if (joins_letters && letters == digits && next == CharacterClass::letter) {
      const std::size_t right = digits + mark.size;
      return IsTransport(right, EndOf(CharacterClass::letter, right)) ? digits : right;
    }
    const bool numbered = next == CharacterClass::digit && (digits > letters || digits - at_ == 1);
    return mark.value == U'.' && (next == CharacterClass::letter || numbered) ? digits + mark.size : digits;
  }

  // "port(s)" and "HTTP(S)" are one word.
  std::size_t EndOfPlural(std::size_t end) const {
    const std::string_view plural = cell_.substr(end, std::string_view("(s)").size());
    return plural == "(s)" || plural == "(S)" ? end + plural.size() : end;
  }

  // A dash that AsciiDoc's authors write by its name: "5910{range}5930". 0 where it is another placeholder.
  std::size_t SizeOfNamedDash() const {
    constexpr std::array<std::string_view, 6> kNames{"{range}", "{ndash}",  "{endash}",
                                                     "{dash}",  "{hyphen}", "{minus}"};
    for (const std::string_view name : kNames) {
      if (cell_.substr(at_, name.size()) == name) return name.size();
    }
    return 0;
  }

  // "5723 --->" points to the other end's column: the arrow says nothing of the port. 0 where there is none.
  std::size_t SizeOfArrow() const {
    const std::size_t dashes = at_ + (cell_[at_] == '<');
    const std::size_t end = std::min(cell_.find_first_not_of('-', dashes), cell_.size());
    const bool points = end < cell_.size() && cell_[end] == '>';
    return end > dashes && (points || dashes > at_) ? end + points - at_ : 0;
  }

  // Dashes and dots in a row are one mark.
  void ScanMark(CodePoint c) {
    constexpr std::string_view kDots = "..";
    std::size_t end = at_ + c.size;
    LexemeKind kind = KindOf(c.value);
    if (const std::size_t arrow = SizeOfArrow(); arrow > 0) {
      kind = LexemeKind::ornament;
      end = at_ + arrow;
    } else if (const std::size_t named = SizeOfNamedDash(); named > 0) {
      kind = LexemeKind::range_mark;
      end = at_ + named;
    } else if (cell_.substr(at_, kDots.size()) == kDots) {
      kind = LexemeKind::range_mark;
      while (end < cell_.size() && cell_[end] == '.') ++end;
    } else if (kind == LexemeKind::range_mark) {
      while (end < cell_.size() && IsRangeMark(DecodeAt(cell_, end).value)) end += DecodeAt(cell_, end).size;
    }
    Emit(kind, end);
  }

  std::string_view cell_;
  const rules::RuleSet& rules_;
  std::size_t at_ = 0;
  std::vector<Lexeme> lexemes_;
};

}  // namespace

std::vector<Lexeme> Scan(std::string_view cell, const rules::RuleSet& rules) {
  return Scanner(cell, rules).Run();
}

}  // namespace portbook::grammar
