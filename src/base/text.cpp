#include "portbook/base/text.h"

#include <algorithm>

#include "portbook/base/check.h"
#include "portbook/base/utf8.h"

namespace portbook::base {
namespace {

std::uint32_t Offset(std::size_t bytes) {
  PORTBOOK_CHECK(bytes <= UINT32_MAX);
  return static_cast<std::uint32_t>(bytes);
}

// Byte for byte in the capture, so that a part of the value has a part of the place.
bool IsProportional(const Run& run) { return run.at.span.size() == run.end - run.begin; }

// Whether the two are one piece of the capture that happened to arrive in two.
bool Continues(const Run& run, const Run& next) {
  return run.end == next.begin && run.style == next.style && run.at.page == next.at.page &&
         run.at.box == next.at.box && run.at.span.end == next.at.span.begin && IsProportional(run) &&
         IsProportional(next);
}

// The first run that ends behind `at`.
std::span<const Run>::iterator RunBehind(std::span<const Run> runs, std::size_t at) {
  return std::upper_bound(runs.begin(), runs.end(), at,
                          [](std::size_t offset, const Run& run) { return offset < run.end; });
}

Locator PlaceOf(const Run& run, std::uint32_t begin, std::uint32_t end) {
  Locator at = run.at;
  if (IsProportional(run)) at.span = {at.span.begin + (begin - run.begin), at.span.begin + (end - run.begin)};
  return at;
}

void AppendPiece(Text& out, const Text& source, std::size_t begin, std::size_t end) {
  const std::string_view value = source.value();
  std::size_t at = begin;
  for (auto run = RunBehind(source.runs(), begin); run != source.runs().end() && run->begin < end; ++run) {
    const std::uint32_t from = std::max(run->begin, Offset(begin));
    const std::uint32_t to = std::min(run->end, Offset(end));
    out.AppendSynthesized(value.substr(at, from - at));
    out.Append(value.substr(from, to - from), PlaceOf(*run, from, to), run->style);
    at = to;
  }
  out.AppendSynthesized(value.substr(at, end - at));
}

// One space that stands where the white space character [begin, end) of `source` stands.
void AppendSpace(Text& out, const Text& source, std::size_t begin, std::size_t end) {
  const auto run = RunBehind(source.runs(), begin);
  if (run == source.runs().end() || run->begin > begin) {
    out.AppendSynthesized(" ");
    return;
  }
  out.Append(" ", PlaceOf(*run, Offset(begin), std::min(run->end, Offset(end))), run->style);
}

}  // namespace

Text Text::Synthesized(std::string_view value) {
  Text text;
  text.AppendSynthesized(value);
  return text;
}

Text Text::At(std::string_view value, const Locator& at, std::uint8_t style) {
  Text text;
  text.Append(value, at, style);
  return text;
}

bool Text::blank() const {
  for (std::size_t at = 0; at < value_.size();) {
    const CodePoint decoded = DecodeAt(value_, at);
    if (!IsSpace(decoded.value)) return false;
    at += decoded.size;
  }
  return true;
}

Text Text::Slice(std::size_t begin, std::size_t end) const {
  PORTBOOK_CHECK(begin <= end && end <= value_.size());
  Text slice;
  AppendPiece(slice, *this, begin, end);
  return slice;
}

void Text::Append(const Text& other) {
  if (&other == this) {
    Append(Text(other));
    return;
  }
  AppendPiece(*this, other, 0, other.value_.size());
}

void Text::Append(std::string_view value, const Locator& at, std::uint8_t style) {
  if (value.empty()) return;
  const Run run{Offset(value_.size()), Offset(value_.size() + value.size()), at, style};
  value_ += value;
  if (!runs_.empty() && Continues(runs_.back(), run)) {
    runs_.back().end = run.end;
    runs_.back().at.span.end = run.at.span.end;
  } else {
    runs_.push_back(run);
  }
}

void Text::AppendSynthesized(std::string_view value) {
  Offset(value_.size() + value.size());
  value_ += value;
}

Text Text::Folded() const {
  Text folded;
  std::size_t word = 0;
  bool in_word = false;
  Span space;  // the first of the white space characters before the word
  for (std::size_t at = 0; at < value_.size();) {
    const CodePoint decoded = DecodeAt(value_, at);
    const std::size_t next = at + decoded.size;
    if (!IsSpace(decoded.value)) {
      if (!in_word) word = at;
      if (!in_word && !folded.empty()) AppendSpace(folded, *this, space.begin, space.end);
      in_word = true;
    } else if (in_word) {
      AppendPiece(folded, *this, word, at);
      space = {Offset(at), Offset(next)};
      in_word = false;
    }
    at = next;
  }
  if (in_word) AppendPiece(folded, *this, word, value_.size());
  return folded;
}

Text Text::Trimmed() const {
  std::size_t begin = value_.size();
  std::size_t end = value_.size();
  for (std::size_t at = 0; at < value_.size();) {
    const CodePoint decoded = DecodeAt(value_, at);
    if (!IsSpace(decoded.value)) {
      begin = std::min(begin, at);
      end = at + decoded.size;
    }
    at += decoded.size;
  }
  return Slice(begin, end);
}

bool Text::WhollyStyled(std::uint8_t style) const {
  bool visible = false;
  auto run = runs_.begin();
  for (std::size_t at = 0; at < value_.size();) {
    const CodePoint decoded = DecodeAt(value_, at);
    while (run != runs_.end() && run->end <= at) ++run;
    if (!IsSpace(decoded.value)) {
      const std::uint8_t carried = run != runs_.end() && run->begin <= at ? run->style : std::uint8_t{kPlain};
      if ((carried & style) != style) return false;
      visible = true;
    }
    at += decoded.size;
  }
  return visible;
}

Span Text::Extent() const {
  if (runs_.empty()) return {};
  Span extent = runs_.front().at.span;
  for (const Run& run : runs_) {
    extent.begin = std::min(extent.begin, run.at.span.begin);
    extent.end = std::max(extent.end, run.at.span.end);
  }
  return extent;
}

Text Join(std::span<const Text> texts, std::string_view gap) {
  Text joined;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) joined.AppendSynthesized(gap);
    joined.Append(texts[i]);
  }
  return joined;
}

}  // namespace portbook::base
