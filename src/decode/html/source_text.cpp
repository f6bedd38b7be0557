#include "decode/html/source_text.h"

#include <algorithm>
#include <array>

#include "decode/html/markup_scan.h"
#include "portbook/base/utf8.h"

namespace portbook::decode::html {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsAlphanumeric(char c) { return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsHexDigit(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

template <class Predicate>
std::size_t CountWhile(std::string_view text, Predicate predicate) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, predicate) - text.begin());
}

// The second character of those references that stand for two ("&nvlt;" is "<" and U+20D2).
bool FollowsInReference(char32_t point) {
  constexpr auto kSeconds = std::to_array<char32_t>({0x200A, 0x20D2, 0x20E5, 0x0331, 0x0333, 0x0338, 0xFE00});
  return std::ranges::find(kSeconds, point) != kSeconds.end();
}

struct Reference {
  std::size_t raw = 0;    // bytes in the source
  std::size_t value = 0;  // bytes they stand for
};

Reference PlainAmpersand(std::string_view value) {
  return value.starts_with('&') ? Reference{1, 1} : Reference{};
}

// "&#160;", "&#xA0", always one character.
Reference Numeric(std::string_view raw, std::string_view value) {
  const bool hex = raw.size() > 2 && (raw[2] == 'x' || raw[2] == 'X');
  const std::size_t prefix = hex ? 3 : 2;
  const std::string_view rest = raw.substr(std::min(prefix, raw.size()));
  const std::size_t digits = hex ? CountWhile(rest, IsHexDigit) : CountWhile(rest, IsDigit);
  if (digits == 0) return PlainAmpersand(value);
  const bool closed = digits < rest.size() && rest[digits] == ';';
  return {prefix + digits + (closed ? 1 : 0), base::DecodeAt(value, 0).size};
}

// The names that need no ";" stand for one character of Latin-1 each, and whatever follows them is text again
// ("&notit;" is "¬it;").
Reference Legacy(std::string_view name, std::string_view value, std::size_t character) {
  constexpr std::size_t kShortest = 2;  // "lt"
  constexpr std::size_t kLongest = 6;   // "frac12"
  for (std::size_t size = kShortest; size <= std::min(name.size(), kLongest); ++size) {
    if (value.substr(character).starts_with(name.substr(size))) return {1 + size, character};
  }
  return {};
}

Reference Named(std::string_view raw, std::string_view value) {
  const std::size_t letters = CountWhile(raw.substr(1), IsAlphanumeric);
  if (letters == 0) return PlainAmpersand(value);
  const bool closed = 1 + letters < raw.size() && raw[1 + letters] == ';';
  if (value.starts_with('&')) {
    const std::string_view name = raw.substr(1, letters);
    if (!name.starts_with("amp") && !name.starts_with("AMP")) return {1, 1};  // an unknown name is text
    return {letters == 3 && closed ? std::size_t{5} : std::size_t{4}, 1};
  }
  const base::CodePoint first = base::DecodeAt(value, 0);
  constexpr char32_t kLatin1End = 0x100;
  if (first.value < kLatin1End) {
    const std::string_view name = raw.substr(1, letters + (closed ? 1 : 0));
    const Reference legacy = Legacy(closed ? name : raw.substr(1, letters), value, first.size);
    const bool whole = closed && legacy.raw == letters + 1;
    if (legacy.raw != 0 && !whole) return legacy;
  }
  Reference reference{1 + letters + (closed ? 1 : 0), first.size};
  const base::CodePoint second = base::DecodeAt(value, first.size);
  if (FollowsInReference(second.value) &&
      !raw.substr(reference.raw).starts_with(value.substr(first.size, second.size))) {
    reference.value += second.size;
  }
  return reference;
}

// Walks source and value side by side.
class Matcher {
 public:
  Matcher(std::string_view raw, std::uint32_t offset, std::string_view value, std::vector<Segment>& segments)
      : raw_(raw), offset_(offset), value_(value), segments_(segments) {}

  // False where they do not belong together.
  bool Match(SourceMode mode) {
    while (value_at_ < value_.size()) {
      if (raw_at_ >= raw_.size()) return false;
      const char c = raw_[raw_at_];
      if (c == '<' && mode == SourceMode::markup && IsMarkup(raw_, raw_at_)) {
        EndLiteral();
        raw_at_ = literal_raw_ = EndOfMarkup(raw_, raw_at_);
      } else if (c == '&') {
        const std::string_view raw = raw_.substr(raw_at_);
        const std::string_view value = value_.substr(value_at_);
        const Reference reference = raw.substr(1).starts_with('#') ? Numeric(raw, value) : Named(raw, value);
        if (!Take(reference.raw, reference.value)) return false;
      } else if (c == '\r') {
        const bool pair = raw_at_ + 1 < raw_.size() && raw_[raw_at_ + 1] == '\n';
        if (!Take(pair ? 2 : 1, 1)) return false;
      } else if (!TakeCharacter()) {
        return false;
      }
    }
    EndLiteral();
    return true;
  }

 private:
  bool TakeCharacter() {
    if (raw_[raw_at_] == value_[value_at_] && static_cast<unsigned char>(raw_[raw_at_]) < 0x80) {
      ++raw_at_;
      ++value_at_;
      return true;
    }
    const std::size_t size = base::DecodeAt(raw_, raw_at_).size;
    if (value_.substr(value_at_).starts_with(raw_.substr(raw_at_, size))) {
      raw_at_ += size;
      value_at_ += size;
      return true;
    }
    constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // of a control character
    return value_.substr(value_at_).starts_with(kReplacement) && Take(size, kReplacement.size());
  }

  // A reference or a line end: a segment of its own, unless it is what it says ("&" alone).
  bool Take(std::size_t raw_size, std::size_t value_size) {
    if (raw_size == 0 || value_size == 0 || value_at_ + value_size > value_.size()) return false;
    if (raw_.substr(raw_at_, raw_size) == value_.substr(value_at_, value_size)) {
      raw_at_ += raw_size;
      value_at_ += value_size;
      return true;
    }
    EndLiteral();
    segments_.push_back({value_.substr(value_at_, value_size), SpanOf(raw_at_, raw_at_ + raw_size), false});
    literal_raw_ = raw_at_ += raw_size;
    literal_value_ = value_at_ += value_size;
    return true;
  }

  void EndLiteral() {
    if (value_at_ > literal_value_) {
      segments_.push_back(
          {value_.substr(literal_value_, value_at_ - literal_value_), SpanOf(literal_raw_, raw_at_), true});
    }
    literal_raw_ = raw_at_;
    literal_value_ = value_at_;
  }

  base::Span SpanOf(std::size_t begin, std::size_t end) const {
    return {offset_ + static_cast<std::uint32_t>(begin), offset_ + static_cast<std::uint32_t>(end)};
  }

  std::string_view raw_;
  std::uint32_t offset_;
  std::string_view value_;
  std::vector<Segment>& segments_;
  std::size_t raw_at_ = 0;
  std::size_t value_at_ = 0;
  std::size_t literal_raw_ = 0;  // where the literal segment under way began
  std::size_t literal_value_ = 0;
};

}  // namespace

void SplitIntoSegments(std::string_view raw, std::uint32_t offset, std::string_view value, SourceMode mode,
                       std::vector<Segment>& segments) {
  segments.clear();
  const base::Span whole{offset, offset + static_cast<std::uint32_t>(raw.size())};
  if (raw == value) {
    segments.push_back({value, whole, true});
  } else if (!Matcher(raw, offset, value, segments).Match(mode)) {
    segments.assign(1, {value, whole, false});
  }
}

std::vector<base::Span> StretchesWithout(const std::vector<bool>& content) {
  std::vector<base::Span> stretches;
  for (std::uint32_t at = 0; at < content.size(); ++at) {
    if (content[at]) continue;
    if (stretches.empty() || stretches.back().end != at) stretches.push_back({at, at});
    ++stretches.back().end;
  }
  return stretches;
}

}  // namespace portbook::decode::html
