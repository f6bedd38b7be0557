// Text that remembers where it came from. Every byte of `value` either lies in a run, which names its place
// in the capture, or was synthesized (a gap that joined two pieces). Slice, join and fold keep the runs.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "portbook/base/locator.h"

namespace portbook::base {

// Bits of Run::style: what the guide's markup says of the words.
enum Style : std::uint8_t {
  kPlain = 0,
  kStrong = 1,
  kEmphasis = 2,
  kSuperscript = 4,
  kCode = 8,
  kLink = 16,
};

struct Run {
  std::uint32_t begin = 0;  // bytes of Text::value()
  std::uint32_t end = 0;
  Locator at;
  std::uint8_t style = kPlain;
  friend bool operator==(const Run&, const Run&) = default;
};

class Text {
 public:
  Text() = default;
  // Text that stands nowhere: wholly synthesized.
  static Text Synthesized(std::string_view value);
  static Text At(std::string_view value, const Locator& at, std::uint8_t style = kPlain);

  const std::string& value() const { return value_; }
  std::span<const Run> runs() const { return runs_; }
  bool empty() const { return value_.empty(); }
  // No visible character.
  bool blank() const;

  // Bytes [begin, end) of value(). A run whose source has as many bytes as its value is cut in proportion;
  // any other (an entity, a ligature) keeps its whole place. REQUIRES: begin <= end <= value().size()
  Text Slice(std::size_t begin, std::size_t end) const;

  void Append(const Text& other);
  void Append(std::string_view value, const Locator& at, std::uint8_t style = kPlain);
  void AppendSynthesized(std::string_view value);

  // White space runs become one space, ends are trimmed; of a folded run of spaces the first keeps its place.
  Text Folded() const;
  // Without leading and trailing white space.
  Text Trimmed() const;

  // Every visible character carries all bits of `style`, and there is one.
  bool WhollyStyled(std::uint8_t style) const;

  // First and last byte of the capture's text that the runs touch; empty at 0 where there is no run.
  Span Extent() const;

  friend bool operator==(const Text&, const Text&) = default;

 private:
  std::string value_;
  std::vector<Run> runs_;  // sorted, disjoint
};

// The texts with `gap` (synthesized) between them.
Text Join(std::span<const Text> texts, std::string_view gap);

}  // namespace portbook::base
