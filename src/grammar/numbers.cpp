#include "grammar/numbers.h"

#include <algorithm>
#include <limits>

namespace portbook::grammar {
namespace {

constexpr std::uint32_t kGroupDigits = 3;
constexpr std::uint32_t kMostLeadingDigits = 2;  // 65,535
constexpr std::uint32_t kThousand = 1000;
constexpr std::uint32_t kLastPort = std::numeric_limits<std::uint16_t>::max();

struct Value {
  std::size_t next = 0;
  std::uint32_t value = 0;
  bool padded_zero = false;   // "00": no port
  bool padded_group = false;  // "50,000": the group after the comma would be no port of a list
};

class NumberReader {
 public:
  explicit NumberReader(std::span<const Lexeme> lexemes) : lexemes_(lexemes) {}

  NumberReading Read(std::size_t at) const {
    const std::optional<Value> grouped = Grouped(at);
    if (grouped) {
      const std::size_t second = AfterRangeWord(at, grouped->next);
      if (second == 0 && grouped->padded_group) return Single(at, *grouped);
      if (second != 0 && (Grouped(second) || grouped->padded_group)) {
        const NumberReading reading = Interval(at, *grouped, second);
        if (reading.issue != PortIssue::Kind::too_large || grouped->padded_group || reading.range)
          return reading;
      }
    }
    const Value first = Plain(at);
    const std::size_t second = AfterRangeWord(at, first.next);
    return second == 0 ? Single(at, first) : Interval(at, first, second);
  }

 private:
  bool IsNumber(std::size_t at) const {
    return at < lexemes_.size() && lexemes_[at].kind == LexemeKind::number;
  }

  Value Plain(std::size_t at) const {
    const Lexeme& lexeme = lexemes_[at];
    return {at + 1, lexeme.value, lexeme.value == 0 && lexeme.digits() > 1, false};
  }

  // "50,000" read as one number; nullopt where its shape forbids that.
  std::optional<Value> Grouped(std::size_t at) const {
    if (!IsNumber(at) || !IsNumber(at + 2) || lexemes_[at + 1].kind != LexemeKind::comma) return std::nullopt;
    const Lexeme& head = lexemes_[at];
    const Lexeme& group = lexemes_[at + 2];
    if (!Adjacent(head, lexemes_[at + 1]) || !Adjacent(lexemes_[at + 1], group)) return std::nullopt;
    if (head.digits() > kMostLeadingDigits || group.digits() != kGroupDigits || head.value == 0)
      return std::nullopt;
    return Value{at + 3, head.value * kThousand + group.value, false, group.value < kThousand / 10};
  }

  // The lexeme of the second number of an interval, or 0. `begin` is where the first number begins, `at` its
  // end.
  std::size_t AfterRangeWord(std::size_t begin, std::size_t at) const {
    if (const std::size_t bound = LastPortAfterBullet(at)) return bound;
    if (const std::size_t bound = NumberOnNextLine(at)) return bound;
    if (at >= lexemes_.size() || !IsNumber(at + 1)) return 0;
    const Lexeme& lexeme = lexemes_[at];
    if (lexeme.kind == LexemeKind::range_mark || lexeme.role == WordRole::to_word) return at + 1;
    return lexeme.role == WordRole::and_word && IsAfterBetween(begin) ? at + 1 : 0;
  }

  // "between 1024 and", "between the TCP ports 1024 and".
  bool IsAfterBetween(std::size_t begin) const {
    constexpr std::size_t kMostWords = 2;         // the article, and the word for ports
    constexpr std::uint32_t kLongestArticle = 3;  // bytes
    for (std::size_t words = 0; words <= kMostWords && words < begin; ++words) {
      const Lexeme& word = lexemes_[begin - 1 - words];
      if (word.role == WordRole::between) return true;
      const bool article = word.kind == LexemeKind::word && word.span.size() <= kLongestArticle;
      const bool passes = word.role == WordRole::filler || word.kind == LexemeKind::transport || article;
      if (!passes) return false;
    }
    return false;
  }

  // "49152-<br>65535": the dash right behind the number says that it goes on. 0 where it is not so.
  std::size_t NumberOnNextLine(std::size_t at) const {
    const bool open = at > 0 && at + 2 < lexemes_.size() && lexemes_[at].kind == LexemeKind::range_mark &&
                      Adjacent(lexemes_[at - 1], lexemes_[at]);
    return open && lexemes_[at + 1].kind == LexemeKind::line_feed && IsNumber(at + 2) ? at + 2 : 0;
  }

  // "49152<br>• 65535": the last port of all is no service's; a converter took the dash before it for a
  // bullet (rules of a cloud provider's domain controllers). 0 where it is not so.
  std::size_t LastPortAfterBullet(std::size_t at) const {
    std::size_t number = at;
    while (number < lexemes_.size() &&
           (lexemes_[number].kind == LexemeKind::line_feed || lexemes_[number].kind == LexemeKind::ornament))
      ++number;
    return number > at && IsNumber(number) && lexemes_[number].value == kLastPort ? number : 0;
  }

  base::Span SpanOf(std::size_t begin, std::size_t end) const {
    return {lexemes_[begin].span.begin, lexemes_[end - 1].span.end};
  }

  NumberReading Made(std::size_t begin, std::size_t next, const Value& first, const Value& last) const {
    NumberReading reading{next, SpanOf(begin, next), std::nullopt, PortIssue::Kind::leftover};
    if (first.padded_zero || last.padded_zero) return reading;
    reading.range = model::PortRange::Make(first.value, last.value);
    const bool too_large = std::max(first.value, last.value) > kLastPort;
    reading.issue = too_large ? PortIssue::Kind::too_large : PortIssue::Kind::reversed;
    return reading;
  }

  NumberReading Single(std::size_t at, const Value& value) const {
    return Made(at, value.next, value, value);
  }

  NumberReading Interval(std::size_t at, const Value& first, std::size_t second) const {
    Value last = Plain(second);
    const std::optional<Value> grouped = Grouped(second);
    const bool list_impossible = first.value > last.value || (grouped && grouped->padded_group);
    if (grouped && (first.next == at + 3 || list_impossible)) last = *grouped;
    if (AfterRangeWord(second, last.next) == 0) return Made(at, last.next, first, last);
    return Chain(at, last.next);
  }

  // "5000-5010-5020" is no interval, whichever two one takes.
  NumberReading Chain(std::size_t at, std::size_t next) const {
    while (const std::size_t number = AfterRangeWord(at, next)) next = number + 1;
    return {next, SpanOf(at, next), std::nullopt, PortIssue::Kind::leftover};
  }

  std::span<const Lexeme> lexemes_;
};

// "5910{value}5930": whatever the placeholder between them stands for, the numbers are no list. Else 0.
std::size_t AfterPlaceholder(std::span<const Lexeme> lexemes, std::size_t open) {
  const auto adjacent = [&](std::size_t at) {
    return at < lexemes.size() && Adjacent(lexemes[at - 1], lexemes[at]);
  };
  std::size_t at = open;
  if (open == 0 || !adjacent(open) || lexemes[open].kind != LexemeKind::open) return 0;
  while (adjacent(at + 1) && lexemes[at + 1].kind == LexemeKind::word) ++at;
  const bool closed = at > open && adjacent(at + 1) && lexemes[at + 1].kind == LexemeKind::close;
  return closed && adjacent(at + 2) && lexemes[at + 2].kind == LexemeKind::number ? at + 3 : 0;
}

}  // namespace

NumberReading ReadNumber(std::span<const Lexeme> lexemes, std::size_t at) {
  return NumberReader(lexemes).Read(at);
}

std::size_t AfterSpoiler(std::span<const Lexeme> lexemes, const NumberReading& reading) {
  const std::size_t next = reading.next;
  if (const std::size_t after = AfterPlaceholder(lexemes, next)) return after;
  const auto is = [&](std::size_t at, LexemeKind kind) {
    return at < lexemes.size() && lexemes[at].kind == kind;
  };
  if (is(next, LexemeKind::symbol) && lexemes[next].span.begin == reading.span.end) return next + 1;
  // "8080->80": which of the two is in use, nothing says.
  const bool mapped = is(next, LexemeKind::ornament) && lexemes[next].span.size() > 1 &&
                      is(next + 1, LexemeKind::number) && Adjacent(lexemes[next - 1], lexemes[next]) &&
                      Adjacent(lexemes[next], lexemes[next + 1]);
  if (mapped) return next + 2;
  std::size_t end = next;
  while (is(end, LexemeKind::colon) && is(end + 1, LexemeKind::number)) end += 2;
  if (end > next) return end;
  const bool to_word = next < lexemes.size() && lexemes[next].role == WordRole::to_word;
  if ((to_word || is(next, LexemeKind::range_mark)) && is(next + 1, LexemeKind::port_word)) return next + 2;
  if (is(next, LexemeKind::range_mark)) {
    // "443 - HTTPS": the dash is a colon.
    const bool word_like = next + 1 < lexemes.size() && lexemes[next + 1].is_word_like();
    return word_like || is(next + 1, LexemeKind::open) || is(next + 1, LexemeKind::port_phrase) ? 0
                                                                                                : next + 1;
  }
  const bool zero_before = reading.range && reading.range->last() == 0;
  const bool pair = is(next, LexemeKind::slash) && is(next + 1, LexemeKind::number);
  return pair && (zero_before || lexemes[next + 1].value == 0) ? next + 2 : 0;
}

}  // namespace portbook::grammar
