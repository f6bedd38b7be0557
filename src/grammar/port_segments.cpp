// Over 400 lines because the productions of one grammar are read together.
#include "grammar/port_segments.h"

#include <algorithm>

#include "grammar/alternatives.h"
#include "grammar/brackets.h"
#include "grammar/numbers.h"
#include "grammar/word_run.h"
#include "portbook/base/utf8.h"
#include "portbook/grammar/direction.h"

namespace portbook::grammar {
namespace {

bool HasTransport(const std::vector<ProtocolItem>& items) {
  return std::any_of(items.begin(), items.end(),
                     [](const ProtocolItem& item) { return item.transport.has_value(); });
}

// "STUN,MSTURN/UDP/3478": a service before the number that has no transport of its own has that of the next.
void SpreadTransports(std::vector<ProtocolItem>& prefix) {
  for (std::size_t i = prefix.size(); i-- > 1;) {
    if (!prefix[i - 1].transport && !prefix[i - 1].implied_transport && !prefix[i - 1].services.empty())
      prefix[i - 1].transport = prefix[i].transport;
  }
}

bool IsPortless(const ProtocolItem& item) {
  return item.transport == model::Transport::icmp || item.transport == model::Transport::ip;
}

// "ESP (IP 50)", "IP 50": the number is that of the protocol. nullopt where it cannot be.
std::optional<ProtocolItem> NumberedProtocol(const std::vector<ProtocolItem>& items,
                                             const model::PortRange& range) {
  if (items.empty() || range.first() != range.last() || range.first() > model::kLargestProtocolNumber)
    return std::nullopt;
  std::optional<ProtocolItem> numbered;
  for (const ProtocolItem& item : items) {
    const bool other = item.protocol_number && *item.protocol_number != range.first();
    if (item.transport != model::Transport::ip || other) return std::nullopt;
    if (!numbered || item.protocol_number) numbered = item;
  }
  numbered->protocol_number = range.first();
  return numbered;
}

// A number beside one of these words is that word's: "49152-65535 dynamic".
bool TakesRange(model::PortKind kind) {
  return kind == model::PortKind::dynamic || kind == model::PortKind::configurable ||
         kind == model::PortKind::ephemeral;
}

class SegmentReader {
 public:
  SegmentReader(std::string_view cell, const std::vector<Lexeme>& lexemes, const rules::RuleSet& rules,
                const PortOptions& options)
      : cell_(cell), lexemes_(lexemes), rules_(rules), options_(options), brackets_(lexemes) {
    const auto first =
        std::find_if(lexemes.begin(), lexemes.end(), [](const Lexeme& one) { return one.is_subject(); });
    protocols_first_ =
        std::any_of(lexemes.begin(), first, [](const Lexeme& one) { return one.is_protocol(); });
    names_first_ = std::any_of(lexemes.begin(), first, IsName);
  }

  Segments Run() {
    while (at_ < lexemes_.size()) Step();
    EndSegment();
    if (!segment_.label.empty()) Leftover(segment_.label_span);
    if (!pending_.empty()) {
      std::vector<ProtocolItem> rest = pending_.Take();
      SetApartPortless(rest);
      if (!rest.empty()) Leftover(pending_span_);
    }
    JoinDefaults();
    return std::move(read_);
  }

 private:
  const Lexeme& Here() const { return lexemes_[at_]; }
  bool Is(std::size_t at, LexemeKind kind) const { return at < lexemes_.size() && lexemes_[at].kind == kind; }
  bool IsWordLike(std::size_t at) const { return at < lexemes_.size() && lexemes_[at].is_word_like(); }

  void Step() {
    switch (Here().kind) {
      case LexemeKind::number:
        return OnNumber();
      case LexemeKind::dotted:
      case LexemeKind::symbol:
        return OnSymbol();
      case LexemeKind::range_mark:
        return OnRangeMark();
      case LexemeKind::comma:
      case LexemeKind::semicolon:
      case LexemeKind::backslash:
        return OnSeparator();
      case LexemeKind::line_feed:
        return OnLineFeed();
      case LexemeKind::slash:
        return OnSlash();
      case LexemeKind::open:
      case LexemeKind::close:
        return OnBracket();
      case LexemeKind::colon:
      case LexemeKind::ornament:
        ++at_;
        return;
      case LexemeKind::word:
      case LexemeKind::transport:
      case LexemeKind::security:
      case LexemeKind::service:
        return OnWords();
      case LexemeKind::port_word:
        return OnPortWord();
      case LexemeKind::port_phrase:
        Apply(Here().phrase);
        ++at_;
        return;
    }
  }

  void Leftover(base::Span span) { read_.issues.push_back({PortIssue::Kind::leftover, span, ""}); }

  base::Span SpanOf(std::size_t begin, std::size_t end) const {
    return {lexemes_[begin].span.begin, lexemes_[end - 1].span.end};
  }

  void Reject(base::Span span, PortIssue::Kind kind, std::size_t next) {
    read_.issues.push_back({kind, span, ""});
    segment_.rejected = true;
    segment_.span = span;
    spoils_next_.reset();
    joint_ = Joint::space;
    at_ = next;
  }

  void OnNumber() {
    const bool unlike =
        segment_.word && (spoils_next_ || segment_.word->kind == model::PortKind::not_applicable);
    if (segment_.range || segment_.rejected || unlike) EndSegment();
    joint_ = Joint::space;
    const NumberReading reading = ReadNumber(lexemes_, at_);
    if (const std::size_t next = AfterSpoiler(lexemes_, reading)) {
      return Reject(SpanOf(at_, next), PortIssue::Kind::leftover, next);
    }
    if (!reading.range) return Reject(reading.span, reading.issue, reading.next);
    if (spoils_next_)
      return Reject({spoils_next_->begin, reading.span.end}, PortIssue::Kind::leftover, reading.next);
    if (segment_.word && !TakesRange(segment_.word->kind)) {
      AppendLabel(segment_.span);
      segment_.word = nullptr;
    }
    segment_.range = reading.range;
    segment_.span = reading.span;
    number_bracket_ = bracket_;
    at_ = reading.next;
  }

  void OnPortWord() {
    const Lexeme& lexeme = Here();
    const bool in_sentence = at_ > 0 && IsName(lexemes_[at_ - 1]) && !spoils_next_ && !segment_.has_subject();
    ++at_;
    joint_ = Joint::space;
    spoils_next_.reset();
    if (in_sentence) return AppendLabel(lexeme.span);  // "when chat is configured"
    if (BeginsName(lexeme)) return AppendLabel(lexeme.span);
    if (segment_.range && lexeme.port_word->kind == model::PortKind::any) return AppendLabel(lexeme.span);
    if (segment_.word || segment_.rejected || (segment_.range && !TakesRange(lexeme.port_word->kind)))
      EndSegment();
    segment_.word = lexeme.port_word;
    if (!segment_.range) segment_.span = lexeme.span;
  }

  // "Any standard NFS port" is not any port.
  bool BeginsName(const Lexeme& word) const {
    if (word.port_word->kind != model::PortKind::any || segment_.has_subject()) return false;
    const bool name = Is(at_, LexemeKind::word) && Here().role == WordRole::plain;
    return name && !DirectionOf(TextOf(cell_, Here().span), rules_);
  }

  // A symbol before a number says something of it that no list of ports can: "> 1023".
  void OnSymbol() {
    if (Here().kind == LexemeKind::symbol && Is(at_ + 1, LexemeKind::number)) {
      EndSegment();
      const NumberReading reading = ReadNumber(lexemes_, at_ + 1);
      return Reject({Here().span.begin, reading.span.end}, PortIssue::Kind::leftover, reading.next);
    }
    if (Here().kind == LexemeKind::dotted && segment_.has_subject()) EndSegment();
    if (Here().kind == LexemeKind::dotted) segment_.rejected = true;
    Leftover(Here().span);
    ++at_;
  }

  // Between words and numbers a dash is a colon ("443 - HTTPS", "TCP-443"); at the head of a line it is a
  // bullet.
  void OnRangeMark() {
    const bool before_number = Is(at_ + 1, LexemeKind::number);
    const bool line_begins = at_ == 0 || Is(at_ - 1, LexemeKind::line_feed);
    const bool tight = at_ + 1 < lexemes_.size() && Adjacent(Here(), lexemes_[at_ + 1]);
    const bool after_words = at_ > 0 && (IsWordLike(at_ - 1) || Is(at_ - 1, LexemeKind::close));
    const bool after_number = at_ > 0 && lexemes_[at_ - 1].is_subject();
    const bool is_bullet = line_begins && !tight;
    const bool is_colon =
        (after_words && (before_number || IsWordLike(at_ + 1))) || (after_number && !before_number);
    if (is_bullet || is_colon) {
      ++at_;
    } else if (before_number) {
      EndSegment();
      const NumberReading reading = ReadNumber(lexemes_, at_ + 1);
      Reject({Here().span.begin, reading.span.end}, PortIssue::Kind::leftover, reading.next);
    } else {
      Leftover(Here().span);
      ++at_;
    }
  }

  void OnSeparator() {
    EndSegment();
    joint_ = Joint::part;
    ++at_;
  }

  void OnLineFeed() {
    const bool name_of_next = read_.segments.empty() && !segment_.has_subject();  // "HTTP port\n(8080)"
    if (!name_of_next) EndSegment();
    // A service is named for its line; a transport holds until the next one.
    for (ProtocolItem& item : prefix_) item.services.clear();
    prefix_ = Collapsed(std::move(prefix_));
    line_ = read_.segments.size();
    joint_ = Joint::part;
    ++at_;
  }

  void OnSlash() {
    const bool after_subject = at_ > 0 && lexemes_[at_ - 1].is_subject() && segment_.has_subject();
    joint_ = Joint::slash;
    ++at_;
    if (after_subject && IsWordLike(at_)) {
      // "LDAP 389 / LDAPS 636" parts two of a kind.
      const std::size_t next = ReadWordRun(lexemes_, at_, true).next;
      if ((protocols_first_ || names_first_) && Is(next, LexemeKind::number)) return OnSlashBetweenPairs();
      return TakeRun(Attachment::suffix);
    }
    if (segment_.has_subject() && !IsWordLike(at_)) EndSegment();
  }

  void OnSlashBetweenPairs() {
    EndSegment();
    joint_ = Joint::part;
  }

  void OnBracket() {
    const std::size_t partner = brackets_.Partner(at_);
    if (partner == Brackets::kNone) {
      Leftover(Here().span);
      ++at_;
    } else if (Here().kind == LexemeKind::close) {
      bracket_ = Brackets::kNone;
      ++at_;
    } else if (IsRemark(at_, partner)) {
      Leftover(SpanOf(at_, partner + 1));
      at_ = partner + 1;
    } else if (brackets_.HoldsSubject(at_)) {
      bracket_ = at_;
      ++at_;
    } else {
      TakeWordsInBrackets(partner);
    }
  }

  // "40002 (what port 80 is in production)": a number among so many words is not stated.
  bool IsRemark(std::size_t open, std::size_t close) const {
    const auto first = lexemes_.begin() + static_cast<std::ptrdiff_t>(open);
    const auto last = lexemes_.begin() + static_cast<std::ptrdiff_t>(close);
    if (!brackets_.HoldsSubject(open)) return false;
    // "(2008 and later)": a release. "22 (source port 1024-65535)": the other end.
    const bool is_of_another = std::any_of(first, last, [](const Lexeme& one) {
      return one.role == WordRole::comparison || one.role == WordRole::source;
    });
    return is_of_another || std::count_if(first, last, IsName) > options_.max_bracket_words ||
           (segment_.has_subject() && RelatesNumbers(open, close));
  }

  // "443 (TCP/80 redirects to TCP/443)": a word that parts two numbers says how they go together.
  bool RelatesNumbers(std::size_t open, std::size_t close) const {
    bool number = false, word = false;
    for (std::size_t at = open; at < close; ++at) {
      const Lexeme& one = lexemes_[at];
      if (one.kind == LexemeKind::number && word) return true;
      number = number || one.kind == LexemeKind::number;
      if (one.kind == LexemeKind::comma || one.kind == LexemeKind::semicolon) number = word = false;
      word = word || (number && IsName(one));
    }
    return false;
  }

  void TakeWordsInBrackets(std::size_t close) {
    const base::Span inside{Here().span.end, lexemes_[close].span.begin};
    const std::optional<model::Direction> direction = DirectionOf(TextOf(cell_, inside), rules_);
    if (direction) {
      segment_.direction = direction;
      at_ = close + 1;
      return;
    }
    joint_ = Joint::bracket;
    for (++at_; at_ < close;) {
      if (Here().kind == LexemeKind::port_phrase) {
        Apply(Here().phrase);
        ++at_;
      } else if (IsWordLike(at_)) {
        TakeRun(segment_.has_subject() ? Attachment::suffix : Attachment::prefix);
      } else {
        if (Here().kind == LexemeKind::symbol) Leftover(Here().span);
        ++at_;
      }
    }
    at_ = close + 1;
    joint_ = Joint::space;
  }

  enum class Attachment { prefix, suffix };

  void OnWords() {
    const bool joins = Here().role == WordRole::and_word || Here().role == WordRole::or_word;
    if (joins && !(at_ + 1 < lexemes_.size() && lexemes_[at_ + 1].role == WordRole::comparison))
      return OnSeparator();
    const WordRun run = ReadWordRun(lexemes_, at_, segment_.has_subject());
    Attachment attachment = Attachment::prefix;
    if (segment_.has_subject()) {
      const bool before_number = run.next < lexemes_.size() && NumberFollows(lexemes_, run.next);
      const bool prefix_style = run.has_protocol() ? protocols_first_ : names_first_;
      const bool named_next = Is(run.next, LexemeKind::colon) || prefix_style;
      attachment = before_number && named_next ? Attachment::prefix : Attachment::suffix;
      if (attachment == Attachment::prefix) EndSegment();
    }
    TakeRun(attachment);
  }

  void TakeRun(Attachment attachment) {
    const WordRun run = ReadWordRun(lexemes_, at_, attachment == Attachment::suffix);
    if (run.comparison) spoiler_ = SpanOf(at_, run.next);
    if (run.ends_in_negation) spoils_next_ = SpanOf(at_, run.next);
    for (const JoinedTerm& term : run.terms) {
      const Joint joint = &term == &run.terms.front() ? joint_ : term.joint;
      if (attachment == Attachment::suffix) {
        by_space_ = by_space_ || joint == Joint::space;
        suffix_.Add(*term.lexeme, joint);
      } else {
        if (pending_.empty()) pending_span_ = term.lexeme->span;
        pending_span_.end = std::max(pending_span_.end, term.lexeme->span.end);
        pending_.Add(*term.lexeme, joint);
      }
    }
    if (!run.ends_in_negation) {
      for (const base::Span& name : run.names) AppendName(name);
    }
    joint_ = Joint::space;
    at_ = run.next;
  }

  void AppendName(base::Span span) {
    const std::string_view name = TextOf(cell_, span);
    if (const std::optional<model::Direction> direction = DirectionOf(name, rules_)) {
      segment_.direction = direction;
    } else if (WordsIn(name) > options_.max_label_words) {
      Leftover(span);  // prose is no name of a port
    } else {
      AppendLabel(span);
    }
  }

  static int WordsIn(std::string_view text) {
    const std::string folded = base::FoldSpace(text);
    return 1 + static_cast<int>(std::count(folded.begin(), folded.end(), ' '));
  }

  void AppendLabel(base::Span span) {
    if (segment_.label.empty()) {
      segment_.label_span = span;
    } else {
      // Path forms keep their slash: "A/V".
      const std::string_view gap = TextOf(cell_, {segment_.label_span.end, span.begin});
      segment_.label += gap == "/" ? "/" : " ";
    }
    segment_.label += base::FoldSpace(TextOf(cell_, span));
    segment_.label_span.end = span.end;
  }

  void Apply(const PortPhrase& phrase) {
    if (phrase.field == model::Field::port_step) {
      segment_.step = phrase.value;
    } else if (phrase.field == model::Field::port_count) {
      segment_.count = phrase.value;
    } else {
      segment_.is_default = true;
      default_bracket_ = bracket_;
    }
  }

  static bool HasModifier(const Segment& segment) {
    return segment.is_default || segment.direction || segment.step || segment.count;
  }

  // "5004-5060, in steps of 2": what stands alone after a number is said of that number.
  void ModifyLast() {
    Segment& last = read_.segments.back();
    last.is_default = last.is_default || segment_.is_default;
    if (segment_.direction) last.direction = segment_.direction;
    if (segment_.step) last.step = segment_.step;
    if (segment_.count) last.count = segment_.count;
  }

  void EndSegment() {
    if (segment_.has_subject()) {
      Keep();
    } else if (!read_.segments.empty()) {
      if (HasModifier(segment_)) ModifyLast();
      if (!segment_.label.empty()) Leftover(segment_.label_span);
    } else {
      return;  // words before the first number are about it
    }
    segment_ = Segment();
    default_bracket_ = Brackets::kNone;
    number_bracket_ = Brackets::kNone;
  }

  void Keep() {
    SettlePrefix();
    // "0 (dynamic)": the number asks the system for a free port and is none itself.
    if (segment_.word && segment_.range && segment_.range->last() == 0) segment_.range.reset();
    const bool unbounded = spoiler_ && !segment_.rejected;
    if (unbounded) {
      segment_.rejected = true;
      Leftover({std::min(spoiler_->begin, segment_.span.begin), std::max(spoiler_->end, segment_.span.end)});
    }
    segment_.named_default =
        number_bracket_ != Brackets::kNone && number_bracket_ == default_bracket_ && !segment_.label.empty();
    segment_.prefix = prefix_;
    segment_.suffix = Collapsed(suffix_.Take());
    if (segment_.range) {
      segment_.portless =
          NumberedProtocol(segment_.suffix.empty() ? segment_.prefix : segment_.suffix, *segment_.range);
      if (segment_.portless) segment_.range.reset();
    }
    if (by_space_ && HasTransport(segment_.suffix) && !HasTransport(prefix_)) SpreadBack();
    read_.segments.push_back(std::move(segment_));
    spoiler_.reset();
    by_space_ = false;
  }

  // "ICMP, TCP 443": what has no ports takes no number.
  void SetApartPortless(std::vector<ProtocolItem>& items) {
    for (const ProtocolItem& item : items) {
      if (!IsPortless(item)) continue;
      Segment segment;
      segment.portless = item;
      segment.span = item.span;
      read_.segments.push_back(std::move(segment));
    }
    std::erase_if(items, IsPortless);
  }

  // "user-defined, default: 22" is one port.
  void JoinDefaults() {
    std::vector<Segment>& segments = read_.segments;
    for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
      Segment& word = segments[i];
      Segment& number = segments[i + 1];
      const bool open = word.word && word.word->kind == model::PortKind::configurable && !word.range;
      if (!open || !number.range || !number.is_default || number.word) continue;
      number.word = word.word;
      segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  // "80, 443 TCP": the transport is said of the list before it.
  void SpreadBack() {
    std::vector<ProtocolItem> transports = segment_.suffix;
    for (ProtocolItem& item : transports) item.services.clear();
    transports = Collapsed(std::move(transports));
    for (std::size_t i = read_.segments.size(); i > line_; --i) {
      Segment& before = read_.segments[i - 1];
      if (HasTransport(before.suffix)) return;
      if (before.suffix.empty()) before.suffix = transports;
    }
  }

  // The words since the last number come into force: a transport replaces all, a service alone keeps the
  // transports.
  void SettlePrefix() {
    if (pending_.empty()) return;
    std::vector<ProtocolItem> fresh = pending_.Take();
    SpreadTransports(fresh);
    if (!std::all_of(fresh.begin(), fresh.end(), IsPortless)) SetApartPortless(fresh);
    fresh = Collapsed(std::move(fresh));
    if (HasTransport(fresh) || !HasTransport(prefix_)) {
      prefix_ = std::move(fresh);
      return;
    }
    std::vector<ProtocolItem> combined;
    for (const ProtocolItem& old : prefix_) {
      for (ProtocolItem item : fresh) {
        item.transport = old.transport;
        combined.push_back(std::move(item));
      }
    }
    prefix_ = Collapsed(std::move(combined));
  }

  std::string_view cell_;
  const std::vector<Lexeme>& lexemes_;
  const rules::RuleSet& rules_;
  const PortOptions& options_;
  bool protocols_first_ = false;  // "TCP 5060 UDP 5060" and not "5060 TCP 5060 UDP"
  bool names_first_ = false;
  Brackets brackets_;

  Segments read_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;  // the first segment of this line
  Segment segment_;
  Alternatives suffix_;    // of this segment
  bool by_space_ = false;  // the suffix stands after a space
  Alternatives pending_;   // protocols since the last number
  base::Span pending_span_;
  std::vector<ProtocolItem> prefix_;       // protocols in force
  Joint joint_ = Joint::part;              // before the next word
  std::size_t bracket_ = Brackets::kNone;  // the open bracket that holds a number
  std::size_t number_bracket_ = Brackets::kNone;
  std::size_t default_bracket_ = Brackets::kNone;
  std::optional<base::Span> spoiler_;      // "and above"
  std::optional<base::Span> spoils_next_;  // "except"
};

}  // namespace

Segments ReadSegments(std::string_view cell, const std::vector<Lexeme>& lexemes, const rules::RuleSet& rules,
                      const PortOptions& options) {
  return SegmentReader(cell, lexemes, rules, options).Run();
}

}  // namespace portbook::grammar
